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
mod certificates;
mod impls;
#[cfg(test)]
mod mock;
mod queries;
pub mod runtime_api;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
#[rustfmt::skip]
pub mod weights;

pub use pallet::*;
pub use types::Listed;
pub use weights::WeightInfo;

pub(crate) type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

#[allow(clippy::expect_used, reason = "the macros of FRAME generate it")]
#[frame_support::pallet]
pub mod pallet {
	use super::WeightInfo;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use medibloc_primitives::{certificate::Certificate, Moment};
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

	/// Every certificate that was ever issued, by professional, certifier, and the hash of the document.
	#[pallet::storage]
	pub type Certificates<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, H256>,
		),
		Certificate,
		OptionQuery,
	>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A certificate is in force from this block on.
		Certified {
			/// Who is certified.
			professional: T::AccountId,
			/// Who vouches for that.
			certifier: T::AccountId,
			/// The hash of the document.
			certificate_hash: H256,
			/// When it ends, in milliseconds since the Unix epoch.
			expires_at: Moment,
		},
		/// A certificate is not in force any more, and never will be again.
		Revoked {
			/// Who was certified.
			professional: T::AccountId,
			/// Who vouched for that, and does not any more.
			certifier: T::AccountId,
			/// The hash of the document.
			certificate_hash: H256,
			/// Why.
			reason: u8,
		},
	}

	/// Why a call changed nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// The sender issued a certificate with this hash to this professional before. One that is renewed has another hash;
		/// one that was revoked stays revoked.
		AlreadyIssued,
		/// The certificate would have expired before it is in force. Times are milliseconds since the Unix epoch.
		AlreadyExpired,
		/// The sender issued no certificate with this hash to this professional. Only who issued one can revoke it.
		NoSuchCertificate,
		/// The certificate was revoked before; the time and the reason of that stay.
		AlreadyRevoked,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Certifies `professional` in the sender's name, from this block until `expires_at`, in milliseconds since the Unix
		/// epoch. `certificate_hash` is the hash of the document that says what for.
		///
		/// # Errors
		///
		/// [`Error::AlreadyIssued`]; [`Error::AlreadyExpired`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::certify())]
		pub fn certify(
			origin: OriginFor<T>,
			professional: T::AccountId,
			certificate_hash: H256,
			expires_at: Moment,
		) -> DispatchResult {
			let certifier = ensure_signed(origin)?;
			Self::do_certify(professional, certifier, certificate_hash, expires_at)
		}

		/// Ends a certificate that the sender issued to `professional`, from this block on and for ever. It may have expired:
		/// then the revocation says that it should not be renewed.
		///
		/// # Errors
		///
		/// [`Error::NoSuchCertificate`]; [`Error::AlreadyRevoked`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(
			origin: OriginFor<T>,
			professional: T::AccountId,
			certificate_hash: H256,
			reason: u8,
		) -> DispatchResult {
			let certifier = ensure_signed(origin)?;
			Self::do_revoke(professional, certifier, certificate_hash, reason)
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
