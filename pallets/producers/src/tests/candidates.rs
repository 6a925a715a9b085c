//! Registering, resigning, and what becomes of deposits and keys.

use crate::{candidates::deposit_with, mock::*, Candidate, Candidates, Error, HoldReason, Leaving};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Inspect, InspectHold},
};
use medibloc_primitives::{producers, token::MED};
use std::collections::BTreeSet;

/// A candidate that deposited nothing.
fn somebody(number: u64) -> Candidate {
	Candidate { number, deposit: 0, tally: Default::default(), suspended_until: None }
}

fn held(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Candidacy.into(), &who)
}

fn resign(who: u64) {
	assert_ok!(Producers::resign(RuntimeOrigin::signed(who)));
}

#[test]
fn registering_should_hold_the_deposit() {
	run(|| {
		register(10);
		assert_eq!(held(10), DEPOSIT);
		assert_eq!(Candidates::<Test>::get(&10).unwrap().number, 0);
		register(11);
		assert_eq!(Candidates::<Test>::get(&11).unwrap().number, 1);
	});
}

#[test]
fn what_cannot_be_a_candidate_should_be_told_why() {
	run(|| {
		let register_again = || Producers::register(RuntimeOrigin::signed(10));
		assert_noop!(register_again(), Error::<Test>::NoKeys);
		register(10);
		assert_noop!(register_again(), Error::<Test>::AlreadyCandidate);

		set_keys(11, 11);
		stake(11, ENDOWMENT - DEPOSIT);
		let poor = Producers::register(RuntimeOrigin::signed(11));
		assert!(poor.is_err());
		assert_eq!(held(11), 0);

		assert_noop!(Producers::resign(RuntimeOrigin::signed(12)), Error::<Test>::NotCandidate);
	});
}

#[test]
fn nobody_should_register_anothers_keys() {
	use pallet_session::SessionInterface;
	run(|| {
		let taken = <Session as SessionInterface>::set_keys(&10, keys(1));
		assert_noop!(taken, pallet_session::Error::<Test>::DuplicatedKey);
	});
}

#[test]
fn the_deposit_should_grow_from_the_hundredth_candidate_on() {
	let deposit = |candidates| deposit_with(candidates, producers::DEPOSIT);
	assert_eq!(deposit(0), 1_000_000 * MED);
	assert_eq!(deposit(98), 1_000_000 * MED);
	assert_eq!(deposit(99), 1_010_000 * MED);
	assert_eq!(deposit(100), 1_020_100 * MED);
	assert!(deposit(999) > 7_000_000_000 * MED);
	// Small deposits grow, too.
	assert_eq!(deposit_with(100, 1), 3);
	assert_eq!(deposit_with(u32::MAX >> 20, u128::MAX), u128::MAX);
}

#[test]
fn a_candidate_out_of_office_should_get_its_deposit_back_after_the_delay() {
	run(|| {
		register(10);
		let due = Slot::get() + DELAY;
		resign(10);
		assert_eq!(held(10), 0);
		assert!(!Candidates::<Test>::contains(&10));
		produce_to_but(due - 1, |_| false);
		assert!(Balances::balance(&10) < ENDOWMENT - DEPOSIT + 1);
		produce(due);
		assert_eq!(Balances::balance(&10), ENDOWMENT);
	});
}

#[test]
fn a_producer_that_resigns_should_get_its_deposit_back_after_its_last_slot() {
	run(|| {
		elect_candidates();
		register(14);
		vote(20, [14]);
		resign(10);
		assert_noop!(Producers::register(RuntimeOrigin::signed(10)), Error::<Test>::StillLeaving);
		// It is elected for the next epoch already.
		epochs(1);
		assert!(in_office().contains(&10));
		assert_eq!((held(10), Leaving::<Test>::get().len()), (DEPOSIT, 1));
		epochs(1);
		assert!(!in_office().contains(&10));
		assert_eq!((held(10), Leaving::<Test>::get().len()), (0, 0));
		assert_eq!(Unbonding::pending(&10)[0].due, Slot::get() + DELAY);
	});
}

