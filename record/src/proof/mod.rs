//! Proofs (section 10).

mod base64url;
mod compact;
mod form;
mod json_form;
mod qr;
mod read;
mod write_json;

use crate::{
	attestation::Attestation,
	header::Header,
	keys::Salt,
	leaf::LeafRef,
	leaf_list::LeafList,
	path::Path,
	presentation::Presentation,
	tree::{Hash, TreeProof},
};
use alloc::{string::String, vec::Vec};
pub use qr::{join_qr_texts, split_qr_text, QrError, QrParts, MAX_QR_TEXT};

/// A proof as read, or as made by [`Holding::disclose`](crate::Holding::disclose): what it says is not to be believed before
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
	pub(crate) presentation: Option<Presentation>,
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
	/// Some of them, by leaf hash.
	Shown { shown: Vec<ShownAttestation>, tree: TreeProof },
}

/// One attestation that a proof shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShownAttestation {
	pub(crate) salt: Salt,
	/// The attestation as received, which is what is hashed.
	pub(crate) encoded: Vec<u8>,
	pub(crate) attestation: Attestation,
}

/// One disclosed unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
	Partial(Partial),
	Open(Open),
}

impl Unit {
	pub(crate) fn index(&self) -> u32 {
		match self {
			Self::Partial(partial) => partial.index,
			Self::Open(open) => open.index,
		}
	}
}

/// A unit of which some leaves are disclosed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Partial {
	pub(crate) index: u32,
	/// By path and tag.
	pub(crate) leaves: LeafList,
	/// By path.
	pub(crate) subtrees: Vec<Subtree>,
	pub(crate) tree: TreeProof,
}

/// A part of a unit that is disclosed.
pub(crate) enum Part<'p> {
	/// A leaf.
	Leaf(LeafRef<'p>),
	/// A node with all that is under it.
	Subtree(&'p Subtree),
}

impl Partial {
	/// What is disclosed, by path. No leaf is a part of a subtree, so all that a node holds stands together.
	pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
		let mut leaves = self.leaves.iter().peekable();
		let mut subtrees = self.subtrees.iter().peekable();
		core::iter::from_fn(move || {
			let is_before = |subtree: &&Subtree| match leaves.peek() {
				Some(leaf) => subtree.path.as_bytes() < leaf.path,
				None => true,
			};
			match subtrees.next_if(is_before) {
				Some(subtree) => Some(Part::Subtree(subtree)),
				None => leaves.next().map(Part::Leaf),
			}
		})
	}
}

/// A node that is disclosed with all that is under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subtree {
	pub(crate) path: Path,
	/// The key of the node.
	pub(crate) key: Hash,
	/// The JSON text of the node.
	pub(crate) value: String,
}

/// A unit that is disclosed as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
	pub(crate) index: u32,
	/// The key of the root node.
	pub(crate) key: Hash,
	/// The JSON text of the unit; in unit 0 of a split Bundle, `entry` is empty.
	pub(crate) value: String,
	/// How many elements `entry` has, in unit 0 of a split Bundle.
	pub(crate) entries: Option<u32>,
}

/// The opening of the header's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
	pub(crate) account: [u8; 32],
	pub(crate) salt: Salt,
}
