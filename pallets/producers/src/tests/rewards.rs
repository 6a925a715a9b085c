//! What is minted, to whom, and what is not.

use crate::{mock::*, CurrentYear, Year};
use medibloc_primitives::Balance;
use proptest::prelude::*;

fn issuance() -> Balance {
	Balances::total_issuance()
}

#[test]
fn a_year_of_full_production_should_mint_five_percent_to_the_last_unit() {
	run(|| {
		let start = 40 * ENDOWMENT;
		produce_to_but(FIRST_SLOT + YEAR - 1, |_| false);
		assert_eq!(issuance(), start + start * 5 / 100);
		// The next year's is larger.
		produce_to_but(FIRST_SLOT + 2 * YEAR - 1, |_| false);
		assert_eq!(issuance(), (start + start * 5 / 100) * 105 / 100);
	});
}

#[test]
fn all_of_it_should_go_to_those_who_made_the_blocks() {
	run(|| {
		let owned = |who| Balances::free_balance(who);
		let third = owned(3);
		produce_to_but(FIRST_SLOT + 99, |author| author == 3);
		assert_eq!(owned(3), third);
		let earned: Balance = [1, 2, 3, 4].map(|who| owned(who) - ENDOWMENT).iter().sum();
		assert_eq!(issuance() - 40 * ENDOWMENT, earned);
		let year = CurrentYear::<Test>::get();
		assert_eq!(year.minted, earned);
		// 25 of 100 slots had no block; each pays 2,000.
		assert_eq!(year.forfeited, 25 * 2_000);
	});
}

#[test]
fn a_missed_slot_should_mint_nothing_later_either() {
	run(|| {
		produce(FIRST_SLOT + 500);
		let year = CurrentYear::<Test>::get();
		assert_eq!((year.minted, year.forfeited), (2 * 2_000, 499 * 2_000));
	});
}

#[test]
fn an_outage_over_years_should_mint_nothing_for_them() {
	run(|| {
		let before = issuance();
		produce(FIRST_SLOT + 7 * YEAR + 3);
		let year = CurrentYear::<Test>::get();
		assert_eq!(year.start, FIRST_SLOT + 7 * YEAR);
		assert_eq!(year.budget, before * 5 / 100);
		assert_eq!(issuance() - before, year.minted);
		assert!(year.minted <= year.budget / Balance::from(YEAR) + 1);
		check_state();
	});
}

#[test]
fn an_author_that_cannot_be_paid_should_leave_it_unminted() {
	run(|| {
		// Account 50 does not exist, and a reward below the existential deposit cannot make it.
		CurrentYear::<Test>::mutate(|year| {
			*year = Year { budget: 1_000, minted: 0, forfeited: 0, ..*year };
			year.forfeited = year.due(year.next, YEAR);
		});
		let before = issuance();
		Slot::set(Slot::get() + 1);
		Producers::account_for_block(&50);
		assert_eq!(issuance(), before);
	});
}

#[test]
fn rewards_should_be_told_before_they_are_paid() {
	run(|| {
		let rewards = Producers::rewards();
		assert_eq!((rewards.per_block, rewards.per_epoch), (2_000, 2_000 * EPOCH as u128 / 4));
	});
}

proptest! {
	/// The differences never exceed the budget, and add up to it, whatever it is.
	#[test]
	fn what_slots_pay_should_add_up(budget: u128, length in 1_u64..2_000, from in 0_u64..2_000) {
		let year = Year { start: 7, budget, ..Default::default() };
		prop_assert_eq!(year.due(7 + length, length), budget);
		prop_assert_eq!(year.due(7, length), 0);
		prop_assert!(year.due(7 + from, length) <= year.due(8 + from, length));
		prop_assert!(year.due(u64::MAX, length) == budget);
	}
}
