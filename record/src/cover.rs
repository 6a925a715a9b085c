//! The smallest way to disclose some leaves: what is disclosed with all that is under it is opened.

use crate::{
	document::Document,
	keys::NodeKey,
	leaf::{Leaf, LeafValue},
	node::Node,
	path::{write_json_string, Segment},
	proof::{Open, Subtree},
};
use alloc::{string::String, vec, vec::Vec};
use core::fmt::{self, Write};

/// Leaves to disclose of one unit.
pub(crate) struct Cover<'l> {
	/// By path.
	leaves: &'l [Leaf],
	/// For each object or array whose leaf is at that place: is all under it to be disclosed, too?
	whole: Vec<bool>,
}

impl<'l> Cover<'l> {
	pub(crate) fn new(leaves: &'l [Leaf]) -> Self {
		let mut cover = Self { leaves, whole: vec![false; leaves.len()] };
		cover.survey(&Node::root(leaves));
		cover
	}

	/// Notes which nodes at and under `node` are whole, and whether it is.
	fn survey(&mut self, node: &Node) -> bool {
		let leaves = self.leaves;
		let children = node.segments(leaves);
		let mut all = true;
		for segment in &children {
			all &= self.survey(&node.child(leaves, *segment));
		}
		let held = match node.own(leaves) {
			None => return false,
			Some(LeafValue::Keys(names)) => names.len(),
			Some(LeafValue::Len(count)) => usize::try_from(*count).unwrap_or(usize::MAX),
			Some(_) => 0,
		};
		let whole = all && held == children.len();
		if let Some(place) = self.whole.get_mut(node.range.start) {
			*place = whole;
		}
		whole
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
			let value = self.is_whole(&root).then(|| self.text(&root))?;
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

	/// The objects and arrays to open, by path: none under another, and none of a single leaf, which is shorter.
	pub(crate) fn subtrees(&self, key: &NodeKey) -> Vec<Subtree> {
		let mut subtrees = Vec::new();
		let mut behind = 0;
		while let Some(node) = self.next_opened(behind) {
			behind = node.range.end;
			let Some(leaf) = self.leaves.get(node.range.start) else { break };
			let mut node_key = key.clone();
			for segment in leaf.path.segments() {
				node_key = node_key.child(segment);
			}
			subtrees.push(Subtree {
				path: leaf.path.clone(),
				key: *node_key.as_bytes(),
				value: self.text(&node),
			});
		}
		subtrees
	}

	/// The leaves outside the subtrees.
	pub(crate) fn leaves(&self) -> Vec<Leaf> {
		let mut leaves = Vec::new();
		let mut behind = 0;
		loop {
			let opened = self.next_opened(behind);
			let until = opened.as_ref().map_or(self.leaves.len(), |node| node.range.start);
			leaves.extend_from_slice(self.leaves.get(behind..until).unwrap_or_default());
			match opened {
				Some(node) => behind = node.range.end,
				None => return leaves,
			}
		}
	}

	/// The first node to open whose leaves begin at or behind the place `from`.
	fn next_opened(&self, from: usize) -> Option<Node> {
		let rest = self.leaves.get(from..)?;
		(from..).zip(rest).find_map(|(start, leaf)| {
			let is_root = leaf.path.as_bytes().is_empty();
			let count = rest
				.get(start.saturating_sub(from)..)?
				.partition_point(|other| other.path.starts_with(&leaf.path));
			let node = Node {
				range: start..start.saturating_add(count),
				path_bytes: leaf.path.as_bytes().len(),
			};
			(count > 1 && !is_root && self.is_whole(&node)).then_some(node)
		})
	}

	fn is_whole(&self, node: &Node) -> bool {
		// The first leaf may be one below the node, whose own is not to be disclosed.
		node.own(self.leaves).is_some()
			&& self.whole.get(node.range.start).is_some_and(|whole| *whole)
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
