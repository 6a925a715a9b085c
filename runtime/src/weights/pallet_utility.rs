//! Weights of `pallet_utility`: the SDK's. They have not been measured on this chain.

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_utility` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	fn batch(c: u32, ) -> Weight {
		Weight::from_parts(4_034_000, 3997)
			.saturating_add(Weight::from_parts(4_914_560, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn as_derivative() -> Weight {
		Weight::from_parts(6_097_000, 3997)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn batch_all(c: u32, ) -> Weight {
		Weight::from_parts(4_075_000, 3997)
			.saturating_add(Weight::from_parts(5_127_263, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn dispatch_as() -> Weight {
		Weight::from_parts(5_720_000, 0)
	}
	fn force_batch(c: u32, ) -> Weight {
		Weight::from_parts(4_035_000, 3997)
			.saturating_add(Weight::from_parts(4_902_729, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn dispatch_as_fallible() -> Weight {
		Weight::from_parts(5_705_000, 0)
	}
	fn if_else() -> Weight {
		Weight::from_parts(11_571_000, 7004)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
}
