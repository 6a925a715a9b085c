//! The smallest way to disclose some leaves: what is disclosed with all that is under it is opened.

use crate::{
	keys::{NodeKey, Salt},
	leaf::{LeafRef, Value},
	leaf_list::LeafList,
	path::Path,
	proof::Subtree,
	view::{NodeId, View},
};
use alloc::vec::Vec;
use core::slice;

/// Leaves to disclose of one unit.
pub(crate) struct Cover<'v> {
	view: &'v View,
	root: NodeId,
	/// Of each leaf its node and its salt, by node.
	salts: &'v [(NodeId, Salt)],
	/// The objects and arrays to open, by path: none in another, and none of a single leaf, which is shorter.
	opened: Vec<NodeId>,
}

impl<'v> Cover<'v> {
	/// Of the unit in `view` whose root this is.
	pub(crate) fn new(view: &'v View, root: NodeId, salts: &'v [(NodeId, Salt)]) -> Self {
		let mut opened = Vec::new();
		find_opened(view, root, &mut opened);
		Self { view, root, salts, opened }
	}

	/// The objects and arrays to open.
	pub(crate) fn subtrees(&self, key: &NodeKey) -> Vec<Subtree> {
		let subtree = |node: &NodeId| {
			let path = self.view.path(*node);
			let key = path.segments().fold(key.clone(), |key, segment| key.child(segment));
			Subtree { path, key: *key.as_bytes(), value: self.view.text(*node) }
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
