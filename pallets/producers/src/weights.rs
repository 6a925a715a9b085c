//! MEASURED: code pallets/producers/src 1889fbbf7276ea2e97805be7cb30468f
//!
//! Weights of `pallet_producers`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-22, MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_producers --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-pallet.hbs --output pallet_producers.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `register`.
	fn register() -> Weight;
	/// The benchmark `resign`.
	fn resign() -> Weight;
	/// The benchmark `resume`.
	fn resume() -> Weight;
	/// The benchmark `vote`.
	fn vote() -> Weight;
	/// The benchmark `remove_keys`.
	fn remove_keys() -> Weight;
	/// The benchmark `approve`.
	fn approve() -> Weight;
	/// The benchmark `withdraw`.
	fn withdraw() -> Weight;
	/// The benchmark `enact`.
	fn enact() -> Weight;
	/// The benchmark `note_author`.
	fn note_author() -> Weight;
	/// The benchmark `elect`.
	fn elect(n: u32, ) -> Weight;
	/// The benchmark `on_stake_change`.
	fn on_stake_change() -> Weight;
	/// The benchmark `report_offence`.
	fn report_offence() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Producers::Candidates` (r:1 w:1)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Leaving` (r:1 w:0)
	/// Proof: `Producers::Leaving` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:0)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::CounterForCandidates` (r:1 w:1)
	/// Proof: `Producers::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Registrations` (r:1 w:1)
	/// Proof: `Producers::Registrations` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:1 w:1)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof size: measured 2727, estimated 6192 bytes. Shortest time: 171_700 ns.
		Weight::from_parts(231_903_000, 6192)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Producers::Candidates` (r:1 w:1)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:1)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Delay` (r:1 w:0)
	/// Proof: `Unbonding::Delay` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Ends` (r:1 w:1)
	/// Proof: `Unbonding::Ends` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CounterForCandidates` (r:1 w:1)
	/// Proof: `Producers::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:0 w:1)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:0 w:1)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof size: measured 4221, estimated 5706 bytes. Shortest time: 171_190 ns.
		Weight::from_parts(250_528_000, 5706)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Producers::Candidates` (r:1 w:1)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn resume() -> Weight {
		// Proof size: measured 815, estimated 3562 bytes. Shortest time: 18_845 ns.
		Weight::from_parts(29_144_000, 3562)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::Ballots` (r:1 w:1)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:42 w:21)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:0)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn vote() -> Weight {
		// Proof size: measured 5232, estimated 109014 bytes. Shortest time: 390_269 ns.
		Weight::from_parts(568_633_000, 109014)
			.saturating_add(T::DbWeight::get().reads(65_u64))
			.saturating_add(T::DbWeight::get().writes(43_u64))
	}
	/// Storage: `Producers::Candidates` (r:1 w:0)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::KeyOwner` (r:0 w:2)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn remove_keys() -> Weight {
		// Proof size: measured 4789, estimated 8254 bytes. Shortest time: 95_599 ns.
		Weight::from_parts(170_449_000, 8254)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::InOffice` (r:1 w:0)
	/// Proof: `Producers::InOffice` (`max_values`: Some(1), `max_size`: Some(1618), added: 2113, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ayes` (r:1 w:1)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof size: measured 2646, estimated 4131 bytes. Shortest time: 45_665 ns.
		Weight::from_parts(62_818_000, 4131)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::Ayes` (r:1 w:1)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Proof size: measured 403, estimated 3802 bytes. Shortest time: 17_643 ns.
		Weight::from_parts(30_086_000, 3802)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::InOffice` (r:1 w:0)
	/// Proof: `Producers::InOffice` (`max_values`: Some(1), `max_size`: Some(1618), added: 2113, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ayes` (r:21 w:21)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn enact() -> Weight {
		// Proof size: measured 4397, estimated 60042 bytes. Shortest time: 257_250 ns.
		Weight::from_parts(413_632_000, 60042)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `Producers::CurrentYear` (r:1 w:1)
	/// Proof: `Producers::CurrentYear` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Producers::InOffice` (r:1 w:1)
	/// Proof: `Producers::InOffice` (`max_values`: Some(1), `max_size`: Some(1618), added: 2113, mode: `MaxEncodedLen`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// Proof size: measured 1981, estimated 3593 bytes. Shortest time: 35_877 ns.
		Weight::from_parts(56_445_000, 3593)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:1022 w:0)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `n` is `[0, 1000]`.
	fn elect(n: u32, ) -> Weight {
		// Proof size: measured 5381 + n * 106, estimated 57874 + n * 2572 bytes. Shortest time: 91_100 ns.
		Weight::from_parts(98_003_000, 57874)
			// Standard error: 74_654.
			.saturating_add(Weight::from_parts(8_260_620, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(43_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2572).saturating_mul(n.into()))
	}
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:21 w:0)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn on_stake_change() -> Weight {
		// Proof size: measured 2383, estimated 55002 bytes. Shortest time: 148_428 ns.
		Weight::from_parts(178_262_000, 55002)
			.saturating_add(T::DbWeight::get().reads(43_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `Producers::Offenders` (r:1 w:1)
	/// Proof: `Producers::Offenders` (`max_values`: None, `max_size`: Some(1357), added: 3832, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:21 w:21)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Leaving` (r:1 w:1)
	/// Proof: `Producers::Leaving` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:21 w:0)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:21 w:21)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:21 w:21)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	fn report_offence() -> Weight {
		// Proof size: measured 8926, estimated 71319 bytes. Shortest time: 962_838 ns.
		Weight::from_parts(1_666_884_000, 71319)
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(65_u64))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	/// Storage: `Producers::Candidates` (r:1 w:1)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Leaving` (r:1 w:0)
	/// Proof: `Producers::Leaving` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:0)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::CounterForCandidates` (r:1 w:1)
	/// Proof: `Producers::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Registrations` (r:1 w:1)
	/// Proof: `Producers::Registrations` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:1 w:1)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof size: measured 2727, estimated 6192 bytes. Shortest time: 171_700 ns.
		Weight::from_parts(231_903_000, 6192)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	/// Storage: `Producers::Candidates` (r:1 w:1)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:1)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Delay` (r:1 w:0)
	/// Proof: `Unbonding::Delay` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Ends` (r:1 w:1)
	/// Proof: `Unbonding::Ends` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CounterForCandidates` (r:1 w:1)
	/// Proof: `Producers::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:0 w:1)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:0 w:1)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof size: measured 4221, estimated 5706 bytes. Shortest time: 171_190 ns.
		Weight::from_parts(250_528_000, 5706)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	/// Storage: `Producers::Candidates` (r:1 w:1)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn resume() -> Weight {
		// Proof size: measured 815, estimated 3562 bytes. Shortest time: 18_845 ns.
		Weight::from_parts(29_144_000, 3562)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::Ballots` (r:1 w:1)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:42 w:21)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:0)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn vote() -> Weight {
		// Proof size: measured 5232, estimated 109014 bytes. Shortest time: 390_269 ns.
		Weight::from_parts(568_633_000, 109014)
			.saturating_add(ParityDbWeight::get().reads(65_u64))
			.saturating_add(ParityDbWeight::get().writes(43_u64))
	}
	/// Storage: `Producers::Candidates` (r:1 w:0)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::KeyOwner` (r:0 w:2)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn remove_keys() -> Weight {
		// Proof size: measured 4789, estimated 8254 bytes. Shortest time: 95_599 ns.
		Weight::from_parts(170_449_000, 8254)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::InOffice` (r:1 w:0)
	/// Proof: `Producers::InOffice` (`max_values`: Some(1), `max_size`: Some(1618), added: 2113, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ayes` (r:1 w:1)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// Proof size: measured 2646, estimated 4131 bytes. Shortest time: 45_665 ns.
		Weight::from_parts(62_818_000, 4131)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::Ayes` (r:1 w:1)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Proof size: measured 403, estimated 3802 bytes. Shortest time: 17_643 ns.
		Weight::from_parts(30_086_000, 3802)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::InOffice` (r:1 w:0)
	/// Proof: `Producers::InOffice` (`max_values`: Some(1), `max_size`: Some(1618), added: 2113, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Ayes` (r:21 w:21)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn enact() -> Weight {
		// Proof size: measured 4397, estimated 60042 bytes. Shortest time: 257_250 ns.
		Weight::from_parts(413_632_000, 60042)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(21_u64))
	}
	/// Storage: `Producers::CurrentYear` (r:1 w:1)
	/// Proof: `Producers::CurrentYear` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Producers::InOffice` (r:1 w:1)
	/// Proof: `Producers::InOffice` (`max_values`: Some(1), `max_size`: Some(1618), added: 2113, mode: `MaxEncodedLen`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// Proof size: measured 1981, estimated 3593 bytes. Shortest time: 35_877 ns.
		Weight::from_parts(56_445_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:1022 w:0)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `n` is `[0, 1000]`.
	fn elect(n: u32, ) -> Weight {
		// Proof size: measured 5381 + n * 106, estimated 57874 + n * 2572 bytes. Shortest time: 91_100 ns.
		Weight::from_parts(98_003_000, 57874)
			// Standard error: 74_654.
			.saturating_add(Weight::from_parts(8_260_620, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(43_u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2572).saturating_mul(n.into()))
	}
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:21 w:0)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn on_stake_change() -> Weight {
		// Proof size: measured 2383, estimated 55002 bytes. Shortest time: 148_428 ns.
		Weight::from_parts(178_262_000, 55002)
			.saturating_add(ParityDbWeight::get().reads(43_u64))
			.saturating_add(ParityDbWeight::get().writes(21_u64))
	}
	/// Storage: `Producers::Offenders` (r:1 w:1)
	/// Proof: `Producers::Offenders` (`max_values`: None, `max_size`: Some(1357), added: 3832, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Candidates` (r:21 w:21)
	/// Proof: `Producers::Candidates` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Leaving` (r:1 w:1)
	/// Proof: `Producers::Leaving` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:21 w:0)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:21 w:21)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:21 w:21)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	fn report_offence() -> Weight {
		// Proof size: measured 8926, estimated 71319 bytes. Shortest time: 962_838 ns.
		Weight::from_parts(1_666_884_000, 71319)
			.saturating_add(ParityDbWeight::get().reads(88_u64))
			.saturating_add(ParityDbWeight::get().writes(65_u64))
	}
}
