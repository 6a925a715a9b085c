//! What must be true of the pallet's storage after every block.
//!
//! 1. Every entry of `Certificates` decodes.
//! 2. No certificate was issued or revoked in a slot that has not come yet.
//! 3. A certificate expires after it was issued, and is not revoked before it was issued.

use crate::{Certificates, Config, Pallet};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = Self::now();
		let mut readable = 0u64;
		for certificate in Certificates::<T>::iter_values() {
			let (issued, revoked) =
				(certificate.issued_at, certificate.revocation.map(|revocation| revocation.at));
			ensure!(
				issued <= now && revoked.is_none_or(|at| at <= now),
				"2: a certificate from the future"
			);
			ensure!(
				issued < certificate.expires_at && revoked.is_none_or(|at| issued <= at),
				"3: a certificate that ended before it began"
			);
			readable = readable.saturating_add(1);
		}
		// `iter_values` passes over what it cannot decode, `iter_keys` reads keys only.
		ensure!(
			readable == Certificates::<T>::iter_keys().count() as u64,
			"1: an unreadable entry"
		);
		Ok(())
	}
}
