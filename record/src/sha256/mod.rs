//! SHA-256 (FIPS 180-4) of many short messages, a block of each at a time.
//!
//! A record is hashed in thousands of messages that do not wait for each other. A processor with instructions for
//! SHA-256 works on several of them at once if they stand next to each other; one with wide vectors but without such
//! instructions takes eight through the rounds together.

use alloc::vec::Vec;
use core::{cmp::Reverse, ops::Range, slice};
use sha2::block_api::compress256;

#[cfg(all(feature = "std", target_arch = "x86_64"))]
mod lanes;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// What SHA-256 has made of the blocks that it has taken in.
pub(crate) type State = [u32; 8];

/// What SHA-256 takes in at a time.
pub(crate) type Block = [u8; BLOCK_BYTES];

pub(crate) const BLOCK_BYTES: usize = 64;

/// The state in which SHA-256 begins (FIPS 180-4, section 5.3.3).
pub(crate) const INITIAL: State = [
	0x6a09_e667,
	0xbb67_ae85,
	0x3c6e_f372,
	0xa54f_f53a,
	0x510e_527f,
	0x9b05_688c,
	0x1f83_d9ab,
	0x5be0_cd19,
];

/// Takes each block into the state at the same place.
pub(crate) fn compress(states: &mut [State], blocks: &[Block]) {
	#[cfg(all(feature = "std", target_arch = "x86_64"))]
	if let Some(lanes) = lanes::Lanes::find() {
		return lanes.compress(states, blocks);
	}
	compress_each(states, blocks);
}

fn compress_each(states: &mut [State], blocks: &[Block]) {
	for (state, block) in states.iter_mut().zip(blocks) {
		compress256(state, slice::from_ref(block));
	}
}

/// The hash of a message that was taken in with its padding.
pub(crate) fn to_hash(state: &State) -> Hash {
	let mut hash = Hash::default();
	for (place, word) in hash.chunks_exact_mut(4).zip(state) {
		place.copy_from_slice(&word.to_be_bytes());
	}
	hash
}

/// The byte behind a message, which begins its padding.
const ONE_BIT: u8 = 0x80;

/// The least that a padding takes: that byte, and the length of the message in bits.
const PADDING_BYTES: usize = 9;

/// The last block of a message whose last bytes are `parts`, behind `before` bytes in whole blocks; `None` if they do
/// not fit into one block.
pub(crate) fn last_block(before: usize, parts: &[&[u8]]) -> Option<Block> {
	let mut block = [0; BLOCK_BYTES];
	let mut rest = block.as_mut_slice();
	let mut length = before;
	for part in parts {
		rest.split_off_mut(..part.len())?.copy_from_slice(part);
		length = length.saturating_add(part.len());
	}
	let (one_bit, zeros) = rest.split_first_mut()?;
	let (_, bits) = zeros.split_last_chunk_mut()?;
	*one_bit = ONE_BIT;
	*bits = length_in_bits(length);
	Some(block)
}

/// As [`last_block`], of what always fits.
pub(crate) fn last_block_of<const N: usize, const M: usize>(
	before: usize,
	first: &[u8; N],
	second: &[u8; M],
) -> Block {
	const { assert!(N + M + PADDING_BYTES <= BLOCK_BYTES, "this needs two blocks") };
	last_block(before, &[first, second]).unwrap_or([0; BLOCK_BYTES])
}

fn length_in_bits(bytes: usize) -> [u8; 8] {
	u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(8).to_be_bytes()
}

/// Takes in the end of a message, which is `parts` behind `before` bytes in whole blocks, and its padding.
pub(crate) fn finish(state: &mut State, before: usize, parts: &[&[u8]]) {
	let mut bytes = parts.concat();
	pad(&mut bytes, 0, before);
	compress256(state, bytes.as_chunks().0);
}

/// Pads the message that is `bytes` from `start` on, behind `before` bytes in whole blocks.
fn pad(bytes: &mut Vec<u8>, start: usize, before: usize) {
	let length = bytes.len().saturating_sub(start);
	let padded = length.saturating_add(PADDING_BYTES).next_multiple_of(BLOCK_BYTES);
	let bits = length_in_bits(before.saturating_add(length));
	bytes.push(ONE_BIT);
	bytes.resize(start.saturating_add(padded).saturating_sub(bits.len()), 0);
	bytes.extend_from_slice(&bits);
}

/// Messages of different lengths that are hashed together.
#[derive(Default)]
pub(crate) struct Messages {
	/// The messages with their padding.
	bytes: Vec<u8>,
	open: Vec<Open>,
	hashes: Vec<Hash>,
}

/// A message that is being hashed.
struct Open {
	/// Its place among the messages.
	place: usize,
	/// Which blocks it has still to take in.
	blocks: Range<usize>,
	state: State,
}

