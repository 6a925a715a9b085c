//! Weights of the pallet's calls.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call costs at its worst case.
pub trait WeightInfo {
	/// `anchor`: reads and writes one entry of `Anchors`.
	fn anchor() -> Weight;
}

/// Storage costs from the runtime's `DbWeight`, computation as an upper bound.
///
/// The bound stands until the weights are measured on the compiled runtime (issue 12).
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn anchor() -> Weight {
		// Proof size: the entry's key and value, and the trie nodes on the way to it.
		Weight::from_parts(20_000_000, 3_600).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}
