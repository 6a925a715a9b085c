//! MEASURED: crate pallet-utility 50.0.0
//!
//! Weights of `pallet_utility`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21, MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_utility --extrinsic * --steps 50 --repeat 20 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output pallet_utility.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `pallet_utility` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	/// The range of component `c` is `[0, 1000]`.
	fn batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_243 ns.
		Weight::from_parts(7_654_000, 0)
			// Standard error: 34_026.
			.saturating_add(Weight::from_parts(6_475_129, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_184 ns.
		Weight::from_parts(13_265_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn batch_all(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_374 ns.
		Weight::from_parts(39_566_373, 0)
			// Standard error: 56_439.
			.saturating_add(Weight::from_parts(6_471_831, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 9_838 ns.
		Weight::from_parts(18_434_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn force_batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_564 ns.
		Weight::from_parts(13_681_368, 0)
			// Standard error: 30_368.
			.saturating_add(Weight::from_parts(7_117_358, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 9_809 ns.
		Weight::from_parts(17_383_000, 0)
	}
	fn if_else() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 12_654 ns.
		Weight::from_parts(22_502_000, 0)
	}
}
