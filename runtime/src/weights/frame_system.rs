//! MEASURED: crate frame-system 49.0.0
//! MEASURED: crate frame-system-benchmarking 50.0.0
//!
//! Weights of `frame_system`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet frame_system --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-runtime.hbs --output frame_system.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of `frame_system` in this runtime.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
	/// The range of component `b` is `[0, 1048576]`.
	fn remark(b: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 3_074 ns.
		Weight::from_parts(13_994_757, 0)
			// Standard error: 2.
			.saturating_add(Weight::from_parts(513, 0).saturating_mul(b.into()))
	}
	/// The range of component `b` is `[0, 1048576]`.
	fn remark_with_event(b: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 7_955 ns.
		Weight::from_parts(19_052_007, 0)
			// Standard error: 3.
			.saturating_add(Weight::from_parts(1_817, 0).saturating_mul(b.into()))
	}
	/// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	fn set_heap_pages() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 5_673 ns.
		Weight::from_parts(6_866_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn set_code() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 148_380_887 ns.
		Weight::from_parts(156_712_736_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `i` is `[0, 1000]`.
	fn set_storage(i: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 3_171 ns.
		Weight::from_parts(3_426_000, 0)
			// Standard error: 5_323.
			.saturating_add(Weight::from_parts(1_090_614, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `i` is `[0, 1000]`.
	fn kill_storage(i: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 2_993 ns.
		Weight::from_parts(3_279_000, 0)
			// Standard error: 4_834.
			.saturating_add(Weight::from_parts(866_253, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `p` is `[0, 1000]`.
	fn kill_prefix(p: u32, ) -> Weight {
		// Proof size: measured 49 + p * 69, estimated 56 + p * 70 bytes. Shortest time: 5_912 ns.
		Weight::from_parts(6_082_000, 56)
			// Standard error: 9_583.
			.saturating_add(Weight::from_parts(1_631_571, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn authorize_upgrade() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 17_342 ns.
		Weight::from_parts(24_884_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn apply_authorized_upgrade() -> Weight {
		// Proof size: measured 22, estimated 1518 bytes. Shortest time: 165_599_248 ns.
		Weight::from_parts(174_521_713_000, 1518)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
