//! Weights of `frame_system`: the SDK's. They have not been measured on this chain.

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `frame_system` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
	fn remark(b: u32, ) -> Weight {
		Weight::from_parts(1_586_000, 0)
			.saturating_add(Weight::from_parts(10_920, 0).saturating_mul(b.into()))
	}
	fn remark_with_event(b: u32, ) -> Weight {
		Weight::from_parts(4_725_000, 0)
			.saturating_add(Weight::from_parts(12_386, 0).saturating_mul(b.into()))
	}
	fn set_heap_pages() -> Weight {
		Weight::from_parts(2_836_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_code() -> Weight {
		Weight::from_parts(164_247_810_000, 67035)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_storage(i: u32, ) -> Weight {
		Weight::from_parts(1_565_000, 0)
			.saturating_add(Weight::from_parts(733_648, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}
	fn kill_storage(i: u32, ) -> Weight {
		Weight::from_parts(1_624_000, 0)
			.saturating_add(Weight::from_parts(566_903, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}
	fn kill_prefix(p: u32, ) -> Weight {
		Weight::from_parts(2_964_000, 0)
			.saturating_add(Weight::from_parts(1_340_742, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	fn authorize_upgrade() -> Weight {
		Weight::from_parts(15_570_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn apply_authorized_upgrade() -> Weight {
		Weight::from_parts(166_858_158_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
