//! What grows with the number of candidates.

use super::{
	cost::{Built, Cost, TemporaryChain},
	electorate::Electorate,
	SLOT,
};
use crate::{
	chain::Authored,
	measurement::{Measurement, Target},
	settings::Settings,
	transactions, Error,
};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use medibloc_primitives::producers::MAX_CANDIDATES;
use medibloc_runtime::{configs::RuntimeBlockWeights, Runtime};
use pallet_producers::WeightInfo;
use sp_runtime::Perbill;
use std::ops::Range;

/// How many candidates the chains have.
const NUMBERS: [u32; 4] = [21, 100, 300, MAX_CANDIDATES];

/// What there are so many of.
const NUMBER_OF: &str = "candidates";

/// How many voters each of the chains has.
const VOTERS: u32 = 1_000;

/// How many candidates a ballot names: so many that another one names as many others where there are fewest.
const NAMED: u32 = 10;

/// Who votes in the block of the votes.
const VOTE: Range<u32> = 0..100;

const EMPTY_BLOCK: Cost = Cost {
	repetitions: 20,
	..Cost::new(
		("B9-candidates-empty", "an empty block, most candidates over fewest"),
		"an empty block",
		NUMBER_OF,
		"It reads no candidate; what grows is the depth of the trie.",
	)
};

const VOTES: Cost = Cost {
	in_block: VOTE.end - VOTE.start,
	..Cost::new(
		("B9-candidates-vote", "a vote, most candidates over fewest"),
		"a vote",
		NUMBER_OF,
		"Candidates are stored in 64 pages, and a tally's whole page is read and written.",
	)
};

const ELECTION: Cost = Cost {
	repetitions: 5,
	// It reads every candidate, so its bound is not one of growth.
	target: Target::None,
	..Cost::new(
		("B9-candidates-election", "an election, most candidates over fewest"),
		"an election",
		NUMBER_OF,
		"",
	)
};

/// Why an election takes longer than its weight, if it does.
const WEIGHT_MISSED: &str = "\
The weight was measured on one machine of this kind at one time (docs/weights.md); a virtual machine is faster at some \
times, and slower at others.";

/// Which part of the time that all of a block may take an election may.
const PART_OF_BLOCK: f64 = 0.01;

/// The blocks on a chain with so many candidates, in their order.
struct Stood {
	votes: Authored,
	empty: Authored,
	election: Authored,
}

impl Stood {
	fn build(
		settings: &Settings,
		candidates: u32,
		least_staked: Perbill,
	) -> Result<Built<Self>, Error> {
		let electorate = Electorate {
			candidates: transactions::accounts(0..candidates),
			voters: VOTERS,
			full_ballots: VOTE.end,
			votes: NAMED,
			least_staked,
		};
		let chain = TemporaryChain::begin(settings, electorate.genesis()?)?;
		let votes = electorate.author_votes(settings, &chain, SLOT, VOTE)?;
		let empty = chain.author(settings, SLOT + 1, &[])?;
		let election = electorate.author_election(settings, &chain)?;
		Ok(Built { number: candidates, chain, blocks: Self { votes, empty, election } })
	}
}

/// What an election among `electing` takes in microseconds, each time: the block that begins an epoch, without what the
/// same block takes where the producers in office stay, because too little is `staying`.
fn time_elections(
	settings: &Settings,
	electing: &Built<Stood>,
	staying: &Built<Stood>,
) -> Result<Vec<f64>, Error> {
	let [with, without] = [electing, staying].map(|built| built.block(|stood| &stood.election));
	let executions = f64::from(2 * ELECTION.repetitions);
	without.execute(1)?;
	let mut took = Vec::new();
	for _ in 0..settings.rounds() {
		let first = with.execute(ELECTION.repetitions)?;
		let baseline =
			without.execute(ELECTION.repetitions)? + without.execute(ELECTION.repetitions)?;
		let last = with.execute(ELECTION.repetitions)?;
		took.push((first + last - baseline) / executions * 1e6);
	}
	Ok(took)
}

fn microseconds(weight: Weight) -> f64 {
	weight.ref_time() as f64 / WEIGHT_REF_TIME_PER_SECOND as f64 * 1e6
}

/// Measures the costs.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let build = |candidates, least_staked| Stood::build(settings, candidates, least_staked);
	let built = NUMBERS.iter().map(|candidates| build(*candidates, Perbill::zero()));
	let built = built.collect::<Result<Vec<_>, _>>()?;
	let empty = EMPTY_BLOCK.measure(settings, &built, |stood| &stood.empty)?;
	let votes = VOTES.measure(settings, &built, |stood| &stood.votes)?;
	let election = ELECTION.measure(settings, &built, |stood| &stood.election)?;

	let staying = build(MAX_CANDIDATES, Perbill::one())?;
	let most = built.last();
	let took = most.map_or(Ok(Vec::new()), |most| time_elections(settings, most, &staying))?;
	built.into_iter().chain([staying]).try_for_each(|built| built.chain.close())?;

	let weight = <Runtime as pallet_producers::Config>::WeightInfo::elect(MAX_CANDIDATES);
	let weight = microseconds(weight);
	let over_weight = took.iter().map(|took| took / weight).collect();
	let block = microseconds(RuntimeBlockWeights::get().max_block);
	let most = election.curve.iter().flat_map(|curve| curve.points.last());
	let of_block = most.flat_map(|(_, costs)| costs).map(|cost| cost / block).collect();
	Ok(vec![
		empty,
		votes,
		election,
		Measurement::new(
			"B9-election",
			"an election, 1,000 candidates, over its weight",
			"",
			over_weight,
		)
		.target(Target::AtMost(1.), WEIGHT_MISSED)
		.note(format!("Its weight is {weight:.0} us.")),
		Measurement::new(
			"B9-election-block",
			"the block that elects, over what a block may take",
			"",
			of_block,
		)
		.target(Target::AtMost(PART_OF_BLOCK), "All candidates are read, and sorted."),
	])
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rows::tests::settings;

	#[test]
	fn a_chain_with_the_fewest_should_do_in_each_block_what_is_measured_there() {
		let [fewest, ..] = NUMBERS;
		// With an election, and without one.
		for least_staked in [Perbill::zero(), Perbill::one()] {
			let stood = Stood::build(&settings(&[]), fewest, least_staked).unwrap();
			for authored in [&stood.blocks.votes, &stood.blocks.empty, &stood.blocks.election] {
				stood.chain.chain.execute(authored.block.clone()).unwrap();
			}
			stood.chain.close().unwrap();
		}
	}
}
