//! The ring against a list of every single use, which knows the window exactly.

use crate::{mock::*, Meter};
use frame_support::assert_ok;
use proptest::prelude::*;

const ALICE: u64 = 1;

/// Everything that was ever used: slot and amount.
#[derive(Default)]
struct ExactUse(Vec<(u64, u64)>);

impl ExactUse {
	/// What was used in the `slots` slots that end with `slot`.
	fn within(&self, slot: u64, slots: u64) -> u64 {
		let begin = (slot + 1).saturating_sub(slots);
		self.0
			.iter()
			.filter(|(when, _)| (begin..=slot).contains(when))
			.map(|(_, amount)| amount)
			.sum()
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(512))]

	#[test]
	fn use_should_come_back_not_before_a_window_and_at_most_a_bucket_later(
		start in 0..5 * WINDOW,
		uses in prop::collection::vec((0..2 * WINDOW, 0..1_000_u64), 1..200),
		missed in prop::collection::vec(prop_oneof![8 => 0..20_u64, 1 => 0..2 * WINDOW], 200),
	) {
		let mut meter = Meter::default();
		let mut exact = ExactUse::default();
		let mut slot = start;
		for ((_, amount), missed) in uses.into_iter().zip(missed) {
			slot += missed;
			meter.advance(slot, BUCKET);
			prop_assert!(meter.used() >= exact.within(slot, WINDOW));
			prop_assert!(meter.used() <= exact.within(slot, WINDOW + u64::from(BUCKET)));
			meter.add(amount);
			exact.0.push((slot, amount));
		}
	}

	#[test]
	fn no_window_should_hold_more_than_the_quota_when_an_account_takes_all_it_can(
		steps in prop::collection::vec((0..40_u64, 1..CAPACITY), 1..80),
	) {
		ext_with(vec![(ALICE, 1_000_000)], vec![(ALICE, 500_000)]).execute_with(|| {
			let mut exact = ExactUse::default();
			for (missed, wanted) in steps {
				if missed > 0 {
					go_to(Slot::get() + missed);
				}
				let cost = wanted.min(StakingBandwidth::quota(&ALICE).available);
				if cost > 0 {
					assert_ok!(charge(ALICE, cost));
					exact.0.push((Slot::get(), cost));
				}
				assert!(exact.within(Slot::get(), WINDOW) <= CAPACITY);
			}
		});
	}
}

#[test]
fn a_refill_should_not_be_put_off_by_touching_the_record() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, CAPACITY / 2));
		let back = FIRST_SLOT + WINDOW + u64::from(BUCKET);
		for slot in FIRST_SLOT + 1..back {
			go_to(slot);
			assert_ok!(charge(ALICE, 1));
			assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 1));
		}
		let before = StakingBandwidth::quota(&ALICE).used;
		go_to(back);
		assert_eq!(
			StakingBandwidth::quota(&ALICE).used,
			before - CAPACITY / 2 - u64::from(BUCKET) + 1
		);
	});
}
