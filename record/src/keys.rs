//! The seed and everything that is derived from it (sections 6, 8, 9).
//!
//! Keys are wiped from memory when dropped, and never printed. The states of the hash functions that they pass
//! through are not wiped.

use crate::{
	hmac::{Keyed, ShortMessage},
	leaf::Tag,
	path::Segment,
	sha256::Hash,
	tree::pad_each,
};
use alloc::vec::Vec;
use core::fmt;
use zeroize::Zeroize;

/// A salt: the first 16 bytes of an HMAC.
pub type Salt = [u8; 16];

/// One-byte domains of HMAC (section 2).
mod domain {
	pub(super) const UNIT_KEY: u8 = 0x10;
	pub(super) const CHILD_KEY: u8 = 0x11;
	pub(super) const SALT: u8 = 0x12;
	pub(super) const UNIT_PAD: u8 = 0x13;
	pub(super) const RECORD_PAD: u8 = 0x15;
	pub(super) const SUBJECT_SALT: u8 = 0x16;
	pub(super) const ATTESTATION_SALT: u8 = 0x17;
	pub(super) const ATTESTATION_PAD: u8 = 0x18;
	pub(super) const BLIND: u8 = 0x19;
	pub(super) const CONTENT_SEED: u8 = 0x1a;
}

fn first_half(hash: Hash) -> Salt {
	let [salt, _] = hash.as_chunks().0 else { return Salt::default() };
	*salt
}

macro_rules! secret {
	($name:ident) => {
		impl $name {
			/// The key of these bytes.
			pub fn from_bytes(bytes: [u8; 32]) -> Self {
				Self(bytes)
			}

			/// The bytes, which are secret.
			pub fn as_bytes(&self) -> &[u8; 32] {
				&self.0
			}
		}

		impl Drop for $name {
			fn drop(&mut self) {
				self.0.zeroize();
			}
		}

		impl fmt::Debug for $name {
			fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str(concat!(stringify!($name), "(..)"))
			}
		}
	};
}

/// The 32 random bytes that open a record and every later proof about it.
///
/// They come from a cryptographic random generator and MUST NOT be used for a second document, nor for an amended
/// version of the same: equal fields would give equal leaves.
#[derive(Clone)]
pub struct Seed([u8; 32]);

secret!(Seed);

impl Seed {
	/// The seed of everything under the content root: what an attester gets.
	pub fn content_seed(&self) -> ContentSeed {
		ContentSeed(self.mac(domain::CONTENT_SEED, &[]))
	}

	/// What hides the record root in the anchor (section 9.4).
	pub fn blind(&self) -> Hash {
		self.mac(domain::BLIND, &[])
	}

	/// The salt of the attestation number `number` of the record (section 9.2).
	pub fn attestation_salt(&self, number: u32) -> Salt {
		first_half(self.mac(domain::ATTESTATION_SALT, &number.to_be_bytes()))
	}

	/// The pads of the attestation tree, without end.
	pub fn attestation_pads(&self) -> impl Iterator<Item = Hash> {
		pads(Keyed::new(&self.0), domain::ATTESTATION_PAD)
	}

	fn mac(&self, domain: u8, message: &[u8]) -> Hash {
		Keyed::new(&self.0).mac(&[&[domain], message])
	}
}

/// The seed of everything under the content root (section 6).
#[derive(Clone)]
pub struct ContentSeed([u8; 32]);

secret!(ContentSeed);

impl ContentSeed {
	/// The key of the root node of unit `index`.
	pub fn unit_key(&self, index: u32) -> NodeKey {
		NodeKey(Keyed::new(&self.0).mac(&[&[domain::UNIT_KEY], &index.to_be_bytes()]))
	}

	/// The pads of the record tree, without end.
	pub fn record_pads(&self) -> impl Iterator<Item = Hash> {
		pads(Keyed::new(&self.0), domain::RECORD_PAD)
	}

