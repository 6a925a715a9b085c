//! MEASURED: code pallets/payer-signature/src d85670422cfd074af51665aea434504a
//!
//! Weights of `pallet_payer_signature`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-22, MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_payer_signature --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-pallet.hbs --output pallet_payer_signature.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `sponsored`.
	fn sponsored() -> Weight;
	/// The benchmark `cancel`.
	fn cancel() -> Weight;
	/// The benchmark `cancel_all`.
	fn cancel_all() -> Weight;
	/// The benchmark `clear`.
	fn clear() -> Weight;
	/// The benchmark `authorize_key`.
	fn authorize_key() -> Weight;
	/// The benchmark `revoke_key`.
	fn revoke_key() -> Weight;
	/// The benchmark `check_nonce`.
	fn check_nonce() -> Weight;
	/// The benchmark `check_nonce_sponsored`.
	fn check_nonce_sponsored() -> Weight;
	/// The benchmark `charge`.
	fn charge() -> Weight;
	/// The benchmark `charge_sponsored`.
	fn charge_sponsored() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn sponsored() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 3_527 ns.
		Weight::from_parts(7_565_000, 0)
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof size: measured 6, estimated 3550 bytes. Shortest time: 22_332 ns.
		Weight::from_parts(39_133_000, 3550)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn cancel_all() -> Weight {
		// Proof size: measured 6, estimated 3521 bytes. Shortest time: 18_004 ns.
		Weight::from_parts(33_643_000, 3521)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof size: measured 194, estimated 3550 bytes. Shortest time: 21_851 ns.
		Weight::from_parts(37_410_000, 3550)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn authorize_key() -> Weight {
		// Proof size: measured 6, estimated 3574 bytes. Shortest time: 25_838 ns.
		Weight::from_parts(39_314_000, 3574)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn revoke_key() -> Weight {
		// Proof size: measured 218, estimated 3574 bytes. Shortest time: 26_880 ns.
		Weight::from_parts(47_659_000, 3574)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof size: measured 103, estimated 3593 bytes. Shortest time: 9_498 ns.
		Weight::from_parts(17_572_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce_sponsored() -> Weight {
		// Proof size: measured 52, estimated 3593 bytes. Shortest time: 21_971 ns.
		Weight::from_parts(45_716_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		// Proof size: measured 640, estimated 3814 bytes. Shortest time: 18_925 ns.
		Weight::from_parts(35_556_000, 3814)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:0)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn charge_sponsored() -> Weight {
		// Proof size: measured 1071, estimated 3814 bytes. Shortest time: 131_566 ns.
		Weight::from_parts(225_821_000, 3814)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	fn sponsored() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 3_527 ns.
		Weight::from_parts(7_565_000, 0)
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof size: measured 6, estimated 3550 bytes. Shortest time: 22_332 ns.
		Weight::from_parts(39_133_000, 3550)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn cancel_all() -> Weight {
		// Proof size: measured 6, estimated 3521 bytes. Shortest time: 18_004 ns.
		Weight::from_parts(33_643_000, 3521)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof size: measured 194, estimated 3550 bytes. Shortest time: 21_851 ns.
		Weight::from_parts(37_410_000, 3550)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn authorize_key() -> Weight {
		// Proof size: measured 6, estimated 3574 bytes. Shortest time: 25_838 ns.
		Weight::from_parts(39_314_000, 3574)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn revoke_key() -> Weight {
		// Proof size: measured 218, estimated 3574 bytes. Shortest time: 26_880 ns.
		Weight::from_parts(47_659_000, 3574)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof size: measured 103, estimated 3593 bytes. Shortest time: 9_498 ns.
		Weight::from_parts(17_572_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce_sponsored() -> Weight {
		// Proof size: measured 52, estimated 3593 bytes. Shortest time: 21_971 ns.
		Weight::from_parts(45_716_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		// Proof size: measured 640, estimated 3814 bytes. Shortest time: 18_925 ns.
		Weight::from_parts(35_556_000, 3814)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:0)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn charge_sponsored() -> Weight {
		// Proof size: measured 1071, estimated 3814 bytes. Shortest time: 131_566 ns.
		Weight::from_parts(225_821_000, 3814)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
