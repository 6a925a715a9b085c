//! B11: how much of the time in which a record's tree is built goes into its hashes.

use crate::{
	measurement::{Measurement, Target},
	settings::Settings,
	Error,
};
use medibloc_record::{tree::Tree, Hash};
use rs_merkle::{algorithms, MerkleTree};
use sha2::{Digest, Sha256};
use sp_runtime::traits::{BlakeTwo256, Hash as _};
use std::{
	hint::black_box,
	iter::empty,
	time::{Duration, Instant},
};

/// What is measured, and how.
pub const ABOUT: &str = "\
The tree of a record with 4,096 leaves, from the hashes of the leaves to the root: `medibloc-record` \
sorts them and combines neighbours, with two SHA-256 compressions for each node (65 bytes). Against \
it stand the compressions alone, as one long message of the crate that both use (`sha2`), and `rs_merkle` with SHA-256 \
over the same hashes, which does not sort. Where a processor has no instructions for SHA-256 but AVX2, `medibloc-record` \
hashes eight nodes at a time, and the others one. Each sample is a round of tree, other, other, tree.";

/// The hashes of a large record.
const LEAVES: u32 = 4_096;

/// How many compressions a node takes: its input and what SHA-256 adds are more than one block.
const COMPRESSIONS: usize = 2;

/// How many bytes a compression takes in.
const BLOCK: usize = 64;

/// How many trees one measured stretch builds.
const REPETITIONS: usize = 200;

/// How long [`REPETITIONS`] calls of `work` take, each with its own copy of `input`; the copies are not
/// counted.
fn time<T: Clone, R>(input: &T, work: impl Fn(T) -> R) -> Duration {
	let copies = vec![input.clone(); REPETITIONS];
	let start = Instant::now();
	for copy in copies {
		black_box(work(black_box(copy)));
	}
	start.elapsed()
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let leaves: Vec<Hash> = (0..LEAVES).map(|number| BlakeTwo256::hash_of(&number).0).collect();
	let tree = || time(&leaves, |leaves| Tree::new(leaves, 0, empty()).root());
	let message = vec![0; BLOCK * COMPRESSIONS * (leaves.len() - 1)];
	let raw = || time(&message, Sha256::digest);
	let other =
		|| time(&leaves, |leaves| MerkleTree::<algorithms::Sha256>::from_leaves(&leaves).root());

	let (mut of_raw, mut of_other) = (Vec::new(), Vec::new());
	for _ in 0..settings.rounds() {
		let (first, second, third, fourth) = (tree(), raw(), raw(), tree());
		of_raw.push((second + third).as_secs_f64() / (first + fourth).as_secs_f64());
		let (first, second, third, fourth) = (tree(), other(), other(), tree());
		of_other.push((second + third).as_secs_f64() / (first + fourth).as_secs_f64());
	}
	Ok(vec![
		Measurement::new("B11", "record trees: speed over bare compressions", "", of_raw).target(
			Target::AtLeast(0.5),
			"What is not hashing is the sorting of the leaves, which lets a proof do without their order.",
		),
		Measurement::new("B11-rs_merkle", "record trees: speed over rs_merkle", "", of_other).target(
			Target::AtLeast(2.),
			"The sorting, which rs_merkle does not do, takes a part of the lead.",
		),
	])
}
