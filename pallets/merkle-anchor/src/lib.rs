#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

mod anchors;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
#[rustfmt::skip]
pub mod weights;

pub use medibloc_primitives::anchor::AnchorInfo;
pub use pallet::*;
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macros of FRAME generate it")]
#[frame_support::pallet]
pub mod pallet {
	use super::{anchors::bounded_length, AnchorInfo, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use medibloc_support::OnPermanentState;
	use sp_core::H256;

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The slot of the block that is being executed.
		type CurrentSlot: Get<u64>;

		/// Who counts what is added to the state for good.
		type OnPermanentState: OnPermanentState;

		/// The measured weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The storage layout that this code reads and writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// When each root first came to the chain.
	#[pallet::storage]
	pub type Anchors<T: Config> =
		StorageMap<_, Blake2_128Concat, H256, AnchorInfo<BlockNumberFor<T>>, OptionQuery>;

	/// What happened; no event names an account.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A root came to the chain for the first time.
		Anchored {
			/// The Merkle root.
			root: H256,
		},
	}

	/// Why a call changed nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// The root is on the chain already; the time of its first anchoring stays.
		AlreadyAnchored,
		/// A batch without a root.
		NoRoots,
		/// A batch of more than 1,024 roots: send the others with another transaction.
		TooManyRoots,
		/// A batch that names a root twice.
		SameRootTwice,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Stores that `root` is on the chain since this block.
		///
		/// # Errors
		///
		/// [`Error::AlreadyAnchored`] when the root came before: the first time stays.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::anchor())]
		pub fn anchor(origin: OriginFor<T>, root: H256) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_anchor(root)
		}

		/// Stores that each of `roots` is on the chain since this block, unless it came before: then its first time stays,
		/// and the others are anchored all the same, so that nobody can make somebody else's batch fail. Their order does
		/// not matter; sort them, and it tells nobody in which order they were made.
		///
		/// # Errors
		///
		/// [`Error::NoRoots`], [`Error::TooManyRoots`] and [`Error::SameRootTwice`]: no root of the batch is anchored then.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::anchor_many(bounded_length(roots)))]
		pub fn anchor_many(origin: OriginFor<T>, roots: Vec<H256>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_anchor_many(roots)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
