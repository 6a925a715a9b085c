//! MEASURED: crate pallet-multisig 50.0.0
//!
//! Weights of `pallet_multisig`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-22, MACHINE: 2-cores-23-GiB, AMD EPYC
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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 26_780 ns.
		Weight::from_parts(37_909_658, 0)
			// Standard error: 133.
			.saturating_add(Weight::from_parts(9_454, 0).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 56_926 ns.
		Weight::from_parts(56_797_093, 4634)
			// Standard error: 62_639.
			.saturating_add(Weight::from_parts(623_579, 0).saturating_mul(s.into()))
			// Standard error: 191.
			.saturating_add(Weight::from_parts(9_438, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[3, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 34_755 ns.
		Weight::from_parts(20_378_775, 4634)
			// Standard error: 77_090.
			.saturating_add(Weight::from_parts(1_379_926, 0).saturating_mul(s.into()))
			// Standard error: 228.
			.saturating_add(Weight::from_parts(8_989, 0).saturating_mul(z.into()))
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
		// Proof size: measured 354 + s * 32, estimated 4634 bytes. Shortest time: 61_424 ns.
		Weight::from_parts(62_731_525, 4634)
			// Standard error: 80_270.
			.saturating_add(Weight::from_parts(1_174_686, 0).saturating_mul(s.into()))
			// Standard error: 245.
			.saturating_add(Weight::from_parts(12_602, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 39_744 ns.
		Weight::from_parts(64_769_612, 4634)
			// Standard error: 35_084.
			.saturating_add(Weight::from_parts(599_535, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 22_021 ns.
		Weight::from_parts(29_301_611, 4634)
			// Standard error: 23_240.
			.saturating_add(Weight::from_parts(811_816, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 38_522 ns.
		Weight::from_parts(67_731_602, 4634)
			// Standard error: 42_214.
			.saturating_add(Weight::from_parts(387_140, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 39_173 ns.
		Weight::from_parts(67_437_005, 4634)
			// Standard error: 35_052.
			.saturating_add(Weight::from_parts(327_792, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
