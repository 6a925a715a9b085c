//! How software asks the chain about certificates.

use crate::Listed;
use alloc::vec::Vec;
use codec::Codec;
use medibloc_primitives::{certificate::Certificate, Moment};
use sp_core::H256;

sp_api::decl_runtime_apis! {
	/// Look-ups of certificates. Times are milliseconds since the Unix epoch.
	pub trait CertificationApi<AccountId> where AccountId: Codec {
		/// The certificate with this hash that `certifier` issued to `professional`, if there is one.
		fn status(professional: AccountId, certifier: AccountId, hash: H256) -> Option<Certificate>;

		/// A page of at most `limit` certificates of `professional`, 1,000 at most, in the order of the state. `after` is the
		/// certifier and the hash of the last one of the page before; a page that is not full is the last.
		fn certificates(
			professional: AccountId,
			after: Option<(AccountId, H256)>,
			limit: u32
		) -> Vec<Listed<AccountId>>;

		/// Whether a certificate of one of the `trusted` certifiers was in force for `professional` at `at`. It costs what
		/// these certifiers issued to this professional, whatever others did.
		fn is_certified(professional: AccountId, trusted: Vec<AccountId>, at: Moment) -> bool;
	}
}
