//! MEASURED: crate pallet-multisig 50.0.0
//!
//! Weights of `pallet_multisig`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21, MACHINE: 2-cores-23-GiB, AMD EPYC
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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 27_711 ns.
		Weight::from_parts(45_209_488, 0)
			// Standard error: 92.
			.saturating_add(Weight::from_parts(8_865, 0).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 57_316 ns.
		Weight::from_parts(44_472_627, 4634)
			// Standard error: 70_427.
			.saturating_add(Weight::from_parts(789_929, 0).saturating_mul(s.into()))
			// Standard error: 215.
			.saturating_add(Weight::from_parts(11_098, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[3, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 37_540 ns.
		Weight::from_parts(14_885_235, 4634)
			// Standard error: 68_745.
			.saturating_add(Weight::from_parts(932_139, 0).saturating_mul(s.into()))
			// Standard error: 203.
			.saturating_add(Weight::from_parts(10_206, 0).saturating_mul(z.into()))
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
		// Proof size: measured 354 + s * 32, estimated 4634 bytes. Shortest time: 66_053 ns.
		Weight::from_parts(46_566_747, 4634)
			// Standard error: 115_327.
			.saturating_add(Weight::from_parts(2_204_810, 0).saturating_mul(s.into()))
			// Standard error: 352.
			.saturating_add(Weight::from_parts(12_364, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 40_025 ns.
		Weight::from_parts(68_691_910, 4634)
			// Standard error: 30_070.
			.saturating_add(Weight::from_parts(518_320, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 22_612 ns.
		Weight::from_parts(39_415_132, 4634)
			// Standard error: 19_942.
			.saturating_add(Weight::from_parts(602_479, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 40_736 ns.
		Weight::from_parts(61_310_404, 4634)
			// Standard error: 35_206.
			.saturating_add(Weight::from_parts(942_815, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 36_818 ns.
		Weight::from_parts(51_350_430, 4634)
			// Standard error: 31_760.
			.saturating_add(Weight::from_parts(965_752, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
