//! MEASURED: crate pallet-utility 50.0.0
//!
//! Weights of `pallet_utility`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21, MACHINE: 2-cores-23-GiB, AMD EPYC
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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 14_807 ns.
		Weight::from_parts(518_046_106, 0)
			// Standard error: 105_732.
			.saturating_add(Weight::from_parts(5_975_265, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_254 ns.
		Weight::from_parts(14_247_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn batch_all(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_649 ns.
		Weight::from_parts(11_722_000, 0)
			// Standard error: 47_061.
			.saturating_add(Weight::from_parts(7_818_048, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_179 ns.
		Weight::from_parts(17_433_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn force_batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 11_902 ns.
		Weight::from_parts(70_252_964, 0)
			// Standard error: 119_930.
			.saturating_add(Weight::from_parts(6_383_958, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_289 ns.
		Weight::from_parts(19_817_000, 0)
	}
	fn if_else() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 13_055 ns.
		Weight::from_parts(20_608_000, 0)
	}
}
