//! Benchmarks of every call, each at its worst case.

use crate::{AnchorInfo, Anchors, Call, Config, Pallet};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use sp_core::H256;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A root that is not there: one read finds nothing, one write adds the entry.
	#[benchmark]
	fn anchor() {
		let caller: T::AccountId = whitelisted_caller();
		let root = H256::repeat_byte(0xa5);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), root);

		assert_eq!(
			Anchors::<T>::get(root),
			Some(AnchorInfo {
				slot: T::CurrentSlot::get(),
				block: frame_system::Pallet::<T>::block_number(),
			})
		);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
