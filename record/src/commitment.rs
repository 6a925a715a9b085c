//! Commitments: from a document and a seed to the anchor (sections 5 to 9).

use crate::{
	attestation::{attestation_leaf, Attestation, AttestationError},
	document::Document,
	header::{subject, Header, HeaderError},
	json::JsonError,
	keys::{ContentSeed, Salt, Seed},
	leaf::{length32, LeafRef},
	leaf_hashes::hash_leaves,
	limits::{MAX_ATTESTATIONS, MIN_ATTESTATION_DEPTH, MIN_UNIT_DEPTH},
	tree::{list_for, unit_hash, Hash, Tree},
};
use alloc::vec::Vec;
use core::fmt;
use sha2::{Digest, Sha256};

const CONTENT_ROOT: u8 = 0x03;
const ANCHOR: u8 = 0x04;
const RECORD_ROOT: u8 = 0x05;
const FORMAT: &[u8] = b"MBR1";

/// What goes into a record besides the document and the seed.
#[derive(Debug, Clone)]
pub struct Terms<'a> {
	/// The version of FHIR that the document is written in, such as `R4`: 1 to 16 of `A-Z a-z 0-9 . _ -`.
	pub profile: &'a str,
	/// The anchor of the record that this one amends.
	pub previous: Option<Hash>,
	/// The account that owns the record.
	pub account: [u8; 32],
}

impl Terms<'_> {
	/// The header of a record on these terms.
	pub(crate) fn header(&self, content_seed: &ContentSeed) -> Header {
		Header {
			profile: self.profile.into(),
			previous: self.previous,
			subject: subject(&self.account, &content_seed.subject_salt()),
		}
	}
}

/// An attestation that belongs to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
	/// Which of the record's attestations it is, from 0. A number is never given to another attestation of the record.
	pub number: u32,
	/// The attestation.
	pub attestation: Attestation,
}

/// The content of a record: all hashes from its units up to the content root, which is what attesters sign.
///
/// It follows from the document, the terms and the content seed, which an attester gets; the seed, which opens the
/// anchor, has no part in it.
#[derive(Clone)]
pub struct Content {
	header: Header,
	header_bytes: Vec<u8>,
	units: u32,
	leaves: u64,
	record_depth: u8,
	record_tree_root: Hash,
	root: Hash,
}

/// What a record holds of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitCommitment {
	/// The number of leaves.
	pub leaves: u32,
	/// The depth of the unit tree, from 4 to 20.
	pub depth: u8,
	/// The unit hash (section 8).
	pub hash: Hash,
}

/// Leaves out what would let records be linked.
impl fmt::Debug for Content {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Content").field("units", &self.units).finish_non_exhaustive()
	}
}

impl Content {
	/// Commits to the content of `document`.
	///
	/// Beside the document this takes at most 64 bytes a leaf of the largest unit, 64 bytes a unit, and 5 MiB.
	///
	/// # Errors
	/// If the profile is not of the form that [`Terms`] demands.
	pub fn new(
		document: &Document<'_>,
		content_seed: &ContentSeed,
		terms: &Terms<'_>,
	) -> Result<Self, CommitError> {
		Self::with_units(document, content_seed, terms, |_| ())
	}

	/// As [`Self::new`], and hands every unit to `take`, in the order of their indexes. They are not kept: a Bundle may
	/// have a million.
	///
	/// # Errors
	/// As [`Self::new`].
	pub fn with_units(
		document: &Document<'_>,
		content_seed: &ContentSeed,
		terms: &Terms<'_>,
		mut take: impl FnMut(UnitCommitment),
	) -> Result<Self, CommitError> {
		let header = terms.header(content_seed);
		let header_bytes = header.encode()?;

		let units = document.units();
		let mut leaves = 0_u64;
		let mut unit_hashes = list_for(usize::try_from(units).unwrap_or_default(), 0);
		for index in 0..units {
			let (of_unit, tree) = unit_tree(document, content_seed, index, |_, _| ())?;
			let depth = tree.depth();
			let hash = unit_hash(index, depth, &tree.root());
			leaves = leaves.saturating_add(of_unit.into());
			unit_hashes.push(hash);
			take(UnitCommitment { leaves: of_unit, depth, hash });
		}
		let tree = record_tree(unit_hashes, content_seed);
		let record_depth = tree.depth();
		let record_tree_root = tree.root();
		let root = content_root(&header_bytes, record_depth, &record_tree_root);
		Ok(Self { header, header_bytes, units, leaves, record_depth, record_tree_root, root })
	}

	/// The content root (section 9.1).
	pub fn root(&self) -> Hash {
		self.root
	}

	/// The header.
	pub fn header(&self) -> &Header {
		&self.header
	}

	/// The header as it is hashed.
	pub fn header_bytes(&self) -> &[u8] {
		&self.header_bytes
	}

	/// The number of units.
	pub fn units(&self) -> u32 {
		self.units
	}

