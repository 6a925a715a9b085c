//! A stake's share of the stakes is its share of a window's blocks.

use crate::{mock::*, Network, Return};
use frame_support::assert_ok;
use medibloc_support::Overdrawn;

const ALICE: u64 = 1;
const BOB: u64 = 2;

fn capacity(who: u64) -> u64 {
	StakingBandwidth::quota(&who).capacity
}

#[test]
fn quota_should_be_the_share_of_the_stakes() {
	run_with(&[(ALICE, 600_000), (BOB, 200_000)], || {
		assert_eq!(capacity(ALICE), CAPACITY / 4 * 3);
		assert_eq!(capacity(BOB), CAPACITY / 4);
		assert_eq!(capacity(3), 0);
	});
}

#[test]
fn quota_should_be_rounded_down() {
	run_with(&[(ALICE, 500_000), (BOB, 500_001)], || {
		let exact = CAPACITY as f64 * 500_000. / 1_000_001.;
		assert_eq!(capacity(ALICE), exact as u64);
		assert!(capacity(ALICE) + capacity(BOB) <= CAPACITY);
	});
}

#[test]
fn quota_should_be_measured_by_a_twentieth_of_the_issuance_when_less_is_staked() {
	run_with(&[(ALICE, 1)], || {
		// Ten accounts own a million each.
		assert_eq!(capacity(ALICE), CAPACITY / 500_000);
	});
}

#[test]
fn quota_should_halve_in_the_same_block_when_half_is_taken_out() {
	run_with(&[(ALICE, 600_000), (BOB, 600_000)], || {
		let before = (capacity(ALICE), capacity(BOB));
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 300_000));

		// Bob gets what Alice gave up when Alice's use has left the window, not before.
		assert_eq!((capacity(ALICE), capacity(BOB)), (before.0 / 2, before.1));
		go_to(FIRST_SLOT + WINDOW);
		assert_eq!((capacity(ALICE), capacity(BOB)), (CAPACITY / 3, CAPACITY / 3 * 2));
	});
}

#[test]
fn charge_should_stop_at_the_quota() {
	run_with(&[(ALICE, 500_000)], || {
		assert_eq!(charge(ALICE, CAPACITY - 10), Ok(CAPACITY - 10));
		assert_eq!(charge(ALICE, 11), Err(Overdrawn));
		assert_eq!(StakingBandwidth::quota(&ALICE).available, 10);
		assert_eq!(charge(ALICE, 10), Ok(10));
		assert_eq!(charge(ALICE, 1), Err(Overdrawn));
	});
}

#[test]
fn refund_should_give_back_what_was_not_used() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, 1_000));
		refund(ALICE, 400);
		let quota = StakingBandwidth::quota(&ALICE);
		assert_eq!((quota.used, quota.recent), (600, 600));
	});
}

#[test]
fn charge_should_refuse_an_account_that_unstaked_and_staked_again_its_use() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, CAPACITY / 2));
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 500_000));
		assert_eq!(charge(ALICE, 1), Err(Overdrawn));
		go_to(FIRST_SLOT + 1);
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 400_000));

		assert_eq!(StakingBandwidth::quota(&ALICE).used, CAPACITY / 2);
		assert_eq!(charge(ALICE, 1), Err(Overdrawn));
	});
}

#[test]
fn quota_should_say_what_comes_back_when() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, 100));
		go_to(FIRST_SLOT + 25);
		assert_ok!(charge(ALICE, 30));

		let bucket = u64::from(BUCKET);
		let first = Return { slot: FIRST_SLOT + WINDOW + bucket, amount: 100 };
		let second = Return { slot: FIRST_SLOT + WINDOW + 3 * bucket, amount: 30 };
		assert_eq!(StakingBandwidth::quota(&ALICE).returns, [first, second]);

		go_to(first.slot - 1);
		assert_eq!(StakingBandwidth::quota(&ALICE).used, 130);
		go_to(first.slot);
		assert_eq!(StakingBandwidth::quota(&ALICE).used, 30);
		go_to(second.slot);
		assert_eq!(StakingBandwidth::quota(&ALICE).used, 0);
	});
}

#[test]
fn earliest_should_be_the_slot_in_which_enough_has_come_back() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, CAPACITY / 2));
		go_to(FIRST_SLOT + 10);
		assert_ok!(charge(ALICE, CAPACITY / 2));

		let (first, second) = (FIRST_SLOT + WINDOW + 10, FIRST_SLOT + WINDOW + 20);
		assert_eq!(StakingBandwidth::earliest(&ALICE, 0, None), Some(FIRST_SLOT + 10));
		assert_eq!(StakingBandwidth::earliest(&ALICE, 1, None), Some(first));
		assert_eq!(StakingBandwidth::earliest(&ALICE, CAPACITY / 2, None), Some(first));
		assert_eq!(StakingBandwidth::earliest(&ALICE, CAPACITY / 2 + 1, None), Some(second));
		assert_eq!(StakingBandwidth::earliest(&ALICE, CAPACITY + 1, None), None);

		// With half the stake, half of the use is too much: it must come back first.
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 250_000));
		assert_eq!(StakingBandwidth::earliest(&ALICE, 1, None), Some(second));
	});
}

#[test]
fn recent_use_should_halve_every_8_slots() {
	run_with(&[(ALICE, 500_000)], || {
		assert_eq!(FIRST_SLOT % 8, 0);
		assert_ok!(charge(ALICE, 1_000));
		for (slot, recent) in [(7, 1_000), (8, 500), (16, 250), (8 * 70, 0)] {
			go_to(FIRST_SLOT + slot);
			assert_eq!(StakingBandwidth::quota(&ALICE).recent, recent, "{slot}");
		}
	});
}

#[test]
fn a_record_should_be_forgotten_when_its_stake_and_its_use_are_gone() {
	run_with(&[(ALICE, 500_000), (BOB, 500_000)], || {
		assert_ok!(charge(BOB, 1));
		for who in [ALICE, BOB] {
			assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(who), 500_000));
		}
		go_to(FIRST_SLOT + WINDOW);
		// Bob's use is in a bucket that has not come back yet.
		let known: Vec<u64> = crate::Accounts::<Test>::iter_keys().collect();
		assert_eq!(known, [BOB]);
		assert_eq!(Network::<Test>::get().leaving, 0);
	});
}
