//! How certificates begin and end.

use crate::{AccountIdOf, Certificates, Config, Error, Event, Pallet};
use frame_support::{ensure, traits::Get};
use medibloc_primitives::{
	bandwidth::CERTIFICATE_STATE,
	certificate::{Certificate, Revocation},
	time::moment_of,
	Moment,
};
use medibloc_support::OnPermanentState;
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The time of this block: that of its slot, in milliseconds since the Unix epoch.
	pub(crate) fn now() -> Moment {
		moment_of(T::CurrentSlot::get())
	}

	pub(crate) fn do_certify(
		professional: AccountIdOf<T>,
		certifier: AccountIdOf<T>,
		certificate_hash: H256,
		expires_at: Moment,
	) -> DispatchResult {
		let issued_at = Self::now();
		ensure!(expires_at > issued_at, Error::<T>::AlreadyExpired);
		let key = (&professional, &certifier, certificate_hash);
		ensure!(!Certificates::<T>::contains_key(key), Error::<T>::AlreadyIssued);
		Certificates::<T>::insert(key, Certificate { issued_at, expires_at, revocation: None });
		T::OnPermanentState::on_created(CERTIFICATE_STATE);
		Self::deposit_event(Event::Certified {
			professional,
			certifier,
			certificate_hash,
			expires_at,
		});
		Ok(())
	}

	pub(crate) fn do_revoke(
		professional: AccountIdOf<T>,
		certifier: AccountIdOf<T>,
		certificate_hash: H256,
		reason: u8,
	) -> DispatchResult {
		let key = (&professional, &certifier, certificate_hash);
		let mut certificate = Certificates::<T>::get(key).ok_or(Error::<T>::NoSuchCertificate)?;
		ensure!(certificate.revocation.is_none(), Error::<T>::AlreadyRevoked);
		certificate.revocation = Some(Revocation { at: Self::now(), reason });
		Certificates::<T>::insert(key, certificate);
		Self::deposit_event(Event::Revoked { professional, certifier, certificate_hash, reason });
		Ok(())
	}
}
