//! Weights of `pallet_payer_signature`; not measured yet.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// What each call and extension costs at its worst case.
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
		Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn cancel() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn cancel_all() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn clear() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn authorize_key() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
	fn revoke_key() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
	fn check_nonce() -> Weight {
		Weight::from_parts(8_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(0, 0))
	}
	fn check_nonce_sponsored() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}
	fn charge() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn charge_sponsored() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}
}

impl WeightInfo for () {
	fn sponsored() -> Weight {
		Weight::from_parts(10_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(0, 0))
	}
	fn cancel() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}
	fn cancel_all() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}
	fn clear() -> Weight {
		Weight::from_parts(20_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}
	fn authorize_key() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 2))
	}
	fn revoke_key() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 2))
	}
	fn check_nonce() -> Weight {
		Weight::from_parts(8_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(0, 0))
	}
	fn check_nonce_sponsored() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(4, 1))
	}
	fn charge() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}
	fn charge_sponsored() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(4, 2))
	}
}