	/// The number of leaves of all units.
	pub fn leaves(&self) -> u64 {
		self.leaves
	}

	/// The depth of the record tree, from 0 to 20.
	pub fn record_depth(&self) -> u8 {
		self.record_depth
	}

	/// The root of the record tree.
	pub fn record_tree_root(&self) -> Hash {
		self.record_tree_root
	}
}

/// A record: its content, its attestations, and the anchor over both.
#[derive(Clone)]
pub struct Commitment {
	content: Content,
	top: Top,
}

/// Leaves out the blind, and all that the blind keeps from being linked to the anchor.
impl fmt::Debug for Commitment {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Commitment")
			.field("anchor", &self.top.anchor)
			.field("units", &self.content.units)
			.finish_non_exhaustive()
	}
}

impl Commitment {
	/// Commits to `document`. The record has no attestations.
	///
	/// # Errors
	/// As [`Content::new`].
	pub fn new(
		document: &Document<'_>,
		seed: &Seed,
		terms: &Terms<'_>,
	) -> Result<Self, CommitError> {
		let content = Content::new(document, &seed.content_seed(), terms)?;
		Self::of_content(content, seed, &[])
	}

	/// Adds attestations to a content that was committed to with the content seed of `seed`. The same content with
	/// more attestations has another anchor.
	///
	/// # Errors
	/// If there are more than 256 attestations, two have one number, one has no encoding, or one is not signed over
	/// this content.
	pub fn of_content(
		content: Content,
		seed: &Seed,
		attestations: &[Numbered],
	) -> Result<Self, CommitError> {
		let unsigned = |numbered: &&Numbered| !numbered.attestation.verify(&content.root);
		if let Some(Numbered { number, .. }) = attestations.iter().find(unsigned) {
			return Err(CommitError::NotSigned { number: *number });
		}
		let leaves = attestation_leaves(seed, attestations)?;
		let top = Top::new(&content.root, seed, leaves.iter().map(|leaf| leaf.hash));
		Ok(Self { content, top })
	}

	/// What the ledger stores (section 9.4).
	pub fn anchor(&self) -> Hash {
		self.top.anchor
	}

	/// The root over content and attestations (section 9.4).
	pub fn record_root(&self) -> Hash {
		self.top.record_root
	}

	/// The content.
	pub fn content(&self) -> &Content {
		&self.content
	}

	/// What attesters sign (section 9.1).
	pub fn content_root(&self) -> Hash {
		self.content.root
	}

	/// The header.
	pub fn header(&self) -> &Header {
		&self.content.header
	}

	/// The header as it is hashed.
	pub fn header_bytes(&self) -> &[u8] {
		&self.content.header_bytes
	}

	/// The number of units.
	pub fn units(&self) -> u32 {
		self.content.units
	}

	/// The number of leaves of all units.
	pub fn leaves(&self) -> u64 {
		self.content.leaves
	}

	/// The depth of the record tree, from 0 to 20.
	pub fn record_depth(&self) -> u8 {
		self.content.record_depth
	}

	/// The root of the record tree.
	pub fn record_tree_root(&self) -> Hash {
		self.content.record_tree_root
	}

	/// The depth of the attestation tree, from 1 to 8.
	pub fn attestation_depth(&self) -> u8 {
		self.top.attestation_depth
	}

	/// The root of the attestation tree.
	pub fn attestation_root(&self) -> Hash {
		self.top.attestation_root
	}
}

/// An attestation as the attestation tree holds it.
pub(crate) struct AttestationLeaf {
	pub(crate) number: u32,
	pub(crate) salt: Salt,
	pub(crate) encoded: Vec<u8>,
	pub(crate) hash: Hash,
}

/// The leaves of `attestations`, in their order.
pub(crate) fn attestation_leaves(
	seed: &Seed,
	attestations: &[Numbered],
) -> Result<Vec<AttestationLeaf>, CommitError> {
	if attestations.len() > MAX_ATTESTATIONS {
		return Err(CommitError::TooManyAttestations { count: attestations.len() });
	}
	let mut leaves = Vec::<AttestationLeaf>::new();
	for Numbered { number, attestation } in attestations {
		if leaves.iter().any(|leaf| leaf.number == *number) {
			return Err(CommitError::NumberTaken { number: *number });
		}
		let encoded = attestation.encode()?;
		let salt = seed.attestation_salt(*number);
		let hash = attestation_leaf(&salt, &encoded);
		leaves.push(AttestationLeaf { number: *number, salt, encoded, hash });
	}
	Ok(leaves)
}

/// The tree over the leaves of the attestations.
pub(crate) fn attestation_tree(seed: &Seed, leaves: impl Iterator<Item = Hash>) -> Tree {
	Tree::new(leaves.collect(), MIN_ATTESTATION_DEPTH, seed.attestation_pads())
}

