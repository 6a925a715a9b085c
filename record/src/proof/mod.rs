//! Proofs (section 10).

mod base64url;
mod read;
mod source;
mod write;

use crate::{
	header::Header,
	keys::Salt,
	leaf::Leaf,
	tree::{Hash, TreeProof},
};
use alloc::vec::Vec;

/// A proof as read, or as made by [`disclose`](crate::disclose): what it says is not to be believed before
/// [`Proof::verify`] has accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
	pub(crate) anchor: Hash,
	pub(crate) blind: Hash,
	pub(crate) header: Header,
	/// The header as received, which is what is hashed.
	pub(crate) header_bytes: Vec<u8>,
	pub(crate) attestations: Attestations,
	pub(crate) units: Vec<Unit>,
	pub(crate) tree: TreeProof,
	pub(crate) subject: Option<Subject>,
}

impl Proof {
	/// The anchor that the proof says it is about: where to look on the ledger.
	pub fn anchor(&self) -> Hash {
		self.anchor
	}
}

/// What a proof says of the attestations of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Attestations {
	/// Nothing but the depth and the root of their tree.
	Hidden { depth: u8, root: Hash },
}

/// One disclosed unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
	Partial(Partial),
}

impl Unit {
	pub(crate) fn index(&self) -> u32 {
		match self {
			Self::Partial(partial) => partial.index,
		}
	}
}

/// A unit of which some leaves are disclosed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Partial {
	pub(crate) index: u32,
	/// By path and tag.
	pub(crate) leaves: Vec<Leaf>,
	pub(crate) tree: TreeProof,
}

/// The opening of the header's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
	pub(crate) account: [u8; 32],
	pub(crate) salt: Salt,
}
