//! MEASURED: code pallets/unbonding/src 80513dd1e0a61e1d19d5d41fa546c46c
//!
//! Weights of `pallet_unbonding`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_unbonding --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-pallet.hbs --output pallet_unbonding.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `release`.
	fn release(n: u32, ) -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Unbonding::Ends` (r:1 w:1)
	/// Proof: `Unbonding::Ends` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:800 w:800)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:800 w:800)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:800 w:800)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:800 w:800)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:800 w:0)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 800]`.
	fn release(n: u32, ) -> Weight {
		// Proof size: measured 3898 + n * 307, estimated 3616 + n * 3349 bytes. Shortest time: 4_921 ns.
		Weight::from_parts(203_270_030, 3616)
			// Standard error: 789_177.
			.saturating_add(Weight::from_parts(74_094_563, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3349).saturating_mul(n.into()))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	/// Storage: `Unbonding::Ends` (r:1 w:1)
	/// Proof: `Unbonding::Ends` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:800 w:800)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:800 w:800)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:800 w:800)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:800 w:800)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:800 w:0)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 800]`.
	fn release(n: u32, ) -> Weight {
		// Proof size: measured 3898 + n * 307, estimated 3616 + n * 3349 bytes. Shortest time: 4_921 ns.
		Weight::from_parts(203_270_030, 3616)
			// Standard error: 789_177.
			.saturating_add(Weight::from_parts(74_094_563, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads(5_u64.saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3349).saturating_mul(n.into()))
	}
}
