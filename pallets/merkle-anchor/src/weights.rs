//! MEASURED: code pallets/merkle-anchor/src 80683db7a350f4c10c350b6f64af927a
//!
//! Weights of `pallet_merkle_anchor`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_merkle_anchor --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-pallet.hbs --output pallet_merkle_anchor.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `anchor`.
	fn anchor() -> Weight;
	/// The benchmark `anchor_many`.
	fn anchor_many(r: u32, ) -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `MerkleAnchor::Anchors` (r:1 w:1)
	/// Proof: `MerkleAnchor::Anchors` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn anchor() -> Weight {
		// Proof size: measured 42, estimated 3525 bytes. Shortest time: 13_281 ns.
		Weight::from_parts(16_074_000, 3525)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `MerkleAnchor::Anchors` (r:1023 w:1023)
	/// Proof: `MerkleAnchor::Anchors` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[1, 1024]`.
	fn anchor_many(r: u32, ) -> Weight {
		// Proof size: measured 42, estimated 990 + r * 2535 bytes. Shortest time: 14_212 ns.
		Weight::from_parts(15_094_000, 990)
			// Standard error: 121_511.
			.saturating_add(Weight::from_parts(10_345_978, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(r.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(r.into())))
			.saturating_add(Weight::from_parts(0, 2535).saturating_mul(r.into()))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	/// Storage: `MerkleAnchor::Anchors` (r:1 w:1)
	/// Proof: `MerkleAnchor::Anchors` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn anchor() -> Weight {
		// Proof size: measured 42, estimated 3525 bytes. Shortest time: 13_281 ns.
		Weight::from_parts(16_074_000, 3525)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `MerkleAnchor::Anchors` (r:1023 w:1023)
	/// Proof: `MerkleAnchor::Anchors` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[1, 1024]`.
	fn anchor_many(r: u32, ) -> Weight {
		// Proof size: measured 42, estimated 990 + r * 2535 bytes. Shortest time: 14_212 ns.
		Weight::from_parts(15_094_000, 990)
			// Standard error: 121_511.
			.saturating_add(Weight::from_parts(10_345_978, 0).saturating_mul(r.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(r.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64.saturating_mul(r.into())))
			.saturating_add(Weight::from_parts(0, 2535).saturating_mul(r.into()))
	}
}
