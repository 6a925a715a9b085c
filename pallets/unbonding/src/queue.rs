//! The queue: first in, first out. Every chunk waits equally long, so the one that came first is due first, and no
//! slot has to be looked at in which nothing is due.

use crate::{
	types::room, BalanceOf, Chunk, Chunks, Config, Delay, Ends, Error, Event, HoldReason, Pallet,
	Place, Queue, WeightInfo,
};
use frame_support::{
	ensure,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision::BestEffort},
		Get,
	},
	weights::Weight,
};
use medibloc_support::{OnUnbonded, Source};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// What of `who` is on its way out, in the order in which it comes back.
	pub fn pending(who: &T::AccountId) -> alloc::vec::Vec<Chunk<BalanceOf<T>>> {
		Chunks::<T>::get(who).into_inner()
	}

	/// The slot in which what is requested now comes back.
	pub fn due() -> u64 {
		T::CurrentSlot::get().saturating_add(Delay::<T>::get())
	}

	pub(crate) fn ensure_room(who: &T::AccountId, source: Source) -> DispatchResult {
		let (chunks, due) = (Chunks::<T>::get(who), Self::due());
		let same = || chunks.iter().filter(|chunk| chunk.source == stored(source));
		let merges = same().any(|chunk| chunk.due == due);
		ensure!(merges || same().count() < room(source), Error::<T>::TooManyChunks);
		Ok(())
	}

	/// Whether a place for a whole stake is free, whatever parts of it take.
	pub(crate) fn ensure_way_out(who: &T::AccountId) -> DispatchResult {
		let chunks = Chunks::<T>::get(who);
		let stakes = chunks.iter().filter(|chunk| chunk.source == Source::Stake).count();
		ensure!(stakes < room(Source::WholeStake), Error::<T>::TooManyChunks);
		Ok(())
	}

	pub(crate) fn enqueue(
		who: &T::AccountId,
		amount: BalanceOf<T>,
		source: Source,
	) -> Result<u64, DispatchError> {
		ensure!(!amount.is_zero(), Error::<T>::NothingToUnbond);
		Self::ensure_room(who, source)?;
		T::Currency::hold(&HoldReason::Unbonding.into(), who, amount)?;

		let (due, source) = (Self::due(), stored(source));
		Chunks::<T>::try_mutate(who, |chunks| -> DispatchResult {
			let same = chunks.iter_mut().find(|chunk| chunk.due == due && chunk.source == source);
			if let Some(chunk) = same {
				chunk.amount = chunk.amount.saturating_add(amount);
				return Ok(());
			}
			chunks
				.try_push(Chunk { due, amount, source })
				.map_err(|_| Error::<T>::TooManyChunks)?;
			Ends::<T>::mutate(|ends| {
				Queue::<T>::insert(ends.next, Place { who: who.clone(), due });
				ends.next = ends.next.saturating_add(1);
			});
			Ok(())
		})?;
		Self::deposit_event(Event::Unbonding { who: who.clone(), amount, source, due });
		Ok(due)
	}

	/// How much of the deposit of `who` is on its way out.
	pub(crate) fn waiting_deposit(who: &T::AccountId) -> BalanceOf<T> {
		Chunks::<T>::get(who)
			.iter()
			.filter(|chunk| chunk.source == Source::Deposit)
			.fold(Zero::zero(), |sum: BalanceOf<T>, chunk| sum.saturating_add(chunk.amount))
	}

	/// Burns up to `amount` of the deposit of `who`. Its chunk stays where it is in the queue, even if nothing is left of
	/// it.
	pub(crate) fn burn_deposit(who: &T::AccountId, amount: BalanceOf<T>) -> BalanceOf<T> {
		let waiting = Self::waiting_deposit(who);
		if waiting.is_zero() {
			return Zero::zero();
		}
		let reason = HoldReason::Unbonding.into();
		let burned =
			T::Currency::burn_held(&reason, who, amount.min(waiting), BestEffort, Fortitude::Force)
				.unwrap_or_else(|_| Zero::zero());
		Chunks::<T>::mutate(who, |chunks| {
			// An account has one deposit on its way out at most.
			for chunk in chunks.iter_mut().filter(|chunk| chunk.source == Source::Deposit) {
				chunk.amount = chunk.amount.saturating_sub(burned);
			}
		});
		if !burned.is_zero() {
			Self::deposit_event(Event::Burned { who: who.clone(), amount: burned });
		}
		burned
	}

	/// Releases what is due, as much as a block may.
	pub(crate) fn release_due() -> Weight {
		let slot = T::CurrentSlot::get();
		let mut ends = Ends::<T>::get();
		let first = ends.first;
		for _ in 0..T::MaxReleases::get() {
			let Some(place) = Queue::<T>::get(ends.first).filter(|place| place.due <= slot) else {
				break;
			};
			Queue::<T>::remove(ends.first);
			ends.first = ends.first.saturating_add(1);
			Self::release_next(place.who);
		}
		let released = ends.first.saturating_sub(first);
		if released > 0 {
			Ends::<T>::put(ends);
		}
		T::WeightInfo::release(released.try_into().unwrap_or(u32::MAX))
			.saturating_add(T::OnUnbonded::weight().saturating_mul(released))
	}

	/// Releases the chunk of `who` that has waited longest.
	fn release_next(who: T::AccountId) {
		let Some(chunk) = Chunks::<T>::mutate_exists(&who, |chunks| {
			let mut waiting = chunks.take().unwrap_or_default();
			let next = (!waiting.is_empty()).then(|| waiting.remove(0));
			*chunks = (!waiting.is_empty()).then_some(waiting);
			next
		}) else {
			frame_support::defensive!("a place in the queue without a chunk");
			return;
		};

		let reason = HoldReason::Unbonding.into();
		let released = T::Currency::release(&reason, &who, chunk.amount, BestEffort)
			.unwrap_or_else(|_| Zero::zero());
		if released != chunk.amount {
			frame_support::defensive!("less was held than is on its way out");
		}
		T::OnUnbonded::on_unbonded(&who, chunk.amount, chunk.source);
		Self::deposit_event(Event::Released { who, amount: released, source: chunk.source });
	}
}

/// What the chunk remembers: whether a stake was given up as a whole matters only while its place is looked for.
fn stored(source: Source) -> Source {
	match source {
		Source::Stake | Source::WholeStake => Source::Stake,
		Source::Deposit => Source::Deposit,
	}
}
