//! Who wants to produce.

use crate::{
	Candidate, Candidates, Config, Error, Event, Former, HoldReason, Leaving, Pallet, Parameters,
	Registrations, Tally,
};
use frame_support::{
	ensure,
	traits::{
		fungible::MutateHold,
		tokens::{
			Fortitude,
			Precision::{BestEffort, Exact},
		},
	},
};
use medibloc_primitives::{
	producers::{CANDIDATES_AT_DEPOSIT, CANDIDATE_STATE, MAX_CANDIDATES},
	Balance,
};
use medibloc_support::{OnPermanentState, Source, Unbond};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What the next candidate deposits.
	pub fn deposit() -> Balance {
		deposit_with(Candidates::<T>::count(), Self::parameters().deposit)
	}

	/// What the network began with.
	pub fn parameters() -> Parameters {
		crate::NetworkParameters::<T>::get()
	}

	/// Whether `who` has stored session keys.
	pub(crate) fn has_keys(who: &T::AccountId) -> bool {
		pallet_session::NextKeys::<T>::contains_key(who)
	}

	/// Whether `who` is in office, or will be in the next epoch.
	pub(crate) fn is_seated(who: &T::AccountId) -> bool {
		pallet_session::Validators::<T>::get().contains(who)
			|| pallet_session::QueuedKeys::<T>::get().iter().any(|(queued, _)| queued == who)
	}

	/// Whether `who` needs its session keys.
	pub(crate) fn needs_keys(who: &T::AccountId) -> bool {
		Candidates::<T>::contains(who) || Self::is_seated(who)
	}

	/// Whether an earlier deposit of `who` is still kept or on its way out, even if all of it was burned there.
	fn is_leaving(who: &T::AccountId) -> bool {
		Leaving::<T>::get().iter().any(|(leaving, _)| leaving == who)
			|| T::Unbonding::has_deposit(who)
	}

	pub(crate) fn do_register(who: &T::AccountId) -> DispatchResult {
		ensure!(!Candidates::<T>::contains(who), Error::<T>::AlreadyCandidate);
		// Otherwise whoever is suspended could resign, and stand for election again at once.
		ensure!(!Self::is_leaving(who), Error::<T>::StillLeaving);
		ensure!(Self::has_keys(who), Error::<T>::NoKeys);
		ensure!(Candidates::<T>::count() < MAX_CANDIDATES, Error::<T>::TooManyCandidates);
		let deposit = Self::deposit();
		<T as Config>::Currency::hold(&HoldReason::Candidacy.into(), who, deposit)?;

		let number = Registrations::<T>::mutate(|next| {
			let number = *next;
			*next = next.saturating_add(1);
			number
		});
		let former = Former::<T>::take(who);
		if former.is_none() {
			T::OnPermanentState::on_created(CANDIDATE_STATE);
		}
		let tally = former.unwrap_or_default();
		let candidate = Candidate { number, deposit, tally, suspended_until: None };
		Candidates::<T>::add(who, candidate).map_err(|()| Error::<T>::TooManyCandidates)?;
		Self::deposit_event(Event::Registered { who: who.clone(), deposit });
		Ok(())
	}

	pub(crate) fn do_resign(who: &T::AccountId) -> DispatchResult {
		let Candidate { deposit, tally, .. } =
			Candidates::<T>::take(who).ok_or(Error::<T>::NotCandidate)?;
		if deposit > 0 {
			if Self::is_seated(who) {
				Leaving::<T>::try_append((who.clone(), deposit))
					.map_err(|()| Error::<T>::TooManyLeaving)?;
			} else {
				Self::give_back(who, deposit)?;
			}
		}
		if tally != Tally::default() {
			Former::<T>::insert(who, tally);
		}
		Self::deposit_event(Event::Resigned { who: who.clone() });
		Ok(())
	}

	pub(crate) fn do_resume(who: &T::AccountId) -> DispatchResult {
		let candidate = Candidates::<T>::get(who).ok_or(Error::<T>::NotCandidate)?;
		let until = candidate.suspended_until.ok_or(Error::<T>::NotSuspended)?;
		ensure!(Self::epoch() >= until, Error::<T>::TooEarly);
		let burned = Self::parameters().deposit.saturating_sub(candidate.deposit);
		<T as Config>::Currency::hold(&HoldReason::Candidacy.into(), who, burned)?;
		Candidates::<T>::mutate(who, |candidate| {
			candidate.suspended_until = None;
			candidate.deposit = candidate.deposit.saturating_add(burned);
		});
		Self::deposit_event(Event::Resumed { who: who.clone() });
		Ok(())
	}

	/// Hands the deposit to the queue of what is on its way out.
	fn give_back(who: &T::AccountId, deposit: Balance) -> Result<u64, DispatchError> {
		<T as Config>::Currency::release(&HoldReason::Candidacy.into(), who, deposit, Exact)?;
		T::Unbonding::unbond(who, deposit, Source::Deposit)
	}

	/// Lets those go who resigned in office and are not in it any more: their deposit was kept as long as they could
	/// do harm.
	pub(crate) fn let_go() {
		let leaving = Leaving::<T>::get();
		if leaving.is_empty() {
			return;
		}
		let (staying, gone): (alloc::vec::Vec<_>, alloc::vec::Vec<_>) =
			leaving.into_iter().partition(|(who, _)| Self::is_seated(who));
		for (who, deposit) in gone.into_iter().filter(|(_, deposit)| *deposit > 0) {
			// Nobody registers while a deposit is on its way out, so there is a place for this one.
			if Self::give_back(&who, deposit).is_err() {
				frame_support::defensive!("a deposit that cannot be given back");
			}
		}
		Leaving::<T>::put(frame_support::BoundedVec::truncate_from(staying));
	}

	/// Burns up to `amount` of what `who` deposited, wherever it is: held for its candidacy, kept while it leaves, or on
	/// its way out. Returns how much that was.
	pub(crate) fn slash(who: &T::AccountId, amount: Balance) -> Balance {
		let burn = |amount: Balance| {
			let reason = HoldReason::Candidacy.into();
			<T as Config>::Currency::burn_held(&reason, who, amount, BestEffort, Fortitude::Force)
				.unwrap_or_default()
		};
		let of_candidate = Candidates::<T>::mutate(who, |candidate| {
			let burned = burn(amount.min(candidate.deposit));
			candidate.deposit = candidate.deposit.saturating_sub(burned);
			burned
		})
		.unwrap_or_default();
		let of_leaving = Leaving::<T>::mutate(|leaving| {
			let Some((_, deposit)) = leaving.iter_mut().find(|(leaving, _)| leaving == who) else {
				return 0;
			};
			let burned = burn(amount.saturating_sub(of_candidate).min(*deposit));
			*deposit = deposit.saturating_sub(burned);
			burned
		});
		let held = of_candidate.saturating_add(of_leaving);
		let rest = amount.saturating_sub(held);
		let slashed = held.saturating_add(T::Unbonding::slash_deposit(who, rest));
		if slashed > 0 {
			Self::deposit_event(Event::Slashed { who: who.clone(), amount: slashed });
		}
		slashed
	}

	/// What of the deposit of `who` can still be taken.
	pub(crate) fn deposit_of(who: &T::AccountId) -> Balance {
		let of_candidate = Candidates::<T>::get(who).map_or(0, |candidate| candidate.deposit);
		let of_leaving: Balance = Leaving::<T>::get()
			.iter()
			.filter(|(leaving, _)| leaving == who)
			.fold(0, |sum: Balance, (_, deposit)| sum.saturating_add(*deposit));
		of_candidate.saturating_add(of_leaving).saturating_add(T::Unbonding::deposit_of(who))
	}
}

/// What one more candidate deposits where there are so many.
pub(crate) fn deposit_with(candidates: u32, deposit: Balance) -> Balance {
	let more = candidates.saturating_add(1).saturating_sub(CANDIDATES_AT_DEPOSIT);
	// Rounded up: a deposit of a few units grows, too.
	(0..more).fold(deposit, |deposit, _| deposit.saturating_add(deposit.div_ceil(100)))
}
