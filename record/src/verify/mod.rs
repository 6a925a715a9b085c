//! Verification (section 12).

mod bundle;
mod structure;

use crate::{
	commitment::{anchor, content_root, record_root},
	header::{subject, Header},
	json::is_number,
	leaf::{Leaf, LeafValue},
	path::Path,
	proof::{Attestations, Partial, Proof, Unit},
	rejection::{Reason, Rejection},
	tree::{unit_hash, FoldError, Hash},
};
use alloc::{format, vec::Vec};

/// What a verifier demands beyond a proof that is true in itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Policy {
	/// The anchor that the ledger holds. Without it, a proof shows only that its parts fit together: anyone can make
	/// such a proof about anything.
	pub anchor: Option<Hash>,
	/// The account that the record has to belong to.
	pub subject: Option<[u8; 32]>,
}

/// What an accepted proof shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
	anchor: Hash,
	content_root: Hash,
	record_root: Hash,
	header: Header,
	subject: Option<[u8; 32]>,
	disclosed: Vec<Disclosed>,
}

/// One thing that a proof shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
	/// The index of the unit: 0, or in a Bundle 1 more than the index of the entry.
	pub unit: u32,
	/// The path from the root of the unit.
	pub path: Path,
	/// What is there.
	pub value: LeafValue,
}

impl Verified {
	/// The anchor that the hashes lead to.
	pub fn anchor(&self) -> Hash {
		self.anchor
	}

	/// The content root that the hashes lead to.
	pub fn content_root(&self) -> Hash {
		self.content_root
	}

	/// The record root that the hashes lead to.
	pub fn record_root(&self) -> Hash {
		self.record_root
	}

	/// The header.
	pub fn header(&self) -> &Header {
		&self.header
	}

	/// The account that owns the record, where the proof shows it.
	pub fn subject(&self) -> Option<[u8; 32]> {
		self.subject
	}

	/// What is shown and nothing else, by unit, path and tag. An object or array is complete only as far as its KEYS
	/// or LEN and all that these list are here; it must not be presented as if it were otherwise.
	pub fn disclosed(&self) -> &[Disclosed] {
		&self.disclosed
	}
}

impl Proof {
	/// Verifies the proof by the steps of section 12.
	///
	/// # Errors
	/// At the first step that fails.
	pub fn verify(&self, policy: &Policy) -> Result<Verified, Rejection> {
		let mut unit_hashes = Vec::with_capacity(self.units.len());
		for unit in &self.units {
			let Unit::Partial(partial) = unit;
			unit_hashes.push(recompute(partial)?);
		}
		for unit in &self.units {
			let Unit::Partial(Partial { index, leaves, .. }) = unit;
			structure::check(*index, leaves)?;
		}
		bundle::check(&self.units, self.tree.depth)?;
		self.check_unit_order()?;

		let in_record_tree =
			|error: FoldError| Rejection::new(Reason::Multiproof, format!("record tree: {error}"));
		let root = self.tree.fold(unit_hashes).map_err(in_record_tree)?;
		let content_root = content_root(&self.header_bytes, self.tree.depth, &root);
		let Attestations::Hidden { depth, root } = &self.attestations;
		let record_root = record_root(&content_root, *depth, root);
		let anchor = anchor(&record_root, &self.blind);
		self.check_anchor(&anchor, policy)?;
		let subject = self.check_subject(policy)?;

		let header = self.header.clone();
		let disclosed = self.disclosed();
		Ok(Verified { anchor, content_root, record_root, header, subject, disclosed })
	}

	fn check_unit_order(&self) -> Result<(), Rejection> {
		let indexes = || self.units.iter().map(Unit::index);
		match indexes().zip(indexes().skip(1)).find(|(before, after)| before >= after) {
			None => Ok(()),
			Some((before, after)) => {
				let detail = format!("unit {after} follows unit {before}");
				Err(Rejection::new(Reason::Order, detail))
			}
		}
	}

	fn check_anchor(&self, computed: &Hash, policy: &Policy) -> Result<(), Rejection> {
		let detail = if self.anchor != *computed {
			"the proof does not lead to the anchor that it names: something in it was changed"
		} else if policy.anchor.is_some_and(|expected| expected != *computed) {
			"the proof is about another anchor than the one on the ledger"
		} else {
			return Ok(());
		};
		Err(Rejection::new(Reason::Anchor, detail))
	}

	fn check_subject(&self, policy: &Policy) -> Result<Option<[u8; 32]>, Rejection> {
		let reject = |detail: &str| Err(Rejection::new(Reason::Subject, detail));
		match (&self.subject, policy.subject) {
			(None, None) => Ok(None),
			(None, Some(_)) => reject("the proof does not show whose record it is"),
			(Some(shown), _) if subject(&shown.account, &shown.salt) != self.header.subject => {
				reject("the account shown is not the one that the record was committed for")
			}
			(Some(shown), Some(expected)) if shown.account != expected => {
				reject("the record belongs to another account than the expected one")
			}
			(Some(shown), _) => Ok(Some(shown.account)),
		}
	}

	fn disclosed(&self) -> Vec<Disclosed> {
		let leaves = self.units.iter().flat_map(|unit| {
			let Unit::Partial(Partial { index, leaves, .. }) = unit;
			leaves.iter().map(move |leaf| (*index, leaf))
		});
		leaves
			.map(|(unit, Leaf { path, value, .. })| Disclosed {
				unit,
				path: path.clone(),
				value: value.clone(),
			})
			.collect()
	}
}

/// The hash of a partial unit, from its leaves (step 2).
fn recompute(unit: &Partial) -> Result<Hash, Rejection> {
	for leaf in &unit.leaves {
		check_value(leaf).map_err(|fault| {
			let detail = format!("unit {}, {}: {fault}", unit.index, leaf.path);
			Rejection::new(Reason::Value, detail)
		})?;
	}
	let hashes = unit.leaves.iter().map(Leaf::hash).collect();
	let root = unit.tree.fold(hashes).map_err(|error| {
		Rejection::new(Reason::Multiproof, format!("tree of unit {}: {error}", unit.index))
	})?;
	Ok(unit_hash(unit.index, unit.tree.depth, &root))
}

/// What no honest leaf has for a value, although it has the right type.
fn check_value(leaf: &Leaf) -> Result<(), &'static str> {
	match &leaf.value {
		LeafValue::Number(lexeme) if !is_number(lexeme) => Err("this is no JSON number"),
		LeafValue::Keys(names) if !names.is_sorted_by(|a, b| a < b) => {
			Err("the names of the members are out of order or repeated")
		}
		_ => Ok(()),
	}
}
