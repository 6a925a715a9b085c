//! What software asks about the producers.

use crate::{
	Ballot, Ballots, CandidateStanding, Config, EpochIndex, EpochStart, History, InOffice, Pallet,
	Performance, Schedule, Turn,
};
use alloc::vec::Vec;
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// Whose turn it is when.
	pub fn schedule() -> Schedule<T::AccountId> {
		let slot = T::CurrentSlot::get();
		let seats = InOffice::<T>::get();
		let count = seats.len() as u64;
		let first = slot.saturating_add(1);
		let mut turns: Vec<_> = seats
			.into_iter()
			.zip(0_u64..)
			.map(|(seat, index)| {
				let phase = first.checked_rem(count).unwrap_or_default();
				let wait = index
					.saturating_add(count)
					.saturating_sub(phase)
					.checked_rem(count)
					.unwrap_or_default();
				Turn {
					slot: first.saturating_add(wait),
					who: seat.who,
					since: seat.since,
					produced: seat.produced,
					missed: seat.missed,
				}
			})
			.collect();
		turns.sort_by_key(|turn| turn.slot);
		Schedule {
			epoch: Self::epoch(),
			first_slot: EpochStart::<T>::get(),
			end_slot: Self::epoch_end(),
			slot,
			turns,
			next: pallet_session::QueuedKeys::<T>::get().into_iter().map(|(who, _)| who).collect(),
		}
	}

	/// How all candidates stand, the one with the most votes first.
	pub fn standings() -> Vec<CandidateStanding<T::AccountId>> {
		let elected = Self::elect();
		Self::ranking()
			.into_iter()
			.map(|(who, candidate)| CandidateStanding {
				is_elected: elected.contains(&who),
				who,
				votes: candidate.tally.votes,
				deposit: candidate.deposit,
				suspended_until: candidate.suspended_until,
			})
			.collect()
	}

	/// For whom `voter` votes.
	pub fn ballot(voter: &T::AccountId) -> Ballot<T::AccountId> {
		Ballots::<T>::get(voter)
	}

	/// What those in office did in an epoch that is over; nothing of those that are forgotten.
	pub fn performance(epoch: EpochIndex) -> Vec<Performance<T::AccountId>> {
		History::<T>::get(epoch)
			.into_iter()
			.map(|seat| Performance { who: seat.who, produced: seat.produced, missed: seat.missed })
			.collect()
	}
}
