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

mod allowance;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
mod charge;
mod cost;
mod impls;
mod judgement;
mod keys;
#[cfg(test)]
mod mock;
mod nonce;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
#[rustfmt::skip]
pub mod weights;

pub use charge::ChargeBandwidth;
pub use judgement::{AllowanceUse, Judgement};
pub use nonce::CheckNonce;
pub use pallet::*;
pub use types::{Allowance, PayerInfo, VoucherKey};
pub use weights::WeightInfo;

/// What the benchmarks need from the runtime.
#[cfg(any(feature = "runtime-benchmarks", test))]
pub trait BenchmarkHelper {
	/// Lets `who` pay for transactions; its record is as long as it gets.
	fn endow(who: &medibloc_primitives::AccountId);
}

#[allow(clippy::expect_used, reason = "the macros of FRAME generate it")]
#[frame_support::pallet]
pub mod pallet {
	use super::{Allowance, PayerInfo, VoucherKey, WeightInfo};
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::{Contains, IsSubType},
	};
	use frame_system::pallet_prelude::*;
	use medibloc_primitives::{voucher::Voucher, AccountId, Hash, Nonce, Signature};
	use medibloc_support::{BandwidthMeter, DeclaresPermanentState, InnerCalls, OnPermanentState};
	use sp_runtime::traits::{AsSystemOriginSigner, Dispatchable};

	/// What the pallet needs from the runtime.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<
		AccountId = AccountId,
		Hash = Hash,
		Nonce = Nonce,
		RuntimeCall: Dispatchable<
			RuntimeOrigin = <Self as frame_system::Config>::RuntimeOrigin,
			Info = DispatchInfo,
			PostInfo = PostDispatchInfo,
		> + GetDispatchInfo
		                 + IsSubType<Call<Self>>,
		RuntimeOrigin: From<Origin>
		                   + Into<Result<Origin, <Self as frame_system::Config>::RuntimeOrigin>>
		                   + AsSystemOriginSigner<AccountId>,
	>
	{
		/// Who meters what accounts use.
		type Meter: BandwidthMeter<AccountId, <Self as frame_system::Config>::RuntimeCall>;

		/// What calls may add to the state for good.
		type DeclaredState: DeclaresPermanentState<<Self as frame_system::Config>::RuntimeCall>;

		/// Who counts what was added.
		type OnPermanentState: OnPermanentState;

		/// Which calls dispatch other calls.
		type InnerCalls: InnerCalls<<Self as frame_system::Config>::RuntimeCall>;

		/// The sitting producers: nobody else sends operational transactions.
		type Producers: Contains<AccountId>;

		/// The slot of the block that is being executed.
		type CurrentSlot: Get<u64>;

		/// The measured weights of the calls and of the extensions.
		type WeightInfo: WeightInfo;

		/// What benchmarks need.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: crate::BenchmarkHelper;
	}

	/// The storage layout that this code reads and writes.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// A transaction that somebody else pays for. Only [`ChargeBandwidth`](crate::ChargeBandwidth) makes it, after it
	/// judged the voucher.
	#[pallet::origin]
	#[derive(
		Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
	)]
	pub enum Origin {
		/// `signer` signed the transaction, and `payer` pays for it.
		Sponsored {
			/// Who acts.
			signer: AccountId,
			/// Who pays.
			payer: AccountId,
		},
	}

	/// The payers: the generation of their vouchers, and how many keys sign them.
	#[pallet::storage]
	pub type Payers<T: Config> = StorageMap<_, Blake2_128Concat, AccountId, PayerInfo, ValueQuery>;

	/// The keys that sign vouchers for a payer, besides its own.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		AccountId,
		Blake2_128Concat,
		AccountId,
		VoucherKey,
		OptionQuery,
	>;

	/// What was used of standing vouchers, by payer and serial.
	#[pallet::storage]
	pub type Allowances<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AccountId, Twox64Concat, u64, Allowance, OptionQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A payer paid for somebody else's transaction.
		Sponsored {
			/// Who paid.
			payer: AccountId,
			/// Who signed the transaction.
			signer: AccountId,
			/// How much, in billionths of a block.
			cost: u64,
			/// Whether the call succeeded; if it did not, why.
			result: DispatchResult,
		},
		/// An allowance was cancelled.
		Cancelled {
			/// Whose it was.
			payer: AccountId,
			/// Its number.
			serial: u64,
		},
		/// All vouchers of a payer were voided.
		AllCancelled {
			/// Whose they were.
			payer: AccountId,
			/// The generation in which vouchers are good from now on.
			generation: u32,
		},
		/// An allowance that no voucher can use any more was forgotten.
		Cleared {
			/// Whose it was.
			payer: AccountId,
			/// Its number.
			serial: u64,
		},
		/// A key may sign vouchers.
		KeyAuthorized {
			/// For whom.
			payer: AccountId,
			/// The key.
			key: AccountId,
			/// The last slot in which it may.
			until: u64,
		},
		/// A key may not sign vouchers any more; those that it signed are void.
		KeyRevoked {
			/// For whom it signed.
			payer: AccountId,
			/// The key.
			key: AccountId,
		},
	}

	/// Why a call changed nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// The payer has as many voucher keys as there may be: revoke one first.
		TooManyKeys,
		/// The key was revoked. Authorise another one, or begin a new generation with `cancel_all`.
		KeyRevoked,
		/// The key is not one of the payer's.
		NoSuchKey,
		/// An account signs its own vouchers; it needs not authorise itself.
		OwnKey,
		/// The end has passed already, or is more than 52 weeks ahead.
		BadEnd,
		/// The allowance is cancelled already.
		AlreadyCancelled,
		/// No voucher with this serial was used or cancelled.
		NoSuchAllowance,
		/// A voucher can still use the allowance, or could again if it were forgotten: wait until it cannot.
		StillNeeded,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Runs `call` as the signer of the transaction, which the payer of `voucher` pays for.
		///
		/// `signature` is that of `key`, the payer or one of its voucher keys, over the voucher's message. It is always of
		/// the normal class; `call` costs the payer whatever comes of it.
		///
		/// # Errors
		///
		/// Those of `call`; `BadOrigin` within any other call: it was not judged there.
		#[pallet::call_index(0)]
		#[pallet::weight((
			call.get_dispatch_info().call_weight.saturating_add(T::WeightInfo::sponsored()),
			DispatchClass::Normal,
		))]
		pub fn sponsored(
			origin: OriginFor<T>,
			voucher: Voucher,
			key: AccountId,
			signature: Signature,
			call: Box<<T as frame_system::Config>::RuntimeCall>,
		) -> DispatchResultWithPostInfo {
			// The extension has judged them.
			let _ = (voucher, key, signature);
			let judged: Result<Origin, OriginFor<T>> = origin.into();
			let Origin::Sponsored { signer, .. } = judged.map_err(|_| DispatchError::BadOrigin)?;
			Self::do_sponsored(signer, *call)
		}

		/// Voids one allowance of the sender for ever, and with it the vouchers of this serial.
		///
		/// # Errors
		///
		/// [`Error::AlreadyCancelled`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, #[pallet::compact] serial: u64) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_cancel(payer, serial)
		}

		/// Voids all vouchers and all voucher keys of the sender at once.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel_all())]
		pub fn cancel_all(origin: OriginFor<T>) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_cancel_all(payer)
		}

		/// Forgets an allowance that no voucher can use any more. Anybody may.
		///
		/// # Errors
		///
		/// [`Error::NoSuchAllowance`]; [`Error::StillNeeded`] until 52 weeks have passed since it was last used or
		/// cancelled: no voucher with its serial that was good then is good any more.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::clear())]
		pub fn clear(
			origin: OriginFor<T>,
			payer: AccountId,
			#[pallet::compact] serial: u64,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(payer, serial)
		}

		/// Lets `key` sign vouchers for the sender, to the slot `until`.
		///
		/// # Errors
		///
		/// [`Error::OwnKey`]; [`Error::BadEnd`]; [`Error::TooManyKeys`]; [`Error::KeyRevoked`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::authorize_key())]
		pub fn authorize_key(
			origin: OriginFor<T>,
			key: AccountId,
			#[pallet::compact] until: u64,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_authorize_key(payer, key, until)
		}

		/// Stops `key` from signing vouchers for the sender, and voids those that it signed, at once.
		///
		/// # Errors
		///
		/// [`Error::NoSuchKey`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::revoke_key())]
		pub fn revoke_key(origin: OriginFor<T>, key: AccountId) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_revoke_key(payer, key)
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
