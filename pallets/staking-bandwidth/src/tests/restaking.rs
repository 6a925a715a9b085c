//! The tokens behind a used stake wait for a window before anybody can stake them again.

use crate::mock::*;
use frame_support::assert_ok;
use medibloc_support::Overdrawn;
use proptest::prelude::*;

const ALICE: u64 = 1;
const BOB: u64 = 2;
const CAROL: u64 = 3;

/// What Alice and Bob have to stake between them. Carol has staked as much, for good.
const PURSE: u128 = 500_000;

/// What the purse is worth.
const SHARE: u64 = CAPACITY / 2;

/// Runs `test` on a chain on which Alice has staked the purse.
fn run(test: impl FnOnce()) {
	let balances = vec![(ALICE, PURSE + 1), (BOB, 1), (CAROL, PURSE + 1)];
	ext_with(balances, vec![(ALICE, PURSE), (CAROL, PURSE)]).execute_with(|| {
		test();
		check_state();
	});
}

/// Whether `who` could stake the purse.
fn stake(who: u64) -> bool {
	StakingBandwidth::stake(RuntimeOrigin::signed(who), PURSE).is_ok()
}

/// Whether `who` could take the purse out.
fn unstake(who: u64) -> bool {
	StakingBandwidth::unstake(RuntimeOrigin::signed(who), PURSE).is_ok()
}

/// Whether `from` could hand the purse to `to`.
fn hand_over(from: u64, to: u64) -> bool {
	Balances::transfer_allow_death(RuntimeOrigin::signed(from), to, PURSE).is_ok()
}

#[test]
fn another_account_should_use_the_same_tokens_a_window_later_and_not_sooner() {
	run(|| {
		assert_ok!(charge(ALICE, SHARE));
		assert!(unstake(ALICE));
		for slot in FIRST_SLOT + 1..FIRST_SLOT + WINDOW {
			go_to(slot);
			assert!(!hand_over(ALICE, BOB) && !stake(ALICE) && !stake(BOB), "{slot}");
		}

		// The use of the first slot is not in the window that ends here.
		go_to(FIRST_SLOT + WINDOW);
		assert!(hand_over(ALICE, BOB) && stake(BOB));
		assert_eq!(charge(BOB, SHARE), Ok(SHARE));
		assert_eq!(charge(BOB, 1), Err(Overdrawn));
		assert_eq!(charge(ALICE, 1), Err(Overdrawn));
	});
}

#[test]
fn another_account_should_wait_for_the_last_use_and_not_for_the_first() {
	run(|| {
		// The first half is used at once, the other one just before the stake goes.
		assert_ok!(charge(ALICE, SHARE / 2));
		go_to(FIRST_SLOT + WINDOW - 1);
		assert_ok!(charge(ALICE, SHARE / 2));
		assert!(unstake(ALICE));

		go_to(FIRST_SLOT + 2 * WINDOW - 2);
		assert!(!hand_over(ALICE, BOB));
		go_to(FIRST_SLOT + 2 * WINDOW - 1);
		assert!(hand_over(ALICE, BOB) && stake(BOB));
		assert_eq!(charge(BOB, SHARE), Ok(SHARE));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn no_window_should_hold_more_than_the_share_of_the_tokens_whoever_has_them(
		steps in prop::collection::vec(
			(
				prop_oneof![3 => 0..20_u64, 1 => 0..2 * WINDOW],
				ALICE..=BOB,
				0..=SHARE,
				any::<bool>(),
			),
			1..100,
		),
	) {
		run(|| {
			let mut uses = Vec::new();
			for (missed, who, wanted, leaves) in steps {
				if missed > 0 {
					go_to(Slot::get() + missed);
				}
				// What of it is possible: the purse may be in other hands, or on its way out.
				hand_over(ALICE + BOB - who, who);
				stake(who);
				let cost = wanted.min(StakingBandwidth::quota(&who).available);
				if cost > 0 {
					assert_ok!(charge(who, cost));
					uses.push((Slot::get(), cost));
				}
				if leaves {
					unstake(who);
				}
				let window = uses.iter().filter(|(when, _)| when + WINDOW > Slot::get());
				assert!(window.map(|(_, cost)| cost).sum::<u64>() <= SHARE);
			}
		});
	}
}
