//! What an election and a vote cost a node, by how many accounts vote.

use super::growth::{numbers, Cost, TemporaryChain};
use crate::{
	chain::Authored,
	measurement::Measurement,
	settings::Settings,
	transactions::{self, Place, Sender},
	Error, Genesis,
};
use codec::{Decode, Encode};
use medibloc_primitives::{
	producers::{MAX_CANDIDATES, MAX_VOTES},
	time::{PRODUCERS, SLOTS_PER_EPOCH},
	token::MILLI_MED,
	AccountId, Balance,
};
use medibloc_runtime::{
	genesis_config_presets::TESTNET_RUNTIME_PRESET, Producers, Runtime, RuntimeOrigin, Session,
	SessionKeys,
};
use pallet_producers::{Ballots, NetworkParameters};
use pallet_session::{QueuedKeys, SessionInterface};
use sp_core::{ed25519, sr25519};

/// What is measured, and how.
pub const ABOUT: &str = "\
Chains of 21 producers and 1,000 candidates that begin with different numbers of voters: each has \
staked, and has a ballot that was counted as the chain counts it. *An election* is the empty block \
that begins an epoch, in which all candidates are read and 21 others are elected. *A vote* is one of \
a block of 100, each of another voter, which takes back 21 votes and gives 21 others: 42 tallies \
change, the most that one vote can. All other ballots name one candidate, because a million that \
name 21 are 700 MB; an election reads no ballot, and a vote none but its own. Each round executes \
the block once on every chain, in this process; the state that the block needs is in the node's \
cache. What grows with the number of voters is the depth of the trie.";

/// The slot of the votes, which begins the first epoch.
const SLOT: u64 = 600_000_000;

/// The slot of the election: the first of the second epoch.
const ELECTION_SLOT: u64 = SLOT + SLOTS_PER_EPOCH as u64;

/// How many votes the block holds.
const VOTES: u32 = 100;

/// What the first candidates deposit. The last one deposits thousands of times as much, and owns enough for it.
const DEPOSIT: Balance = 10 * MILLI_MED;

/// What an election costs.
const ELECTION: Cost = Cost {
	growth: ("voters-election", "an election, most voters over fewest"),
	each: &[
		("voters-election-1000", "an election, 1,000 voters"),
		("voters-election-10000", "an election, 10,000 voters"),
		("voters-election-100000", "an election, 100,000 voters"),
		("voters-election-1000000", "an election, 1,000,000 voters"),
	],
	unit: "ms",
	per_second: 1e3,
	// It reads nothing of the voters.
	if_missed: "",
};

/// What a vote costs.
const VOTE: Cost = Cost {
	growth: ("voters-vote", "a vote, most voters over fewest"),
	each: &[
		("voters-vote-1000", "a vote, 1,000 voters"),
		("voters-vote-10000", "a vote, 10,000 voters"),
		("voters-vote-100000", "a vote, 100,000 voters"),
		("voters-vote-1000000", "a vote, 1,000,000 voters"),
	],
	unit: "us",
	per_second: 1e6 / VOTES as f64,
	if_missed: "Every level of the trie is one more node to read and to hash.",
};

/// As many candidates as a ballot can name, in the order in which it is stored; those of the next
/// number are others.
fn ballot(candidates: &[AccountId], number: u32) -> Vec<AccountId> {
	let first = (number * MAX_VOTES) as usize % candidates.len();
	let named = candidates.iter().cycle().skip(first).take(MAX_VOTES as usize);
	let mut named: Vec<_> = named.cloned().collect();
	named.sort();
	named
}

/// Whom `sender` votes for at the beginning.
fn old_ballot(candidates: &[AccountId], sender: Sender) -> Vec<AccountId> {
	ballot(candidates, 2 * sender.0)
}

/// Whom it votes for in the block.
fn new_ballot(candidates: &[AccountId], sender: Sender) -> Vec<AccountId> {
	ballot(candidates, 2 * sender.0 + 1)
}

/// Keys of the candidate `who`, with which nobody signs.
fn keys(who: &AccountId) -> SessionKeys {
	let raw = <[u8; 32]>::from(who.clone());
	SessionKeys {
		aura: sr25519::Public::from_raw(raw).into(),
		grandpa: ed25519::Public::from_raw(raw).into(),
	}
}

