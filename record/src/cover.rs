//! The smallest way to disclose some leaves: what is disclosed with all that is under it is opened.

use crate::{
	document::Document,
	keys::{NodeKey, Salt},
	leaf::{LeafRef, Value},
	leaf_list::LeafList,
	path::{write_json_string, Path, Segment},
	proof::{Open, Subtree},
	view::{NodeId, View},
};
use alloc::{string::String, vec::Vec};
use core::{
	fmt::{self, Write},
	slice,
};

/// Leaves to disclose of one unit.
pub(crate) struct Cover<'v> {
	view: &'v View,
	root: NodeId,
	/// Of each leaf its node and its salt, by node.
	salts: &'v [(NodeId, Salt)],
	/// Is all of the unit to be disclosed, but the entries of a Bundle?
	is_whole: bool,
	/// The objects and arrays to open, by path: none in another, and none of a single leaf, which is shorter.
	opened: Vec<NodeId>,
}

impl<'v> Cover<'v> {
	/// Of the unit in `view` whose root this is.
	pub(crate) fn new(view: &'v View, root: NodeId, salts: &'v [(NodeId, Salt)]) -> Self {
		let mut opened = Vec::new();
		let is_whole = find_opened(view, root, &mut opened);
		Self { view, root, salts, is_whole, opened }
	}

	/// The whole unit, if all of its leaves are to be disclosed.
	pub(crate) fn open_unit(
		&self,
		index: u32,
		key: &NodeKey,
		document: &Document<'_>,
	) -> Option<Open> {
		let is_whole = match index == 0 && document.is_bundle() {
			false => self.is_whole,
			// In unit 0 of a split Bundle the elements of `entry` have no leaves.
			true => {
				let total = document.leaves(0).and_then(|leaves| usize::try_from(leaves).ok());
				total == Some(self.salts.len())
			}
		};
		is_whole.then(|| self.open(index, key, document))
	}

	/// The unit, all of whose leaves are to be disclosed.
	pub(crate) fn open(&self, index: u32, key: &NodeKey, document: &Document<'_>) -> Open {
		let is_bundle = index == 0 && document.is_bundle();
		let entries = is_bundle.then(|| document.units().saturating_sub(1));
		Open { index, key: *key.as_bytes(), value: self.text(self.root), entries }
	}

	/// The objects and arrays to open.
	pub(crate) fn subtrees(&self, key: &NodeKey) -> Vec<Subtree> {
		let subtree = |node: &NodeId| {
			let path = self.view.path(*node);
			let key = path.segments().fold(key.clone(), |key, segment| key.child(segment));
			Subtree { path, key: *key.as_bytes(), value: self.text(*node) }
		};
		self.opened.iter().map(subtree).collect()
	}

	/// The leaves outside the subtrees.
	pub(crate) fn leaves(&self) -> LeafList {
		let mut list = LeafList::default();
		self.list(self.root, &Path::root(), &mut self.opened.iter(), &mut list);
		list.shrink_to_fit();
		list
	}

	/// Lists the leaves at and under a node, without what is under the nodes `opened`, of which the next is at or under
	/// it, or behind.
	fn list(
		&self,
		node: NodeId,
		path: &Path,
		opened: &mut slice::Iter<'_, NodeId>,
		list: &mut LeafList,
	) {
		if opened.as_slice().first() == Some(&node) {
			opened.next();
			return;
		}
		if let (Some(value), Some(salt)) = (self.view.value(node), self.salt(node)) {
			list.push(LeafRef { path: path.as_bytes(), salt, value });
		}
		for child in self.view.children(node) {
			let path = path.clone().child(self.view.segment(*child));
			self.list(*child, &path, opened, list);
		}
	}

	fn salt(&self, node: NodeId) -> Option<Salt> {
		let found = self.salts.binary_search_by_key(&node, |(node, _)| *node).ok()?;
		self.salts.get(found).map(|(_, salt)| *salt)
	}

	/// The JSON text of a node all of whose leaves are there: members by name, without white space.
	fn text(&self, node: NodeId) -> String {
		let mut out = String::new();
		// Writing to a string does not fail.
		let _written: fmt::Result = self.write(&mut out, node);
		out.shrink_to_fit();
		out
	}

	fn write(&self, out: &mut String, node: NodeId) -> fmt::Result {
		match self.view.value(node) {
			Some(Value::Null) | None => out.write_str("null"),
			Some(Value::Bool(truth)) => write!(out, "{truth}"),
			Some(Value::String(text)) => write_json_string(out, text),
			Some(Value::Number(lexeme)) => out.write_str(lexeme),
			Some(Value::Keys(names)) => {
				out.push('{');
				for (position, name) in names.iter().enumerate() {
					if position > 0 {
						out.push(',');
					}
					write_json_string(out, name)?;
					out.push(':');
					match self.view.child(node, Segment::Name(name)) {
						Some(member) => self.write(out, member)?,
						None => out.write_str("null")?,
					}
				}
				out.push('}');
				Ok(())
			}
			Some(Value::Len(_)) => {
				out.push('[');
				for (position, element) in self.view.children(node).iter().enumerate() {
					if position > 0 {
						out.push(',');
					}
					self.write(out, *element)?;
				}
				out.push(']');
				Ok(())
			}
		}
	}
}

/// Adds to `opened` the nodes below `node` that are to be opened, unless it is to be disclosed with all that is under
/// it, and says whether it is.
fn find_opened(view: &View, node: NodeId, opened: &mut Vec<NodeId>) -> bool {
	let before = opened.len();
	let children = view.children(node);
	let mut all = true;
	for child in children {
		let whole = find_opened(view, *child, opened);
		all &= whole;
		if whole && !view.children(*child).is_empty() {
			opened.push(*child);
		}
	}
	let held = match view.value(node) {
		// The node's own leaf is not to be disclosed.
		None => return false,
		Some(Value::Keys(names)) => names.iter().count(),
		Some(Value::Len(count)) => usize::try_from(count).unwrap_or(usize::MAX),
		Some(_) => 0,
	};
	let whole = all && held == children.len();
	if whole {
		opened.truncate(before);
	}
	whole
}
