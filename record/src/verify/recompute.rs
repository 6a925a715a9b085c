//! The hashes of the disclosed units, over all that is disclosed of them (section 12, steps 2 and 3).
//!
//! Nothing is kept of the leaves but their hashes, and of these only those of one unit at a time: a short text may have
//! millions of leaves with long paths, and a proof is not to be believed before it has led to its anchor.

use super::{bundle::Evidence, structure::first_sign};
use crate::{
	document::{Document, DocumentError},
	json::is_number,
	keys::NodeKey,
	leaf::{LeafRef, Value},
	leaf_hashes::hash_leaves,
	limits::{
		MAX_INDEX, MAX_LEAVES, MAX_LENGTH, MAX_PATHS_BYTES, MAX_PATH_BYTES, MAX_PATH_SEGMENTS,
		MIN_UNIT_DEPTH,
	},
	path::{segments, Path, Segment},
	presentation::Disclosure,
	proof::{Open, Part, Partial, Subtree, Unit},
	rejection::{Reason, Rejection},
	tree::{list_for, unit_hash, Hash, Tree},
	unit::{Entries, UnitText},
	view::{Builder, View},
	walk::walk_unsalted,
};
use alloc::{format, vec::Vec};

/// What the units of a proof come to.
pub(crate) struct Recomputed {
	/// The unit hashes, in the order of the units.
	pub(crate) unit_hashes: Vec<Hash>,
	/// All that is disclosed.
	pub(crate) disclosure: Disclosure,
	/// What bears on the question whether the record is a Bundle.
	pub(super) evidence: Evidence,
	/// The number of leaves.
	pub(super) leaves: usize,
	/// The sum of the lengths of their paths in bytes.
	paths_bytes: u64,
}

impl Recomputed {
	/// Recomputes `units`, as long as all limits are kept.
	pub(crate) fn of(units: &[Unit]) -> Result<Self, Rejection> {
		let mut recomputed = Self {
			unit_hashes: Vec::new(),
			disclosure: Disclosure::of(units.len()),
			evidence: Evidence::default(),
			leaves: 0,
			paths_bytes: 0,
		};
		for unit in units {
			match unit {
				Unit::Partial(partial) => recomputed.add_partial(partial)?,
				Unit::Open(open) => recomputed.add_open(open)?,
			}
		}
		Ok(recomputed)
	}

	fn add_partial(&mut self, unit: &Partial) -> Result<(), Rejection> {
		check_overlap(unit)?;
		let mut hashes = Vec::new();
		hashes.reserve_exact(unit.leaves.len());
		for leaf in unit.leaves.iter() {
			check_value(leaf.value).map_err(|fault| {
				let path = Path::from_encoded(leaf.path);
				let detail = format!("unit {}, {path}: {fault}", unit.index);
				Rejection::new(Reason::Value, detail)
			})?;
			self.add_leaf(unit.index, leaf)?;
			hashes.push(leaf.hash());
		}
		let mut opened = 0_u32;
		for subtree in &unit.subtrees {
			let text = UnitText::of_node(&subtree.value);
			let count = self.measure(&text, subtree.path.as_bytes(), unit.index)?;
			opened = opened.saturating_add(count);
			if opened > MAX_LEAVES {
				return Err(too_many_leaves(unit.index));
			}
			check_container(unit.index, subtree)?;
			hashes.reserve(usize::try_from(count).unwrap_or_default());
			let key = NodeKey::from_bytes(subtree.key);
			hash_leaves(&text, subtree.path.as_bytes(), &key, |_, hash| hashes.push(hash))?;
		}
		hashes.sort_unstable();
		let root = unit.tree.fold_sorted(&hashes).map_err(|error| {
			Rejection::new(Reason::Multiproof, format!("tree of unit {}: {error}", unit.index))
		})?;
		self.add_unit(false, unit_hash(unit.index, unit.tree.depth, &root), &hashes);
		Ok(())
	}

