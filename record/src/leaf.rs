//! Leaves: what a record says about one node (section 7).

use crate::{json::Names, keys::Salt, leaf_list::split_sized, path::Path, sha256::Hash};
use alloc::{string::String, vec::Vec};
use core::fmt;
use sha2::{Digest, Sha256};

const LEAF: u8 = 0x00;

/// The kind of a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
	/// A null.
	Null,
	/// A truth value.
	Bool,
	/// A string.
	String,
	/// A number, as spelled.
	Number,
	/// The names of an object's members.
	Keys,
	/// The number of an array's elements.
	Len,
}

impl Tag {
	/// Every tag, by code.
	pub const ALL: [Tag; 6] =
		[Self::Null, Self::Bool, Self::String, Self::Number, Self::Keys, Self::Len];

	/// The number that stands for the tag in a leaf.
	pub const fn code(self) -> u8 {
		match self {
			Self::Null => 0,
			Self::Bool => 1,
			Self::String => 2,
			Self::Number => 3,
			Self::Keys => 4,
			Self::Len => 5,
		}
	}

	/// The word that stands for the tag in a proof.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Null => "null",
			Self::Bool => "bool",
			Self::String => "string",
			Self::Number => "number",
			Self::Keys => "keys",
			Self::Len => "len",
		}
	}
}

impl fmt::Display for Tag {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())
	}
}

/// The tag and value of a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeafValue {
	/// The node is null.
	Null,
	/// The node is true or false.
	Bool(bool),
	/// The node is this string.
	String(String),
	/// The node is a number spelled like this.
	Number(String),
	/// The node is an object with members of these names, ascending by UTF-8 bytes, and no others.
	Keys(Vec<String>),
	/// The node is an array with so many elements.
	Len(u32),
}

impl LeafValue {
	/// The tag.
	pub fn tag(&self) -> Tag {
		self.borrow().tag()
	}

	/// The bytes that are hashed for the value (section 7).
	pub fn encode(&self) -> Vec<u8> {
		let mut bytes = Vec::new();
		self.borrow().for_each_part(|part| bytes.extend_from_slice(part));
		bytes
	}

	pub(crate) fn borrow(&self) -> Value<'_> {
		match self {
			Self::Null => Value::Null,
			Self::Bool(truth) => Value::Bool(*truth),
			Self::String(text) => Value::String(text),
			Self::Number(lexeme) => Value::Number(lexeme),
			Self::Keys(names) => Value::Keys(Members::Owned(names)),
			Self::Len(count) => Value::Len(*count),
		}
	}
}

