//! MEASURED: crate pallet-utility 50.0.0
//!
//! Weights of `pallet_utility`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 6_704 ns.
		Weight::from_parts(58_138_292, 0)
			// Standard error: 39_070.
			.saturating_add(Weight::from_parts(4_211_994, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 5_702 ns.
		Weight::from_parts(7_267_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn batch_all(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 6_128 ns.
		Weight::from_parts(17_854_462, 0)
			// Standard error: 28_929.
			.saturating_add(Weight::from_parts(4_321_793, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 8_228 ns.
		Weight::from_parts(9_871_000, 0)
	}
	/// The range of component `c` is `[0, 1000]`.
	fn force_batch(c: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 6_423 ns.
		Weight::from_parts(9_218_311, 0)
			// Standard error: 13_739.
			.saturating_add(Weight::from_parts(4_172_455, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 8_293 ns.
		Weight::from_parts(10_017_000, 0)
	}
	fn if_else() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 10_187 ns.
		Weight::from_parts(11_996_000, 0)
	}
}
