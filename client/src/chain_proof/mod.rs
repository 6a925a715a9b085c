//! Proofs of what is on the chain, which anybody checks without a node and without a network.
//!
//! A [`ChainProof`] holds a final block's header, the votes that made the block final, and the part of its state in which
//! the claims stand. Whose votes count follows from the genesis: the first set of authorities stands in its state, and
//! each set names the next one in a block that it made final itself, a *hand-off*. [`ChainProof::verify`] goes that way
//! from the genesis hash alone, or from a [`Checkpoint`] that the verifier trusts.
//!
//! A forced change of the set (how the council brings finality back when too many keys are lost) is in no hand-off: from
//! then on, a checkpoint after it is needed.
//!
//! | part | where it is made | where it is checked |
//! |---|---|---|
//! | claims, and where they stand in the state | [`claims`](Claim) | the same |
//! | parts of the state | [`Chain::prove`](crate::Chain::prove), and [`RawSpecification`] for the genesis | `state.rs` |
//! | votes and hand-offs | [`Chain::prove`](crate::Chain::prove) | `votes.rs` |
//! | the file | `file.rs` | the same |

mod checkpoint;
mod claims;
mod export;
mod file;
mod rejection;
mod specification;
mod state;
#[cfg(test)]
mod tests;
mod verify;
mod votes;

pub use checkpoint::Checkpoint;
pub(crate) use claims::certificates_prefix;
pub use claims::{Claim, Finding};
pub use export::{ExportError, Start};
pub use file::{Unreadable, MAX_FILE_LENGTH};
pub use rejection::Rejection;
pub use specification::{RawSpecification, SpecificationError};
pub use verify::{Proved, Trust};

use serde::{Deserialize, Serialize};
use sp_runtime::{generic, traits::BlakeTwo256};

/// A block's header.
pub(crate) type Header = generic::Header<u32, BlakeTwo256>;

/// A proof that claims are true of the chain's state at a final block.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ChainProof {
	/// The hash of the chain's first block.
	#[serde(with = "file::hash")]
	pub genesis: [u8; 32],
	/// Who the first authorities are; nothing in a proof that begins at a checkpoint.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub start: Option<Genesis>,
	/// The blocks in which one set of authorities names the next, in order.
	pub hand_offs: Vec<FinalBlock>,
	/// The block at whose state the claims are judged.
	pub head: FinalBlock,
	/// The nodes of the state's trie that the claims need, each once.
	#[serde(with = "file::byte_lists")]
	pub state: Vec<Vec<u8>>,
	/// What is claimed.
	pub claims: Vec<Claim>,
}

/// The chain's first block, and the part of its state that names the first authorities.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Genesis {
	/// The encoded header.
	#[serde(with = "file::bytes")]
	pub header: Vec<u8>,
	/// The nodes of the state's trie, each once.
	#[serde(with = "file::byte_lists")]
	pub state: Vec<Vec<u8>>,
}

/// A block, and the votes that made it final.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FinalBlock {
	/// The encoded header.
	#[serde(with = "file::bytes")]
	pub header: Vec<u8>,
	/// The encoded GRANDPA justification.
	#[serde(with = "file::bytes")]
	pub justification: Vec<u8>,
}
