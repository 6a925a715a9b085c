//! HMAC-SHA256 (RFC 2104), under many keys at a time.

use crate::sha256::{
	compress, finish, last_block, last_block_of, to_hash, Block, Hash, State, BLOCK_BYTES, INITIAL,
};
use alloc::vec::Vec;
use core::slice;
use zeroize::Zeroize;

/// HMAC-SHA256 after it has taken in a key, which saves each message the two compressions that the key costs.
#[derive(Clone, Copy)]
pub(crate) struct Keyed {
	inner: State,
	outer: State,
}

/// A message so short that SHA-256 takes it in with one block.
#[derive(Clone, Copy)]
pub(crate) struct ShortMessage(Block);

impl ShortMessage {
	/// The message that is `parts` behind each other, if it has at most 55 bytes.
	pub(crate) fn new(parts: &[&[u8]]) -> Option<Self> {
		last_block(BLOCK_BYTES, parts).map(Self)
	}

	/// The message that is `first` and `second`.
	pub(crate) fn of<const N: usize, const M: usize>(first: &[u8; N], second: &[u8; M]) -> Self {
		Self(last_block_of(BLOCK_BYTES, first, second))
	}
}

impl Keyed {
	pub(crate) fn new(key: &Hash) -> Self {
		let mut blocks = key_blocks(key);
		let mut states = [INITIAL; 2];
		compress(&mut states, &blocks);
		blocks.zeroize();
		let [inner, outer] = states;
		Self { inner, outer }
	}

	/// As [`Self::new`], for each key.
	pub(crate) fn new_each(keys: &[Hash]) -> Vec<Self> {
		let mut blocks: Vec<Block> = keys.iter().flat_map(key_blocks).collect();
		let mut states = alloc::vec![INITIAL; blocks.len()];
		compress(&mut states, &blocks);
		blocks.zeroize();
		let (pairs, _) = states.as_chunks();
		pairs.iter().map(|[inner, outer]| Self { inner: *inner, outer: *outer }).collect()
	}

	/// The MAC of the message that is `parts` behind each other.
	pub(crate) fn mac(&self, parts: &[&[u8]]) -> Hash {
		let mut inner = self.inner;
		match last_block(BLOCK_BYTES, parts) {
			Some(block) => compress(slice::from_mut(&mut inner), &[block]),
			None => finish(&mut inner, BLOCK_BYTES, parts),
		}
		let mut outer = self.outer;
		compress(slice::from_mut(&mut outer), &[outer_block(&inner)]);
		to_hash(&outer)
	}

	/// The MAC of each message under the key beside it.
	pub(crate) fn mac_each(messages: impl Iterator<Item = (Self, ShortMessage)>) -> Vec<Hash> {
		let (keys, mut blocks): (Vec<Self>, Vec<Block>) =
			messages.map(|(key, ShortMessage(block))| (key, block)).unzip();
		let mut states: Vec<State> = keys.iter().map(|key| key.inner).collect();
		compress(&mut states, &blocks);
		for ((state, block), key) in states.iter_mut().zip(&mut blocks).zip(&keys) {
			*block = outer_block(state);
			*state = key.outer;
		}
		compress(&mut states, &blocks);
		states.iter().map(to_hash).collect()
	}
}

/// What the inner and the outer hash take in of a key. HMAC fills up one of 32 bytes with zeros to a block.
fn key_blocks(key: &Hash) -> [Block; 2] {
	[0x36, 0x5c].map(|mask| {
		let mut block = [mask; BLOCK_BYTES];
		block.iter_mut().zip(key).for_each(|(place, byte)| *place ^= byte);
		block
	})
}

/// The last block of the outer hash, which holds the inner hash.
fn outer_block(inner: &State) -> Block {
	last_block_of(BLOCK_BYTES, &to_hash(inner), &[])
}

#[cfg(test)]
mod tests {
	use super::*;
	use ::hmac::{digest::KeyInit, Hmac, Mac};
	use sha2::{Digest, Sha256};

	fn expected(key: &Hash, message: &[u8]) -> Hash {
		let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).unwrap();
		mac.update(message);
		mac.finalize().into_bytes().into()
	}

	#[test]
	fn messages_of_all_lengths_should_have_the_macs_of_the_reference() {
		let message: Vec<u8> = (0..200).collect();
		for length in 0..=message.len() {
			let key: Hash = Sha256::digest([length as u8]).into();
			let (first, second) = message[..length].split_at(length / 2);
			let expected = expected(&key, &message[..length]);
			assert_eq!(Keyed::new(&key).mac(&[first, second]), expected, "{length}");
		}
	}

	#[test]
	fn many_keys_should_do_what_each_does() {
		for count in 0..=20_u8 {
			let keys: Vec<Hash> = (0..count).map(|i| Sha256::digest([i]).into()).collect();
			let texts: Vec<Vec<u8>> =
				(0..count).map(|i| alloc::vec![i; 2 * usize::from(i)]).collect();
			let messages = texts.iter().map(|text| ShortMessage::new(&[text]).unwrap());
			let macs = Keyed::mac_each(Keyed::new_each(&keys).into_iter().zip(messages));
			let expected = keys.iter().zip(&texts).map(|(key, text)| expected(key, text));
			assert!(macs.into_iter().eq(expected), "{count}");
		}
	}

	#[test]
	fn a_short_message_should_have_at_most_55_bytes() {
		assert!(ShortMessage::new(&[&[1], &[0; 54]]).is_some());
		assert!(ShortMessage::new(&[&[1], &[0; 55]]).is_none());
	}
}
