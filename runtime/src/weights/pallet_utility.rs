//! MEASURED: crate pallet-utility 50.0.0
//!
//! Weights of `pallet_utility`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-22, MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_utility --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output pallet_utility.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_utility` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	/// The range of component `c` is `[0, 1000]`.
	fn batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_529 ns.
		Weight::from_parts(339_802_937, 0)
			// Standard error: 97_288.
			.saturating_add(Weight::from_parts(5_556_801, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_444 ns.
		Weight::from_parts(9_638_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn batch_all(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 13_445 ns.
		Weight::from_parts(15_449_000, 0)
			// Standard error: 60_710.
			.saturating_add(Weight::from_parts(7_282_517, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 11_121 ns.
		Weight::from_parts(15_729_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn force_batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 13_705 ns.
		Weight::from_parts(14_046_000, 0)
			// Standard error: 63_967.
			.saturating_add(Weight::from_parts(6_071_948, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_139 ns.
		Weight::from_parts(15_389_000, 0)
	}
	fn if_else() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 13_685 ns.
		Weight::from_parts(27_231_000, 0)
	}
}
