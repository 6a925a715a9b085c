//! What a transaction costs a node, by how many accounts have staked.

use super::growth::{numbers, Cost, TemporaryChain};
use crate::{
	chain::Authored,
	full_blocks::Load,
	measurement::Measurement,
	settings::Settings,
	transactions::{self, Place},
	Error,
};

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

/// What one of them costs.
const COST: Cost = Cost {
	growth: ("stakers", "an anchor, most stakers over fewest"),
	each: &[
		("stakers-1000", "an anchor, 1,000 stakers"),
		("stakers-10000", "an anchor, 10,000 stakers"),
		("stakers-100000", "an anchor, 100,000 stakers"),
		("stakers-1000000", "an anchor, 1,000,000 stakers"),
	],
	unit: "us",
	per_second: 1e6 / ANCHORS as f64,
	if_missed: "Every level of the trie is one more node to read and to hash.",
};

/// A chain with so many stakers, and a block on it.
fn build(settings: &Settings, stakers: u32) -> Result<(TemporaryChain, Authored), Error> {
	let genesis = Load::Anchors.genesis(transactions::accounts(0..stakers))?;
	let chain = TemporaryChain::begin(settings, genesis)?;
	let place = Place { genesis_hash: chain.chain.genesis_hash(), nonce: 0 };
	let anchors = Load::Anchors.transactions(place, 0..ANCHORS);
	let authored = chain.author(settings, SLOT, &anchors)?;
	Ok((chain, authored))
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let built = numbers(settings).iter().map(|stakers| build(settings, *stakers));
	let built = built.collect::<Result<Vec<_>, _>>()?;
	let rows = COST.measure(settings, built.iter().map(|(chain, anchors)| (chain, anchors)))?;
	for (chain, _) in built {
		chain.close()?;
	}
	Ok(rows)
}
