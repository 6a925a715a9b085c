//! MEASURED: code pallets/staking-bandwidth/src dd827e65ba2623745667b723ab93134f
//!
//! Weights of `pallet_staking_bandwidth`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_staking_bandwidth --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-pallet.hbs --output pallet_staking_bandwidth.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `stake`.
	fn stake() -> Weight;
	/// The benchmark `unstake`.
	fn unstake() -> Weight;
	/// The benchmark `begin_block`.
	fn begin_block() -> Weight;
	/// The benchmark `on_unbonded`.
	fn on_unbonded() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	fn stake() -> Weight {
		// Proof size: measured 1378, estimated 4186 bytes. Shortest time: 79_591 ns.
		Weight::from_parts(90_906_000, 4186)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:1)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Delay` (r:1 w:0)
	/// Proof: `Unbonding::Delay` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Ends` (r:1 w:1)
	/// Proof: `Unbonding::Ends` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:0 w:1)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn unstake() -> Weight {
		// Proof size: measured 1414, estimated 4339 bytes. Shortest time: 126_947 ns.
		Weight::from_parts(142_097_000, 4339)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn begin_block() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 2_494 ns.
		Weight::from_parts(3_113_000, 0)
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn on_unbonded() -> Weight {
		// Proof size: measured 775, estimated 3814 bytes. Shortest time: 9_350 ns.
		Weight::from_parts(10_871_000, 3814)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	fn stake() -> Weight {
		// Proof size: measured 1378, estimated 4186 bytes. Shortest time: 79_591 ns.
		Weight::from_parts(90_906_000, 4186)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:1)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Delay` (r:1 w:0)
	/// Proof: `Unbonding::Delay` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Ends` (r:1 w:1)
	/// Proof: `Unbonding::Ends` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:0 w:1)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn unstake() -> Weight {
		// Proof size: measured 1414, estimated 4339 bytes. Shortest time: 126_947 ns.
		Weight::from_parts(142_097_000, 4339)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn begin_block() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 2_494 ns.
		Weight::from_parts(3_113_000, 0)
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn on_unbonded() -> Weight {
		// Proof size: measured 775, estimated 3814 bytes. Shortest time: 9_350 ns.
		Weight::from_parts(10_871_000, 3814)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