/// The tree of unit `index` and its number of leaves, each of which `take` sees with its hash.
pub(crate) fn unit_tree(
	document: &Document<'_>,
	content_seed: &ContentSeed,
	index: u32,
	mut take: impl FnMut(LeafRef<'_>, Hash),
) -> Result<(u32, Tree), CommitError> {
	let unit = document.unit(index).ok_or(CommitError::NoSuchUnit { unit: index })?;
	let leaves = usize::try_from(unit.leaves).unwrap_or_default();
	let mut hashes = list_for(leaves, MIN_UNIT_DEPTH);
	let key = content_seed.unit_key(index);
	hash_leaves(&unit, &[], &key, |leaf, hash| {
		hashes.push(hash);
		take(leaf, hash);
	})?;
	Ok((unit.leaves, Tree::new(hashes, MIN_UNIT_DEPTH, key.unit_pads())))
}

/// The tree over the unit hashes.
pub(crate) fn record_tree(unit_hashes: Vec<Hash>, content_seed: &ContentSeed) -> Tree {
	Tree::new(unit_hashes, 0, content_seed.record_pads())
}

/// What stands above the content root.
#[derive(Clone)]
pub(crate) struct Top {
	pub(crate) attestation_depth: u8,
	pub(crate) attestation_root: Hash,
	pub(crate) record_root: Hash,
	pub(crate) blind: Hash,
	pub(crate) anchor: Hash,
}

impl Top {
	pub(crate) fn new(
		content_root: &Hash,
		seed: &Seed,
		attestation_leaves: impl Iterator<Item = Hash>,
	) -> Self {
		let attestations = attestation_tree(seed, attestation_leaves);
		let attestation_depth = attestations.depth();
		let attestation_root = attestations.root();
		let record_root = record_root(content_root, attestation_depth, &attestation_root);
		let blind = seed.blind();
		let anchor = anchor(&record_root, &blind);
		Self { attestation_depth, attestation_root, record_root, blind, anchor }
	}
}

/// `H(0x03 || u32 len(header) || header || u8 depth || root of the record tree)`.
pub(crate) fn content_root(header: &[u8], depth: u8, root: &Hash) -> Hash {
	let mut hasher = Sha256::new_with_prefix([CONTENT_ROOT]);
	hasher.update(length32(header.len()));
	hasher.update(header);
	hasher.update([depth]);
	hasher.update(root);
	hasher.finalize().into()
}

/// `H(0x05 || content_root || u8 depth || root of the attestation tree)`.
pub(crate) fn record_root(content_root: &Hash, depth: u8, root: &Hash) -> Hash {
	let mut hasher = Sha256::new_with_prefix([RECORD_ROOT]);
	hasher.update(content_root);
	hasher.update([depth]);
	hasher.update(root);
	hasher.finalize().into()
}

/// `H(0x04 || "MBR1" || record_root || blind)`.
pub(crate) fn anchor(record_root: &Hash, blind: &Hash) -> Hash {
	let mut hasher = Sha256::new_with_prefix([ANCHOR]);
	hasher.update(FORMAT);
	hasher.update(record_root);
	hasher.update(blind);
	hasher.finalize().into()
}

/// Why there is no commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CommitError {
	/// The terms make no header.
	Header(HeaderError),
	/// The document has no such unit, which cannot be for a document that was read.
	NoSuchUnit {
		/// The index.
		unit: u32,
	},
	/// There are more than 256 attestations.
	TooManyAttestations {
		/// How many there are.
		count: usize,
	},
	/// Two attestations have one number.
	NumberTaken {
		/// The number.
		number: u32,
	},
	/// The attestation is not signed over this content.
	NotSigned {
		/// Its number.
		number: u32,
	},
	/// An attestation has no encoding.
	Attestation(AttestationError),
	/// The text could not be read again, which cannot be for a document that was read.
	Unreadable(JsonError),
}

impl From<HeaderError> for CommitError {
	fn from(error: HeaderError) -> Self {
		Self::Header(error)
	}
}

impl From<AttestationError> for CommitError {
	fn from(error: AttestationError) -> Self {
		Self::Attestation(error)
	}
}

impl From<JsonError> for CommitError {
	fn from(error: JsonError) -> Self {
		Self::Unreadable(error)
	}
}

impl fmt::Display for CommitError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Header(error) => write!(f, "{error}"),
			Self::NoSuchUnit { unit } => write!(f, "the document has no unit {unit}"),
			Self::TooManyAttestations { count } => write!(
				f,
				"the record would have {count} attestations; at most {MAX_ATTESTATIONS} are allowed"
			),
			Self::NumberTaken { number } => {
				write!(f, "two attestations of the record have the number {number}")
			}
			Self::NotSigned { number } => write!(
				f,
				"attestation {number} is not signed over this record: its document, seed, profile, \
				 account and previous record have to be those that were attested"
			),
			Self::Attestation(error) => write!(f, "{error}"),
			Self::Unreadable(error) => write!(f, "the document cannot be read again: {error}"),
		}
	}
}

// The message already says what the inner error says, so there is no `source` to say it twice.
impl core::error::Error for CommitError {}
