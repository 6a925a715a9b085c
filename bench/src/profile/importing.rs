//! The profile of importing blocks.

use super::perf::{self, Sample};
use crate::{
	chain::{Chain, Keep},
	full_blocks::{full_block, Load, FIRST_SLOT},
	settings::Settings,
	transactions::{self, Place, MORE_THAN_A_BLOCK},
	Error,
};

/// What is watched.
pub const ABOUT: &str = "\
One thread imports full blocks of anchors, each from another account, one after the other into a new chain, as a node \
does that catches up: it executes each block, compares what comes of it with the block's header, and hands it to the \
database, which writes it on threads of its own.";

/// What was found.
pub const FOUND: &str = "\
The runtime's own code takes less than a tenth, signatures an eighth; an author is spared these, since its pool has \
verified them. Most of the rest is the SDK's: looking up and keeping what transactions read and write, computing the \
state's root, and memory for both. Transfers with the SDK's fees cost more (B1).";

/// How many blocks.
const BLOCKS: u32 = 20;

/// Builds the blocks on one chain and imports them into another.
pub fn watch(settings: &Settings) -> Result<Vec<Sample>, Error> {
	let genesis = Load::Anchors.genesis(transactions::accounts(0..BLOCKS * MORE_THAN_A_BLOCK))?;
	let (folder, another) = (tempfile::tempdir()?, tempfile::tempdir()?);
	let tokio = settings.tokio.handle();
	let author = Chain::open(folder.path(), &genesis, Keep::Default, tokio.clone())?;
	let place = Place { genesis_hash: author.genesis_hash(), nonce: 0 };
	let mut blocks = Vec::new();
	for number in 0..BLOCKS {
		let first = number * MORE_THAN_A_BLOCK;
		let anchors = Load::Anchors.transactions(place, first..first + MORE_THAN_A_BLOCK);
		let slot = FIRST_SLOT + u64::from(number);
		blocks.push(full_block(settings, &author, slot, &anchors)?);
	}
	author.close()?;

	let chain = Chain::open(another.path(), &genesis, Keep::Default, tokio.clone())?;
	let (imported, samples) = perf::of_thread(|| {
		blocks.into_iter().try_for_each(|block| tokio.block_on(chain.import(block)))
	})?;
	imported?;
	chain.close()?;
	Ok(samples)
}
