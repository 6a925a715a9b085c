//! The walk over a unit, or a part of one.

use crate::{
	json::{Event, JsonError, Reader},
	keys::Salt,
	leaf::{LeafRef, Members, Value},
	path::Segment,
	unit::{Entries, UnitText, ENTRY_PATH},
};
use alloc::vec::Vec;

/// What meets the nodes of a walk.
pub(crate) trait Visitor {
	/// What it makes of a node.
	type Node;

	/// Meets the node that an encoded segment leads to from `parent`.
	fn node(&mut self, parent: &Self::Node, encoded_segment: &[u8]) -> Self::Node;

	/// Learns the encoded path of a node that was met, and what its leaf says. An object or array comes behind what it
	/// holds.
	fn leaf(&mut self, path: &[u8], value: Value<'_>, node: Self::Node);
}

/// Leads `visitor` along the nodes from `root` on, whose text this is and who stands at `path` (encoded).
///
/// Nothing is kept of the unit but what leads to the value at hand, so memory does not grow with it.
///
/// # Errors
/// If the text is not strict JSON, which cannot be where a document was read before.
pub(crate) fn walk<V: Visitor>(
	unit: &UnitText<'_>,
	path: &[u8],
	root: V::Node,
	visitor: &mut V,
) -> Result<(), JsonError> {
	let mut reader = Reader::window(unit.text, unit.window.clone());
	let mut walk = Walk { open: Vec::new(), path: path.to_vec(), named: Some(root), visitor };
	loop {
		match reader.next()? {
			Event::End => return Ok(()),
			Event::Name(name) => walk.name(name),
			Event::BeginObject => walk.begin(Kind::Object),
			Event::BeginArray => {
				walk.begin(Kind::Array { elements: 0 });
				if let Some(Entries { count, close }) = unit.left_out {
					if walk.path == ENTRY_PATH {
						walk.set_elements(count);
						reader.skip_elements(close);
					}
				}
			}
			Event::EndObject(names) => walk.end(|_| Value::Keys(Members::Read(names))),
			Event::EndArray => walk.end(Value::Len),
			Event::String(text) => walk.scalar(Value::String(text)),
			Event::Number(lexeme) => walk.scalar(Value::Number(lexeme)),
			Event::Bool(truth) => walk.scalar(Value::Bool(truth)),
			Event::Null => walk.scalar(Value::Null),
		}
	}
}

/// Hands every leaf to `sink` without its salt, as [`walk`] meets them.
///
/// # Errors
/// As [`walk`].
pub(crate) fn walk_unsalted(
	unit: &UnitText<'_>,
	path: &[u8],
	sink: impl FnMut(LeafRef<'_>),
) -> Result<(), JsonError> {
	walk(unit, path, (), &mut Unsalted(sink))
}

/// For a walk that looks at paths and values only.
struct Unsalted<S>(S);

impl<S: FnMut(LeafRef<'_>)> Visitor for Unsalted<S> {
	type Node = ();

	fn node(&mut self, _: &(), _: &[u8]) {}

	fn leaf(&mut self, path: &[u8], value: Value<'_>, _: ()) {
		(self.0)(LeafRef { path, salt: Salt::default(), value });
	}
}

struct Walk<'v, V: Visitor> {
	/// The objects and arrays around the value at hand.
	open: Vec<Open<V::Node>>,
	/// The encoded path of the node at hand.
	path: Vec<u8>,
	/// The node that the next value is, unless it is an element of an array.
	named: Option<V::Node>,
	visitor: &'v mut V,
}

struct Open<N> {
	node: N,
	path_bytes: usize,
	kind: Kind,
}

enum Kind {
	Object,
	Array { elements: u32 },
}

impl<V: Visitor> Walk<'_, V> {
	fn name(&mut self, name: &str) {
		self.named = self.child(Segment::Name(name));
	}

	/// The node of the value that begins here.
	fn node(&mut self) -> Option<V::Node> {
		let index = match self.open.last_mut() {
			Some(Open { kind: Kind::Array { elements }, .. }) => {
				let index = *elements;
				*elements = elements.saturating_add(1);
				index
			}
			_ => return self.named.take(),
		};
		self.child(Segment::Index(index))
	}

	fn child(&mut self, segment: Segment<'_>) -> Option<V::Node> {
		let parent = self.open.last()?;
		self.path.truncate(parent.path_bytes);
		segment.encode_to(&mut self.path);
		Some(self.visitor.node(&parent.node, self.path.get(parent.path_bytes..)?))
	}

	fn begin(&mut self, kind: Kind) {
		if let Some(node) = self.node() {
			self.open.push(Open { node, path_bytes: self.path.len(), kind });
		}
	}

	fn set_elements(&mut self, count: u32) {
		if let Some(Open { kind: Kind::Array { elements }, .. }) = self.open.last_mut() {
			*elements = count;
		}
	}

	fn end<'t>(&mut self, value: impl FnOnce(u32) -> Value<'t>) {
		if let Some(Open { node, path_bytes, kind }) = self.open.pop() {
			self.path.truncate(path_bytes);
			let elements = match kind {
				Kind::Object => 0,
				Kind::Array { elements } => elements,
			};
			self.visitor.leaf(&self.path, value(elements), node);
		}
	}

	fn scalar(&mut self, value: Value<'_>) {
		if let Some(node) = self.node() {
			self.visitor.leaf(&self.path, value, node);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{Document, Path};
	use alloc::{string::String, vec::Vec};

	#[test]
	fn unit_0_of_a_bundle_should_leave_out_the_elements_only() {
		let text = br#"{"entry":[{"a":[1]},2],"type":"x","resourceType":"Bundle"}"#;
		let document = Document::read(text).unwrap();
		let mut paths = Vec::<String>::new();
		walk_unsalted(&document.unit(0).unwrap(), &[], |leaf| {
			let path = Path::from_encoded(leaf.path);
			paths.push(alloc::format!("{path} {}", leaf.value.tag()));
		})
		.unwrap();
		assert_eq!(
			paths,
			[r#"["entry"] len"#, r#"["type"] string"#, r#"["resourceType"] string"#, "[] keys"]
		);
	}
}
