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

mod ballots;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
mod candidates;
mod council;
mod election;
mod epochs;
mod equivocation;
mod impls;
#[cfg(test)]
mod mock;
mod pages;
mod queries;
mod rewards;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
#[rustfmt::skip]
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub use benchmarking::BenchmarkHelper;
pub use pages::Candidates;
pub use pallet::*;
pub use types::{
	Aye, Ballot, Candidate, CandidateStanding, EpochIndex, Offender, Parameters, PerSeat,
	Performance, Rewards, Schedule, Seat, Tally, Turn, Year,
};
pub use weights::WeightInfo;

pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// What one member of the council agrees to.
pub type AyesOf = frame_support::BoundedVec<
	Aye,
	frame_support::traits::ConstU32<{ medibloc_primitives::producers::MAX_AYES }>,
>;

/// Candidates that are stored together.
pub type PageOf<T> = frame_support::BoundedVec<
	(AccountIdOf<T>, Candidate),
	frame_support::traits::ConstU32<{ medibloc_primitives::producers::MAX_PAGE }>,
>;

#[allow(clippy::expect_used, reason = "the macros of FRAME generate it")]
#[frame_support::pallet]
pub mod pallet {
	use super::{
		types::{Ballot, Offender, Parameters, PerSeat, Performance, Seat, Tally, Year},
		AccountIdOf, AyesOf, EpochIndex, PageOf, WeightInfo,
	};
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		dispatch::GetDispatchInfo,
		pallet_prelude::*,
		traits::{fungible, UnfilteredDispatchable},
	};
	use frame_system::pallet_prelude::*;
	use medibloc_primitives::{time::PRODUCERS, Balance, Hash};
	use medibloc_support::{OnPermanentState, Stakes, Unbond};
	use sp_consensus_grandpa::SetId;

	/// Those who resigned in office: in this epoch's set, or in the next one's.
	const MAX_LEAVING: u32 = 2 * PRODUCERS;

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = AccountIdOf<Self>>
		+ pallet_session::historical::Config<FullIdentification = AccountIdOf<Self>>
	{
		/// The token.
		type Currency: fungible::MutateHold<
				Self::AccountId,
				Balance = Balance,
				Reason = <Self as Config>::RuntimeHoldReason,
			> + fungible::Mutate<Self::AccountId>;

		/// Why amounts are held.
		type RuntimeHoldReason: From<HoldReason>;

		/// The calls that the council can enact.
		type RuntimeCall: Parameter
			+ GetDispatchInfo
			+ UnfilteredDispatchable<RuntimeOrigin = Self::RuntimeOrigin>;

		/// The slot of the block that is being executed.
		type CurrentSlot: Get<u64>;

		/// The ordinal of the set that votes for finality. It grows by one at most when an epoch begins.
		type FinalitySet: Get<SetId>;

		/// Who has staked how much.
		type Stakes: Stakes<Self::AccountId, Balance>;

		/// Who gives deposits back.
		type Unbonding: Unbond<Self::AccountId, Balance>;

		/// Who is told what was added to the state for good.
		type OnPermanentState: OnPermanentState;

		/// Prepares what benchmarks need from other pallets.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;

		/// The measured weights of the calls and hooks.
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
		/// Deposited by a candidate.
		Candidacy,
	}

	/// What the network began with.
	#[pallet::storage]
	pub type NetworkParameters<T> = StorageValue<_, Parameters, ValueQuery>;

	/// Who wants to produce, by the page of its account.
	#[pallet::storage]
	pub type CandidatePages<T: Config> = StorageMap<_, Twox64Concat, u32, PageOf<T>, ValueQuery>;

	/// How many candidates there are.
	#[pallet::storage]
	pub type CandidateCount<T> = StorageValue<_, u32, ValueQuery>;

	/// How many registrations there have been.
	#[pallet::storage]
	pub type Registrations<T> = StorageValue<_, u64, ValueQuery>;

	/// The votes for those who are candidates no more: they count again when they come back.
	#[pallet::storage]
	pub type Former<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Tally, OptionQuery>;

	/// Who votes for whom.
	#[pallet::storage]
	pub type Ballots<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Ballot<T::AccountId>, ValueQuery>;

	/// Who resigned in office, with the deposit: it is given back when they are in it no more.
	#[pallet::storage]
	pub type Leaving<T: Config> =
		StorageValue<_, BoundedVec<(T::AccountId, Balance), ConstU32<MAX_LEAVING>>, ValueQuery>;

	/// Who is in office, in the order of the turns, and what they did in this epoch.
	#[pallet::storage]
	pub type InOffice<T: Config> = StorageValue<_, PerSeat<Seat<T::AccountId>>, ValueQuery>;

	/// Who was in office in each of the last epochs, with which keys, and what they did.
	#[pallet::storage]
	pub type History<T: Config> =
		StorageMap<_, Twox64Concat, EpochIndex, PerSeat<Seat<T::AccountId>>, ValueQuery>;

	/// The first slot of the epoch; 0 before the first block.
	#[pallet::storage]
	pub type EpochStart<T> = StorageValue<_, u64, ValueQuery>;

	/// What producers are paid this year.
	#[pallet::storage]
	pub type CurrentYear<T> = StorageValue<_, Year, ValueQuery>;

	/// Who equivocated while which set voted for finality.
	#[pallet::storage]
	pub type Offenders<T: Config> =
		StorageMap<_, Twox64Concat, SetId, PerSeat<Offender<T::AccountId>>, ValueQuery>;

	/// Which calls each member of the council agrees to.
	#[pallet::storage]
	pub type Ayes<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AyesOf, ValueQuery>;

	/// How a chain begins.
	#[pallet::genesis_config]
	#[derive(frame_support::DebugNoBound)]
	pub struct GenesisConfig<T> {
		/// What never changes.
		pub parameters: Parameters,
		#[serde(skip)]
		#[allow(missing_docs, reason = "a marker")]
		pub _config: core::marker::PhantomData<T>,
	}

	impl<T> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self { parameters: Parameters::default(), _config: core::marker::PhantomData }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let Parameters { seats, rounds_per_epoch, slots_per_year, .. } = self.parameters;
			assert!(
				(1..=PRODUCERS).contains(&seats),
				"producers.parameters.seats must be from 1 to {PRODUCERS}"
			);
			assert!(rounds_per_epoch > 0, "producers.parameters.roundsPerEpoch must not be zero");
			assert!(slots_per_year > 0, "producers.parameters.slotsPerYear must not be zero");
			NetworkParameters::<T>::put(self.parameters);
			let in_office = Pallet::<T>::seats(|_| None);
			// A state without any producer is no chain yet: tests and tools build it.
			assert!(
				in_office.is_empty() || in_office.len() == seats as usize,
				"session.keys must name as many producers as there are seats, {seats}"
			);
			assert!(
				in_office.is_sorted_by(|one, other| one.who < other.who),
				"session.keys must be in the order of the accounts, which is the order of the turns"
			);
			InOffice::<T>::put(in_office);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account became a candidate.
		Registered {
			/// Who.
			who: T::AccountId,
			/// What it deposited.
			deposit: Balance,
		},
		/// A candidate is one no more.
		Resigned {
			/// Who.
			who: T::AccountId,
		},
		/// A candidate that was suspended can be elected again.
		Resumed {
			/// Who.
			who: T::AccountId,
		},
		/// A candidate cannot be elected until it resumes.
		Suspended {
			/// Who.
			who: T::AccountId,
			/// The first epoch in which it can.
			until: EpochIndex,
		},
		/// A part of a deposit was burned.
		Slashed {
			/// Whose.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// A producer voted for two different blocks in one round of GRANDPA.
		Equivocated {
			/// Who.
			who: T::AccountId,
			/// In which epoch.
			epoch: EpochIndex,
		},
		/// An account votes for these candidates, and for no others.
		Voted {
			/// Whose votes they are.
			voter: T::AccountId,
			/// For whom.
			targets: Ballot<T::AccountId>,
			/// What stands behind each of them.
			stake: Balance,
		},
		/// An epoch is over.
		EpochEnded {
			/// Its number.
			epoch: EpochIndex,
			/// What those in office did in it.
			performance: Vec<Performance<T::AccountId>>,
		},
		/// A year is over.
		YearEnded {
			/// What was minted.
			minted: Balance,
			/// What was not, because slots had no block.
			forfeited: Balance,
		},
		/// A member of the council agrees to a call.
		Approved {
			/// Who.
			who: T::AccountId,
			/// The hash of the call.
			call_hash: Hash,
		},
		/// A member of the council does not agree to a call any more.
		Withdrawn {
			/// Who.
			who: T::AccountId,
			/// The hash of the call.
			call_hash: Hash,
		},
		/// What the council agreed to was done.
		Enacted {
			/// The hash of the call.
			call_hash: Hash,
			/// What came of it.
			result: DispatchResult,
		},
	}

	/// Why a call changed nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is a candidate already.
		AlreadyCandidate,
		/// The account's earlier deposit is not paid out yet: that takes seven days after its last slot in office.
		StillLeaving,
		/// The account has no session keys: store them with `session.setKeys` first.
		NoKeys,
		/// There are as many candidates as there may be, all in all or in the page of this account.
		TooManyCandidates,
		/// The account is no candidate.
		NotCandidate,
		/// So many who resigned are still in office that no other can before the next epoch.
		TooManyLeaving,
		/// The candidate is not suspended.
		NotSuspended,
		/// The suspension is not over: `ProducersApi::standings` says in which epoch it is.
		TooEarly,
		/// A ballot has 21 votes at most.
		TooManyVotes,
		/// A ballot names a candidate once.
		SameCandidateTwice,
		/// A ballot names somebody who is no candidate.
		VoteForNoCandidate,
		/// Candidates and those in office need their session keys; they can replace them.
		KeysNeeded,
		/// The account is not in the council: it has not been in office for long enough without a break.
		NotInCouncil,
		/// Fewer than two thirds of the set and one agree to exactly this call.
		TooFewAyes,
		/// The member agrees to as many calls as it may: withdraw one first.
		TooManyAyes,
		/// The account does not agree to a call with this hash.
		NoSuchAye,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes the sender a candidate, and holds its deposit. It has to have session keys.
		///
		/// # Errors
		///
		/// [`Error::AlreadyCandidate`]; [`Error::StillLeaving`]; [`Error::NoKeys`]; [`Error::TooManyCandidates`];
		/// `Token::FundsUnavailable` if it cannot deposit so much.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::register())]
		pub fn register(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(&who)
		}

		/// Ends the sender's candidacy. If it is in office, it stays there for this epoch and, if it is elected for it
		/// already, the next. Its deposit comes back seven days after the last of it.
		///
		/// # Errors
		///
		/// [`Error::NotCandidate`]; [`Error::TooManyLeaving`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::resign().max(T::Unbonding::least_weight()))]
		pub fn resign(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(&who)
		}

		/// Lets the sender be elected again after a suspension. If less is left of its deposit than the first candidates
		/// deposit, it deposits the rest again: nobody stands for election with nothing to lose.
		///
		/// # Errors
		///
		/// [`Error::NotCandidate`]; [`Error::NotSuspended`]; [`Error::TooEarly`]; `Token::FundsUnavailable` if it cannot
		/// deposit so much.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resume(&who)
		}

		/// Votes for `targets`, and for nobody else any more; each counts with the sender's whole stake, now and whenever
		/// that changes. No targets take the ballot back.
		///
		/// # Errors
		///
		/// [`Error::TooManyVotes`]; [`Error::SameCandidateTwice`]; [`Error::VoteForNoCandidate`], also for somebody on the
		/// old ballot who resigned since.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::vote())]
		pub fn vote(origin: OriginFor<T>, targets: Vec<T::AccountId>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote(&who, targets)
		}

		/// Removes the sender's session keys, and gives back what was deposited for them. It is here what
		/// `session.purgeKeys` is on other chains, which is closed on this one: whoever is elected must have keys.
		///
		/// # Errors
		///
		/// [`Error::KeysNeeded`]; `Session::NoKeys`.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_keys())]
		pub fn remove_keys(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin.clone())?;
			ensure!(!Self::needs_keys(&who), Error::<T>::KeysNeeded);
			pallet_session::Call::<T>::purge_keys {}
				.dispatch_bypass_filter(origin)
				.map(|_| ())
				.map_err(|failure| failure.error)
		}

		/// Agrees to the call with this BLAKE2b-256 hash, for a week. Agreeing again begins the week anew.
		///
		/// # Errors
		///
		/// [`Error::NotInCouncil`]; [`Error::TooManyAyes`].
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::approve())]
		pub fn approve(origin: OriginFor<T>, call_hash: Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_approve(&who, call_hash)
		}

		/// Takes an agreement back.
		///
		/// # Errors
		///
		/// [`Error::NoSuchAye`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, call_hash: Hash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(&who, call_hash)
		}

		/// Does, as root, what two thirds of the set and one agree to. The agreements are used up, whatever comes of it;
		/// the event `Enacted` says that.
		///
		/// # Errors
		///
		/// [`Error::NotInCouncil`]; [`Error::TooFewAyes`].
		#[pallet::call_index(7)]
		#[pallet::weight({
			let info = call.get_dispatch_info();
			(<T as Config>::WeightInfo::enact().saturating_add(info.call_weight), info.class)
		})]
		pub fn enact(
			origin: OriginFor<T>,
			call: Box<<T as Config>::RuntimeCall>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enact(&who, *call)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Reserves what was done when the author was noted, and when the session rotated: pallet-session takes the whole
		/// block for that.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			<T as Config>::WeightInfo::note_author()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
		fn note_author(author: T::AccountId) {
			Self::account_for_block(&author);
		}
	}
}
