//! Who will be in office.

use crate::{Candidate, Candidates, Config, Pallet};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::traits::fungible::Inspect;
use medibloc_support::Stakes;

impl<T: Config> Pallet<T> {
	/// Elects by what is known now: the candidates with the most votes, of those with the same number the one that
	/// registered first. Places that they do not fill are kept by those in office, so the set always has its size.
	/// Returns the set in the order of the accounts, which is the order of the turns.
	///
	/// While too little is staked, those in office stay: a young chain is not for sale.
	pub fn elect() -> Vec<T::AccountId> {
		let sitting = pallet_session::Validators::<T>::get();
		let parameters = Self::parameters();
		let threshold = parameters.least_staked.mul_ceil(<T as Config>::Currency::total_issuance());
		if T::Stakes::total() < threshold {
			return sitting;
		}
		let seats = parameters.seats as usize;
		let mut elected: Vec<_> = Self::ranking()
			.into_iter()
			.filter(|(_, candidate)| candidate.is_eligible())
			.map(|(who, _)| who)
			.filter(Self::has_keys)
			.take(seats)
			.collect();
		let mut kept: Vec<_> = sitting.into_iter().filter(|who| !elected.contains(who)).collect();
		// Those who are no candidates after those who are, and the suspended ones last.
		kept.sort_by_cached_key(|who| {
			let candidate = Candidates::<T>::get(who);
			let is_suspended = candidate.as_ref().is_some_and(|it| it.suspended_until.is_some());
			(is_suspended, Reverse(candidate.map(|it| it.tally.votes)))
		});
		elected.extend(kept.into_iter().take(seats.saturating_sub(elected.len())));
		elected.sort();
		elected
	}

	/// All candidates: those with more votes first, of those with the same number the one that registered earlier.
	pub fn ranking() -> Vec<(T::AccountId, Candidate)> {
		let mut all: Vec<_> = Candidates::<T>::iter().collect();
		all.sort_by_key(|(_, candidate)| (Reverse(candidate.tally.votes), candidate.number));
		all
	}
}

impl Candidate {
	/// Whether it can be elected: somebody votes for it, and it is not suspended.
	pub(crate) fn is_eligible(&self) -> bool {
		self.tally.votes > 0 && self.suspended_until.is_none()
	}
}
