//! What the producers decide together.

use crate::{mock::*, Ayes, Error, Event};
use frame_support::{assert_noop, assert_ok};
use medibloc_primitives::producers::{AYE_EPOCHS, MAX_AYES};

fn call() -> RuntimeCall {
	frame_system::Call::set_storage { items: vec![(b"answer".to_vec(), b"42".to_vec())] }.into()
}

fn approve(who: u64) -> sp_runtime::DispatchResult {
	Producers::approve(RuntimeOrigin::signed(who), hash_of(&call()))
}

fn enact(who: u64, call: RuntimeCall) -> sp_runtime::DispatchResult {
	Producers::enact(RuntimeOrigin::signed(who), Box::new(call))
}

fn is_done() -> bool {
	sp_io::storage::get(b"answer").is_some()
}

#[test]
fn two_thirds_and_one_should_enact_a_call_as_root() {
	run(|| {
		assert_eq!(Producers::parameters().council_majority(), 3);
		for who in [1, 2] {
			assert_ok!(approve(who));
		}
		assert_noop!(enact(1, call()), Error::<Test>::TooFewAyes);
		assert_ok!(approve(4));
		assert_ok!(enact(3, call()));
		assert!(is_done());
		System::assert_last_event(
			Event::Enacted { call_hash: hash_of(&call()), result: Ok(()) }.into(),
		);
		// Used up.
		assert_noop!(enact(3, call()), Error::<Test>::TooFewAyes);
		assert_eq!(Ayes::<Test>::iter().count(), 0);
	});
}

#[test]
fn of_twenty_one_it_should_be_fifteen() {
	assert_eq!(crate::Parameters::default().council_majority(), 15);
}

#[test]
fn an_agreement_should_be_to_one_call_only() {
	run(|| {
		for who in 1..=4 {
			assert_ok!(approve(who));
		}
		let other = frame_system::Call::set_storage { items: vec![] }.into();
		assert_noop!(enact(1, other), Error::<Test>::TooFewAyes);
		assert_eq!(Producers::ayes(hash_of(&call())), [1, 2, 3, 4]);
	});
}

#[test]
fn strangers_should_decide_nothing() {
	run(|| {
		assert_noop!(approve(10), Error::<Test>::NotInCouncil);
		for who in 1..=4 {
			assert_ok!(approve(who));
		}
		assert_noop!(enact(10, call()), Error::<Test>::NotInCouncil);
	});
}

#[test]
fn a_newcomer_should_decide_after_its_time_in_office() {
	run(|| {
		enough_is_staked();
		register(10);
		vote(21, [10]);
		epochs(2);
		assert!(in_office().contains(&10));
		assert_eq!(Producers::council(), [1, 2, 3]);
		assert_noop!(approve(10), Error::<Test>::NotInCouncil);
		epochs(4);
		assert_noop!(approve(10), Error::<Test>::NotInCouncil);
		epochs(1);
		assert_eq!(Producers::council(), [1, 2, 3, 10]);
		assert_ok!(approve(10));
	});
}

#[test]
fn who_leaves_office_should_take_its_agreement_along() {
	run(|| {
		enough_is_staked();
		for who in 1..=4 {
			assert_ok!(approve(who));
		}
		for who in [10, 11] {
			register(who);
		}
		vote(21, [10, 11]);
		epochs(2);
		assert_eq!(in_office(), [1, 2, 10, 11]);
		assert_eq!(Producers::ayes(hash_of(&call())), [1, 2]);
		assert_eq!(Ayes::<Test>::iter().count(), 2);
		assert_noop!(enact(1, call()), Error::<Test>::TooFewAyes);
	});
}

#[test]
fn an_agreement_should_end_after_a_week_and_when_it_is_taken_back() {
	run(|| {
		for who in 1..=3 {
			assert_ok!(approve(who));
		}
		let withdraw = || Producers::withdraw(RuntimeOrigin::signed(2), hash_of(&call()));
		assert_ok!(withdraw());
		assert_noop!(withdraw(), Error::<Test>::NoSuchAye);
		assert_noop!(enact(1, call()), Error::<Test>::TooFewAyes);
		assert_ok!(approve(2));
		epochs(AYE_EPOCHS);
		assert_eq!(Producers::ayes(hash_of(&call())).len(), 3);
		epochs(1);
		assert_eq!(Producers::ayes(hash_of(&call())).len(), 0);
	});
}

#[test]
fn a_member_should_agree_to_so_many_calls_at_a_time() {
	run(|| {
		let approve = |byte| {
			let hash = medibloc_primitives::Hash::repeat_byte(byte);
			Producers::approve(RuntimeOrigin::signed(1), hash)
		};
		for byte in 0..MAX_AYES as u8 {
			assert_ok!(approve(byte));
		}
		assert_noop!(approve(200), Error::<Test>::TooManyAyes);
		// Again is no other.
		assert_ok!(approve(3));
	});
}

#[test]
fn a_call_that_fails_should_say_so_and_use_the_agreement_up() {
	run(|| {
		let failing: RuntimeCall =
			pallet_balances::Call::transfer_keep_alive { dest: 2, value: 1 }.into();
		for who in 1..=3 {
			assert_ok!(Producers::approve(RuntimeOrigin::signed(who), hash_of(&failing)));
		}
		assert_ok!(enact(1, failing.clone()));
		System::assert_last_event(
			Event::Enacted {
				call_hash: hash_of(&failing),
				result: Err(sp_runtime::DispatchError::BadOrigin),
			}
			.into(),
		);
		assert_noop!(enact(1, failing), Error::<Test>::TooFewAyes);
	});
}
