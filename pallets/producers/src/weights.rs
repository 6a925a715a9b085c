//! Not measured yet.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `register`.
	fn register() -> Weight;
	/// The benchmark `resign`.
	fn resign() -> Weight;
	/// The benchmark `resume`.
	fn resume() -> Weight;
	/// The benchmark `vote`.
	fn vote() -> Weight;
	/// The benchmark `remove_keys`.
	fn remove_keys() -> Weight;
	/// The benchmark `approve`.
	fn approve() -> Weight;
	/// The benchmark `withdraw`.
	fn withdraw() -> Weight;
	/// The benchmark `enact`.
	fn enact() -> Weight;
	/// The benchmark `note_author`.
	fn note_author() -> Weight;
	/// The benchmark `on_stake_change`.
	fn on_stake_change() -> Weight;
	/// The benchmark `report_offence`.
	fn report_offence() -> Weight;
	/// The benchmark `elect`.
	fn elect(n: u32) -> Weight;
}

/// The weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}

	fn resign() -> Weight {
		Weight::from_parts(250_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(12, 10))
	}

	fn resume() -> Weight {
		Weight::from_parts(60_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}

	fn vote() -> Weight {
		Weight::from_parts(900_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(45, 44))
	}

	fn remove_keys() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 6))
	}

	fn approve() -> Weight {
		Weight::from_parts(80_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}

	fn withdraw() -> Weight {
		Weight::from_parts(60_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn enact() -> Weight {
		Weight::from_parts(400_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(24, 21))
	}

	fn note_author() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 4))
	}

	fn on_stake_change() -> Weight {
		Weight::from_parts(700_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(43, 21))
	}

	fn report_offence() -> Weight {
		Weight::from_parts(1_500_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(90, 90))
	}

	fn elect(n: u32) -> Weight {
		Weight::from_parts(1_000_000, 0)
			.saturating_mul(n.into())
			.saturating_add(T::DbWeight::get().reads(u64::from(n).saturating_add(50)))
	}
}

/// For tests.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(10, 8))
	}

	fn resign() -> Weight {
		Weight::from_parts(250_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(12, 10))
	}

	fn resume() -> Weight {
		Weight::from_parts(60_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(3, 1))
	}

	fn vote() -> Weight {
		Weight::from_parts(900_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(45, 44))
	}

	fn remove_keys() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(8, 6))
	}

	fn approve() -> Weight {
		Weight::from_parts(80_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(4, 1))
	}

	fn withdraw() -> Weight {
		Weight::from_parts(60_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}

	fn enact() -> Weight {
		Weight::from_parts(400_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(24, 21))
	}

	fn note_author() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(6, 4))
	}

	fn on_stake_change() -> Weight {
		Weight::from_parts(700_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(43, 21))
	}

	fn report_offence() -> Weight {
		Weight::from_parts(1_500_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(90, 90))
	}

	fn elect(n: u32) -> Weight {
		Weight::from_parts(1_000_000, 0)
			.saturating_mul(n.into())
			.saturating_add(ParityDbWeight::get().reads(u64::from(n).saturating_add(50)))
	}
}
