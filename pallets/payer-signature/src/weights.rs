//! MEASURED: code pallets/payer-signature/src 87e8adedacef1cb59b7f0e463f280bed
//!
//! Weights of `pallet_payer_signature`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
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
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 2_941 ns.
		Weight::from_parts(3_471_000, 0)
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof size: measured 6, estimated 3550 bytes. Shortest time: 19_942 ns.
		Weight::from_parts(23_619_000, 3550)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn cancel_all() -> Weight {
		// Proof size: measured 6, estimated 3521 bytes. Shortest time: 15_532 ns.
		Weight::from_parts(21_806_000, 3521)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof size: measured 194, estimated 3550 bytes. Shortest time: 19_940 ns.
		Weight::from_parts(24_142_000, 3550)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn authorize_key() -> Weight {
		// Proof size: measured 6, estimated 3574 bytes. Shortest time: 22_458 ns.
		Weight::from_parts(27_267_000, 3574)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn revoke_key() -> Weight {
		// Proof size: measured 218, estimated 3574 bytes. Shortest time: 25_262 ns.
		Weight::from_parts(31_949_000, 3574)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof size: measured 103, estimated 3593 bytes. Shortest time: 9_809 ns.
		Weight::from_parts(11_608_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce_sponsored() -> Weight {
		// Proof size: measured 52, estimated 3593 bytes. Shortest time: 20_801 ns.
		Weight::from_parts(24_035_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		// Proof size: measured 642, estimated 3814 bytes. Shortest time: 19_214 ns.
		Weight::from_parts(23_594_000, 3814)
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
		// Proof size: measured 1073, estimated 3814 bytes. Shortest time: 114_425 ns.
		Weight::from_parts(129_378_000, 3814)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	fn sponsored() -> Weight {
		// Proof size: measured 0, estimated 0 bytes. Shortest time: 2_941 ns.
		Weight::from_parts(3_471_000, 0)
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof size: measured 6, estimated 3550 bytes. Shortest time: 19_942 ns.
		Weight::from_parts(23_619_000, 3550)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn cancel_all() -> Weight {
		// Proof size: measured 6, estimated 3521 bytes. Shortest time: 15_532 ns.
		Weight::from_parts(21_806_000, 3521)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Allowances` (r:1 w:1)
	/// Proof: `PayerSignature::Allowances` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Payers` (r:1 w:0)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof size: measured 194, estimated 3550 bytes. Shortest time: 19_940 ns.
		Weight::from_parts(24_142_000, 3550)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn authorize_key() -> Weight {
		// Proof size: measured 6, estimated 3574 bytes. Shortest time: 22_458 ns.
		Weight::from_parts(27_267_000, 3574)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `PayerSignature::Payers` (r:1 w:1)
	/// Proof: `PayerSignature::Payers` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PayerSignature::Keys` (r:1 w:1)
	/// Proof: `PayerSignature::Keys` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn revoke_key() -> Weight {
		// Proof size: measured 218, estimated 3574 bytes. Shortest time: 25_262 ns.
		Weight::from_parts(31_949_000, 3574)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof size: measured 103, estimated 3593 bytes. Shortest time: 9_809 ns.
		Weight::from_parts(11_608_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce_sponsored() -> Weight {
		// Proof size: measured 52, estimated 3593 bytes. Shortest time: 20_801 ns.
		Weight::from_parts(24_035_000, 3593)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `StakingBandwidth::Accounts` (r:1 w:1)
	/// Proof: `StakingBandwidth::Accounts` (`max_values`: None, `max_size`: Some(349), added: 2824, mode: `MaxEncodedLen`)
	fn charge() -> Weight {
		// Proof size: measured 642, estimated 3814 bytes. Shortest time: 19_214 ns.
		Weight::from_parts(23_594_000, 3814)
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
		// Proof size: measured 1073, estimated 3814 bytes. Shortest time: 114_425 ns.
		Weight::from_parts(129_378_000, 3814)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
