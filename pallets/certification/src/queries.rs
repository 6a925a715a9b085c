//! What software may ask. Nothing here is called from a block.

use crate::{AccountIdOf, Certificates, Config, Listed, Pallet};
use alloc::vec::Vec;
use medibloc_primitives::{
	certificate::{Certificate, MAX_LISTED},
	Moment,
};
use sp_core::H256;

impl<T: Config> Pallet<T> {
	/// The certificate with this hash that `certifier` issued to `professional`, if there is one.
	pub fn status(
		professional: &AccountIdOf<T>,
		certifier: &AccountIdOf<T>,
		hash: H256,
	) -> Option<Certificate> {
		Certificates::<T>::get((professional, certifier, hash))
	}

	/// At most `limit` certificates of `professional`, and never more than [`MAX_LISTED`]: the first ones, or those that
	/// follow the one of a certifier with a hash, in the order of the state.
	pub fn certificates(
		professional: &AccountIdOf<T>,
		after: Option<(AccountIdOf<T>, H256)>,
		limit: u32,
	) -> Vec<Listed<AccountIdOf<T>>> {
		let all = match after {
			None => Certificates::<T>::iter_prefix((professional,)),
			Some((certifier, hash)) => {
				let last = Certificates::<T>::hashed_key_for((professional, certifier, hash));
				Certificates::<T>::iter_prefix_from((professional,), last)
			}
		};
		let listed = all.map(|((certifier, certificate_hash), certificate)| Listed {
			certifier,
			certificate_hash,
			certificate,
		});
		listed.take(limit.min(MAX_LISTED) as usize).collect()
	}

	/// Whether a certificate of one of the `trusted` certifiers was in force for `professional` at `at`.
	pub fn is_certified(
		professional: &AccountIdOf<T>,
		trusted: &[AccountIdOf<T>],
		at: Moment,
	) -> bool {
		trusted.iter().any(|certifier| {
			Certificates::<T>::iter_prefix_values((professional, certifier))
				.any(|certificate| certificate.is_in_force(at))
		})
	}
}
