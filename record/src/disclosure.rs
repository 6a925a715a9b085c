//! Disclosures: proofs that a record holds some fields, and nothing about the others (section 10).

use crate::{
	commitment::{record_tree, unit_tree, CommitError, Terms, Top},
	document::Document,
	field::Field,
	header::subject,
	keys::{ContentSeed, Seed},
	leaf::{Leaf, LeafRef},
	proof::{Attestations, Partial, Proof, Subject, Unit},
	tree::{unit_hash, Hash},
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::fmt;

/// Makes a proof of `fields`, leaf by leaf. Fields may repeat or contain each other; each leaf is disclosed once.
///
/// `seed` and `terms` must be those that the record was committed with, else the proof is about another anchor.
/// Attestations stay hidden.
///
/// # Errors
/// If there are no fields, a field is not in the document, or the terms make no record.
pub fn disclose(
	document: &Document<'_>,
	seed: &Seed,
	terms: &Terms<'_>,
	fields: &[Field],
) -> Result<Proof, DiscloseError> {
	let mut wanted = BTreeMap::<u32, Vec<&Field>>::new();
	for field in fields {
		wanted.entry(field.unit()).or_default().push(field);
	}
	if wanted.is_empty() {
		return Err(DiscloseError::NoFields);
	}
	if let Some(field) = wanted.range(document.units()..).find_map(|(_, fields)| fields.first()) {
		return Err(DiscloseError::no_such(field));
	}

	let content_seed = seed.content_seed();
	let header = terms.header(&content_seed);
	let header_bytes = header.encode().map_err(CommitError::from)?;

	let mut unit_hashes = Vec::new();
	let mut disclosed_hashes = Vec::new();
	let mut units = Vec::new();
	for index in 0..document.units() {
		let hash = match wanted.get(&index) {
			None => {
				let (_, tree) = unit_tree(document, &content_seed, index, |_| ())?;
				unit_hash(index, tree.depth(), &tree.root())
			}
			Some(fields) => {
				let (hash, unit) = partial(document, &content_seed, index, fields)?;
				disclosed_hashes.push(hash);
				units.push(Unit::Partial(unit));
				hash
			}
		};
		unit_hashes.push(hash);
	}
	let (root, tree) = record_tree(unit_hashes.into_iter(), &content_seed)
		.prove(&disclosed_hashes)
		.ok_or(DiscloseError::Inconsistent)?;
	let top = Top::new(&header_bytes, tree.depth, &root, seed);
	Ok(Proof {
		anchor: top.anchor,
		blind: top.blind,
		header,
		header_bytes,
		attestations: Attestations::Hidden {
			depth: top.attestation_depth,
			root: top.attestation_root,
		},
		units,
		tree,
		subject: None,
	})
}

/// One unit with the leaves of `fields`, and its hash.
fn partial(
	document: &Document<'_>,
	content_seed: &ContentSeed,
	index: u32,
	fields: &[&Field],
) -> Result<(Hash, Partial), DiscloseError> {
	let selection = Selection::new(fields);
	let mut leaves = Vec::new();
	let (_, tree) = unit_tree(document, content_seed, index, |leaf: LeafRef<'_>| {
		if selection.holds(leaf.path) {
			leaves.push(leaf.to_owned());
		}
	})?;
	leaves.sort_unstable_by(|a, b| a.path.cmp(&b.path));
	if let Some(field) = fields.iter().find(|field| !touches(&leaves, field)) {
		return Err(DiscloseError::no_such(field));
	}
	let hashes: Vec<Hash> = leaves.iter().map(Leaf::hash).collect();
	let (root, tree) = tree.prove(&hashes).ok_or(DiscloseError::Inconsistent)?;
	Ok((unit_hash(index, tree.depth, &root), Partial { index, leaves, tree }))
}

/// Is one of `leaves`, which are in order, at or under `field`?
fn touches(leaves: &[Leaf], field: &Field) -> bool {
	let first = leaves.partition_point(|leaf| leaf.path < *field.path());
	leaves.get(first).is_some_and(|leaf| leaf.path.starts_with(field.path()))
}

/// The encoded paths of some fields, ascending, none under another.
struct Selection<'f>(Vec<&'f [u8]>);

impl<'f> Selection<'f> {
	fn new(fields: &[&'f Field]) -> Self {
		let mut paths: Vec<_> = fields.iter().map(|field| field.path().as_bytes()).collect();
		paths.sort_unstable();
		// What is under a path follows it.
		paths.dedup_by(|path, kept| path.starts_with(kept));
		Self(paths)
	}

	/// Is `path` at or under one of the fields?
	fn holds(&self, path: &[u8]) -> bool {
		let behind = self.0.partition_point(|field| *field <= path);
		let before = behind.checked_sub(1).and_then(|last| self.0.get(last));
		before.is_some_and(|field| path.starts_with(field))
	}
}

impl Proof {
	/// The same proof, which also shows that the record belongs to `account` (`subject`, section 10).
	///
	/// The account links all records that it owns: add it only where the verifier needs it.
	///
	/// # Errors
	/// If the record was committed with another seed, or for another account.
	pub fn with_subject(mut self, seed: &Seed, account: [u8; 32]) -> Result<Self, DiscloseError> {
		let salt = seed.content_seed().subject_salt();
		if subject(&account, &salt) != self.header.subject {
			return Err(DiscloseError::NotTheSubject);
		}
		self.subject = Some(Subject { account, salt });
		Ok(self)
	}
}

/// Why there is no proof.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DiscloseError {
	/// No field was given; a proof discloses at least one leaf.
	NoFields,
	/// The field is not in this document; it was found in another.
	NoSuchField {
		/// The pointer of the field.
		pointer: String,
	},
	/// There is no commitment to disclose from.
	Commit(CommitError),
	/// The seed and the account do not open the subject in the header.
	NotTheSubject,
	/// A leaf is missing from its own tree, which cannot be.
	Inconsistent,
}

impl DiscloseError {
	fn no_such(field: &Field) -> Self {
		Self::NoSuchField { pointer: field.pointer().into() }
	}
}

impl From<CommitError> for DiscloseError {
	fn from(error: CommitError) -> Self {
		Self::Commit(error)
	}
}

impl fmt::Display for DiscloseError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoFields => f.write_str("a proof discloses at least one field; none was given"),
			Self::NoSuchField { pointer } => {
				write!(f, "`{pointer}` was found in another document and is not in this one")
			}
			Self::Commit(error) => write!(f, "{error}"),
			Self::NotTheSubject => f.write_str(
				"the record was committed with another seed or for another account: \
				 this account cannot be shown as its owner",
			),
			Self::Inconsistent => f.write_str("a leaf is missing from its own tree"),
		}
	}
}

// The message already says what the inner error says, so there is no `source` to say it twice.
impl core::error::Error for DiscloseError {}