/// A chain with these candidates, and with so many voters, whose numbers begin after theirs.
fn genesis(candidates: &[AccountId], voters: u32) -> Result<Genesis, Error> {
	let voters = transactions::accounts(MAX_CANDIDATES..MAX_CANDIDATES + voters);
	let accounts = candidates.iter().chain(&voters).cloned();
	Genesis::medibloc(TESTNET_RUNTIME_PRESET, accounts)?.with_calls(|| {
		NetworkParameters::<Runtime>::mutate(|parameters| parameters.deposit = DEPOSIT);
		for who in candidates {
			<Session as SessionInterface>::set_keys(who, keys(who))?;
			Producers::register(RuntimeOrigin::signed(who.clone()))?;
		}
		let vote = |voter: &AccountId, targets: Vec<AccountId>| {
			Producers::vote(RuntimeOrigin::signed(voter.clone()), targets)
		};
		let (senders, others) = voters.split_at(VOTES as usize);
		for (voter, number) in senders.iter().zip(MAX_CANDIDATES..) {
			vote(voter, old_ballot(candidates, Sender(number)))?;
		}
		for (voter, candidate) in others.iter().zip(candidates.iter().cycle()) {
			vote(voter, vec![candidate.clone()])?;
		}
		Ok(())
	})
}

/// A chain with so many voters, and blocks on it.
struct Voted {
	chain: TemporaryChain,
	votes: Authored,
	/// The block after the votes.
	election: Authored,
}

impl Voted {
	fn build(settings: &Settings, voters: u32) -> Result<Self, Error> {
		let candidates = transactions::accounts(0..MAX_CANDIDATES);
		let chain = TemporaryChain::begin(settings, genesis(&candidates, voters)?)?;

		let place = Place { genesis_hash: chain.chain.genesis_hash(), nonce: 0 };
		let senders = MAX_CANDIDATES..MAX_CANDIDATES + VOTES;
		let targets = |sender| new_ballot(&candidates, sender);
		let votes = transactions::votes(place, senders.clone(), targets);
		let votes = chain.author(settings, SLOT, &votes)?;
		// A vote that fails is in the block, too.
		for sender in senders.map(Sender) {
			let key = Ballots::<Runtime>::hashed_key_for(sender.account());
			if chain.chain.state(&key)? != Some(new_ballot(&candidates, sender).encode()) {
				return Err(Error::Unmeasured("a vote failed".into()));
			}
		}

		let election = chain.author(settings, ELECTION_SLOT, &[])?;
		let next = chain.chain.state(&QueuedKeys::<Runtime>::hashed_key())?.unwrap_or_default();
		let next = Vec::<(AccountId, SessionKeys)>::decode(&mut &next[..])?;
		// No producer of the genesis is a candidate.
		let is_other = |(who, _): &(AccountId, SessionKeys)| candidates.contains(who);
		if next.len() != PRODUCERS as usize || !next.iter().all(is_other) {
			return Err(Error::Unmeasured("no other set was elected".into()));
		}
		Ok(Self { chain, votes, election })
	}
}

/// Measures the rows.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let built = numbers(settings).iter().map(|voters| Voted::build(settings, *voters));
	let built = built.collect::<Result<Vec<_>, _>>()?;
	let elections = built.iter().map(|voted| (&voted.chain, &voted.election));
	let mut rows = ELECTION.measure(settings, elections)?;
	rows.extend(VOTE.measure(settings, built.iter().map(|voted| (&voted.chain, &voted.votes)))?);
	for voted in built {
		voted.chain.close()?;
	}
	Ok(rows)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::rows::tests::settings;
	use std::collections::BTreeSet;

	#[test]
	fn a_vote_should_change_as_many_tallies_as_it_can() {
		let candidates = transactions::accounts(0..MAX_CANDIDATES);
		for sender in (MAX_CANDIDATES..MAX_CANDIDATES + VOTES).map(Sender) {
			let ballots = [old_ballot(&candidates, sender), new_ballot(&candidates, sender)];
			let named: BTreeSet<_> = ballots.concat().into_iter().collect();
			assert_eq!(named.len(), 2 * MAX_VOTES as usize);
		}
	}

	#[test]
	fn a_chain_should_count_the_votes_and_elect_another_set() {
		let voted = Voted::build(&settings(&[]), 2 * VOTES).unwrap();
		for authored in [&voted.votes, &voted.election] {
			voted.chain.chain.execute(authored.block.clone()).unwrap();
		}
		voted.chain.close().unwrap();
	}
}
