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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_354 ns.
		Weight::from_parts(106_326_665, 0)
			// Standard error: 124_337.
			.saturating_add(Weight::from_parts(6_541_731, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_604 ns.
		Weight::from_parts(13_254_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn batch_all(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 16_130 ns.
		Weight::from_parts(16_821_000, 0)
			// Standard error: 67_226.
			.saturating_add(Weight::from_parts(7_336_996, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_620 ns.
		Weight::from_parts(19_577_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn force_batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_915 ns.
		Weight::from_parts(8_245_000, 0)
			// Standard error: 66_997.
			.saturating_add(Weight::from_parts(7_154_296, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_810 ns.
		Weight::from_parts(22_122_000, 0)
	}
	fn if_else() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 13_495 ns.
		Weight::from_parts(27_912_000, 0)
	}
}
