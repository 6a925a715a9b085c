//! Votes, and how they follow the stakes.

use crate::{mock::*, Ballots, Error, Former};
use frame_support::{assert_noop, assert_ok};

fn try_vote(who: u64, targets: Vec<u64>) -> sp_runtime::DispatchResult {
	Producers::vote(RuntimeOrigin::signed(who), targets)
}

fn unstake(who: u64, amount: u128) {
	assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(who), amount));
}

#[test]
fn every_vote_should_count_with_the_whole_stake() {
	run(|| {
		register(10);
		register(11);
		stake(20, 300);
		stake(21, 50);
		vote(20, [11, 10]);
		vote(21, [11]);
		assert_eq!((votes(10), votes(11)), (300, 350));
		assert_eq!(Ballots::<Test>::get(20).to_vec(), [10, 11]);
	});
}

#[test]
fn votes_should_follow_the_stake_in_the_same_block() {
	run(|| {
		register(10);
		vote(20, [10]);
		assert_eq!(votes(10), 0);
		stake(20, 300);
		assert_eq!(votes(10), 300);
		unstake(20, 100);
		assert_eq!(votes(10), 200);
		unstake(20, 200);
		assert_eq!(votes(10), 0);
		stake(20, 7);
		assert_eq!(votes(10), 7);
	});
}

#[test]
fn a_new_ballot_should_replace_the_old_one() {
	run(|| {
		for who in [10, 11, 12] {
			register(who);
		}
		stake(20, 300);
		vote(20, [10, 11]);
		vote(20, [11, 12]);
		assert_eq!((votes(10), votes(11), votes(12)), (0, 300, 300));
		vote(20, []);
		assert_eq!((votes(11), votes(12)), (0, 0));
		assert!(!Ballots::<Test>::contains_key(20));
	});
}

#[test]
fn a_ballot_that_is_wrong_should_change_nothing() {
	run(|| {
		for who in 10..=32 {
			register(who);
		}
		stake(20, 300);
		vote(20, [10]);
		assert_noop!(try_vote(20, (10..=31).collect()), Error::<Test>::TooManyVotes);
		assert_noop!(try_vote(20, vec![11, 12, 11]), Error::<Test>::SameCandidateTwice);
		assert_noop!(try_vote(20, vec![11, 40]), Error::<Test>::VoteForNoCandidate);
		assert_ok!(try_vote(20, (10..=30).collect()));
	});
}

#[test]
fn who_resigned_should_keep_old_votes_and_get_no_new_ones() {
	run(|| {
		register(10);
		register(11);
		stake(20, 300);
		stake(21, 50);
		vote(20, [10]);
		assert_ok!(Producers::resign(RuntimeOrigin::signed(10)));
		assert_noop!(try_vote(21, vec![10]), Error::<Test>::VoteForNoCandidate);
		// The ballot that names it follows the stake, and cannot be sent again.
		assert_noop!(try_vote(20, vec![10]), Error::<Test>::VoteForNoCandidate);
		assert_noop!(try_vote(20, vec![10, 11]), Error::<Test>::VoteForNoCandidate);
		stake(20, 100);
		assert_eq!(Former::<Test>::get(10).unwrap().votes, 400);

		produce_to_but(Slot::get() + DELAY, |_| false);
		assert_ok!(Producers::register(RuntimeOrigin::signed(10)));
		assert_eq!(votes(10), 400);
		assert!(!Former::<Test>::contains_key(10));
	});
}

#[test]
fn what_nobody_votes_for_should_be_forgotten() {
	run(|| {
		register(10);
		stake(20, 300);
		vote(20, [10]);
		assert_ok!(Producers::resign(RuntimeOrigin::signed(10)));
		vote(20, []);
		assert!(!Former::<Test>::contains_key(10));
	});
}

#[test]
fn a_ballot_should_be_paid_for_once() {
	use medibloc_support::BandwidthMeter;
	let created = || <StakingBandwidth as BandwidthMeter<u64, RuntimeCall>>::created().bytes;
	run(|| {
		for who in 10..=12 {
			register(who);
		}
		let before = created();
		vote(20, [10, 11]);
		assert_eq!(created() - before, 96 + 2 * 32);
		vote(20, [11, 12]);
		assert_eq!(created() - before, 96 + 2 * 32);
		vote(20, [10, 11, 12]);
		assert_eq!(created() - before, 96 + 3 * 32);
	});
}
