//! The hashes of the leaves of a unit, or of a part of one.

use crate::{
	json::JsonError,
	keys::{KeySchedule, NodeKey, Salt, Step},
	leaf::{LeafRef, Tag, Value},
	leaf_list::LeafList,
	sha256::{Hash, Messages},
	unit::UnitText,
	walk::{walk, Visitor},
};
use alloc::{rc::Rc, vec::Vec};
use core::cell::Cell;

/// Hands every leaf of the node at `path` (encoded), whose text and key these are, to `sink` with its salt and its hash,
/// in the order in which the values end in the text.
///
/// This takes at most 512 KiB beside what leads to the value at hand, however long the text is.
///
/// # Errors
/// If the text is not strict JSON, which cannot be where a document was read before.
pub(crate) fn hash_leaves(
	unit: &UnitText<'_>,
	path: &[u8],
	key: &NodeKey,
	sink: impl FnMut(LeafRef<'_>, Hash),
) -> Result<(), JsonError> {
	let mut waiting = Waiting::new(sink);
	walk(unit, path, Node::new(Some(key.schedule()), 0), &mut waiting)?;
	waiting.hash();
	Ok(())
}

/// How many leaves are hashed together, and how many keys derived.
const TOGETHER: usize = 64;

/// Leaves with more bytes of path and value are hashed alone: they have so many blocks that it hardly matters, and they
/// would have to be copied to wait.
const LONG: usize = 512;

/// Leaves that wait to be hashed together. None needs the hash or the salt of another, and for its key none but the
/// nodes that hold it.
struct Waiting<S> {
	/// Keys to be derived. Those of a generation derive from known ones and from those of the generations before it.
	generations: Vec<Vec<Derivation>>,
	/// How many there are in all generations.
	derivations: usize,
	/// The leaves, without their salts.
	leaves: LeafList,
	/// The node of each leaf, and its tag.
	nodes: Vec<(Rc<Node>, Tag)>,
	messages: Messages,
	sink: S,
}

/// A node by its key.
struct Node {
	/// `None` until it is derived.
	key: Cell<Option<KeySchedule>>,
	/// The generation in which it is derived.
	generation: usize,
}

/// How the key of a node derives from that of the one that holds it.
struct Derivation {
	parent: Rc<Node>,
	step: Step,
	child: Rc<Node>,
}

impl Node {
	fn new(key: Option<KeySchedule>, generation: usize) -> Rc<Self> {
		Rc::new(Self { key: Cell::new(key), generation })
	}

	/// The generation in which the keys of its children can be derived.
	fn next_generation(&self) -> usize {
		match self.key.get() {
			Some(_) => 0,
			None => self.generation.saturating_add(1),
		}
	}
}

impl<S: FnMut(LeafRef<'_>, Hash)> Visitor for Waiting<S> {
	type Node = Rc<Node>;

	fn node(&mut self, parent: &Rc<Node>, encoded_segment: &[u8]) -> Rc<Node> {
		if self.derivations >= TOGETHER {
			self.derive();
		}
		let Some(step) = Step::new(encoded_segment) else {
			self.derive();
			let key = parent.key.get().map(|parent| parent.child(encoded_segment));
			return Node::new(key, 0);
		};
		let generation = parent.next_generation();
		let child = Node::new(None, generation);
		if self.generations.len() <= generation {
			self.generations.resize_with(generation.saturating_add(1), Vec::new);
		}
		if let Some(derivations) = self.generations.get_mut(generation) {
			derivations.push(Derivation { parent: parent.clone(), step, child: child.clone() });
			self.derivations = self.derivations.saturating_add(1);
		}
		child
	}

	fn leaf(&mut self, path: &[u8], value: Value<'_>, node: Rc<Node>) {
		if path.len().saturating_add(value.encoded_len()) > LONG {
			self.hash();
			if let Some(key) = node.key.get() {
				let leaf = LeafRef { path, salt: key.salt(value.tag()), value };
				(self.sink)(leaf, leaf.hash());
			}
			return;
		}
		self.leaves.push(LeafRef { path, salt: Salt::default(), value });
		self.nodes.push((node, value.tag()));
		if self.nodes.len() >= TOGETHER {
			self.hash();
		}
	}
}

impl<S: FnMut(LeafRef<'_>, Hash)> Waiting<S> {
	fn new(sink: S) -> Self {
		Self {
			generations: Vec::new(),
			derivations: 0,
			leaves: LeafList::default(),
			nodes: Vec::new(),
			messages: Messages::default(),
			sink,
		}
	}

	/// Derives all keys.
	fn derive(&mut self) {
		for derivations in &mut self.generations {
			let steps = derivations.iter().filter_map(|Derivation { parent, step, .. }| {
				let key = parent.key.get()?;
				Some((key, *step))
			});
			let children = KeySchedule::child_each(steps);
			for (Derivation { child, .. }, key) in derivations.drain(..).zip(children) {
				child.key.set(Some(key));
			}
		}
		self.derivations = 0;
	}

	/// Hashes the leaves, and hands them on.
	fn hash(&mut self) {
		self.derive();
		let Self { leaves, nodes, messages, sink, .. } = self;
		let keys = nodes.drain(..).filter_map(|(node, tag)| Some((node.key.get()?, tag)));
		let salts = KeySchedule::salt_each(keys);
		let salted =
			|| leaves.iter().zip(&salts).map(|(leaf, salt)| LeafRef { salt: *salt, ..leaf });
		for leaf in salted() {
			messages.push(|message| leaf.for_each_part(|part| message.extend_from_slice(part)));
		}
		salted().zip(messages.hash()).for_each(|(leaf, hash)| sink(leaf, *hash));
		leaves.clear();
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{path::segments, Document};
	use alloc::{format, string::String};
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
			hash_leaves(&unit, &[], &key, |leaf, hash| {
				let tag = leaf.value.tag().code();
				let value = leaf.value.to_owned().encode();
				leaves.push((leaf.path.to_vec(), tag, leaf.salt.to_vec(), value, hash.to_vec()));
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

	/// Of more leaves than are hashed together, short and long, with names that need one block and names that need more.
	#[test]
	fn a_leaf_should_not_depend_on_those_that_it_is_hashed_with() {
		let mut text = String::from("{");
		for i in 0..300 {
			let (name, value) = ("n".repeat(i % 70), "v".repeat(i * 7 % 700));
			text += &format!(r#""{i}{name}":[["{value}",{i}],{{"{name}":null}},true],"#);
		}
		text += r#""last":{}}"#;
		let document = Document::read(text.as_bytes()).unwrap();
		let root = NodeKey::from_bytes([7; 32]);
		let mut order = Vec::new();
		hash_leaves(&document.unit(0).unwrap(), &[], &root, |leaf, hash| {
			let key =
				segments(leaf.path).fold(root.clone(), |key, (segment, _)| key.child(segment));
			assert_eq!(leaf.salt, key.salt(leaf.value.tag()));
			assert_eq!(leaf.hash(), hash);
			order.push(leaf.path.to_vec());
		})
		.unwrap();
		let in_text: Vec<Vec<u8>> = document
			.values(0)
			.unwrap()
			.into_iter()
			.map(|value| value.path.as_bytes().to_vec())
			.collect();
		assert_eq!(order, in_text);
	}
}