	fn add_open(&mut self, unit: &Open) -> Result<(), Rejection> {
		let text = opened_text(unit)?;
		let count = self.measure(&text, &[], unit.index)?;
		let key = NodeKey::from_bytes(unit.key);
		let mut hashes = list_for(usize::try_from(count).unwrap_or_default(), MIN_UNIT_DEPTH);
		hash_leaves(&text, &[], &key, |_, hash| hashes.push(hash))?;
		let mut sorted = hashes.clone();
		sorted.sort_unstable();
		let tree = Tree::new(hashes, MIN_UNIT_DEPTH, key.unit_pads());
		let depth = tree.depth();
		self.add_unit(true, unit_hash(unit.index, depth, &tree.root()), &sorted);
		Ok(())
	}

	fn add_unit(&mut self, opened: bool, hash: Hash, leaves: &[Hash]) {
		self.disclosure.add(opened, &hash, leaves);
		self.unit_hashes.push(hash);
	}

	/// Counts the leaves of an opened text without hashing anything, and checks all limits of what it holds.
	fn measure(&mut self, text: &UnitText<'_>, path: &[u8], index: u32) -> Result<u32, Rejection> {
		let above = segments(path).count();
		let mut leaves = 0_u32;
		let mut excess = None;
		let mut over = Ok(());
		walk_unsalted(text, path, |leaf| {
			leaves = leaves.saturating_add(1);
			excess = excess.or_else(|| excess_of(&leaf, path.len(), above));
			if over.is_ok() {
				over = self.add_leaf(index, leaf);
			}
		})?;
		over?;
		if leaves > MAX_LEAVES {
			return Err(too_many_leaves(index));
		}
		match excess {
			None => Ok(leaves),
			Some(fault) => {
				let detail = format!("an opened part of unit {index}: {fault}");
				Err(Rejection::new(Reason::Limit, detail))
			}
		}
	}

	/// Counts a leaf of unit `index`.
	fn add_leaf(&mut self, index: u32, leaf: LeafRef<'_>) -> Result<(), Rejection> {
		let bytes = u64::try_from(leaf.path.len()).unwrap_or(u64::MAX);
		self.paths_bytes = self.paths_bytes.saturating_add(bytes);
		if self.paths_bytes > MAX_PATHS_BYTES {
			let detail = format!(
				"the paths have more than {MAX_PATHS_BYTES} bytes together, counted up to unit {index}"
			);
			return Err(Rejection::new(Reason::Limit, detail));
		}
		self.leaves = self.leaves.saturating_add(1);
		if index == 0 {
			self.evidence.take(leaf.path, leaf.value);
		}
		Ok(())
	}
}

/// What `units` show. There are `leaves` of them.
pub(super) fn disclosed(units: &[Unit], leaves: usize) -> Result<View, Rejection> {
	let mut view = Builder::new(leaves, units.len());
	for unit in units {
		view.unit(unit.index());
		match unit {
			Unit::Partial(partial) => partial.parts().try_for_each(|part| match part {
				Part::Leaf(leaf) => {
					view.leaf(leaf);
					Ok(())
				}
				Part::Subtree(Subtree { path, value, .. }) => {
					view.leaves(&UnitText::of_node(value), path.as_bytes())
				}
			})?,
			Unit::Open(open) => view.leaves(&opened_text(open)?, &[])?,
		}
	}
	Ok(view.build())
}

/// The text of an opened unit. Of unit 0 of a split Bundle, the elements of `entry` are left out and their number is
/// given.
fn opened_text(unit: &Open) -> Result<UnitText<'_>, Rejection> {
	let form = |detail: &str| Err(Rejection::new(Reason::Format, detail));
	if unit.index > 0 {
		if unit.entries.is_some() {
			return form("`entries` is given for an entry: it belongs to unit 0 of a Bundle");
		}
		return Ok(UnitText::of_node(&unit.value));
	}
	let document = Document::read(unit.value.as_bytes()).map_err(of_document)?;
	let text = document.unit(0).ok_or_else(|| too_many_leaves(0))?;
	match (text.left_out, unit.entries) {
		(None, None) => Ok(text),
		(None, Some(_)) => form("`entries` is given for a unit 0 that is no Bundle"),
		(Some(_), None) => form("`entries` is missing in the opened unit 0 of a Bundle"),
		(Some(Entries { count: 0, close }), Some(count)) => {
			Ok(UnitText { left_out: Some(Entries { count, close }), ..text })
		}
		(Some(_), Some(_)) => {
			let detail = "the opened unit 0 of a Bundle holds entries; each is a unit of its own";
			Err(Rejection::new(Reason::Structure, detail))
		}
	}
}

