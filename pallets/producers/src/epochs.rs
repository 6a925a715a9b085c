//! When epochs end, and what every producer did with its slots.

use crate::{
	types::turns_between, Ayes, Candidates, Config, EpochStart, Event, History, InOffice,
	Offenders, Pallet, PerSeat, Performance, Seat,
};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use medibloc_primitives::producers::{
	EPOCHS_REMEMBERED, LEAST_SLOTS_TO_JUDGE, SUSPENSION_SLASH_PERCENT,
};
use pallet_session::{historical, SessionManager, ShouldEndSession};
use sp_consensus_grandpa::{AuthorityId as FinalityKey, KEY_TYPE};
use sp_runtime::{
	traits::{OpaqueKeys, Zero},
	Perbill,
};
use sp_staking::SessionIndex;

impl<T: Config> Pallet<T> {
	/// The number of the epoch.
	pub fn epoch() -> SessionIndex {
		pallet_session::CurrentIndex::<T>::get()
	}

	/// The first slot of the next epoch.
	pub fn epoch_end() -> u64 {
		EpochStart::<T>::get().saturating_add(Self::parameters().slots_per_epoch())
	}

	/// Enters the slots since the parent: each that had no block against the producer whose turn it was in the set that
	/// was in office then, and the one of this block to its author.
	///
	/// It runs before the session rotates: the first block of an epoch belongs to the set before.
	pub(crate) fn enter_slots(author: &T::AccountId, from: u64, slot: u64) {
		InOffice::<T>::mutate(|seats| {
			let count = seats.len();
			for (index, seat) in seats.iter_mut().enumerate() {
				let missed = turns_between(from, slot, index, count);
				seat.missed = seat.missed.saturating_add(missed);
				if seat.who == *author {
					seat.produced = seat.produced.saturating_add(1);
				}
			}
		});
	}

	/// Suspends those who were in office and missed more than half of their turns: a part of their deposit is burned,
	/// and they are not elected until they resume. Resigning meanwhile saves nothing.
	///
	/// Never more than a third of the set at once, the worst first: when so many miss their turns, the network is in
	/// trouble, and whoever would take their places is in it, too.
	fn suspend(seats: &[Seat<T::AccountId>], epoch: SessionIndex) {
		let is_suspended = |seat: &&Seat<T::AccountId>| {
			Candidates::<T>::get(&seat.who)
				.is_some_and(|candidate| candidate.suspended_until.is_some())
		};
		let most = Self::parameters().most_suspended() as usize;
		let room = most.saturating_sub(seats.iter().filter(is_suspended).count());
		let mut idle: Vec<_> = seats
			.iter()
			.filter(|seat| {
				seat.slots() >= LEAST_SLOTS_TO_JUDGE
					&& seat.produced.saturating_mul(2) < seat.slots()
			})
			.filter(|seat| !is_suspended(seat))
			.filter(|seat| {
				Candidates::<T>::contains(&seat.who) || !Self::deposit_of(&seat.who).is_zero()
			})
			.collect();
		idle.sort_by_key(|seat| Reverse(seat.missed));

		let until = epoch.saturating_add(1).saturating_add(Self::parameters().suspension_epochs);
		for seat in idle.into_iter().take(room) {
			Self::suspend_one(&seat.who, until);
			let part = Perbill::from_percent(SUSPENSION_SLASH_PERCENT);
			Self::slash(&seat.who, part.mul_ceil(Self::deposit_of(&seat.who)));
		}
	}

	/// Keeps the candidate `who` from being elected before the epoch `until`.
	pub(crate) fn suspend_one(who: &T::AccountId, until: SessionIndex) {
		Candidates::<T>::mutate(who, |candidate| {
			candidate.suspended_until = candidate.suspended_until.max(Some(until));
			Self::deposit_event(Event::Suspended { who: who.clone(), until });
		});
	}

