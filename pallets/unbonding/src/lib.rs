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

#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
mod queue;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
#[rustfmt::skip]
pub mod weights;

pub use pallet::*;
pub use types::{BalanceOf, Chunk, Place, QueueEnds, MAX_CHUNKS};
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macros of FRAME generate it")]
#[frame_support::pallet]
pub mod pallet {
	use super::{BalanceOf, Chunk, Place, QueueEnds, WeightInfo, MAX_CHUNKS};
	use frame_support::{pallet_prelude::*, traits::fungible};
	use frame_system::pallet_prelude::*;
	use medibloc_primitives::time::UNBONDING_SLOTS;
	use medibloc_support::{OnUnbonded, Source};

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token.
		type Currency: fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Why amounts are held.
		type RuntimeHoldReason: From<HoldReason>;

		/// The slot of the block that is being executed.
		type CurrentSlot: Get<u64>;

		/// Who is told of what was released.
		type OnUnbonded: OnUnbonded<Self::AccountId, BalanceOf<Self>>;

		/// How many amounts one block releases at most; at least one.
		#[pallet::constant]
		type MaxReleases: Get<u32>;

		/// The measured weights of the hook.
		type WeightInfo: WeightInfo;
	}

	/// The storage layout that this code reads and writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet holds what it holds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// On its way out, until its slot has come.
		Unbonding,
	}

	/// How many slots pass between a request and the release.
	#[pallet::storage]
	pub type Delay<T> = StorageValue<_, u64, ValueQuery>;

	/// What of each account is on its way out, in the order in which it comes back.
	#[pallet::storage]
	pub type Chunks<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Chunk<BalanceOf<T>>, ConstU32<MAX_CHUNKS>>,
		ValueQuery,
	>;

	/// The queue of all chunks: whose the next ones are.
	#[pallet::storage]
	pub type Queue<T: Config> = StorageMap<_, Twox64Concat, u64, Place<T::AccountId>, OptionQuery>;

	/// Which places of the queue are taken.
	#[pallet::storage]
	pub type Ends<T> = StorageValue<_, QueueEnds, ValueQuery>;

	/// How a chain begins.
	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound)]
	pub struct GenesisConfig<T> {
		/// How many slots pass between a request and the release.
		pub delay: u64,
		#[serde(skip)]
		#[allow(missing_docs, reason = "a marker")]
		pub _config: core::marker::PhantomData<T>,
	}

	impl<T> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { delay: UNBONDING_SLOTS, _config: core::marker::PhantomData }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.delay > 0, "unbonding.delay must be at least one slot");
			Delay::<T>::put(self.delay);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An amount is on its way out.
		Unbonding {
			/// Whose it is.
			who: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
			/// What it was held for.
			source: Source,
			/// The slot in which it can be spent again.
			due: u64,
		},
		/// An amount can be spent again.
		Released {
			/// Whose it is.
			who: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
			/// What it was held for.
			source: Source,
		},
		/// A part of a deposit was burned before it could be spent again.
		Burned {
			/// Whose it was.
			who: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
	}

	/// Why nothing was put on its way out.
	#[pallet::error]
	pub enum Error<T> {
		/// As many amounts of the account as there may be are on their way out: wait until the next one is released.
		TooManyChunks,
		/// Nothing cannot be on its way out.
		NothingToUnbond,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Not `on_idle`: the first block of an epoch has no time left for it.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::release_due()
		}

		fn integrity_test() {
			assert!(T::MaxReleases::get() > 0, "blocks must release something");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
