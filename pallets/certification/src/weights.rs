//! MEASURED: code pallets/certification/src e3f3caabe7812df9e9cbd2ee1202b5de
//!
//! Weights of `pallet_certification`, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26, MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark pallet --runtime runtime.wasm --genesis-builder runtime --genesis-builder-preset testnet --pallet pallet_certification --extrinsic * --steps 50 --repeat 20 --min-duration 3 --disable-proof-recording --quiet --hostname-override 2-cores-23-GiB --template weights-pallet.hbs --output pallet_certification.rs`

// A file without access to the state needs fewer.
#![allow(unused_imports)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and hook costs at its worst case.
pub trait WeightInfo {
	/// The benchmark `certify`.
	fn certify() -> Weight;
	/// The benchmark `revoke`.
	fn revoke() -> Weight;
}

/// The measured weights, with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Certification::Certificates` (r:1 w:1)
	/// Proof: `Certification::Certificates` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn certify() -> Weight {
		// Proof size: measured 4, estimated 3635 bytes. Shortest time: 18_087 ns.
		Weight::from_parts(21_037_000, 3635)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Certification::Certificates` (r:1 w:1)
	/// Proof: `Certification::Certificates` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof size: measured 192, estimated 3635 bytes. Shortest time: 19_922 ns.
		Weight::from_parts(23_410_000, 3635)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The measured weights, with the SDK's figures for ParityDB: for tests.
impl WeightInfo for () {
	/// Storage: `Certification::Certificates` (r:1 w:1)
	/// Proof: `Certification::Certificates` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn certify() -> Weight {
		// Proof size: measured 4, estimated 3635 bytes. Shortest time: 18_087 ns.
		Weight::from_parts(21_037_000, 3635)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Certification::Certificates` (r:1 w:1)
	/// Proof: `Certification::Certificates` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof size: measured 192, estimated 3635 bytes. Shortest time: 19_922 ns.
		Weight::from_parts(23_410_000, 3635)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