#[test]
fn nobody_should_register_again_before_the_first_deposit_is_out() {
	run(|| {
		register(10);
		Producers::suspend_one(&10, Producers::epoch() + 3);
		resign(10);
		let due = Slot::get() + DELAY;
		assert_noop!(Producers::register(RuntimeOrigin::signed(10)), Error::<Test>::StillLeaving);
		produce_to_but(due - 1, |_| false);
		assert_noop!(Producers::register(RuntimeOrigin::signed(10)), Error::<Test>::StillLeaving);
		produce(due);
		assert_ok!(Producers::register(RuntimeOrigin::signed(10)));
		assert_eq!(Candidates::<Test>::get(&10).unwrap().suspended_until, None);
		resign(10);
	});
}

#[test]
fn there_should_be_no_more_candidates_than_elections_can_read() {
	run(|| {
		for number in 0..producers::MAX_CANDIDATES.into() {
			assert_ok!(Candidates::<Test>::add(&(100 + number), somebody(number)));
		}
		assert_eq!(Candidates::<Test>::count(), producers::MAX_CANDIDATES);
		let all: BTreeSet<_> = Candidates::<Test>::iter().map(|(who, _)| who).collect();
		assert_eq!(all, (100..1_100).collect());
		set_keys(10, 10);
		let register = || Producers::register(RuntimeOrigin::signed(10));
		assert_noop!(register(), Error::<Test>::TooManyCandidates);
		for who in all {
			assert!(Candidates::<Test>::take(&who).is_some_and(|it| it.number + 100 == who));
		}
		assert_eq!(crate::CandidatePages::<Test>::iter().count(), 0);
		assert_ok!(register());
	});
}

#[test]
fn a_full_page_should_refuse_others_and_lose_nobody() {
	run(|| {
		let page = |who: &u64| Candidates::<Test>::page_of(who);
		let crowd: Vec<_> = (100..).filter(|who| page(who) == page(&10)).take(64).collect();
		for who in &crowd {
			assert_ok!(Candidates::<Test>::add(who, somebody(*who)));
		}
		set_keys(10, 10);
		let register = || Producers::register(RuntimeOrigin::signed(10));
		assert_noop!(register(), Error::<Test>::TooManyCandidates);
		assert!(Candidates::<Test>::take(&crowd[7]).is_some());
		assert_eq!(Candidates::<Test>::take(&crowd[7]), None);
		assert_ok!(register());
		for who in crowd.iter().filter(|who| **who != crowd[7]) {
			assert_eq!(Candidates::<Test>::take(who).map(|it| it.number), Some(*who));
		}
		assert_eq!(Candidates::<Test>::count(), 1);
	});
}

#[test]
fn only_those_who_need_them_not_should_remove_their_keys() {
	run(|| {
		let remove = |who| Producers::remove_keys(RuntimeOrigin::signed(who));
		// In office.
		assert_noop!(remove(1), Error::<Test>::KeysNeeded);
		register(10);
		assert_noop!(remove(10), Error::<Test>::KeysNeeded);
		resign(10);
		assert_ok!(remove(10));
		assert!(!Producers::has_keys(&10));
		assert_noop!(remove(10), pallet_session::Error::<Test>::NoKeys);
	});
}

#[test]
fn a_suspension_should_last_until_the_candidate_resumes_after_it() {
	run(|| {
		register(10);
		let resume = || Producers::resume(RuntimeOrigin::signed(10));
		assert_noop!(resume(), Error::<Test>::NotSuspended);
		Producers::suspend_one(&10, Producers::epoch() + 2);
		epochs(1);
		assert_noop!(resume(), Error::<Test>::TooEarly);
		epochs(1);
		assert!(Candidates::<Test>::get(&10).unwrap().suspended_until.is_some());
		assert_ok!(resume());
		assert_eq!(Candidates::<Test>::get(&10).unwrap().suspended_until, None);
	});
}
