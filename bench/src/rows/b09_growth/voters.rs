//! What grows with the number of those who stake and vote.

use super::{
	cost::{numbers, Built, Cost, TemporaryChain},
	electorate::Electorate,
	pending::count_waiting,
	SLOT,
};
use crate::{
	chain::Authored,
	full_blocks::Load,
	measurement::Measurement,
	settings::Settings,
	transactions::{self, Place},
	Error,
};
use medibloc_primitives::{
	producers::{MAX_CANDIDATES, MAX_VOTES},
	time::UNBONDING_SLOTS,
	token::MED,
};
use sp_runtime::Perbill;
use std::ops::Range;

/// How many voters the chains have.
const NUMBERS: &[u32] = &[1_000, 10_000, 100_000, 1_000_000];

/// What there are so many of.
const NUMBER_OF: &str = "voters";

/// Who votes in a block of the votes.
const VOTE: Range<u32> = 0..100;

/// Who takes a part of its stake out.
const UNSTAKE: Range<u32> = VOTE.end..VOTE.end + 100;

/// Who anchors.
const ANCHOR: Range<u32> = UNSTAKE.end..UNSTAKE.end + 500;

/// The slot of the block that takes stakes out.
const UNSTAKE_SLOT: u64 = SLOT + 1;

/// The slot in which they come back: one after the first of an epoch.
const RELEASE_SLOT: u64 = UNSTAKE_SLOT + UNBONDING_SLOTS;

/// Why something takes longer with more voters.
const DEPTH: &str = "Every level of the trie is one more node to read and to hash.";

const EMPTY_BLOCK: Cost = Cost {
	repetitions: 20,
	..Cost::new(
		("B9-voters-empty", "an empty block, most voters over fewest"),
		"an empty block",
		NUMBER_OF,
		DEPTH,
	)
};

const ANCHORS: Cost = Cost {
	in_block: ANCHOR.end - ANCHOR.start,
	..Cost::new(
		("B9-voters-anchor", "an anchor, most voters over fewest"),
		"an anchor",
		NUMBER_OF,
		DEPTH,
	)
};

const VOTES: Cost = Cost {
	in_block: VOTE.end - VOTE.start,
	..Cost::new(("B9-voters-vote", "a vote, most voters over fewest"), "a vote", NUMBER_OF, DEPTH)
};

const UNSTAKES: Cost = Cost {
	in_block: UNSTAKE.end - UNSTAKE.start,
	..Cost::new(
		("B9-voters-unstake", "unstaking, most voters over fewest"),
		"unstaking",
		NUMBER_OF,
		DEPTH,
	)
};

const RELEASES: Cost = Cost {
	in_block: UNSTAKE.end - UNSTAKE.start,
	repetitions: 2,
	..Cost::new(
		("B9-voters-release", "a release, most voters over fewest"),
		"a release",
		NUMBER_OF,
		DEPTH,
	)
};

const ELECTION: Cost = Cost {
	repetitions: 5,
	..Cost::new(
		("B9-voters-election", "an election, most voters over fewest"),
		"an election",
		NUMBER_OF,
		DEPTH,
	)
};

/// The blocks on a chain with so many voters, in their order.
struct Voted {
	votes: Authored,
	unstakes: Authored,
	anchors: Authored,
	empty: Authored,
	election: Authored,
	releases: Authored,
}

impl Voted {
	fn build(settings: &Settings, voters: u32) -> Result<Built<Self>, Error> {
		let electorate = Electorate {
			candidates: transactions::accounts(0..MAX_CANDIDATES),
			voters,
			full_ballots: UNSTAKE.end,
			votes: MAX_VOTES,
			least_staked: Perbill::zero(),
		};
		let chain = TemporaryChain::begin(settings, electorate.genesis()?)?;
		let place = Place { genesis_hash: chain.chain.genesis_hash(), nonce: 0 };

		let votes = electorate.author_votes(settings, &chain, SLOT, VOTE)?;

		let leaving = Electorate::voters(UNSTAKE);
		let unstakes = transactions::unstakes(place, leaving.clone(), MED);
		let unstakes = chain.author(settings, UNSTAKE_SLOT, &unstakes)?;
		if count_waiting(&chain, leaving.clone())? != leaving.len() {
			return Err(Error::Unmeasured("unstaking failed".into()));
		}

		let anchors = Load::Anchors.transactions(place, Electorate::voters(ANCHOR));
		let anchors = chain.author(settings, SLOT + 2, &anchors)?;
		let empty = chain.author(settings, SLOT + 3, &[])?;
		let election = electorate.author_election(settings, &chain)?;

		// Begins an epoch, as the next one does not.
		chain.author(settings, RELEASE_SLOT - 1, &[])?;
		let releases = chain.author(settings, RELEASE_SLOT, &[])?;
		if count_waiting(&chain, leaving)? > 0 {
			return Err(Error::Unmeasured("what is due was not released".into()));
		}
		Ok(Built {
			number: voters,
			chain,
			blocks: Self { votes, unstakes, anchors, empty, election, releases },
		})
	}
}

/// Measures the costs.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let built = numbers(settings, NUMBERS).iter().map(|voters| Voted::build(settings, *voters));
	let built = built.collect::<Result<Vec<_>, _>>()?;
	let rows = vec![
		EMPTY_BLOCK.measure(settings, &built, |voted| &voted.empty)?,
		ANCHORS.measure(settings, &built, |voted| &voted.anchors)?,
		VOTES.measure(settings, &built, |voted| &voted.votes)?,
		UNSTAKES.measure(settings, &built, |voted| &voted.unstakes)?,
		RELEASES.measure(settings, &built, |voted| &voted.releases)?,
		ELECTION.measure(settings, &built, |voted| &voted.election)?,
	];
	built.into_iter().try_for_each(|built| built.chain.close())?;
	Ok(rows)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rows::tests::settings;

	#[test]
	fn a_chain_should_do_in_each_block_what_is_measured_there() {
		let voted = Voted::build(&settings(&[]), ANCHOR.end).unwrap();
		let Voted { votes, unstakes, anchors, empty, election, releases } = &voted.blocks;
		for authored in [votes, unstakes, anchors, empty, election, releases] {
			voted.chain.chain.execute(authored.block.clone()).unwrap();
		}
		voted.chain.close().unwrap();
	}
}
