//! MEASURED: crate frame-system 49.0.0
//! MEASURED: crate frame-system-benchmarking 50.0.0
//!
//! Weights of `frame_system_extensions`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet frame_system_extensions --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output frame_system_extensions.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `frame_system_extensions` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 2_361 ns.
		Weight::from_parts(2_950_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 5_038 ns.
		Weight::from_parts(5_927_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 5_427 ns.
		Weight::from_parts(8_045_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 863 ns.
		Weight::from_parts(1_435_000, 0)
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof size: measured 102, estimated 3593 bytes. Shortest time: 10_575 ns.
		Weight::from_parts(17_446_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn check_spec_version() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 666 ns.
		Weight::from_parts(806_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 642 ns.
		Weight::from_parts(859_000, 0)
	}
	fn check_weight() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 6_533 ns.
		Weight::from_parts(8_206_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 3_447 ns.
		Weight::from_parts(4_040_000, 0)
	}
}
