//! The walk over a unit, or a part of one, that yields its leaves with their salts.

use crate::{
	json::{Event, JsonError, Reader},
	keys::{KeySchedule, NodeKey, Salt},
	leaf::{LeafRef, Members, Tag, Value},
	path::Segment,
	unit::{Entries, UnitText, ENTRY_PATH},
};
use alloc::vec::Vec;

/// Hands every leaf of `unit` to `sink`, in the order in which the values end in the text.
///
/// Nothing is kept of the unit but what leads to the value at hand, so memory does not grow with it. `root` is the
/// key of the unit's root node.
///
/// # Errors
/// If the text is not strict JSON, which cannot be where a document was read before.
pub(crate) fn walk(
	unit: &UnitText<'_>,
	root: &NodeKey,
	sink: impl FnMut(LeafRef<'_>),
) -> Result<(), JsonError> {
	walk_below(unit, &[], root.schedule(), sink)
}

/// As [`walk`], where the text is that of the node at `path` (encoded), whose key is `key`.
pub(crate) fn walk_below<K: Keys>(
	unit: &UnitText<'_>,
	path: &[u8],
	key: K,
	sink: impl FnMut(LeafRef<'_>),
) -> Result<(), JsonError> {
	let mut reader = Reader::window(unit.text, unit.window.clone());
	let mut walk = Walk { open: Vec::new(), path: path.to_vec(), named: Some(key), sink };
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

/// Where the salts of a walk come from.
pub(crate) trait Keys: Sized {
	/// The key of the child that an encoded segment leads to.
	fn child(&self, encoded_segment: &[u8]) -> Self;
	/// The salt of the node's leaf of this tag.
	fn salt(self, tag: Tag) -> Salt;
}

impl Keys for KeySchedule {
	fn child(&self, encoded_segment: &[u8]) -> Self {
		Self::child(self, encoded_segment)
	}

	fn salt(self, tag: Tag) -> Salt {
		Self::salt(self, tag)
	}
}

/// For a walk that looks at paths and values only.
pub(crate) struct NoKeys;

impl Keys for NoKeys {
	fn child(&self, _: &[u8]) -> Self {
		Self
	}

	fn salt(self, _: Tag) -> Salt {
		Salt::default()
	}
}

struct Walk<K, S> {
	/// The objects and arrays around the value at hand.
	open: Vec<Open<K>>,
	/// The encoded path of the node at hand.
	path: Vec<u8>,
	/// The node that the next value is, unless it is an element of an array.
	named: Option<K>,
	sink: S,
}

struct Open<K> {
	keys: K,
	path_bytes: usize,
	kind: Kind,
}

enum Kind {
	Object,
	Array { elements: u32 },
}

impl<K: Keys, S: FnMut(LeafRef<'_>)> Walk<K, S> {
	fn name(&mut self, name: &str) {
		self.named = self.child(Segment::Name(name));
	}

	/// The node of the value that begins here.
	fn node(&mut self) -> Option<K> {
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

	fn child(&mut self, segment: Segment<'_>) -> Option<K> {
		let parent = self.open.last()?;
		self.path.truncate(parent.path_bytes);
		segment.encode_to(&mut self.path);
		Some(parent.keys.child(self.path.get(parent.path_bytes..)?))
	}

	fn begin(&mut self, kind: Kind) {
		if let Some(keys) = self.node() {
			self.open.push(Open { keys, path_bytes: self.path.len(), kind });
		}
	}

	fn set_elements(&mut self, count: u32) {
		if let Some(Open { kind: Kind::Array { elements }, .. }) = self.open.last_mut() {
			*elements = count;
		}
	}

	fn end<'v>(&mut self, value: impl FnOnce(u32) -> Value<'v>) {
		if let Some(Open { keys, path_bytes, kind }) = self.open.pop() {
			self.path.truncate(path_bytes);
			let elements = match kind {
				Kind::Object => 0,
				Kind::Array { elements } => elements,
			};
			self.leaf(keys, value(elements));
		}
	}

	fn scalar(&mut self, value: Value<'_>) {
		if let Some(keys) = self.node() {
			self.leaf(keys, value);
		}
	}

	fn leaf(&mut self, keys: K, value: Value<'_>) {
		let salt = keys.salt(value.tag());
		(self.sink)(LeafRef { path: &self.path, salt, value });
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{keys::NodeKey, Document};
	use alloc::{string::String, vec::Vec};
	use serde_json::Value as Json;

	fn bytes(value: &Json) -> Vec<u8> {
		hex::decode(value.as_str().unwrap()).unwrap()
	}

	#[test]
	fn the_leaves_of_a_unit_should_be_those_published() {
		let vectors: Json =
			serde_json::from_str(include_str!("../tests/vectors/keys.json")).unwrap();
		let units = vectors["unit_leaves"].as_array().unwrap();
		assert_eq!(units.len(), 27);
		for vector in units {
			let document = Document::read(vector["document"].as_str().unwrap().as_bytes()).unwrap();
			let index = u32::try_from(vector["unit"].as_u64().unwrap()).unwrap();
			let key = NodeKey::from_bytes(bytes(&vector["unit_key"]).try_into().unwrap());
			let unit = document.unit(index).unwrap();
			let mut leaves = Vec::new();
			walk(&unit, &key, |leaf| {
				let tag = leaf.value.tag().code();
				let value = leaf.value.to_owned().encode();
				leaves.push((
					leaf.path.to_vec(),
					tag,
					leaf.salt.to_vec(),
					value,
					leaf.hash().to_vec(),
				));
			})
			.unwrap();
			assert_eq!(leaves.len(), usize::try_from(unit.leaves).unwrap());
			leaves.sort();
			let expected: Vec<_> = vector["leaves"]
				.as_array()
				.unwrap()
				.iter()
				.map(|leaf| {
					let tag = u8::try_from(leaf[1].as_u64().unwrap()).unwrap();
					(bytes(&leaf[0]), tag, bytes(&leaf[2]), bytes(&leaf[3]), bytes(&leaf[4]))
				})
				.collect();
			assert_eq!(leaves, expected, "{}", vector["name"].as_str().map_or("", |name| name));
		}
	}

	#[test]
	fn unit_0_of_a_bundle_should_leave_out_the_elements_only() {
		let text = br#"{"entry":[{"a":[1]},2],"type":"x","resourceType":"Bundle"}"#;
		let document = Document::read(text).unwrap();
		let mut paths = Vec::<String>::new();
		walk(&document.unit(0).unwrap(), &NodeKey::from_bytes([0; 32]), |leaf| {
			paths.push(alloc::format!("{} {}", leaf.to_owned().path, leaf.value.tag()));
		})
		.unwrap();
		assert_eq!(
			paths,
			[r#"["entry"] len"#, r#"["type"] string"#, r#"["resourceType"] string"#, "[] keys"]
		);
	}
}
