//! Benchmarks of the hook at its worst case.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "it runs outside of blocks")]

use crate::{BalanceOf, Chunks, Config, Ends, Pallet};
use frame_benchmarking::{account, v2::*};
use frame_support::traits::{fungible::Mutate, Get};
use medibloc_support::{Source, Unbond};
use sp_runtime::traits::Saturating;

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;
	use frame_support::traits::fungible::Inspect;

	/// `n` chunks of as many accounts are due, each of which has as many more waiting as it may.
	#[benchmark]
	fn release(n: Linear<0, { T::MaxReleases::get() }>) {
		let amount: BalanceOf<T> = T::Currency::minimum_balance();
		for number in 0..n {
			let who: T::AccountId = account("leaver", number, 0);
			T::Currency::set_balance(&who, amount.saturating_mul(100_u32.into()));
			Pallet::<T>::unbond(&who, amount, Source::Stake).expect("it has so much");
			Chunks::<T>::mutate(&who, |chunks| {
				let mut chunk = *chunks.first().expect("it was put there");
				// Not in the queue, and never due: only the size of the value counts.
				chunk.due = u64::MAX;
				while chunks.try_push(chunk).is_ok() {}
			});
		}
		// The measured block is the one in which all of them are due.
		crate::Delay::<T>::put(0);
		for (number, mut place) in crate::Queue::<T>::iter() {
			place.due = T::CurrentSlot::get();
			crate::Queue::<T>::insert(number, place);
		}

		#[block]
		{
			Pallet::<T>::release_due();
		}

		let ends = Ends::<T>::get();
		assert_eq!((ends.first, ends.next), (n.into(), n.into()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
