//! Rules S1 to S5: what is disclosed of one unit must be a part of one JSON value.

use crate::{
	leaf::{Leaf, LeafValue},
	path::{segments, Path, Segment},
	rejection::{Reason, Rejection},
};
use alloc::{format, string::String, vec::Vec};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
	Scalar,
	Object,
	Array,
}

/// A node on the way from the root to the leaf at hand.
struct Node<'a> {
	/// Bytes of its encoded path.
	path_bytes: usize,
	/// What it is known to be.
	kind: Option<Kind>,
	/// Its KEYS, if disclosed.
	keys: Option<&'a [String]>,
	/// Its LEN, if disclosed.
	len: Option<u32>,
}

/// Checks the leaves of unit `index`, which are in order: what lies under a path stands together, behind the path's
/// own leaf, so one walk along the nodes suffices.
pub(super) fn check(index: u32, leaves: &[Leaf]) -> Result<(), Rejection> {
	let reject = |path: &Path, fault: &str| {
		let detail = format!("unit {index}, {path}: {fault}");
		Err(Rejection::new(Reason::Structure, detail))
	};
	let mut way = Vec::from([Node { path_bytes: 0, kind: None, keys: None, len: None }]);
	let mut before: Option<&Path> = None;
	for leaf in leaves {
		let encoded = leaf.path.as_bytes();
		if before == Some(&leaf.path) {
			return reject(&leaf.path, "two leaves have this path");
		}
		let shared = before.map_or(0, |before| shared_bytes(before.as_bytes(), encoded));
		way.retain(|node| node.path_bytes <= shared);

		let known = way.last().map_or(0, |node| node.path_bytes);
		let rest = encoded.get(known..).unwrap_or_default();
		for (segment, from_here) in segments(rest) {
			if let Some(parent) = way.last_mut() {
				if let Err(fault) = parent.continues_by(segment) {
					return reject(&leaf.path, fault);
				}
			}
			let above = encoded.len().saturating_sub(from_here.len());
			let path_bytes = above.saturating_add(segment.encoded_len());
			way.push(Node { path_bytes, kind: None, keys: None, len: None });
		}
		if let Some(node) = way.last_mut() {
			node.disclose(&leaf.value);
		}
		before = Some(&leaf.path);
	}
	// Every leaf is at the root or goes through it, so its kind is known.
	match way.first() {
		Some(root) if index == 0 && root.kind != Some(Kind::Object) => {
			reject(&Path::root(), "the root of unit 0 is not an object")
		}
		_ => Ok(()),
	}
}

impl<'a> Node<'a> {
	/// Takes in the node's own leaf. It comes before what is under the node, which is checked against it.
	fn disclose(&mut self, value: &'a LeafValue) {
		self.kind = Some(match value {
			LeafValue::Keys(names) => {
				self.keys = Some(names);
				Kind::Object
			}
			LeafValue::Len(count) => {
				self.len = Some(*count);
				Kind::Array
			}
			_ => Kind::Scalar,
		});
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
		match (segment, self.keys, self.len) {
			(Segment::Name(name), Some(keys), _)
				if keys.binary_search_by(|key| key.as_str().cmp(name)).is_err() =>
			{
				Err("the path leads through a member that the object does not have")
			}
			(Segment::Index(index), _, Some(len)) if index >= len => {
				Err("the path leads through an element behind the end of the array")
			}
			_ => Ok(()),
		}
	}
}

fn shared_bytes(a: &[u8], b: &[u8]) -> usize {
	a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
