//! Leaves in one piece of memory.

use crate::{
	keys::Salt,
	leaf::{length32, LeafRef, Tag, Value},
};
use alloc::vec::Vec;

/// The leaves that a proof discloses of one unit, one behind the other as they are hashed: tag, salt, length of the
/// path, path, and behind its own length the value.
///
/// Not the proof but whoever made it chooses how little each says, so there is next to nothing besides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LeafList {
	bytes: Vec<u8>,
	count: usize,
}

impl LeafList {
	/// Appends a leaf.
	pub(crate) fn push(&mut self, leaf: LeafRef<'_>) {
		let LeafRef { path, salt, value } = leaf;
		self.bytes.push(value.tag().code());
		self.bytes.extend_from_slice(&salt);
		self.bytes.extend_from_slice(&length32(path.len()));
		self.bytes.extend_from_slice(path);
		self.bytes.extend_from_slice(&length32(value.encoded_len()));
		value.for_each_part(|part| self.bytes.extend_from_slice(part));
		self.count = self.count.saturating_add(1);
	}

	/// Takes all leaves out, and keeps the room for others.
	pub(crate) fn clear(&mut self) {
		self.bytes.clear();
		self.count = 0;
	}

	/// Gives back the room for more leaves.
	pub(crate) fn shrink_to_fit(&mut self) {
		self.bytes.shrink_to_fit();
	}

	/// The number of leaves.
	pub(crate) fn len(&self) -> usize {
		self.count
	}

	/// The leaves, in the order in which they were appended.
	pub(crate) fn iter(&self) -> impl Iterator<Item = LeafRef<'_>> {
		let mut rest = self.bytes.as_slice();
		core::iter::from_fn(move || split_leaf(&mut rest))
	}
}

fn split_leaf<'l>(rest: &mut &'l [u8]) -> Option<LeafRef<'l>> {
	let code = *rest.split_off_first()?;
	let tag = Tag::ALL.into_iter().find(|tag| tag.code() == code)?;
	let (salt, _) = rest.split_off(..size_of::<Salt>())?.as_chunks();
	let path = split_sized(rest)?;
	let value = Value::decode(tag, split_sized(rest)?)?;
	Some(LeafRef { path, salt: *salt.first()?, value })
}

/// Splits off what stands behind its length.
pub(crate) fn split_sized<'l>(rest: &mut &'l [u8]) -> Option<&'l [u8]> {
	let (length, _) = rest.split_off(..4)?.as_chunks();
	let length = usize::try_from(u32::from_be_bytes(*length.first()?)).ok()?;
	rest.split_off(..length)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::leaf::{Leaf, LeafValue};
	use crate::path::{Path, Segment};

	#[test]
	fn leaves_should_come_out_as_they_went_in() {
		let mut path = Path::root();
		let mut leaves = Vec::new();
		for value in [
			LeafValue::Keys(["".into(), "a".into(), "é😀".into()].into()),
			LeafValue::Keys([].into()),
			LeafValue::Null,
			LeafValue::Bool(true),
			LeafValue::Bool(false),
			LeafValue::String("".into()),
			LeafValue::String("\u{0}x".into()),
			LeafValue::Number("-1.50e3".into()),
			LeafValue::Len(1 << 20),
		] {
			leaves.push(Leaf { path: path.clone(), salt: [leaves.len() as u8; 16], value });
			path.push(Segment::Name("n")).unwrap();
		}
		let mut list = LeafList::default();
		leaves.iter().for_each(|leaf| list.push(leaf.borrow()));
		assert_eq!(list.len(), leaves.len());
		let owned = |leaf: LeafRef<'_>| Leaf {
			path: Path::from_encoded(leaf.path),
			salt: leaf.salt,
			value: leaf.value.to_owned(),
		};
		assert!(list.iter().map(owned).eq(leaves));
	}
}
