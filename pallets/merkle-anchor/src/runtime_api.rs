//! How software asks the chain about roots.

use crate::AnchorInfo;
use alloc::vec::Vec;
use codec::Codec;
use sp_core::H256;

sp_api::decl_runtime_apis! {
	/// Look-ups of anchored roots.
	pub trait AnchorApi<BlockNumber> where BlockNumber: Codec {
		/// When `root` came to the chain: its slot and block, or nothing if it never did.
		fn anchored(root: H256) -> Option<AnchorInfo<BlockNumber>>;

		/// The same for each of `roots`, in their order. Who asks bounds their number: it costs a read of the state for each.
		fn anchored_many(roots: Vec<H256>) -> Vec<Option<AnchorInfo<BlockNumber>>>;
	}
}
