//! Who is elected, and when it is in office.

use crate::{mock::*, Candidates};
use frame_support::assert_ok;

#[test]
fn those_with_the_most_votes_should_be_in_office_an_epoch_after_the_next_begins() {
	run(|| {
		enough_is_staked();
		for (candidate, voter) in (10..=15).zip(20..) {
			register(candidate);
			vote(voter, [candidate]);
		}
		// Of those with the same number, the earlier.
		vote(21, [15]);
		assert_eq!(in_office(), [1, 2, 3, 4]);
		epochs(1);
		assert_eq!(in_office(), [1, 2, 3, 4]);
		assert_eq!(Producers::schedule().next, [10, 12, 13, 15]);
		epochs(1);
		assert_eq!(in_office(), [10, 12, 13, 15]);
		assert!(SetChanged::get());
		epochs(1);
		assert!(!SetChanged::get());
	});
}

#[test]
fn of_the_same_votes_the_earlier_registration_should_win() {
	run(|| {
		enough_is_staked();
		for candidate in [15, 11, 14, 10, 13, 12] {
			register(candidate);
		}
		vote(20, 10..=15);
		assert_eq!(Producers::elect(), [10, 11, 14, 15]);
		// Who comes back is later than everybody.
		assert_ok!(Producers::resign(RuntimeOrigin::signed(15)));
		produce_to_but(Slot::get() + DELAY, |_| false);
		assert_ok!(Producers::register(RuntimeOrigin::signed(15)));
		assert_eq!(Producers::elect(), [10, 11, 13, 14]);
	});
}

#[test]
fn places_that_are_left_should_be_kept_by_those_in_office() {
	run(|| {
		enough_is_staked();
		register(10);
		vote(20, [10]);
		assert_eq!(Producers::elect(), [1, 2, 3, 10]);
		epochs(2);
		assert_eq!(in_office(), [1, 2, 3, 10]);
	});
}

#[test]
fn somebody_without_votes_or_suspended_should_not_be_elected() {
	run(|| {
		enough_is_staked();
		register(10);
		register(11);
		assert_eq!(Producers::elect(), [1, 2, 3, 4]);
		vote(20, [10, 11]);
		Producers::suspend_one(&10, 9);
		assert_eq!(Producers::elect(), [1, 2, 3, 11]);
	});
}

#[test]
fn while_too_little_is_staked_the_set_should_stay() {
	run(|| {
		register(10);
		// 15 % of what 40 accounts own, and what the first block minted.
		let threshold = Balances::total_issuance() * 15 / 100;
		stake(20, 900_000);
		for who in 21..=26 {
			stake(who, 800_000);
		}
		stake(27, threshold - 900_000 - 6 * 800_000 - 1);
		vote(20, [10]);
		assert_eq!(Producers::elect(), [1, 2, 3, 4]);
		stake(27, 1);
		assert_eq!(Producers::elect(), [1, 2, 3, 10]);

		// What is minted counts, too.
		stake(28, 100_000);
		epochs(2);
		assert_eq!(in_office(), [1, 2, 3, 10]);
		// What was elected stays, too.
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(20), 900_000));
		assert_eq!(votes(10), 0);
		epochs(2);
		assert_eq!(in_office(), [1, 2, 3, 10]);
	});
}

#[test]
fn when_all_resign_those_in_office_should_stay() {
	run(|| {
		enough_is_staked();
		for candidate in 10..=13 {
			register(candidate);
		}
		vote(20, 10..=13);
		epochs(2);
		assert_eq!(in_office(), [10, 11, 12, 13]);
		for candidate in 10..=13 {
			assert_ok!(Producers::resign(RuntimeOrigin::signed(candidate)));
		}
		epochs(4);
		assert_eq!(in_office(), [10, 11, 12, 13]);
		assert_eq!(crate::Leaving::<Test>::get().len(), 4);

		// Newcomers release them.
		for candidate in 30..=33 {
			register(candidate);
		}
		vote(20, 30..=33);
		epochs(2);
		assert_eq!(in_office(), [30, 31, 32, 33]);
		assert!(crate::Leaving::<Test>::get().is_empty());
	});
}

#[test]
fn new_keys_should_be_handed_over_and_the_same_should_not() {
	run(|| {
		epochs(1);
		assert!(!SetChanged::get());
		set_keys(2, 99);
		epochs(1);
		assert!(!SetChanged::get());
		epochs(1);
		assert!(SetChanged::get());
		let seat = &crate::InOffice::<Test>::get()[1];
		assert_eq!((seat.who, seat.finality_key.clone()), (2, finality_key(99)));
		epochs(1);
		assert!(!SetChanged::get());
	});
}

#[test]
fn a_hundred_sets_should_follow_each_other_and_every_author_be_credited() {
	// So little is minted that enough stays staked.
	let parameters = crate::Parameters { slots_per_year: 10_000_000, ..parameters() };
	ext_with(parameters).execute_with(|| {
		enough_is_staked();
		for candidate in 5..=19 {
			register(candidate);
		}
		for round in 0..100 {
			let targets: Vec<u64> = (0..4).map(|seat| 5 + (round * 4 + seat) % 15).collect();
			vote(20, targets.clone());
			epochs(1);
			let mut sorted = targets;
			sorted.sort();
			assert_eq!(Producers::schedule().next, sorted);
			let past = Producers::performance(Producers::epoch() - 1);
			let made: u32 = past.iter().map(|it| it.produced).sum();
			let missed: u32 = past.iter().map(|it| it.missed).sum();
			// The first block of an epoch is the last one of the set before; the chain's first is nobody else's.
			let slots = EPOCH + u64::from(round == 0);
			assert_eq!((u64::from(made), missed), (slots, 0), "in round {round}");
			check_state();
		}
	});
}

#[test]
fn a_candidate_whose_keys_are_gone_should_not_take_a_place() {
	run(|| {
		enough_is_staked();
		register(10);
		vote(20, [10]);
		let kept = pallet_session::NextKeys::<Test>::take(10);
		assert_eq!(Producers::elect(), [1, 2, 3, 4]);
		pallet_session::NextKeys::<Test>::set(10, kept);
		assert!(Candidates::<Test>::contains(&10));
	});
}
