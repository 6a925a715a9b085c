//! Weights of `pallet_multisig`: the SDK's. They have not been measured on this chain.

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_multisig` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		Weight::from_parts(20_470_382, 3997)
			.saturating_add(Weight::from_parts(397, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		Weight::from_parts(29_976_762, 6811)
			.saturating_add(Weight::from_parts(144_320, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(1_819, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		Weight::from_parts(14_821_348, 6811)
			.saturating_add(Weight::from_parts(127_874, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(1_968, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		Weight::from_parts(34_745_418, 6811)
			.saturating_add(Weight::from_parts(193_313, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(2_057, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn approve_as_multi_create(s: u32, ) -> Weight {
		Weight::from_parts(27_463_275, 6811)
			.saturating_add(Weight::from_parts(139_226, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		Weight::from_parts(14_074_258, 6811)
			.saturating_add(Weight::from_parts(126_544, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel_as_multi(s: u32, ) -> Weight {
		Weight::from_parts(28_623_566, 6811)
			.saturating_add(Weight::from_parts(135_351, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn poke_deposit(s: u32, ) -> Weight {
		Weight::from_parts(27_349_525, 6811)
			.saturating_add(Weight::from_parts(121_813, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
