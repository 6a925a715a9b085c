//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A payer's vouchers as a whole. Never removed: a generation that began again would revive vouchers.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PayerInfo {
	/// The generation in which vouchers are good.
	pub generation: u32,
	/// How many keys of this generation were authorised and not revoked.
	pub keys: u32,
}

/// A key that signs vouchers for a payer.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct VoucherKey {
	/// The payer's generation in which it was authorised; in another one it counts for nothing.
	pub generation: u32,
	/// The last slot in which it signs; nothing if it was revoked.
	pub until: Option<u64>,
}

/// What was used of the standing vouchers of one payer with one serial.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Allowance {
	/// The payer's generation of the vouchers; for those of another one it counts for nothing.
	pub generation: u32,
	/// How much bandwidth was used, in billionths of a block.
	pub used: u64,
	/// Whether it was cancelled.
	pub is_cancelled: bool,
	/// The last slot for which a voucher can end that was good when the allowance was last used or cancelled: 52 weeks
	/// after that.
	pub needed_until: u64,
}
