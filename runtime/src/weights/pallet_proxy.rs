//! Weights of `pallet_proxy`: the SDK's. They have not been measured on this chain.

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_proxy` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_proxy::WeightInfo for WeightInfo<T> {
	fn proxy(p: u32, ) -> Weight {
		Weight::from_parts(25_084_085, 4706)
			.saturating_add(Weight::from_parts(33_574, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn proxy_announced(a: u32, p: u32, ) -> Weight {
		Weight::from_parts(48_686_812, 5698)
			.saturating_add(Weight::from_parts(171_107, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(34_523, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn remove_announcement(a: u32, p: u32, ) -> Weight {
		Weight::from_parts(30_320_504, 5698)
			.saturating_add(Weight::from_parts(158_572, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(8_433, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn reject_announcement(a: u32, p: u32, ) -> Weight {
		Weight::from_parts(29_754_384, 5698)
			.saturating_add(Weight::from_parts(176_827, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(9_607, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn announce(a: u32, p: u32, ) -> Weight {
		Weight::from_parts(38_080_636, 5698)
			.saturating_add(Weight::from_parts(157_335, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(28_872, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn add_proxy(p: u32, ) -> Weight {
		Weight::from_parts(28_296_216, 4706)
			.saturating_add(Weight::from_parts(50_271, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn remove_proxy(p: u32, ) -> Weight {
		Weight::from_parts(28_379_566, 4706)
			.saturating_add(Weight::from_parts(45_784, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn remove_proxies(p: u32, ) -> Weight {
		Weight::from_parts(25_821_878, 4706)
			.saturating_add(Weight::from_parts(33_972, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn create_pure(p: u32, ) -> Weight {
		Weight::from_parts(29_662_728, 4706)
			.saturating_add(Weight::from_parts(29_928, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn kill_pure(p: u32, ) -> Weight {
		Weight::from_parts(26_780_627, 4706)
			.saturating_add(Weight::from_parts(33_085, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn poke_deposit() -> Weight {
		Weight::from_parts(47_972_000, 5698)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}
