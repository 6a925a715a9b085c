//! Writing of proofs in the compact form.

use super::{
	cbor::{push_item, Item},
	CompactForm,
};
use crate::{
	leaf::{LeafRef, Value},
	path::{segments, Segment},
	presentation::Presentation,
	proof::{
		form::Form, Attestations, Open, Partial, Proof, ShownAttestation, Subject, Subtree, Unit,
	},
	tree::TreeProof,
};
use alloc::vec::Vec;

impl Proof {
	/// The proof in the compact form of section 10.1: about 60 % of the JSON, always the same for the same proof.
	pub fn to_compact(&self) -> Vec<u8> {
		let mut out = Writer(Vec::new());
		out.array(9);
		out.item(Item::Text(CompactForm::FORMAT));
		out.bytes(&self.anchor);
		out.bytes(&self.blind);
		out.bytes(&self.header_bytes);
		out.attestations(&self.attestations);
		out.list(&self.units, |out, unit| match unit {
			Unit::Partial(partial) => out.partial(partial),
			Unit::Open(open) => out.open(open),
		});
		out.tree(&self.tree);
		out.option(self.subject.as_ref(), Writer::subject);
		out.option(self.presentation.as_ref(), Writer::presentation);
		out.0
	}
}

struct Writer(Vec<u8>);

impl Writer {
	fn item(&mut self, item: Item<'_>) {
		push_item(&mut self.0, item);
	}

	fn array(&mut self, items: usize) {
		self.item(Item::Array(u64::try_from(items).unwrap_or(u64::MAX)));
	}

	fn bytes(&mut self, bytes: &[u8]) {
		self.item(Item::Bytes(bytes));
	}

	fn integer(&mut self, integer: impl Into<u64>) {
		self.item(Item::Integer(integer.into()));
	}

	fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
		self.array(items.len());
		items.iter().for_each(|item| write(self, item));
	}

	fn option<T>(&mut self, value: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
		match value {
			Some(value) => write(self, value),
			None => self.item(Item::Null),
		}
	}

	fn attestations(&mut self, attestations: &Attestations) {
		self.array(2);
		match attestations {
			Attestations::Hidden { depth, root } => {
				self.integer(*depth);
				self.bytes(root);
			}
			Attestations::Shown { shown, tree } => {
				self.list(shown, |out, ShownAttestation { salt, encoded, .. }| {
					out.array(2);
					out.bytes(salt);
					out.bytes(encoded);
				});
				self.tree(tree);
			}
		}
	}

	fn partial(&mut self, unit: &Partial) {
		self.array(4);
		self.integer(unit.index);
		self.array(unit.leaves.len());
		unit.leaves.iter().for_each(|leaf| self.leaf(leaf));
		self.list(&unit.subtrees, |out, Subtree { path, key, value }| {
			out.array(3);
			out.path(path.as_bytes());
			out.bytes(key);
			out.item(Item::Text(value));
		});
		self.tree(&unit.tree);
	}

	fn open(&mut self, unit: &Open) {
		self.array(4);
		self.integer(unit.index);
		self.bytes(&unit.key);
		self.item(Item::Text(&unit.value));
		self.option(unit.entries.as_ref(), |out, entries| out.integer(*entries));
	}

	fn leaf(&mut self, leaf: LeafRef<'_>) {
		self.array(4);
		self.path(leaf.path);
		self.integer(leaf.value.tag().code());
		self.bytes(&leaf.salt);
		match leaf.value {
			Value::Null => self.item(Item::Null),
			Value::Bool(truth) => self.item(Item::Bool(truth)),
			Value::String(text) | Value::Number(text) => self.item(Item::Text(text)),
			Value::Keys(members) => {
				self.array(members.iter().count());
				members.iter().for_each(|name| self.item(Item::Text(name)));
			}
			Value::Len(count) => self.integer(count),
		}
	}

	fn path(&mut self, encoded: &[u8]) {
		self.array(segments(encoded).count());
		for (segment, _) in segments(encoded) {
			match segment {
				Segment::Name(name) => self.item(Item::Text(name)),
				Segment::Index(index) => self.integer(index),
			}
		}
	}

	fn tree(&mut self, tree: &TreeProof) {
		self.array(3);
		self.integer(tree.depth);
		self.list(&tree.positions, |out, position| out.integer(*position));
		self.bytes(tree.siblings.as_flattened());
	}

	fn subject(&mut self, Subject { account, salt }: &Subject) {
		self.array(2);
		self.bytes(account);
		self.bytes(salt);
	}

	fn presentation(&mut self, Presentation { to, scheme, signature }: &Presentation) {
		self.array(5);
		self.item(Item::Text(&to.audience));
		self.bytes(&to.nonce);
		self.integer(to.expires_at);
		self.integer(scheme.code());
		self.bytes(signature);
	}
}