impl Messages {
	/// Adds a message, whose bytes `write` appends to what it is given.
	pub(crate) fn push(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
		let start = self.bytes.len();
		write(&mut self.bytes);
		pad(&mut self.bytes, start, 0);
		let blocks = start / BLOCK_BYTES..self.bytes.len() / BLOCK_BYTES;
		self.open.push(Open { place: self.open.len(), blocks, state: INITIAL });
	}

	/// The hashes of the messages in their order. Then there are none.
	pub(crate) fn hash(&mut self) -> &[Hash] {
		let Self { bytes, open, hashes } = self;
		hashes.clear();
		hashes.resize(open.len(), Hash::default());
		// By the blocks that are left, so that those which have any stand in front.
		open.sort_unstable_by_key(|message| Reverse(message.blocks.len()));
		let (blocks, _) = bytes.as_chunks();
		while !open.is_empty() {
			open.chunks_mut(GROUP).for_each(|messages| take_in_next(messages, blocks));
			while let Some(message) = open.pop_if(|message| message.blocks.is_empty()) {
				if let Some(hash) = hashes.get_mut(message.place) {
					*hash = to_hash(&message.state);
				}
			}
		}
		bytes.clear();
		hashes
	}
}

/// How many messages take in a block together.
const GROUP: usize = 8;

/// Takes in the next block of each of at most [`GROUP`] messages.
fn take_in_next(messages: &mut [Open], blocks: &[Block]) {
	let mut states = [State::default(); GROUP];
	let mut next = [[0; BLOCK_BYTES]; GROUP];
	for ((message, state), next) in messages.iter_mut().zip(&mut states).zip(&mut next) {
		*state = message.state;
		if let Some(block) = message.blocks.next().and_then(|index| blocks.get(index)) {
			*next = *block;
		}
	}
	let (states, _) = states.split_at_mut(messages.len().min(GROUP));
	compress(states, &next);
	for (message, state) in messages.iter_mut().zip(states) {
		message.state = *state;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sha2::{Digest, Sha256};

	/// So many states, and a block for each.
	pub(super) fn samples(count: usize) -> (Vec<State>, Vec<Block>) {
		let hash = |i: usize| -> Hash { Sha256::digest(i.to_be_bytes()).into() };
		let block = |i: usize| {
			let mut block = [0; BLOCK_BYTES];
			block[..32].copy_from_slice(&hash(2 * i));
			block[32..].copy_from_slice(&hash(2 * i + 1));
			block
		};
		let state = |i: usize| {
			let hash = hash(i + count);
			core::array::from_fn(|word| {
				u32::from_be_bytes(hash[4 * word..][..4].try_into().unwrap())
			})
		};
		((0..count).map(state).collect(), (0..count).map(block).collect())
	}

	#[test]
	fn compress_should_do_what_one_block_after_the_other_does() {
		for count in 0..=40 {
			let (mut states, blocks) = samples(count);
			let mut expected = states.clone();
			compress_each(&mut expected, &blocks);
			compress(&mut states, &blocks);
			assert_eq!(states, expected, "{count}");
		}
	}

	#[test]
	fn messages_of_all_lengths_should_have_their_hashes() {
		let bytes: Vec<u8> = (0..=255).cycle().take(300).collect();
		let mut messages = Messages::default();
		for step in [1, 7, 64] {
			let parts: Vec<&[u8]> = (0..300).step_by(step).map(|length| &bytes[..length]).collect();
			parts.iter().for_each(|part| messages.push(|message| message.extend_from_slice(part)));
			let expected: Vec<Hash> =
				parts.iter().map(|part| Sha256::digest(part).into()).collect();
			assert_eq!(messages.hash(), expected, "{step}");
		}
		assert!(messages.hash().is_empty());
	}

	#[test]
	fn a_last_block_should_hold_what_leaves_room_for_the_padding() {
		let bytes = [7; BLOCK_BYTES];
		for length in 0..=55 {
			let (first, second) = bytes[..length].split_at(length / 3);
			let mut state = INITIAL;
			let block = last_block(0, &[first, second]).unwrap();
			compress_each(slice::from_mut(&mut state), &[block]);
			assert_eq!(to_hash(&state), Hash::from(Sha256::digest(&bytes[..length])), "{length}");

			let mut state = INITIAL;
			let block = last_block(BLOCK_BYTES, &[first, second]).unwrap();
			compress_each(slice::from_mut(&mut state), &[bytes]);
			compress_each(slice::from_mut(&mut state), &[block]);
			let whole = Sha256::new().chain_update(bytes).chain_update(&bytes[..length]);
			assert_eq!(to_hash(&state), Hash::from(whole.finalize()), "{length}");
		}
		for length in 56..=64 {
			assert_eq!(last_block(0, &[&bytes[..length]]), None, "{length}");
		}
	}
}
