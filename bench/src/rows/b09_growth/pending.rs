//! What grows with the number of stakes that are on their way out.

use super::{
	cost::{numbers, Built, Cost, TemporaryChain},
	SLOT,
};
use crate::{
	chain::Authored,
	measurement::Measurement,
	settings::Settings,
	transactions::{self, Place, Sender},
	Error, Genesis,
};
use medibloc_primitives::{time::UNBONDING_SLOTS, token::MED, AccountId};
use medibloc_runtime::{
	genesis_config_presets::TESTNET_RUNTIME_PRESET, Runtime, RuntimeOrigin, StakingBandwidth,
};
use sp_consensus_aura::Slot;
use sp_runtime::DispatchResult;
use std::ops::Range;

/// Why something takes longer with more pending chunks.
const DEPTH: &str = "\
Only the first places of the queue are looked at; what grows is the depth of the trie, by two entries for each chunk.";

/// How many chunks wait on the chains besides those that are due.
const NUMBERS: &[u32] = &[0, 1_000, 10_000, 100_000];

/// What there are so many of.
const NUMBER_OF: &str = "pending chunks";

/// How many accounts could wait: as many as wait where most do, so that the chains have the same accounts.
const WAIT: u32 = 100_000;

/// Who takes a part of its stake out in the block of the unstakes.
const UNSTAKE: Range<u32> = WAIT..WAIT + 100;

/// Whose chunk is due in the block of the releases.
const RELEASE: Range<u32> = UNSTAKE.end..UNSTAKE.end + 100;

/// The slot of the releases.
const RELEASE_SLOT: u64 = SLOT + 2;

const EMPTY_BLOCK: Cost = Cost {
	repetitions: 20,
	..Cost::new(
		("B9-pending-empty", "an empty block, most pending over none"),
		"an empty block",
		NUMBER_OF,
		DEPTH,
	)
};

const UNSTAKES: Cost = Cost {
	in_block: UNSTAKE.end - UNSTAKE.start,
	..Cost::new(
		("B9-pending-unstake", "unstaking, most pending over none"),
		"unstaking",
		NUMBER_OF,
		DEPTH,
	)
};

const RELEASES: Cost = Cost {
	in_block: RELEASE.end - RELEASE.start,
	repetitions: 2,
	..Cost::new(
		("B9-pending-release", "a release, most pending over none"),
		"a release",
		NUMBER_OF,
		DEPTH,
	)
};

/// How many of `senders` wait for something.
pub fn count_waiting(chain: &TemporaryChain, senders: Range<u32>) -> Result<usize, Error> {
	let mut count = 0;
	for sender in senders.map(Sender) {
		let key = pallet_unbonding::Chunks::<Runtime>::hashed_key_for(sender.account());
		count += usize::from(chain.chain.state(&key)?.is_some());
	}
	Ok(count)
}

/// Takes a part of the stake of each of `accounts` out, in `slot`.
fn unstake(accounts: &[AccountId], slot: u64) -> DispatchResult {
	pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(slot));
	accounts
		.iter()
		.try_for_each(|who| StakingBandwidth::unstake(RuntimeOrigin::signed(who.clone()), MED))
}

/// A chain on which `pending` accounts wait until long after its blocks, and a few others do not.
fn genesis(pending: u32) -> Result<Genesis, Error> {
	let accounts = transactions::accounts(0..RELEASE.end);
	let (due, waiting) = (&accounts[RELEASE.start as usize..], &accounts[..pending as usize]);
	Genesis::medibloc(TESTNET_RUNTIME_PRESET, accounts.iter().cloned())?.with_calls(|| {
		unstake(due, RELEASE_SLOT - UNBONDING_SLOTS)?;
		unstake(waiting, SLOT - 1)?;
		pallet_aura::CurrentSlot::<Runtime>::kill();
		Ok(())
	})
}

/// The blocks on a chain with so many pending chunks, in their order.
struct Waiting {
	unstakes: Authored,
	empty: Authored,
	releases: Authored,
}

impl Waiting {
	fn build(settings: &Settings, pending: u32) -> Result<Built<Self>, Error> {
		let chain = TemporaryChain::begin(settings, genesis(pending)?)?;
		let place = Place { genesis_hash: chain.chain.genesis_hash(), nonce: 0 };
		let unstakes = transactions::unstakes(place, UNSTAKE, MED);
		let unstakes = chain.author(settings, SLOT, &unstakes)?;
		let empty = chain.author(settings, SLOT + 1, &[])?;
		if count_waiting(&chain, UNSTAKE.start..RELEASE.end)? != UNSTAKE.len() + RELEASE.len() {
			return Err(Error::Unmeasured(
				"what is not due was released, or unstaking failed".into(),
			));
		}
		let releases = chain.author(settings, RELEASE_SLOT, &[])?;
		if count_waiting(&chain, RELEASE)? > 0 {
			return Err(Error::Unmeasured("what is due was not released".into()));
		}
		Ok(Built { number: pending, chain, blocks: Self { unstakes, empty, releases } })
	}
}

/// Measures the costs.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let built = numbers(settings, NUMBERS).iter().map(|pending| Waiting::build(settings, *pending));
	let built = built.collect::<Result<Vec<_>, _>>()?;
	let rows = vec![
		EMPTY_BLOCK.measure(settings, &built, |waiting| &waiting.empty)?,
		UNSTAKES.measure(settings, &built, |waiting| &waiting.unstakes)?,
		RELEASES.measure(settings, &built, |waiting| &waiting.releases)?,
	];
	built.into_iter().try_for_each(|built| built.chain.close())?;
	Ok(rows)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rows::tests::settings;
	use codec::Decode;
	use pallet_unbonding::{Ends, QueueEnds};

	#[test]
	fn a_chain_should_release_what_is_due_and_leave_what_is_pending() {
		let waiting = Waiting::build(&settings(&[]), 1_000).unwrap();
		for authored in [&waiting.blocks.unstakes, &waiting.blocks.empty, &waiting.blocks.releases]
		{
			waiting.chain.chain.execute(authored.block.clone()).unwrap();
		}
		let ends = waiting.chain.chain.state(&Ends::<Runtime>::hashed_key()).unwrap().unwrap();
		let QueueEnds { first, next } = QueueEnds::decode(&mut &ends[..]).unwrap();
		assert_eq!((first, next - first), (100, 1_100));
		waiting.chain.close().unwrap();
	}
}
