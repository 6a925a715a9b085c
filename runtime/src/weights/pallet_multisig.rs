//! MEASURED: crate pallet-multisig 50.0.0
//!
//! Weights of `pallet_multisig`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21, MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_multisig --extrinsic * --steps 50 --repeat 20 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output pallet_multisig.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_multisig` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_threshold_1(z: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 26_489 ns.
		Weight::from_parts(47_675_643, 0)
			// Standard error: 72.
			.saturating_add(Weight::from_parts(8_993, 0).saturating_mul(z.into()))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_create(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 52_197 ns.
		Weight::from_parts(44_534_432, 4634)
			// Standard error: 37_811.
			.saturating_add(Weight::from_parts(1_660_247, 0).saturating_mul(s.into()))
			// Standard error: 115.
			.saturating_add(Weight::from_parts(9_094, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[3, 32]`.
	/// The range of component `z` is `[0, 10000]`.
	fn as_multi_approve(s: u32, z: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 35_767 ns.
		Weight::from_parts(34_500_200, 4634)
			// Standard error: 28_603.
			.saturating_add(Weight::from_parts(630_051, 0).saturating_mul(s.into()))
			// Standard error: 84.
			.saturating_add(Weight::from_parts(10_805, 0).saturating_mul(z.into()))
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
		// Proof size: measured 354 + s * 32, estimated 4634 bytes. Shortest time: 61_665 ns.
		Weight::from_parts(24_290_007, 4634)
			// Standard error: 72_492.
			.saturating_add(Weight::from_parts(1_748_841, 0).saturating_mul(s.into()))
			// Standard error: 221.
			.saturating_add(Weight::from_parts(11_928, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_create(s: u32, ) -> Weight {
		// Proof size: measured 6, estimated 4634 bytes. Shortest time: 38_572 ns.
		Weight::from_parts(55_462_907, 4634)
			// Standard error: 14_813.
			.saturating_add(Weight::from_parts(587_120, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn approve_as_multi_approve(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 21_490 ns.
		Weight::from_parts(36_904_619, 4634)
			// Standard error: 10_692.
			.saturating_add(Weight::from_parts(611_732, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn cancel_as_multi(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 38_071 ns.
		Weight::from_parts(61_091_280, 4634)
			// Standard error: 17_936.
			.saturating_add(Weight::from_parts(472_010, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Multisig::Multisigs` (r:1 w:1)
	/// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[2, 32]`.
	fn poke_deposit(s: u32, ) -> Weight {
		// Proof size: measured 211, estimated 4634 bytes. Shortest time: 34_834 ns.
		Weight::from_parts(48_563_746, 4634)
			// Standard error: 16_516.
			.saturating_add(Weight::from_parts(317_268, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
