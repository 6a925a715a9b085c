//! What must be true of the pallet's storage after every block.
//!
//! 1. What an account has on hold for unbonding is the sum of its chunks.
//! 2. An account's chunks come in the order in which they are due, no stake is empty, and there are no more than allowed.
//! 3. The queue has no gap, its places come in the order in which they are due, and are not due later than the delay
//!    allows.
//! 4. Each chunk has its place in the queue, and each place its chunk.

use crate::{Chunk, Chunks, Config, Delay, Ends, HoldReason, Pallet, Queue, MAX_CHUNKS};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use medibloc_support::Source;
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut waiting = BTreeMap::new();
		for (who, chunks) in Chunks::<T>::iter() {
			let sum =
				chunks.iter().fold(Zero::zero(), |sum, chunk| chunk.amount.saturating_add(sum));
			let held = T::Currency::balance_on_hold(&HoldReason::Unbonding.into(), &who);
			ensure!(sum == held, "1: a hold that is not the sum of the chunks");

			ensure!(
				!chunks.is_empty() && chunks.len() <= MAX_CHUNKS as usize,
				"2: a wrong number of chunks"
			);
			let is_burned = |chunk: &Chunk<_>| chunk.source == Source::Deposit;
			ensure!(
				chunks.iter().all(|chunk| !chunk.amount.is_zero() || is_burned(chunk)),
				"2: an empty chunk"
			);
			ensure!(chunks.is_sorted_by_key(|chunk| chunk.due), "2: chunks in a wrong order");
			let due: alloc::vec::Vec<u64> = chunks.iter().map(|chunk| chunk.due).collect();
			waiting.insert(who, due);
		}

		let ends = Ends::<T>::get();
		let latest = T::CurrentSlot::get().saturating_add(Delay::<T>::get());
		let mut queued = BTreeMap::<_, alloc::vec::Vec<u64>>::new();
		let mut before = 0;
		for number in ends.first..ends.next {
			let place = Queue::<T>::get(number).ok_or("3: a gap in the queue")?;
			ensure!(before <= place.due && place.due <= latest, "3: a place in a wrong order");
			before = place.due;
			queued.entry(place.who).or_default().push(place.due);
		}
		let places = ends.next.saturating_sub(ends.first);
		ensure!(Queue::<T>::iter_keys().count() as u64 == places, "3: places outside the queue");
		ensure!(queued == waiting, "4: chunks and places differ");
		Ok(())
	}
}
