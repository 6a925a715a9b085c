//! Putting amounts on their way out.

use crate::{mock::*, types::MAX_STAKES, Chunk, Error, Event, MAX_CHUNKS};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Inspect, Get},
};
use medibloc_support::{Source, Unbond};
use sp_runtime::{DispatchError, TokenError};

const ALICE: u64 = 1;

#[test]
fn unbond_should_hold_the_amount_until_its_slot() {
	run(|| {
		assert_eq!(Unbonding::unbond(&ALICE, 10, Source::Stake), Ok(FIRST_SLOT + DELAY));

		assert_eq!(held(ALICE), 10);
		assert_eq!(Balances::balance(&ALICE), ENDOWMENT - 10);
		let due = FIRST_SLOT + DELAY;
		assert_eq!(Unbonding::pending(&ALICE), [Chunk { due, amount: 10, source: Source::Stake }]);
		System::assert_last_event(
			Event::Unbonding { who: ALICE, amount: 10, source: Source::Stake, due }.into(),
		);
	});
}

#[test]
fn unbond_should_merge_what_is_due_in_one_slot_and_came_from_one_source() {
	run(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		assert_ok!(Unbonding::unbond(&ALICE, 5, Source::WholeStake));
		assert_ok!(Unbonding::unbond(&ALICE, 7, Source::Deposit));

		let due = FIRST_SLOT + DELAY;
		assert_eq!(
			Unbonding::pending(&ALICE),
			[
				Chunk { due, amount: 15, source: Source::Stake },
				Chunk { due, amount: 7, source: Source::Deposit }
			]
		);
	});
}

#[test]
fn unbond_should_not_move_what_waits_when_more_is_requested() {
	run(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		go_to(FIRST_SLOT + 40);
		assert_ok!(Unbonding::unbond(&ALICE, 20, Source::Stake));

		let due: Vec<u64> = Unbonding::pending(&ALICE).iter().map(|chunk| chunk.due).collect();
		assert_eq!(due, [FIRST_SLOT + DELAY, FIRST_SLOT + 40 + DELAY]);
	});
}

#[test]
fn unbond_should_keep_places_for_the_rest_of_a_stake_and_for_a_deposit_when_many_parts_wait() {
	run(|| {
		for part in 0..MAX_STAKES as u64 - 1 {
			assert_ok!(Unbonding::unbond(&ALICE, 1, Source::Stake));
			go_to(FIRST_SLOT + part + 1);
		}
		let full = DispatchError::from(Error::<Test>::TooManyChunks);
		assert_noop!(Unbonding::unbond(&ALICE, 1, Source::Stake), full);
		assert_noop!(Unbonding::can_unbond(&ALICE, Source::Stake), full);

		assert_ok!(Unbonding::unbond(&ALICE, 1, Source::WholeStake));
		// What is due in the same slot needs no place.
		assert_ok!(Unbonding::unbond(&ALICE, 1, Source::Stake));
		go_to(FIRST_SLOT + u64::from(MAX_CHUNKS));
		assert_noop!(Unbonding::unbond(&ALICE, 1, Source::WholeStake), full);

		assert_ok!(Unbonding::unbond(&ALICE, 1, Source::Deposit));
		go_to(FIRST_SLOT + u64::from(MAX_CHUNKS) + 1);
		assert_noop!(Unbonding::unbond(&ALICE, 1, Source::Deposit), full);
	});
}

#[test]
fn can_always_leave_should_be_told_only_while_a_place_is_sure() {
	run(|| {
		// A deposit takes no stake's place.
		assert_ok!(Unbonding::unbond(&ALICE, 1, Source::Deposit));
		for round in 0..MAX_STAKES as u64 {
			assert_ok!(Unbonding::can_always_leave(&ALICE));
			go_to(FIRST_SLOT + round + 1);
			assert_ok!(Unbonding::unbond(&ALICE, 1, Source::WholeStake));
		}
		// In this slot there is room, because chunks merge; in the next one there is not.
		assert_ok!(Unbonding::can_unbond(&ALICE, Source::WholeStake));
		assert_noop!(Unbonding::can_always_leave(&ALICE), Error::<Test>::TooManyChunks);
	});
}

#[test]
fn unbond_should_change_nothing_when_the_account_has_less() {
	run(|| {
		assert_noop!(
			Unbonding::unbond(&ALICE, ENDOWMENT + 1, Source::Stake),
			TokenError::FundsUnavailable
		);
		assert_noop!(Unbonding::unbond(&ALICE, 0, Source::Stake), Error::<Test>::NothingToUnbond);
	});
}

#[test]
fn least_weight_should_leave_room_to_release_twice_what_a_block_creates() {
	run(|| {
		let limits: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		let normal = limits.get(frame_support::dispatch::DispatchClass::Normal).max_total.unwrap();
		let created = normal.ref_time() / Unbonding::least_weight().ref_time();
		assert!(created * 2 <= u64::from(MAX_RELEASES), "{created}");
	});
}
