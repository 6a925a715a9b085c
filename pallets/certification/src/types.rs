//! What the pallet tells.

use codec::{Decode, Encode};
use medibloc_primitives::certificate::Certificate;
use scale_info::TypeInfo;
use sp_core::H256;

/// One of a professional's certificates.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Listed<AccountId> {
	/// Who issued it.
	pub certifier: AccountId,
	/// The hash of the document.
	pub certificate_hash: H256,
	/// When it is in force.
	pub certificate: Certificate,
}
