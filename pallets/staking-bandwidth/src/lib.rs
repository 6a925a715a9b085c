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
mod ledger;
mod meter;
#[cfg(test)]
mod mock;
mod network;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
#[rustfmt::skip]
pub mod weights;

pub use meter::Meter;
pub use network::NetworkState;
pub use pallet::*;
pub use types::{Account, InAnchors, Quota, Return};
pub use weights::WeightInfo;

#[allow(clippy::expect_used, reason = "the macros of FRAME generate it")]
#[frame_support::pallet]
pub mod pallet {
	use super::{Account, NetworkState, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{self, Inspect},
	};
	use frame_system::pallet_prelude::*;
	use medibloc_primitives::{bandwidth::SLOTS_PER_BUCKET, Balance};
	use medibloc_support::{OnStakeChange, Unbond};

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token.
		type Currency: fungible::MutateHold<
			Self::AccountId,
			Balance = Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// Why amounts are held.
		type RuntimeHoldReason: From<HoldReason>;

		/// The slot of the block that is being executed.
		type CurrentSlot: Get<u64>;

		/// Who gives stakes back.
		type Unbonding: Unbond<Self::AccountId, Balance>;

		/// Who is told of every change of a stake.
		type OnStakeChange: OnStakeChange<Self::AccountId, Balance>;

		/// What an anchor costs, in billionths of a block.
		type AnchorCost: Get<u64>;

		/// The measured weights of the calls and of the hook.
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
		/// Staked.
		Staked,
	}

	/// What each account has staked, and what it used.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Account, OptionQuery>;

	/// What all accounts share. Every block writes it before its first transaction.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Network<T> = StorageValue<_, NetworkState, ValueQuery>;

	/// How a chain begins.
	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who has staked how much from the beginning.
		pub stakes: Vec<(T::AccountId, Balance)>,
		/// The length of a bucket in slots; a window has 28 of them.
		pub slots_per_bucket: u32,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { stakes: Vec::new(), slots_per_bucket: SLOTS_PER_BUCKET }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.slots_per_bucket > 0, "stakingBandwidth.slotsPerBucket must not be zero");
			let network =
				NetworkState { slots_per_bucket: self.slots_per_bucket, ..Default::default() }
					.with_issuance(T::Currency::total_issuance());
			assert!(
				T::Unbonding::delay() >= network.window_slots(),
				"unbonding.delay must be at least the window, 28 * stakingBandwidth.slotsPerBucket"
			);
			Network::<T>::put(network);
			for (who, amount) in &self.stakes {
				let staked = Pallet::<T>::do_stake(who, *amount);
				assert!(
					staked.is_ok(),
					"stakingBandwidth.stakes: {who:?} cannot stake {amount}: {staked:?}"
				);
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account staked more.
		Staked {
			/// Whose stake it is.
			who: T::AccountId,
			/// How much was added.
			amount: Balance,
			/// What is staked now.
			stake: Balance,
		},
		/// An account takes out a part of its stake, or all of it.
		Unstaked {
			/// Whose stake it was.
			who: T::AccountId,
			/// How much is taken out.
			amount: Balance,
			/// What is still staked.
			stake: Balance,
			/// The slot in which the amount can be spent again.
			due: u64,
		},
	}

	/// Why a call changed nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// An amount of zero neither adds to a stake nor takes from it.
		ZeroAmount,
		/// The account has not staked so much.
		StakeTooLow,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Adds `amount` of what the sender can spend to its stake, which counts at once.
		///
		/// # Errors
		///
		/// [`Error::ZeroAmount`]; `Token::FundsUnavailable` if the sender cannot spend so much and keep the existential
		/// deposit.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::stake().saturating_add(T::OnStakeChange::weight()))]
		pub fn stake(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_stake(&who, amount)
		}

		/// Takes `amount` out of the sender's stake: votes and bandwidth are cut at once, and the amount can be spent
		/// again when the seven days of unbonding are over. Taking out the whole stake is free: it was paid for when it
		/// was staked.
		///
		/// # Errors
		///
		/// [`Error::ZeroAmount`]; [`Error::StakeTooLow`]; `Unbonding::TooManyChunks` if too many amounts are on their
		/// way out already.
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::unstake()
				.saturating_add(T::OnStakeChange::weight())
				.max(T::Unbonding::least_weight())
		)]
		pub fn unstake(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unstake(&who, amount)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::begin_block();
			T::WeightInfo::begin_block()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
