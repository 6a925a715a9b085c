//! SHA-256 of eight messages at a time, one in each lane of a vector.

// Words are added modulo 2^32, and indexes are those of lanes and words, or below 16 by their mask.
#![expect(clippy::arithmetic_side_effects, clippy::indexing_slicing)]

use super::{compress_each, Block, State};
use core::array;
use fearless_simd::{prelude::*, u32x8, Avx2, Level};

/// Messages that go through the rounds together.
const LANES: usize = 8;

/// A word of each message.
type Words<S> = u32x8<S>;

/// The constants of the rounds (FIPS 180-4, section 4.2.2), by sixteen.
#[rustfmt::skip]
const CONSTANTS: [[u32; 16]; 4] = [
	[
		0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
		0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
	],
	[
		0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
		0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
	],
	[
		0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
		0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
	],
	[
		0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
		0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
	],
];

/// The leave to use the vectors of this processor.
#[derive(Clone, Copy)]
pub(super) struct Lanes(Avx2);

impl Lanes {
	/// For a processor with AVX2, if it has no instructions for SHA-256: these are faster.
	pub(super) fn find() -> Option<Self> {
		match std::arch::is_x86_feature_detected!("sha") {
			true => None,
			false => Level::new().as_avx2().map(Self),
		}
	}

	/// Takes each block into the state at the same place.
	pub(super) fn compress(self, states: &mut [State], blocks: &[Block]) {
		for (states, blocks) in states.chunks_mut(LANES).zip(blocks.chunks(LANES)) {
			match (states.as_mut_array(), blocks.as_array()) {
				(Some(states), Some(blocks)) => self.compress_all(states, blocks),
				_ => self.compress_some(states, blocks),
			}
		}
	}

	/// As [`Self::compress`], of fewer than [`LANES`]. Alone, a block goes faster without vectors.
	fn compress_some(self, states: &mut [State], blocks: &[Block]) {
		if states.len() < 2 {
			return compress_each(states, blocks);
		}
		let mut all_states = [State::default(); LANES];
		let mut all_blocks = [[0; size_of::<Block>()]; LANES];
		all_states.iter_mut().zip(&*states).for_each(|(place, state)| *place = *state);
		all_blocks.iter_mut().zip(blocks).for_each(|(place, block)| *place = *block);
		self.compress_all(&mut all_states, &all_blocks);
		states.iter_mut().zip(all_states).for_each(|(place, state)| *place = state);
	}

	fn compress_all(self, states: &mut [State; LANES], blocks: &[Block; LANES]) {
		let Self(avx2) = self;
		avx2.vectorize(
			#[inline(always)]
			|| rounds(avx2, states, blocks),
		);
	}
}

/// FIPS 180-4, section 6.2.2.
#[inline(always)]
fn rounds<S: Simd>(simd: S, states: &mut [State; LANES], blocks: &[Block; LANES]) {
	let mut words = [[0; LANES]; 16];
	for (lane, block) in blocks.iter().enumerate() {
		let (of_block, _) = block.as_chunks();
		for (word, bytes) in words.iter_mut().zip(of_block) {
			word[lane] = u32::from_be_bytes(*bytes);
		}
	}
	let mut schedule = words.map(|word| Words::simd_from(simd, word));
	let before: [Words<S>; 8] = array::from_fn(|word| {
		Words::simd_from(simd, array::from_fn::<u32, LANES, _>(|lane| states[lane][word]))
	});

	let mut working = before;
	for (pass, constants) in CONSTANTS.iter().enumerate() {
		if pass > 0 {
			extend(&mut schedule);
		}
		for (word, constant) in schedule.iter().zip(constants) {
			working = round(working, *word + *constant);
		}
	}

	for (word, (before, working)) in before.iter().zip(&working).enumerate() {
		let after: [u32; LANES] = (*before + *working).into();
		for (state, after) in states.iter_mut().zip(after) {
			state[word] = after;
		}
	}
}

/// Replaces sixteen words of the message schedule by the next sixteen.
#[inline(always)]
fn extend<S: Simd>(schedule: &mut [Words<S>; 16]) {
	for t in 0..16 {
		let after = |words: usize| schedule[(t + words) & 15];
		let (first, last) = (after(1), after(14));
		let sigma0 = rotate_right(first, 7) ^ rotate_right(first, 18) ^ (first >> 3);
		let sigma1 = rotate_right(last, 17) ^ rotate_right(last, 19) ^ (last >> 10);
		schedule[t] = after(0) + sigma0 + after(9) + sigma1;
	}
}

#[inline(always)]
fn round<S: Simd>(working: [Words<S>; 8], word_and_constant: Words<S>) -> [Words<S>; 8] {
	let [a, b, c, d, e, f, g, h] = working;
	let sum0 = rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22);
	let sum1 = rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
	let choice = g ^ (e & (f ^ g));
	let majority = (a & b) | (c & (a | b));
	let t1 = h + sum1 + choice + word_and_constant;
	let t2 = sum0 + majority;
	[t1 + t2, a, b, c, d + t1, e, f, g]
}

#[inline(always)]
fn rotate_right<S: Simd>(words: Words<S>, bits: u32) -> Words<S> {
	(words >> bits) | (words << (u32::BITS - bits))
}

#[cfg(test)]
mod tests {
	use super::{super::tests::samples, *};

	/// Also on a processor whose instructions for SHA-256 are used instead.
	#[test]
	fn lanes_should_do_what_one_block_after_the_other_does() {
		let Some(avx2) = Level::new().as_avx2() else { return };
		for count in 0..=40 {
			let (mut states, blocks) = samples(count);
			let mut expected = states.clone();
			compress_each(&mut expected, &blocks);
			Lanes(avx2).compress(&mut states, &blocks);
			assert_eq!(states, expected, "{count}");
		}
	}
}
