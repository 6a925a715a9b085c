//! What must be true of the pallet's storage after every block.
//!
//! 1. The votes for an account are the sum of the stakes behind the ballots that name it, and their number is known.
//! 2. Every ballot names at least one account and at most 21, each once, in their order; each is a candidate or was.
//! 3. What an account has on hold for its candidacy is the deposit of its candidacy, or of the one that it leaves.
//! 4. Nobody is a candidate and a former one, or a candidate and leaving.
//! 5. The set has its size, is in the order of the accounts, and is the session's.
//! 6. Candidates and those in office have session keys.
//! 7. What was minted and what was forfeited is together what the year's slots pay so far.
//! 8. No two candidates have the same account or number, each is in the page of its account, and there are as many as
//!    counted and no more than allowed.
//! 9. What is remembered of past epochs and sets is not older than it may be.

use crate::{
	Ballots, Candidates, Config, CurrentYear, Former, History, HoldReason, InOffice, Leaving,
	Offenders, Pallet, Registrations, Tally,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use medibloc_primitives::{
	producers::{EPOCHS_REMEMBERED, MAX_CANDIDATES},
	Balance,
};
use medibloc_support::Stakes;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_tallies()?;
		Self::try_deposits()?;
		Self::try_set()?;
		Self::try_year()?;

		let oldest = Self::epoch().saturating_sub(EPOCHS_REMEMBERED);
		ensure!(History::<T>::iter_keys().all(|epoch| epoch >= oldest), "9: an epoch too old");
		let oldest = T::FinalitySet::get().saturating_sub(EPOCHS_REMEMBERED.into());
		ensure!(Offenders::<T>::iter_keys().all(|set| set >= oldest), "9: a set too old");
		Ok(())
	}

	fn try_tallies() -> Result<(), TryRuntimeError> {
		let mut tallies = BTreeMap::<T::AccountId, Tally>::new();
		for (voter, ballot) in Ballots::<T>::iter() {
			ensure!(!ballot.is_empty(), "2: an empty ballot");
			ensure!(ballot.is_sorted_by(|one, other| one < other), "2: a ballot in a wrong order");
			let stake = T::Stakes::stake_of(&voter);
			for target in ballot {
				let tally = tallies.entry(target).or_default();
				tally.votes = tally.votes.saturating_add(stake);
				tally.ballots = tally.ballots.saturating_add(1);
			}
		}
		for (who, tally) in Former::<T>::iter() {
			ensure!(!Candidates::<T>::contains(&who), "4: a candidate and a former one");
			ensure!(tallies.remove(&who) == Some(tally), "1: a former candidate's votes");
		}
		for (who, candidate) in Candidates::<T>::iter() {
			let tally = tallies.remove(&who).unwrap_or_default();
			ensure!(tally == candidate.tally, "1: a candidate's votes");
		}
		ensure!(tallies.is_empty(), "2: a vote for nobody");
		Ok(())
	}

	fn try_deposits() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::<T::AccountId, Balance>::new();
		let mut numbers = BTreeSet::new();
		for (who, candidate) in Candidates::<T>::iter() {
			ensure!(Self::has_keys(&who), "6: a candidate without keys");
			ensure!(Candidates::<T>::contains(&who), "8: a candidate in the page of others");
			ensure!(candidate.number < Registrations::<T>::get(), "8: a number to come");
			ensure!(numbers.insert(candidate.number), "8: the same number twice");
			ensure!(deposits.insert(who, candidate.deposit).is_none(), "8: an account twice");
		}
		ensure!(numbers.len() <= MAX_CANDIDATES as usize, "8: too many candidates");
		ensure!(numbers.len() == Candidates::<T>::count() as usize, "8: a wrong count");
		for (who, deposit) in Leaving::<T>::get() {
			ensure!(deposits.insert(who, deposit).is_none(), "4: a candidate that leaves");
		}
		for (who, deposit) in deposits {
			let held =
				<T as Config>::Currency::balance_on_hold(&HoldReason::Candidacy.into(), &who);
			ensure!(held == deposit, "3: a hold that is not the deposit");
		}
		Ok(())
	}

	fn try_set() -> Result<(), TryRuntimeError> {
		let seats = InOffice::<T>::get();
		let size = Self::parameters().seats as usize;
		ensure!(seats.len() == size, "5: a wrong size");
		ensure!(seats.is_sorted_by(|one, other| one.who < other.who), "5: a wrong order");
		let set: Vec<_> = seats.into_iter().map(|seat| seat.who).collect();
		ensure!(set == pallet_session::Validators::<T>::get(), "5: not the session's set");
		let queued = pallet_session::QueuedKeys::<T>::get();
		ensure!(queued.len() == size, "5: a next set of a wrong size");
		ensure!(
			set.iter().chain(queued.iter().map(|(who, _)| who)).all(Self::has_keys),
			"6: a producer without keys"
		);
		Ok(())
	}

	fn try_year() -> Result<(), TryRuntimeError> {
		let year = CurrentYear::<T>::get();
		let accounted = year.minted.saturating_add(year.forfeited);
		let due = year.due(year.next, Self::parameters().slots_per_year);
		ensure!(accounted == due, "7: minted and forfeited are not what is due");
		Ok(())
	}
}
