//! MEASURED: crate frame-system 49.0.0
//! MEASURED: crate frame-system-benchmarking 50.0.0
//!
//! Weights of `frame_system`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-22, MACHINE: 2-cores-23-GiB, AMD EPYC
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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 3_867 ns.
		Weight::from_parts(45_762_208, 0)
			// Standard error: 6.
			.saturating_add(Weight::from_parts(478, 0).saturating_mul(b.into()))
	}
	/// The range of component `b` is `[0, 1048576]`.
	fn remark_with_event(b: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 9_628 ns.
		Weight::from_parts(31_668_345, 0)
			// Standard error: 9.
			.saturating_add(Weight::from_parts(1_788, 0).saturating_mul(b.into()))
	}
	/// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	fn set_heap_pages() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 6_532 ns.
		Weight::from_parts(11_752_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn set_code() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 167_965_832 ns.
		Weight::from_parts(208_755_916_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `i` is `[0, 1000]`.
	fn set_storage(i: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 5_480 ns.
		Weight::from_parts(5_630_000, 0)
			// Standard error: 10_056.
			.saturating_add(Weight::from_parts(1_690_369, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `i` is `[0, 1000]`.
	fn kill_storage(i: u32, ) -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 6_202 ns.
		Weight::from_parts(6_352_000, 0)
			// Standard error: 8_363.
			.saturating_add(Weight::from_parts(1_311_912, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}
	/// Storage: `Skipped::Metadata` (r:0 w:0)
	/// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `p` is `[0, 1000]`.
	fn kill_prefix(p: u32, ) -> Weight {
		// Proof size: measured 51 + p * 69, estimated 56 + p * 70 bytes. Shortest time: 9_638 ns.
		Weight::from_parts(50_955_493, 56)
			// Standard error: 32_352.
			.saturating_add(Weight::from_parts(2_109_878, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn authorize_upgrade() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 26_680 ns.
		Weight::from_parts(42_068_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	/// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	/// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn apply_authorized_upgrade() -> Weight {
		// Proof size: measured 22, estimated 1518 bytes. Shortest time: 158_229_277 ns.
		Weight::from_parts(188_435_323_000, 1518)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}