	/// Closes the books of `epoch`.
	fn close(epoch: SessionIndex) {
		let seats = InOffice::<T>::get();
		Self::suspend(&seats, epoch);
		let performance = seats
			.iter()
			.map(|Seat { who, produced, missed, .. }| Performance {
				who: who.clone(),
				produced: *produced,
				missed: *missed,
			})
			.collect();
		Self::deposit_event(Event::EpochEnded { epoch, performance });
		History::<T>::insert(epoch, seats);

		if let Some(forgotten) = epoch.checked_sub(EPOCHS_REMEMBERED) {
			History::<T>::remove(forgotten);
			historical::Pallet::<T>::prune_up_to(forgotten);
		}
		// An epoch begins one set at most, so none is passed over, and the epochs of this one are forgotten, too.
		if let Some(forgotten) = T::FinalitySet::get().checked_sub(EPOCHS_REMEMBERED.into()) {
			Offenders::<T>::remove(forgotten);
		}
	}

	/// Opens the books of the epoch that begins, for those that are in office now.
	fn open(epoch: SessionIndex) {
		let before = InOffice::<T>::get();
		let since = |who: &T::AccountId| {
			before.iter().find(|seat| seat.who == *who).map_or(Some(epoch), |seat| seat.since)
		};
		let seats = Self::seats(since);
		// Whoever leaves decides nothing any more, and starts anew when it comes back.
		for gone in before.iter().filter(|gone| seats.iter().all(|seat| seat.who != gone.who)) {
			Ayes::<T>::remove(&gone.who);
		}
		InOffice::<T>::put(seats);

		let (slot, length) = (T::CurrentSlot::get(), Self::parameters().slots_per_epoch());
		EpochStart::<T>::mutate(|start| {
			// After an outage, whole epochs are left out.
			let passed = slot.saturating_sub(*start).checked_div(length).unwrap_or_default();
			*start = start.saturating_add(passed.saturating_mul(length));
		});
	}

	/// A seat for each of those in office, with the keys that it has now.
	pub(crate) fn seats(
		since: impl Fn(&T::AccountId) -> Option<SessionIndex>,
	) -> PerSeat<Seat<T::AccountId>> {
		let queued = pallet_session::QueuedKeys::<T>::get();
		let seats = queued.into_iter().filter_map(|(who, keys)| {
			let finality_key = keys.get::<FinalityKey>(KEY_TYPE)?;
			Some(Seat { since: since(&who), who, finality_key, produced: 0, missed: 0 })
		});
		PerSeat::truncate_from(seats.collect())
	}
}

impl<T: Config> ShouldEndSession<BlockNumberFor<T>> for Pallet<T> {
	/// Counts slots, not blocks: missed ones must not stretch an epoch.
	fn should_end_session(_: BlockNumberFor<T>) -> bool {
		// Nothing has begun before the first block's slot is known.
		EpochStart::<T>::get() > 0 && T::CurrentSlot::get() >= Self::epoch_end()
	}
}

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// Nothing when neither the set nor its keys change: each change is one that light clients have to follow.
	fn new_session(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::let_go();
		let elected = Self::elect();
		let queued = pallet_session::QueuedKeys::<T>::get();
		let is_same = elected.iter().eq(queued.iter().map(|(who, _)| who))
			&& queued
				.iter()
				.all(|(who, keys)| pallet_session::NextKeys::<T>::get(who).as_ref() == Some(keys));
		(!is_same).then_some(elected)
	}

	/// Those of the genesis.
	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		None
	}

	fn start_session(index: SessionIndex) {
		if index > 0 {
			Self::open(index);
		}
	}

	fn end_session(index: SessionIndex) {
		Self::close(index);
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, T::AccountId> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, T::AccountId)>> {
		let elected = <Self as SessionManager<_>>::new_session(index)?;
		Some(elected.into_iter().map(|who| (who.clone(), who)).collect())
	}

	fn new_session_genesis(index: SessionIndex) -> Option<Vec<(T::AccountId, T::AccountId)>> {
		let initial = <Self as SessionManager<_>>::new_session_genesis(index)?;
		Some(initial.into_iter().map(|who| (who.clone(), who)).collect())
	}

	fn start_session(index: SessionIndex) {
		<Self as SessionManager<_>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<Self as SessionManager<_>>::end_session(index);
	}
}
