//! MEASURED: code runtime/src/extensions.rs 33f12ef228fff332032c1d8c03d87ed6
//! MEASURED: code runtime/src/benchmarks/extensions.rs 78f6b3f97badb2f69d30b0aa9e8fd376
//!
//! Weights of `runtime_extensions`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21, MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet runtime_extensions --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output runtime_extensions.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `runtime_extensions` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> crate::extensions::WeightInfo for WeightInfo<T> {
	fn unmetered_charge() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 311 ns.
		Weight::from_parts(591_000, 0)
	}
}
