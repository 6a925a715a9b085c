//! The smallest way to disclose some leaves: what is disclosed with all that is under it is opened.

use crate::{
	document::Document,
	keys::NodeKey,
	leaf::{Leaf, LeafValue},
	leaf_list::LeafList,
	node::Node,
	path::{write_json_string, Segment},
	proof::{Open, Subtree},
};
use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

/// Leaves to disclose of one unit.
pub(crate) struct Cover<'l> {
	/// By path.
	leaves: &'l [Leaf],
	/// Is all of the unit to be disclosed, but the entries of a Bundle?
	is_whole: bool,
	/// The objects and arrays to open, by path: none in another, and none of a single leaf, which is shorter.
	opened: Vec<Node>,
}

impl<'l> Cover<'l> {
	pub(crate) fn new(leaves: &'l [Leaf]) -> Self {
		let mut opened = Vec::new();
		let is_whole = find_opened(leaves, &Node::root(leaves), &mut opened);
		Self { leaves, is_whole, opened }
	}

	/// The whole unit, if all of its leaves are to be disclosed.
	pub(crate) fn open_unit(
		&self,
		index: u32,
		key: &NodeKey,
		document: &Document<'_>,
	) -> Option<Open> {
		let root = Node::root(self.leaves);
		if index > 0 || !document.is_bundle() {
			let value = self.is_whole.then(|| self.text(&root))?;
			return Some(Open { index, key: *key.as_bytes(), value, entries: None });
		}
		// In unit 0 of a split Bundle the elements of `entry` have no leaves.
		let total = document.leaves(0).and_then(|leaves| usize::try_from(leaves).ok());
		if total != Some(self.leaves.len()) {
			return None;
		}
		let entries = document.units().checked_sub(1);
		Some(Open { index, key: *key.as_bytes(), value: self.text(&root), entries })
	}

	/// The objects and arrays to open.
	pub(crate) fn subtrees(&self, key: &NodeKey) -> Vec<Subtree> {
		let mut subtrees = Vec::new();
		for node in &self.opened {
			let Some(leaf) = self.leaves.get(node.range.start) else { continue };
			let mut node_key = key.clone();
			for segment in leaf.path.segments() {
				node_key = node_key.child(segment);
			}
			subtrees.push(Subtree {
				path: leaf.path.clone(),
				key: *node_key.as_bytes(),
				value: self.text(node),
			});
		}
		subtrees
	}

	/// The leaves outside the subtrees.
	pub(crate) fn leaves(&self) -> LeafList {
		let mut list = LeafList::default();
		let mut add = |leaves: Option<&[Leaf]>| {
			leaves.unwrap_or_default().iter().for_each(|leaf| list.push(leaf.borrow()));
		};
		let mut behind = 0;
		for Node { range, .. } in &self.opened {
			add(self.leaves.get(behind..range.start));
			behind = range.end;
		}
		add(self.leaves.get(behind..));
		list.shrink_to_fit();
		list
	}

	/// The JSON text of a node all of whose leaves are there: members by name, without white space.
	fn text(&self, node: &Node) -> String {
		let mut out = String::new();
		// Writing to a string does not fail.
		let _written: fmt::Result = self.write(&mut out, node);
		out
	}

	fn write(&self, out: &mut String, node: &Node) -> fmt::Result {
		match node.own(self.leaves) {
			Some(LeafValue::Null) | None => out.write_str("null"),
			Some(LeafValue::Bool(truth)) => write!(out, "{truth}"),
			Some(LeafValue::String(text)) => write_json_string(out, text),
			Some(LeafValue::Number(lexeme)) => out.write_str(lexeme),
			Some(LeafValue::Keys(names)) => {
				out.push('{');
				for (position, name) in names.iter().enumerate() {
					if position > 0 {
						out.push(',');
					}
					write_json_string(out, name)?;
					out.push(':');
					self.write(out, &node.child(self.leaves, Segment::Name(name)))?;
				}
				out.push('}');
				Ok(())
			}
			Some(LeafValue::Len(_)) => {
				out.push('[');
				for (position, segment) in node.segments(self.leaves).into_iter().enumerate() {
					if position > 0 {
						out.push(',');
					}
					self.write(out, &node.child(self.leaves, segment))?;
				}
				out.push(']');
				Ok(())
			}
		}
	}
}

/// Adds to `opened` the nodes below `node` that are to be opened, unless it is to be disclosed with all that is under
/// it, and says whether it is.
fn find_opened(leaves: &[Leaf], node: &Node, opened: &mut Vec<Node>) -> bool {
	let before = opened.len();
	let children = node.segments(leaves);
	let mut all = true;
	for segment in &children {
		let child = node.child(leaves, *segment);
		let whole = find_opened(leaves, &child, opened);
		all &= whole;
		if whole && child.range.len() > 1 {
			opened.push(child);
		}
	}
	let held = match node.own(leaves) {
		// The first leaf is one below the node, whose own is not to be disclosed.
		None => return false,
		Some(LeafValue::Keys(names)) => names.len(),
		Some(LeafValue::Len(count)) => usize::try_from(*count).unwrap_or(usize::MAX),
		Some(_) => 0,
	};
	let whole = all && held == children.len();
	if whole {
		opened.truncate(before);
	}
	whole
}
