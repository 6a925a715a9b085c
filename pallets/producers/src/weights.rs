//! MEASURED: code pallets/producers/src b354035fb5189c9bf841b61520767558
//!
//! Weights of `pallet_producers`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
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
	/// Storage: `Producers::CandidatePages` (r:1 w:1)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Leaving` (r:1 w:0)
	/// Proof: `Producers::Leaving` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:0)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::CandidateCount` (r:1 w:1)
	/// Proof: `Producers::CandidateCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
		// Proof size: measured 6457, estimated 9922 bytes. Shortest time: 126_591 ns.
		Weight::from_parts(147_702_000, 9922)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Producers::CandidatePages` (r:1 w:1)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidateCount` (r:1 w:1)
	/// Proof: `Producers::CandidateCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
	/// Storage: `Producers::Former` (r:0 w:1)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:0 w:1)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof size: measured 9065, estimated 10550 bytes. Shortest time: 151_889 ns.
		Weight::from_parts(175_620_000, 10550)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Producers::CandidatePages` (r:1 w:1)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof size: measured 6331, estimated 8663 bytes. Shortest time: 84_442 ns.
		Weight::from_parts(93_575_000, 8663)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Producers::Ballots` (r:1 w:1)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:35 w:21)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:0)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn vote() -> Weight {
		// Proof size: measured 107048, estimated 269545 bytes. Shortest time: 459_055 ns.
		Weight::from_parts(501_682_000, 269545)
			.saturating_add(T::DbWeight::get().reads(58_u64))
			.saturating_add(T::DbWeight::get().writes(43_u64))
	}
	/// Storage: `Producers::CandidatePages` (r:1 w:0)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
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
		// Proof size: measured 4859, estimated 8663 bytes. Shortest time: 90_597 ns.
		Weight::from_parts(110_385_000, 8663)
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
		// Proof size: measured 2636, estimated 4121 bytes. Shortest time: 35_983 ns.
		Weight::from_parts(52_669_000, 4121)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::Ayes` (r:1 w:1)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Proof size: measured 403, estimated 3802 bytes. Shortest time: 14_642 ns.
		Weight::from_parts(17_403_000, 3802)
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
		// Proof size: measured 4387, estimated 60042 bytes. Shortest time: 237_921 ns.
		Weight::from_parts(261_438_000, 60042)
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
		// Proof size: measured 1967, estimated 3593 bytes. Shortest time: 31_642 ns.
		Weight::from_parts(35_138_000, 3593)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:64 w:0)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `n` is `[0, 1000]`.
	fn elect(n: u32, ) -> Weight {
		// Proof size: measured 6598 + n * 83, estimated 492062 + n * 84 bytes. Shortest time: 250_760 ns.
		Weight::from_parts(370_927_260, 492062)
			// Standard error: 9_689.
			.saturating_add(Weight::from_parts(718_097, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(85_u64))
			.saturating_add(Weight::from_parts(0, 84).saturating_mul(n.into()))
	}
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:21 w:0)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn on_stake_change() -> Weight {
		// Proof size: measured 8251, estimated 162123 bytes. Shortest time: 230_993 ns.
		Weight::from_parts(246_088_000, 162123)
			.saturating_add(T::DbWeight::get().reads(43_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `Producers::Offenders` (r:1 w:1)
	/// Proof: `Producers::Offenders` (`max_values`: None, `max_size`: Some(1361), added: 3836, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:19 w:19)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
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
		// Proof size: measured 8817, estimated 146777 bytes. Shortest time: 847_023 ns.
		Weight::from_parts(932_963_000, 146777)
			.saturating_add(T::DbWeight::get().reads(86_u64))
			.saturating_add(T::DbWeight::get().writes(63_u64))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	/// Storage: `Producers::CandidatePages` (r:1 w:1)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Leaving` (r:1 w:0)
	/// Proof: `Producers::Leaving` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Chunks` (r:1 w:0)
	/// Proof: `Unbonding::Chunks` (`max_values`: None, `max_size`: Some(874), added: 3349, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::CandidateCount` (r:1 w:1)
	/// Proof: `Producers::CandidateCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
		// Proof size: measured 6457, estimated 9922 bytes. Shortest time: 126_591 ns.
		Weight::from_parts(147_702_000, 9922)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	/// Storage: `Producers::CandidatePages` (r:1 w:1)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidateCount` (r:1 w:1)
	/// Proof: `Producers::CandidateCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
	/// Storage: `Producers::Former` (r:0 w:1)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	/// Storage: `Unbonding::Queue` (r:0 w:1)
	/// Proof: `Unbonding::Queue` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn resign() -> Weight {
		// Proof size: measured 9065, estimated 10550 bytes. Shortest time: 151_889 ns.
		Weight::from_parts(175_620_000, 10550)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	/// Storage: `Producers::CandidatePages` (r:1 w:1)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof size: measured 6331, estimated 8663 bytes. Shortest time: 84_442 ns.
		Weight::from_parts(93_575_000, 8663)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	/// Storage: `Producers::Ballots` (r:1 w:1)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:35 w:21)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:0)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn vote() -> Weight {
		// Proof size: measured 107048, estimated 269545 bytes. Shortest time: 459_055 ns.
		Weight::from_parts(501_682_000, 269545)
			.saturating_add(ParityDbWeight::get().reads(58_u64))
			.saturating_add(ParityDbWeight::get().writes(43_u64))
	}
	/// Storage: `Producers::CandidatePages` (r:1 w:0)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
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
		// Proof size: measured 4859, estimated 8663 bytes. Shortest time: 90_597 ns.
		Weight::from_parts(110_385_000, 8663)
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
		// Proof size: measured 2636, estimated 4121 bytes. Shortest time: 35_983 ns.
		Weight::from_parts(52_669_000, 4121)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Producers::Ayes` (r:1 w:1)
	/// Proof: `Producers::Ayes` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Proof size: measured 403, estimated 3802 bytes. Shortest time: 14_642 ns.
		Weight::from_parts(17_403_000, 3802)
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
		// Proof size: measured 4387, estimated 60042 bytes. Shortest time: 237_921 ns.
		Weight::from_parts(261_438_000, 60042)
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
		// Proof size: measured 1967, estimated 3593 bytes. Shortest time: 31_642 ns.
		Weight::from_parts(35_138_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Producers::NetworkParameters` (r:1 w:0)
	/// Proof: `Producers::NetworkParameters` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:64 w:0)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// The range of component `n` is `[0, 1000]`.
	fn elect(n: u32, ) -> Weight {
		// Proof size: measured 6598 + n * 83, estimated 492062 + n * 84 bytes. Shortest time: 250_760 ns.
		Weight::from_parts(370_927_260, 492062)
			// Standard error: 9_689.
			.saturating_add(Weight::from_parts(718_097, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(85_u64))
			.saturating_add(Weight::from_parts(0, 84).saturating_mul(n.into()))
	}
	/// Storage: `Producers::Ballots` (r:1 w:0)
	/// Proof: `Producers::Ballots` (`max_values`: None, `max_size`: Some(721), added: 3196, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:21 w:0)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
	/// Storage: `Producers::Former` (r:21 w:21)
	/// Proof: `Producers::Former` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	fn on_stake_change() -> Weight {
		// Proof size: measured 8251, estimated 162123 bytes. Shortest time: 230_993 ns.
		Weight::from_parts(246_088_000, 162123)
			.saturating_add(ParityDbWeight::get().reads(43_u64))
			.saturating_add(ParityDbWeight::get().writes(21_u64))
	}
	/// Storage: `Producers::Offenders` (r:1 w:1)
	/// Proof: `Producers::Offenders` (`max_values`: None, `max_size`: Some(1361), added: 3836, mode: `MaxEncodedLen`)
	/// Storage: `Producers::CandidatePages` (r:19 w:19)
	/// Proof: `Producers::CandidatePages` (`max_values`: None, `max_size`: Some(5198), added: 7673, mode: `MaxEncodedLen`)
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
		// Proof size: measured 8817, estimated 146777 bytes. Shortest time: 847_023 ns.
		Weight::from_parts(932_963_000, 146777)
			.saturating_add(ParityDbWeight::get().reads(86_u64))
			.saturating_add(ParityDbWeight::get().writes(63_u64))
	}
}
