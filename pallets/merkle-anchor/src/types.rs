//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// When a root came to the chain.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AnchorInfo<BlockNumber> {
	/// The slot of the block; times the slot's length, it is the time since the Unix epoch.
	pub slot: u64,
	/// The height of the block.
	pub block: BlockNumber,
}
