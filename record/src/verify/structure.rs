//! Rules S1 to S5: what is disclosed of one unit must be a part of one JSON value.

use crate::{
	leaf::{LeafRef, Value},
	path::{Path, Segment},
	proof::{Part, Partial, Subtree},
	rejection::{Reason, Rejection},
	way::Way,
};
use alloc::{format, vec::Vec};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
	Scalar,
	Object,
	Array,
}

/// A node on the way from the root to the one at hand.
#[derive(Default)]
struct Node<'a> {
	/// What it is known to be.
	kind: Option<Kind>,
	/// Its KEYS, if disclosed.
	keys: Option<Vec<&'a str>>,
	/// Its LEN, if disclosed.
	len: Option<u32>,
}

/// Checks what is disclosed of a unit in part. Leaves and subtrees are taken in order: what lies under a path stands
/// together, behind the path's own leaf, so one walk along the nodes suffices. What lies in a subtree is a part of one
/// JSON value as it is, and shares no path with anything else.
pub(super) fn check(unit: &Partial) -> Result<(), Rejection> {
	let mut walk = Walk { unit: unit.index, way: Way::new(Node::default()), before: None };
	for part in unit.parts() {
		match part {
			Part::Leaf(LeafRef { path, value, .. }) => walk.go(path, Node::of_leaf(value))?,
			Part::Subtree(subtree) => {
				walk.go(subtree.path.as_bytes(), Node::of_subtree(subtree))?;
			}
		}
	}
	// Everything is at the root or goes through it, so its kind is known.
	match unit.index == 0 && walk.way.root().kind != Some(Kind::Object) {
		true => walk.reject(&[], "the root of unit 0 is not an object"),
		false => Ok(()),
	}
}

/// The first character of a JSON text that is no white space.
pub(super) fn first_sign(text: &str) -> Option<char> {
	text.trim_start_matches([' ', '\t', '\r', '\n']).chars().next()
}

struct Walk<'a> {
	unit: u32,
	way: Way<Node<'a>>,
	/// The encoded path of the node at hand.
	before: Option<&'a [u8]>,
}

impl<'a> Walk<'a> {
	/// Goes on to the node at `path`, of which so much is disclosed.
	fn go(&mut self, path: &'a [u8], disclosed: Node<'a>) -> Result<(), Rejection> {
		if self.before == Some(path) {
			return self.reject(path, "two leaves have this path");
		}
		self.before = Some(path);
		let node = self.way.go(path, |parent, segment, _| {
			parent.continues_by(segment)?;
			Ok(Node::default())
		});
		match node {
			Ok(node) => {
				*node = disclosed;
				Ok(())
			}
			Err(fault) => self.reject(path, fault),
		}
	}

	fn reject<T>(&self, path: &[u8], fault: &str) -> Result<T, Rejection> {
		let path = Path::from_encoded(path);
		let detail = format!("unit {}, {path}: {fault}", self.unit);
		Err(Rejection::new(Reason::Structure, detail))
	}
}

impl<'a> Node<'a> {
	/// What the node's own leaf says. It comes before what is under the node, which is checked against it.
	fn of_leaf(value: Value<'a>) -> Self {
		let (kind, keys, len) = match value {
			Value::Keys(members) => (Kind::Object, Some(members.iter().collect()), None),
			Value::Len(count) => (Kind::Array, None, Some(count)),
			_ => (Kind::Scalar, None, None),
		};
		Self { kind: Some(kind), keys, len }
	}

	/// What a subtree says, as far as anything else can contradict it: nothing else lies under it.
	fn of_subtree(subtree: &Subtree) -> Self {
		let kind = match first_sign(&subtree.value) {
			Some('{') => Kind::Object,
			_ => Kind::Array,
		};
		Self { kind: Some(kind), ..Self::default() }
	}

	/// Takes in that a path leads on from here by `segment`.
	fn continues_by(&mut self, segment: Segment<'_>) -> Result<(), &'static str> {
		let kind = match segment {
			Segment::Name(_) => Kind::Object,
			Segment::Index(_) => Kind::Array,
		};
		match *self.kind.get_or_insert(kind) {
			Kind::Scalar => return Err("the path leads through a value that holds nothing"),
			known if known != kind => {
				return Err("the path takes an object for an array, or an array for an object")
			}
			_ => {}
		}
		match (segment, &self.keys, self.len) {
			(Segment::Name(name), Some(keys), _) if keys.binary_search(&name).is_err() => {
				Err("the path leads through a member that the object does not have")
			}
			(Segment::Index(index), _, Some(len)) if index >= len => {
				Err("the path leads through an element behind the end of the array")
			}
			_ => Ok(()),
		}
	}
}
