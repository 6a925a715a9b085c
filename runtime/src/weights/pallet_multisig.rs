//! MEASURED: crate pallet-multisig 50.0.0
//!
//! Weights of `pallet_multisig`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_multisig --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output pallet_multisig.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_multisig` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 20_852 ns.
		Weight::from_parts(23_059_719, 0)
			// Standard error: 6.
			.saturating_add(Weight::from_parts(3_517, 0).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 46_627 ns.
		Weight::from_parts(41_292_720, 4634)
			// Standard error: 4_515.
			.saturating_add(Weight::from_parts(262_035, 0).saturating_mul(s.into()))
			// Standard error: 13.
			.saturating_add(Weight::from_parts(3_634, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[3, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 28_313 ns.
		Weight::from_parts(25_520_415, 4634)
			// Standard error: 4_682.
			.saturating_add(Weight::from_parts(230_474, 0).saturating_mul(s.into()))
			// Standard error: 13.
			.saturating_add(Weight::from_parts(3_495, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_complete(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 354 + s * 32, estimated 4634 bytes. Shortest time: 63_070 ns.
		Weight::from_parts(59_350_668, 4634)
			// Standard error: 48_083.
			.saturating_add(Weight::from_parts(209_027, 0).saturating_mul(s.into()))
			// Standard error: 146.
			.saturating_add(Weight::from_parts(3_349, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 35_740 ns.
		Weight::from_parts(43_144_540, 4634)
			// Standard error: 33_368.
			.saturating_add(Weight::from_parts(1_241_509, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 20_385 ns.
		Weight::from_parts(24_180_564, 4634)
			// Standard error: 3_427.
			.saturating_add(Weight::from_parts(260_692, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 34_560 ns.
		Weight::from_parts(39_686_833, 4634)
			// Standard error: 24_637.
			.saturating_add(Weight::from_parts(467_034, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 33_436 ns.
		Weight::from_parts(38_378_040, 4634)
			// Standard error: 8_899.
			.saturating_add(Weight::from_parts(227_636, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
