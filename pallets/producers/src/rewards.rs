//! What producers are paid: 5 % of the issuance at a year's start, spread over its slots. Whoever misses a slot leaves
//! its part unminted.

use crate::{Config, CurrentYear, EpochStart, Event, Pallet, Rewards, Year};
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	Get,
};
use medibloc_primitives::{producers::INFLATION_PERCENT, Balance};
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

impl<T: Config> Pallet<T> {
	/// Accounts for all slots since the parent, the one of this block included.
	pub(crate) fn account_for_block(author: &T::AccountId) {
		let slot = T::CurrentSlot::get();
		let mut year = CurrentYear::<T>::get();
		if year.next == 0 {
			// Slots are counted from 1970: the chain begins with its first block's.
			year = Self::year_from(slot);
			EpochStart::<T>::put(slot);
		}
		Self::enter_slots(author, year.next, slot);

		let length = Self::parameters().slots_per_year;
		let mut year = Self::begin_year_of(slot, year);
		let due = |until: u64| year.due(until, length);
		let (before, now, after) = (due(year.next), due(slot), due(slot.saturating_add(1)));
		year.forfeited = year.forfeited.saturating_add(now.saturating_sub(before));
		let reward = after.saturating_sub(now);
		// An account that owns less than the existential deposit cannot be paid less than that.
		match <T as Config>::Currency::mint_into(author, reward) {
			Ok(minted) => year.minted = year.minted.saturating_add(minted),
			Err(_) => year.forfeited = year.forfeited.saturating_add(reward),
		}
		year.next = slot.saturating_add(1);
		CurrentYear::<T>::put(year);
	}

	/// The year in which `slot` is, if the last one was `year`.
	fn begin_year_of(slot: u64, year: Year) -> Year {
		let length = Self::parameters().slots_per_year;
		let passed = slot.saturating_sub(year.start).checked_div(length).unwrap_or_default();
		if passed == 0 {
			return year;
		}
		let missed = year.budget.saturating_sub(year.minted).saturating_sub(year.forfeited);
		Self::deposit_event(Event::YearEnded {
			minted: year.minted,
			forfeited: year.forfeited.saturating_add(missed),
		});
		// If nothing was minted for years, they all began with the same issuance.
		Self::year_from(year.start.saturating_add(passed.saturating_mul(length)))
	}

	fn year_from(start: u64) -> Year {
		let issuance = <T as Config>::Currency::total_issuance();
		let budget = part(issuance, INFLATION_PERCENT.into(), 100);
		Year { start, budget, minted: 0, forfeited: 0, next: start }
	}

	/// What producers are paid now.
	pub fn rewards() -> Rewards {
		let (year, parameters) = (CurrentYear::<T>::get(), Self::parameters());
		let length = parameters.slots_per_year;
		let after = year.next.saturating_add(1);
		Rewards {
			per_block: year.due(after, length).saturating_sub(year.due(year.next, length)),
			per_epoch: part(year.budget, parameters.rounds_per_epoch.into(), length.into()),
			year,
		}
	}
}

impl Year {
	/// What the slots of the year before `slot` pay together, in a year of so many.
	///
	/// Single rewards are differences of this, so that a whole year pays the budget to the last unit.
	pub fn due(&self, slot: u64, slots_per_year: u64) -> Balance {
		let passed = slot.saturating_sub(self.start).min(slots_per_year);
		part(self.budget, passed.into(), slots_per_year.into())
	}
}

/// `amount * numerator / denominator`, rounded down.
fn part(amount: Balance, numerator: u128, denominator: u128) -> Balance {
	multiply_by_rational_with_rounding(amount, numerator, denominator, Rounding::Down)
		.unwrap_or_default()
}
