//! What other pallets use.

use crate::{BalanceOf, Chunks, Config, Delay, Pallet};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use medibloc_support::{Source, Unbond};
use sp_runtime::{DispatchError, DispatchResult};

/// How many chunks a block must be able to release for each that it can create.
const RELEASES_PER_CHUNK: u64 = 2;

impl<T: Config> Unbond<T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn unbond(
		who: &T::AccountId,
		amount: BalanceOf<T>,
		source: Source,
	) -> Result<u64, DispatchError> {
		Self::enqueue(who, amount, source)
	}

	fn can_unbond(who: &T::AccountId, source: Source) -> DispatchResult {
		Self::ensure_room(who, source)
	}

	fn can_always_leave(who: &T::AccountId) -> DispatchResult {
		Self::ensure_way_out(who)
	}

	fn has_deposit(who: &T::AccountId) -> bool {
		Chunks::<T>::get(who).iter().any(|chunk| chunk.source == Source::Deposit)
	}

	fn deposit_of(who: &T::AccountId) -> BalanceOf<T> {
		Self::waiting_deposit(who)
	}

	fn slash_deposit(who: &T::AccountId, amount: BalanceOf<T>) -> BalanceOf<T> {
		Self::burn_deposit(who, amount)
	}

	fn delay() -> u64 {
		Delay::<T>::get()
	}

	/// Such a part of a block that no block creates more chunks than half of what one releases: nobody can make others
	/// wait by filling the queue.
	fn least_weight() -> Weight {
		let limits = T::BlockWeights::get();
		let normal = limits.get(DispatchClass::Normal).max_total.unwrap_or(limits.max_block);
		let time = normal
			.ref_time()
			.saturating_mul(RELEASES_PER_CHUNK)
			.div_ceil(T::MaxReleases::get().max(1).into());
		Weight::from_parts(time, 0)
	}
}
