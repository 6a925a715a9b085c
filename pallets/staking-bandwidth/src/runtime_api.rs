//! How software asks the chain about bandwidth.

use crate::Quota;
use codec::Codec;

sp_api::decl_runtime_apis! {
	/// What accounts may still use, and what transactions cost; everything in billionths of a block.
	pub trait BandwidthApi<AccountId> where AccountId: Codec {
		/// How much bandwidth `account` has, and what comes back when.
		fn quota(account: AccountId) -> Quota;

		/// What `extrinsic` costs at most.
		fn cost(extrinsic: Block::Extrinsic) -> u64;

		/// Who would pay for `extrinsic`: its signer, or the payer of its voucher; nobody pays for an unsigned one.
		fn payer_of(extrinsic: Block::Extrinsic) -> Option<AccountId>;

		/// The first slot in which `account` could pay for `extrinsic` with the stake that it has, if it uses nothing
		/// meanwhile; nothing if its whole share is less.
		fn earliest(account: AccountId, extrinsic: Block::Extrinsic) -> Option<u64>;
	}
}