	/// The salt of the header's subject (section 9.1).
	pub fn subject_salt(&self) -> Salt {
		first_half(Keyed::new(&self.0).mac(&[&[domain::SUBJECT_SALT]]))
	}
}

/// The key of a node: every salt at and under that node derives from it, and no other.
#[derive(Clone)]
pub struct NodeKey([u8; 32]);

secret!(NodeKey);

impl NodeKey {
	/// The key of what `segment` leads to.
	pub fn child(&self, segment: Segment<'_>) -> NodeKey {
		let mut encoded = Vec::with_capacity(segment.encoded_len());
		segment.encode_to(&mut encoded);
		NodeKey(Keyed::new(&self.0).mac(&[&[domain::CHILD_KEY], &encoded]))
	}

	/// The salt of the node's leaf of this tag.
	pub fn salt(&self, tag: Tag) -> Salt {
		self.schedule().salt(tag)
	}

	/// The pads of the unit whose root has this key, without end.
	pub fn unit_pads(&self) -> impl Iterator<Item = Hash> {
		pads(Keyed::new(&self.0), domain::UNIT_PAD)
	}

	pub(crate) fn schedule(&self) -> KeySchedule {
		KeySchedule(Keyed::new(&self.0))
	}
}

/// How many pads are made at a time.
const PADS: usize = 8;

fn pads(key: Keyed, domain: u8) -> impl Iterator<Item = Hash> {
	let message = move |j: u32| (key, ShortMessage::of(&[domain], &j.to_be_bytes()));
	(0_u32..).step_by(PADS).flat_map(move |first| {
		let macs = Keyed::mac_each((first..).take(PADS).map(message));
		pad_each(&macs)
	})
}

/// A node key, ready for many derivations.
#[derive(Clone, Copy)]
pub(crate) struct KeySchedule(Keyed);

/// What leads from a key to that of a child.
#[derive(Clone, Copy)]
pub(crate) struct Step(ShortMessage);

impl Step {
	/// The step along an encoded segment, unless that is long.
	pub(crate) fn new(encoded_segment: &[u8]) -> Option<Self> {
		ShortMessage::new(&[&[domain::CHILD_KEY], encoded_segment]).map(Self)
	}
}

impl KeySchedule {
	/// The key of the child that an encoded segment leads to.
	pub(crate) fn child(&self, encoded_segment: &[u8]) -> Self {
		Self(Keyed::new(&self.0.mac(&[&[domain::CHILD_KEY], encoded_segment])))
	}

	/// The salt of the node's leaf of this tag.
	pub(crate) fn salt(&self, tag: Tag) -> Salt {
		first_half(self.0.mac(&[&[domain::SALT], &[tag.code()]]))
	}

	/// The child of each key that the step beside it leads to.
	pub(crate) fn child_each(steps: impl Iterator<Item = (Self, Step)>) -> Vec<Self> {
		let messages = steps.map(|(Self(key), Step(message))| (key, message));
		let mut keys = Keyed::mac_each(messages);
		let children = Keyed::new_each(&keys).into_iter().map(Self).collect();
		keys.zeroize();
		children
	}

	/// The salt of the leaf of each key, which has the tag beside it.
	pub(crate) fn salt_each(tags: impl Iterator<Item = (Self, Tag)>) -> Vec<Salt> {
		let message = |tag: Tag| ShortMessage::of(&[domain::SALT], &[tag.code()]);
		let macs = Keyed::mac_each(tags.map(|(Self(key), tag)| (key, message(tag))));
		macs.into_iter().map(first_half).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::format;

	#[test]
	fn debug_should_not_print_keys() {
		let seed = Seed::from_bytes([7; 32]);
		let text =
			format!("{seed:?} {:?} {:?}", seed.content_seed(), seed.content_seed().unit_key(0));
		assert_eq!(text, "Seed(..) ContentSeed(..) NodeKey(..)");
	}
}
