//! The nodes above the one at hand, where nodes are met in an order in which all that a node holds comes in one piece.

use crate::path::{segments, shared_bytes, Segment};
use alloc::vec::Vec;

/// The nodes from the root to the one at hand.
pub(crate) struct Way<T> {
	root: T,
	/// Those behind the root, each with the bytes of its path.
	nodes: Vec<(usize, T)>,
	/// The path of the one at hand.
	path: Vec<u8>,
}

impl<T> Way<T> {
	pub(crate) fn new(root: T) -> Self {
		Self { root, nodes: Vec::new(), path: Vec::new() }
	}

	pub(crate) fn root(&self) -> &T {
		&self.root
	}

	/// Goes on to the node at `path` (encoded). Those on the way to it that are met for the first time are what `enter`
	/// makes of the one before, the segment that leads there, and the bytes of the path.
	///
	/// # Errors
	/// If `enter` refuses. Then the node at hand is the last that it made.
	pub(crate) fn go<E>(
		&mut self,
		path: &[u8],
		mut enter: impl FnMut(&mut T, Segment<'_>, usize) -> Result<T, E>,
	) -> Result<&mut T, E> {
		let shared = shared_bytes(&self.path, path);
		while self.nodes.pop_if(|(path_bytes, _)| *path_bytes > shared).is_some() {}
		self.path.clear();
		self.path.extend_from_slice(path);
		let mut path_bytes = self.nodes.last().map_or(0, |(path_bytes, _)| *path_bytes);
		for (segment, _) in segments(path.get(path_bytes..).unwrap_or_default()) {
			path_bytes = path_bytes.saturating_add(segment.encoded_len());
			let node = enter(self.last(), segment, path_bytes)?;
			self.nodes.push((path_bytes, node));
		}
		Ok(self.last())
	}

	fn last(&mut self) -> &mut T {
		self.nodes.last_mut().map_or(&mut self.root, |(_, node)| node)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::Path;
	use alloc::string::String;

	fn path(names: &str) -> Path {
		let mut path = Path::root();
		names.chars().for_each(|name| path.push(Segment::Name(&String::from(name))).unwrap());
		path
	}

	#[test]
	fn go_should_enter_each_node_once_and_leave_those_that_do_not_lead_on() {
		let mut way = Way::new(String::new());
		let mut entered = Vec::new();
		for names in ["ab", "abc", "ad", "ade", "f"] {
			let node = way.go(path(names).as_bytes(), |parent, segment, path_bytes| {
				let Segment::Name(name) = segment else { return Err("an index") };
				let node = parent.clone() + name;
				assert_eq!(path(&node).as_bytes().len(), path_bytes);
				entered.push(node.clone());
				Ok(node)
			});
			assert_eq!(node.map(|node| node.clone()), Ok(names.into()));
		}
		assert_eq!(entered, ["a", "ab", "abc", "ad", "ade", "f"]);
		assert_eq!(way.root(), "");
	}

	#[test]
	fn go_should_stop_where_it_is_refused() {
		let mut way = Way::new(0);
		let below = |limit: i32| {
			move |parent: &mut i32, _: Segment<'_>, _| match *parent < limit {
				true => Ok(*parent + 1),
				false => Err(*parent),
			}
		};
		assert_eq!(way.go(path("abc").as_bytes(), below(2)), Err(2));
		assert_eq!(way.go(path("ab").as_bytes(), below(0)), Ok(&mut 2));
	}
}