fn of_document(error: DocumentError) -> Rejection {
	let detail = format!("opened unit 0: {error}");
	match error {
		DocumentError::Json(error) => error.into(),
		DocumentError::NotAnObject(_) => Rejection::new(Reason::Structure, detail),
		_ => Rejection::new(Reason::Limit, detail),
	}
}

/// The top of an opened subtree is an object or array: a scalar is disclosed as a leaf.
fn check_container(index: u32, subtree: &Subtree) -> Result<(), Rejection> {
	match first_sign(&subtree.value) {
		Some('{' | '[') => Ok(()),
		_ => {
			let detail = format!(
				"unit {index}, {}: a subtree is neither an object nor an array",
				subtree.path
			);
			Err(Rejection::new(Reason::Format, detail))
		}
	}
}

/// Which limit of a path or length the leaf exceeds. The first `known` bytes of its path are `above` segments within
/// the limits.
fn excess_of(leaf: &LeafRef<'_>, known: usize, above: usize) -> Option<&'static str> {
	if leaf.path.len() > MAX_PATH_BYTES {
		return Some("a path has too many bytes");
	}
	let below = leaf.path.get(known..).unwrap_or_default();
	let mut count = above;
	for (segment, _) in segments(below) {
		count = count.saturating_add(1);
		if matches!(segment, Segment::Index(index) if index > MAX_INDEX) {
			return Some("an array index is too large");
		}
	}
	if count > MAX_PATH_SEGMENTS {
		return Some("a path has too many segments");
	}
	let too_long = leaf.value.elements().is_some_and(|elements| elements > MAX_LENGTH);
	too_long.then_some("an array is too long")
}

fn too_many_leaves(index: u32) -> Rejection {
	let detail = format!("unit {index} has more than {MAX_LEAVES} leaves");
	Rejection::new(Reason::Limit, detail)
}

/// Nothing is disclosed twice. What lies under a path stands together in the order, behind the path itself, so one
/// merge of both lists finds it.
fn check_overlap(unit: &Partial) -> Result<(), Rejection> {
	let reject = |path: &[u8], by: &Path| {
		let path = Path::from_encoded(path);
		let detail = format!("unit {}, {path}: disclosed already by the subtree {by}", unit.index);
		Err(Rejection::new(Reason::Overlap, detail))
	};
	for pair in unit.subtrees.windows(2) {
		if let [outer, inner] = pair {
			if inner.path.starts_with(&outer.path) {
				return reject(inner.path.as_bytes(), &outer.path);
			}
		}
	}
	let mut subtrees = unit.subtrees.iter().peekable();
	for LeafRef { path, .. } in unit.leaves.iter() {
		let before = |subtree: &&Subtree| {
			let subtree = subtree.path.as_bytes();
			subtree < path && !path.starts_with(subtree)
		};
		while subtrees.next_if(before).is_some() {}
		if let Some(subtree) = subtrees.peek().filter(|s| path.starts_with(s.path.as_bytes())) {
			return reject(path, &subtree.path);
		}
	}
	Ok(())
}

/// What no honest leaf has for a value, although it has the right type.
fn check_value(value: Value<'_>) -> Result<(), &'static str> {
	match value {
		Value::Number(lexeme) if !is_number(lexeme) => Err("this is no JSON number"),
		Value::Keys(members) if !members.iter().is_sorted_by(|a, b| a < b) => {
			Err("the names of the members are out of order or repeated")
		}
		_ => Ok(()),
	}
}
