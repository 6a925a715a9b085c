//! Weights of `pallet_staking_bandwidth`; not measured yet.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `stake`.
	fn stake() -> Weight;
	/// The benchmark `unstake`.
	fn unstake() -> Weight;
	/// The benchmark `begin_block`.
	fn begin_block() -> Weight;
	/// The benchmark `on_unbonded`.
	fn on_unbonded() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn stake() -> Weight {
		Weight::from_parts(60_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
	fn unstake() -> Weight {
		Weight::from_parts(90_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 6))
	}
	fn begin_block() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().reads(1))
	}
	fn on_unbonded() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}

impl WeightInfo for () {
	fn stake() -> Weight {
		Weight::from_parts(60_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(3, 3))
	}
	fn unstake() -> Weight {
		Weight::from_parts(90_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(6, 6))
	}
	fn begin_block() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(ParityDbWeight::get().reads(1))
	}
	fn on_unbonded() -> Weight {
		Weight::from_parts(5_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}
}
