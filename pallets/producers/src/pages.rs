//! Where candidates are stored: in pages, so that an election, which reads all of them, reads few values.

use crate::{Candidate, CandidateCount, CandidatePages, Config};
use codec::Encode;
use core::marker::PhantomData;
use medibloc_primitives::producers::CANDIDATE_PAGES;
use sp_io::hashing::twox_64;

/// The candidates, by their accounts.
pub struct Candidates<T>(PhantomData<T>);

impl<T: Config> Candidates<T> {
	/// The page of an account. It is always the same.
	pub(crate) fn page_of(who: &T::AccountId) -> u32 {
		let [first, ..] = who.using_encoded(twox_64);
		u32::from(first) % CANDIDATE_PAGES
	}

	/// The candidacy of `who`, if it has one.
	pub fn get(who: &T::AccountId) -> Option<Candidate> {
		let page = CandidatePages::<T>::get(Self::page_of(who));
		page.into_iter().find(|(other, _)| other == who).map(|(_, candidate)| candidate)
	}

	/// Whether `who` is a candidate.
	pub fn contains(who: &T::AccountId) -> bool {
		Self::get(who).is_some()
	}

	/// All candidates, in no order that means anything.
	pub fn iter() -> impl Iterator<Item = (T::AccountId, Candidate)> {
		(0..CANDIDATE_PAGES).flat_map(CandidatePages::<T>::get)
	}

	/// How many there are.
	pub fn count() -> u32 {
		CandidateCount::<T>::get()
	}

	/// Adds `who`, who is no candidate. Fails if its page is full.
	pub(crate) fn add(who: &T::AccountId, candidate: Candidate) -> Result<(), ()> {
		CandidatePages::<T>::try_append(Self::page_of(who), (who.clone(), candidate))?;
		CandidateCount::<T>::mutate(|count| *count = count.saturating_add(1));
		Ok(())
	}

	/// Changes the candidacy of `who`, if it has one.
	pub(crate) fn mutate<R>(
		who: &T::AccountId,
		change: impl FnOnce(&mut Candidate) -> R,
	) -> Option<R> {
		let number = Self::page_of(who);
		let mut page = CandidatePages::<T>::get(number);
		let (_, candidate) = page.iter_mut().find(|(other, _)| other == who)?;
		let result = change(candidate);
		CandidatePages::<T>::insert(number, page);
		Some(result)
	}

	/// Ends the candidacy of `who`, if it has one. Returns what it was.
	pub(crate) fn take(who: &T::AccountId) -> Option<Candidate> {
		let number = Self::page_of(who);
		let mut page = CandidatePages::<T>::get(number);
		let index = page.iter().position(|(other, _)| other == who)?;
		let (_, candidate) = page.swap_remove(index);
		if page.is_empty() {
			CandidatePages::<T>::remove(number);
		} else {
			CandidatePages::<T>::insert(number, page);
		}
		CandidateCount::<T>::mutate(|count| *count = count.saturating_sub(1));
		Some(candidate)
	}
}
