//! The leaves of a disclosed unit and the hash over them (section 12, steps 2 and 3).

use crate::{
	document::{Document, DocumentError},
	json::is_number,
	keys::NodeKey,
	leaf::{Leaf, LeafRef, LeafValue},
	limits::{
		MAX_INDEX, MAX_LEAVES, MAX_LENGTH, MAX_PATHS_BYTES, MAX_PATH_BYTES, MAX_PATH_SEGMENTS,
		MIN_UNIT_DEPTH,
	},
	path::{segments, Path, Segment},
	proof::{Open, Partial, Subtree, Unit},
	rejection::{Reason, Rejection},
	tree::{depth_for, unit_hash, Hash, Tree},
	unit::{Entries, UnitText},
	walk::{walk_below, NoKeys},
};
use alloc::{format, vec::Vec};

/// A unit as far as it is disclosed.
pub(crate) struct Recomputed {
	pub(crate) index: u32,
	/// Is all of it disclosed?
	pub(crate) opened: bool,
	pub(crate) hash: Hash,
	/// By path.
	pub(crate) leaves: Vec<Leaf>,
	/// Of the leaves, ascending.
	pub(crate) leaf_hashes: Vec<Hash>,
}

/// What the leaves of opened texts add up to, in the whole proof.
#[derive(Default)]
pub(crate) struct Budget {
	paths_bytes: u64,
}

impl Recomputed {
	/// Recomputes `unit`, as long as the paths fit into the budget.
	pub(crate) fn new(unit: &Unit, budget: &mut Budget) -> Result<Self, Rejection> {
		match unit {
			Unit::Partial(partial) => Self::of_partial(partial, budget),
			Unit::Open(open) => Self::of_open(open, budget),
		}
	}

	fn of_partial(unit: &Partial, budget: &mut Budget) -> Result<Self, Rejection> {
		check_overlap(unit)?;
		let mut leaves = Vec::new();
		let mut opened = 0;
		for leaf in &unit.leaves {
			check_value(leaf).map_err(|fault| {
				let detail = format!("unit {}, {}: {fault}", unit.index, leaf.path);
				Rejection::new(Reason::Value, detail)
			})?;
			budget.add(leaf.path.as_bytes().len(), unit.index)?;
			leaves.push(leaf.clone());
		}
		for subtree in &unit.subtrees {
			let text = UnitText::of_node(&subtree.value);
			let count = measure(&text, subtree.path.as_bytes(), unit.index, budget)?;
			opened = count.saturating_add(opened);
			if opened > MAX_LEAVES {
				return Err(too_many_leaves(unit.index));
			}
			check_container(unit.index, subtree)?;
			let key = NodeKey::from_bytes(subtree.key);
			walk_below(&text, subtree.path.as_bytes(), key.schedule(), |leaf| {
				leaves.push(leaf.to_owned());
			})?;
		}
		leaves.sort_unstable_by(|a, b| a.path.cmp(&b.path));
		let leaf_hashes = sorted_hashes(&leaves);
		let root = unit.tree.fold(leaf_hashes.clone()).map_err(|error| {
			Rejection::new(Reason::Multiproof, format!("tree of unit {}: {error}", unit.index))
		})?;
		let hash = unit_hash(unit.index, unit.tree.depth, &root);
		Ok(Self { index: unit.index, opened: false, hash, leaves, leaf_hashes })
	}

	fn of_open(unit: &Open, budget: &mut Budget) -> Result<Self, Rejection> {
		let text = opened_text(unit)?;
		let count = measure(&text, &[], unit.index, budget)?;
		let key = NodeKey::from_bytes(unit.key);
		let mut leaves = Vec::new();
		leaves.reserve_exact(usize::try_from(count).unwrap_or_default());
		walk_below(&text, &[], key.schedule(), |leaf| leaves.push(leaf.to_owned()))?;
		leaves.sort_unstable_by(|a, b| a.path.cmp(&b.path));
		let leaf_hashes = sorted_hashes(&leaves);
		let mut items = Vec::new();
		let depth = depth_for(leaf_hashes.len(), MIN_UNIT_DEPTH);
		items.reserve_exact(1_usize.checked_shl(depth.into()).unwrap_or_default());
		items.extend_from_slice(&leaf_hashes);
		let tree = Tree::new(items, MIN_UNIT_DEPTH, key.unit_pads());
		let hash = unit_hash(unit.index, tree.depth(), &tree.root());
		Ok(Self { index: unit.index, opened: true, hash, leaves, leaf_hashes })
	}
}

fn sorted_hashes(leaves: &[Leaf]) -> Vec<Hash> {
	let mut hashes: Vec<Hash> = leaves.iter().map(Leaf::hash).collect();
	hashes.sort_unstable();
	hashes
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
	let first = subtree.value.trim_start_matches([' ', '\t', '\r', '\n']).chars().next();
	match first {
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

/// Counts the leaves of an opened text without hashing anything, and checks all limits of what it holds.
fn measure(
	text: &UnitText<'_>,
	path: &[u8],
	index: u32,
	budget: &mut Budget,
) -> Result<u32, Rejection> {
	let above = segments(path).count();
	let mut leaves = 0_u32;
	let mut excess = None;
	let mut over = Ok(());
	walk_below(text, path, NoKeys, |leaf| {
		leaves = leaves.saturating_add(1);
		if over.is_ok() {
			over = budget.add(leaf.path.len(), index);
		}
		excess = excess.or_else(|| excess_of(&leaf, path.len(), above));
	})?;
	over?;
	if leaves > MAX_LEAVES {
		return Err(too_many_leaves(index));
	}
	match excess {
		None => Ok(leaves),
		Some(fault) => {
			Err(Rejection::new(Reason::Limit, format!("an opened part of unit {index}: {fault}")))
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

impl Budget {
	fn add(&mut self, path_bytes: usize, index: u32) -> Result<(), Rejection> {
		let bytes = u64::try_from(path_bytes).unwrap_or(u64::MAX);
		self.paths_bytes = self.paths_bytes.saturating_add(bytes);
		if self.paths_bytes > MAX_PATHS_BYTES {
			let detail = format!(
				"the paths have more than {MAX_PATHS_BYTES} bytes together, counted up to unit {index}"
			);
			return Err(Rejection::new(Reason::Limit, detail));
		}
		Ok(())
	}
}

fn too_many_leaves(index: u32) -> Rejection {
	let detail = format!("unit {index} has more than {MAX_LEAVES} leaves");
	Rejection::new(Reason::Limit, detail)
}

/// Nothing is disclosed twice. What lies under a path stands together in the order, behind the path itself, so one
/// merge of both lists finds it.
fn check_overlap(unit: &Partial) -> Result<(), Rejection> {
	let reject = |path: &Path, by: &Path| {
		let detail = format!("unit {}, {path}: disclosed already by the subtree {by}", unit.index);
		Err(Rejection::new(Reason::Overlap, detail))
	};
	for pair in unit.subtrees.windows(2) {
		if let [outer, inner] = pair {
			if inner.path.starts_with(&outer.path) {
				return reject(&inner.path, &outer.path);
			}
		}
	}
	let mut subtrees = unit.subtrees.iter().peekable();
	for leaf in &unit.leaves {
		let before =
			|subtree: &&Subtree| subtree.path < leaf.path && !leaf.path.starts_with(&subtree.path);
		while subtrees.next_if(before).is_some() {}
		if let Some(subtree) = subtrees.peek().filter(|s| leaf.path.starts_with(&s.path)) {
			return reject(&leaf.path, &subtree.path);
		}
	}
	Ok(())
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
