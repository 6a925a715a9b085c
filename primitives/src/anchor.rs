//! Anchors: roots of records on the chain.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How many roots one transaction anchors at most. So many add to the state what fills a whole block.
pub const MAX_ROOTS: u32 = 1_024;

const _: () = {
	use crate::bandwidth::{ANCHOR_STATE, PERMANENT_STATE_PER_BLOCK};
	assert!(MAX_ROOTS * ANCHOR_STATE <= PERMANENT_STATE_PER_BLOCK);
};

/// When a root came to the chain: what the state holds of an anchor.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct AnchorInfo<BlockNumber> {
	/// The slot of the block; [`crate::time::moment_of`] says when that was.
	pub slot: u64,
	/// The height of the block.
	pub block: BlockNumber,
}