/// A [`LeafValue`] that borrows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
	Null,
	Bool(bool),
	String(&'a str),
	Number(&'a str),
	Keys(Members<'a>),
	Len(u32),
}

/// The names of an object's members, ascending, wherever they are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Members<'a> {
	Read(Names<'a>),
	Owned(&'a [String]),
	/// As they are hashed: each behind its length.
	Encoded(&'a [u8]),
}

impl<'a> Members<'a> {
	pub(crate) fn iter(self) -> impl Iterator<Item = &'a str> {
		let (read, owned, mut encoded) = match self {
			Self::Read(names) => (Some(names), &[][..], &[][..]),
			Self::Owned(names) => (None, names, &[][..]),
			Self::Encoded(names) => (None, &[][..], names),
		};
		let encoded = core::iter::from_fn(move || split_sized(&mut encoded));
		let encoded = encoded.map(|name| core::str::from_utf8(name).unwrap_or_default());
		let read = read.into_iter().flat_map(Names::iter);
		read.chain(owned.iter().map(String::as_str)).chain(encoded)
	}
}

impl<'a> Value<'a> {
	/// The value of a leaf of this tag that is encoded so, if any is.
	pub(crate) fn decode(tag: Tag, bytes: &'a [u8]) -> Option<Self> {
		match (tag, bytes) {
			(Tag::Null, []) => Some(Self::Null),
			(Tag::Bool, [truth]) => Some(Self::Bool(*truth != 0)),
			(Tag::String, text) => core::str::from_utf8(text).ok().map(Self::String),
			(Tag::Number, lexeme) => core::str::from_utf8(lexeme).ok().map(Self::Number),
			(Tag::Keys, names) => Some(Self::Keys(Members::Encoded(names))),
			(Tag::Len, count) => {
				let count = count.as_array()?;
				Some(Self::Len(u32::from_be_bytes(*count)))
			}
			_ => None,
		}
	}

	pub(crate) fn tag(self) -> Tag {
		match self {
			Self::Null => Tag::Null,
			Self::Bool(_) => Tag::Bool,
			Self::String(_) => Tag::String,
			Self::Number(_) => Tag::Number,
			Self::Keys(_) => Tag::Keys,
			Self::Len(_) => Tag::Len,
		}
	}

	/// The number of elements, of an array.
	pub(crate) fn elements(self) -> Option<u32> {
		match self {
			Self::Len(count) => Some(count),
			_ => None,
		}
	}

	pub(crate) fn to_owned(self) -> LeafValue {
		match self {
			Self::Null => LeafValue::Null,
			Self::Bool(truth) => LeafValue::Bool(truth),
			Self::String(text) => LeafValue::String(text.into()),
			Self::Number(lexeme) => LeafValue::Number(lexeme.into()),
			Self::Keys(members) => {
				let mut names = Vec::new();
				names.reserve_exact(members.iter().count());
				names.extend(members.iter().map(String::from));
				LeafValue::Keys(names)
			}
			Self::Len(count) => LeafValue::Len(count),
		}
	}

	/// Bytes of the encoding of the value.
	pub(crate) fn encoded_len(self) -> usize {
		let mut bytes = 0_usize;
		self.for_each_part(|part| bytes = bytes.saturating_add(part.len()));
		bytes
	}

	/// Hands out the encoding of the value piece by piece.
	pub(crate) fn for_each_part(self, mut take: impl FnMut(&[u8])) {
		match self {
			Self::Null => {}
			Self::Bool(truth) => take(&[u8::from(truth)]),
			Self::String(text) | Self::Number(text) => take(text.as_bytes()),
			Self::Keys(members) => members.iter().for_each(|name| {
				take(&length32(name.len()));
				take(name.as_bytes());
			}),
			Self::Len(count) => take(&count.to_be_bytes()),
		}
	}
}

/// A length as it is hashed. Lengths here are those of parts of a text of at most 2^27 bytes.
pub(crate) fn length32(length: usize) -> [u8; 4] {
	u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}

/// A leaf of a unit, as a walk meets it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LeafRef<'a> {
	pub(crate) path: &'a [u8],
	pub(crate) salt: Salt,
	pub(crate) value: Value<'a>,
}

impl LeafRef<'_> {
	/// `H(0x00 || u8 tag || salt || u32 len(path) || path || value)`.
	pub(crate) fn hash(&self) -> Hash {
		let mut hasher = Sha256::new();
		self.for_each_part(|part| hasher.update(part));
		hasher.finalize().into()
	}

	/// Hands out what is hashed piece by piece.
	pub(crate) fn for_each_part(&self, mut take: impl FnMut(&[u8])) {
		take(&[LEAF, self.value.tag().code()]);
		take(&self.salt);
		take(&length32(self.path.len()));
		take(self.path);
		self.value.for_each_part(take);
	}
}

/// A leaf of a unit with its salt, as a proof discloses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
	/// Where in the unit.
	pub path: Path,
	/// What hides the value while the leaf is not disclosed.
	pub salt: Salt,
	/// What the leaf says.
	pub value: LeafValue,
}

impl Leaf {
	/// The hash of the leaf (section 7).
	pub fn hash(&self) -> Hash {
		self.borrow().hash()
	}

	pub(crate) fn borrow(&self) -> LeafRef<'_> {
		LeafRef { path: self.path.as_bytes(), salt: self.salt, value: self.value.borrow() }
	}
}
