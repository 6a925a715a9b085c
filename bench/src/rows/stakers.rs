//! What a transaction costs a node, by how many accounts have staked.

use crate::{
	chain::{Authored, Chain, Keep},
	full_blocks::Load,
	measurement::{Measurement, Target},
	settings::Settings,
	transactions::{self, Place},
	Error,
};
use std::time::Instant;

/// What is measured, and how.
pub const ABOUT: &str = "\
Chains that begin with different numbers of stakers, and the same block on each: 500 anchors, each \
from another staker, who pays for it with its stake. Each round executes the block once on every \
chain, in this process, and divides by the number of anchors; the state that the block needs is in \
the node's cache. What grows with the number of stakers is the depth of the trie.";

/// The slot of the block.
const SLOT: u64 = 600_000_000;

/// How many anchors the block holds.
const ANCHORS: u32 = 500;

/// How many accounts have staked, and what that measurement is called.
const NUMBERS: [(u32, &str, &str); 4] = [
	(1_000, "stakers-1000", "an anchor, 1,000 stakers"),
	(10_000, "stakers-10000", "an anchor, 10,000 stakers"),
	(100_000, "stakers-100000", "an anchor, 100,000 stakers"),
	(1_000_000, "stakers-1000000", "an anchor, 1,000,000 stakers"),
];

/// A chain with so many stakers, and a block on it.
struct Staked {
	chain: Chain,
	authored: Authored,
	/// How long each execution of the block took, in microseconds for each anchor.
	times: Vec<f64>,
	// Removed after the chain is closed.
	_folder: tempfile::TempDir,
}

impl Staked {
	fn build(settings: &Settings, stakers: u32) -> Result<Self, Error> {
		let genesis = Load::Anchors.genesis(transactions::accounts(0..stakers))?;
		let folder = tempfile::tempdir()?;
		let tokio = settings.tokio.handle().clone();
		let chain = Chain::open(folder.path(), &genesis, Keep::Default, tokio)?;
		let place = Place { genesis_hash: chain.genesis_hash(), nonce: 0 };
		let anchors = Load::Anchors.transactions(place, 0..ANCHORS);
		let authored = settings.tokio.block_on(chain.author(SLOT.into(), &anchors))?;
		if authored.transactions() != ANCHORS as usize {
			return Err(Error::Unmeasured("an anchor was left out".into()));
		}
		Ok(Self { chain, authored, times: Vec::new(), _folder: folder })
	}

	fn execute(&self) -> Result<f64, Error> {
		let block = self.authored.block.clone();
		let start = Instant::now();
		self.chain.execute(block)?;
		Ok(start.elapsed().as_secs_f64() * 1e6 / f64::from(ANCHORS))
	}
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let numbers = if settings.quick { &NUMBERS[..3] } else { &NUMBERS[..] };
	let mut chains = Vec::new();
	for (stakers, ..) in numbers {
		let staked = Staked::build(settings, *stakers)?;
		// The first execution compiles the Wasm and fills the cache.
		staked.execute()?;
		chains.push(staked);
	}
	let mut growth = Vec::new();
	for _ in 0..settings.rounds() {
		for staked in &mut chains {
			let time = staked.execute()?;
			staked.times.push(time);
		}
		let last = |staked: Option<&Staked>| staked.and_then(|staked| staked.times.last().copied());
		if let (Some(least), Some(most)) = (last(chains.first()), last(chains.last())) {
			growth.push(most / least);
		}
	}

	let mut rows =
		vec![Measurement::new("stakers", "an anchor, most stakers over fewest", "", growth)
			.target(
				Target::AtMost(1.5),
				"Every level of the trie is one more node to read and to hash.",
			)];
	for ((_, id, title), Staked { chain, times, .. }) in numbers.iter().zip(chains) {
		chain.close()?;
		rows.push(Measurement::new(id, title, "us", times));
	}
	Ok(rows)
}
