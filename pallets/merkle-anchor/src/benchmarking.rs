//! Benchmarks of every call, each at its worst case.

use crate::{AnchorInfo, Anchors, Call, Config, Pallet};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use medibloc_primitives::anchor::MAX_ROOTS;
use sp_core::H256;

/// The roots with different numbers are different, and in no order.
fn root(number: u32) -> H256 {
	let spread = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
	let mut bytes = [0; 32];
	bytes.iter_mut().zip(spread.to_be_bytes()).for_each(|(place, byte)| *place = byte);
	H256(bytes)
}

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

	/// Roots that are not there, in no order.
	#[benchmark]
	fn anchor_many(r: Linear<1, MAX_ROOTS>) {
		let caller: T::AccountId = whitelisted_caller();
		let roots: Vec<_> = (0..r).map(root).collect();
		let expected = roots.clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), roots);

		assert!(expected.iter().all(Anchors::<T>::contains_key));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
