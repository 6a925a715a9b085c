//! Chains with candidates, and with voters whose ballots were counted.

use super::{cost::TemporaryChain, SLOT};
use crate::{
	chain::Authored,
	settings::Settings,
	transactions::{self, Place, Sender},
	Error, Genesis,
};
use codec::{Decode, Encode};
use medibloc_primitives::{
	producers::MAX_CANDIDATES,
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
use sp_runtime::Perbill;
use std::ops::Range;

/// What the first candidates deposit. The last one deposits thousands of times as much, and owns enough for it.
const DEPOSIT: Balance = 10 * MILLI_MED;

/// The slot of the election: the first one of the second epoch, whose first is [`SLOT`].
const ELECTION_SLOT: u64 = SLOT + SLOTS_PER_EPOCH as u64;

/// The first voter; those before are kept for candidates.
const FIRST_VOTER: u32 = MAX_CANDIDATES;

/// Who can be elected, and who votes.
pub struct Electorate {
	/// The candidates.
	pub candidates: Vec<AccountId>,
	/// How many vote.
	pub voters: u32,
	/// How many of them name as many candidates as [`Self::votes`] says. The others name one, because a million
	/// ballots of 21 names are 700 MB.
	pub full_ballots: u32,
	/// How many candidates a full ballot names.
	pub votes: u32,
	/// Which part of the issuance must be staked for an election.
	pub least_staked: Perbill,
}

impl Electorate {
	/// The voter with this number, counted from 0.
	pub fn voter(number: u32) -> Sender {
		Sender(FIRST_VOTER + number)
	}

	/// The voters with these numbers.
	pub fn voters(numbers: Range<u32>) -> Range<u32> {
		FIRST_VOTER + numbers.start..FIRST_VOTER + numbers.end
	}

	/// As many candidates as a full ballot names, in the order in which it is stored; those of the next number are
	/// others.
	fn ballot(&self, number: u32) -> Vec<AccountId> {
		let first = (number * self.votes) as usize % self.candidates.len();
		let named = self.candidates.iter().cycle().skip(first).take(self.votes as usize);
		let mut named: Vec<_> = named.cloned().collect();
		named.sort();
		named
	}

	/// For whom `sender`, who has a full ballot, votes at the beginning.
	pub fn old_ballot(&self, sender: Sender) -> Vec<AccountId> {
		self.ballot(2 * sender.0)
	}

	/// For whom it can vote instead: for none of the same.
	pub fn new_ballot(&self, sender: Sender) -> Vec<AccountId> {
		self.ballot(2 * sender.0 + 1)
	}

	/// A chain on which all are registered, and have voted.
	///
	/// # Errors
	///
	/// There is no Wasm, or somebody cannot register or vote.
	pub fn genesis(&self) -> Result<Genesis, Error> {
		let voters = transactions::accounts(Self::voters(0..self.voters));
		let accounts = self.candidates.iter().chain(&voters).cloned();
		Genesis::medibloc(TESTNET_RUNTIME_PRESET, accounts)?.with_calls(|| {
			NetworkParameters::<Runtime>::mutate(|parameters| {
				parameters.deposit = DEPOSIT;
				parameters.least_staked = self.least_staked;
			});
			for who in &self.candidates {
				<Session as SessionInterface>::set_keys(who, keys(who))?;
				Producers::register(RuntimeOrigin::signed(who.clone()))?;
			}
			let vote = |voter: &AccountId, targets: Vec<AccountId>| {
				Producers::vote(RuntimeOrigin::signed(voter.clone()), targets)
			};
			let (first, others) = voters.split_at(self.full_ballots as usize);
			for (voter, number) in first.iter().zip(0..) {
				vote(voter, self.old_ballot(Self::voter(number)))?;
			}
			for (voter, candidate) in others.iter().zip(self.candidates.iter().cycle()) {
				vote(voter, vec![candidate.clone()])?;
			}
			Ok(())
		})
	}

	/// Builds the next block, in which each of the voters with these numbers, who have full ballots, votes for others.
	///
	/// # Errors
	///
	/// A vote fails.
	pub fn author_votes(
		&self,
		settings: &Settings,
		chain: &TemporaryChain,
		slot: u64,
		numbers: Range<u32>,
	) -> Result<Authored, Error> {
		let place = Place { genesis_hash: chain.chain.genesis_hash(), nonce: 0 };
		let senders = Self::voters(numbers);
		let votes = transactions::votes(place, senders.clone(), |sender| self.new_ballot(sender));
		let votes = chain.author(settings, slot, &votes)?;
		// A vote that fails is in the block, too.
		for sender in senders.map(Sender) {
			let key = Ballots::<Runtime>::hashed_key_for(sender.account());
			if chain.chain.state(&key)? != Some(self.new_ballot(sender).encode()) {
				return Err(Error::Unmeasured("a vote failed".into()));
			}
		}
		Ok(votes)
	}

	/// Builds the empty block that begins the second epoch, and elects producers if enough is staked. The block before
	/// must be one of the first epoch.
	///
	/// # Errors
	///
	/// The producers of the genesis stay although enough is staked, or do not although it is not.
	pub fn author_election(
		&self,
		settings: &Settings,
		chain: &TemporaryChain,
	) -> Result<Authored, Error> {
		let election = chain.author(settings, ELECTION_SLOT, &[])?;
		let next = chain.chain.state(&QueuedKeys::<Runtime>::hashed_key())?.unwrap_or_default();
		let next = Vec::<(AccountId, SessionKeys)>::decode(&mut &next[..])?;
		// No producer of the genesis is a candidate.
		let is_other = |(who, _): &&(AccountId, SessionKeys)| self.candidates.contains(who);
		let others = if self.least_staked.is_one() { 0 } else { PRODUCERS as usize };
		if next.len() != PRODUCERS as usize || next.iter().filter(is_other).count() != others {
			return Err(Error::Unmeasured("not the right set was elected".into()));
		}
		Ok(election)
	}
}

/// Keys of the candidate `who`, with which nobody signs.
fn keys(who: &AccountId) -> SessionKeys {
	let raw = <[u8; 32]>::from(who.clone());
	SessionKeys {
		aura: sr25519::Public::from_raw(raw).into(),
		grandpa: ed25519::Public::from_raw(raw).into(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_primitives::producers::MAX_VOTES;
	use std::collections::BTreeSet;

	#[test]
	fn a_vote_should_change_as_many_tallies_as_it_can() {
		for (candidates, votes) in [(MAX_CANDIDATES, MAX_VOTES), (21, 10)] {
			let candidates = transactions::accounts(0..candidates);
			let least_staked = Perbill::zero();
			let electorate =
				Electorate { candidates, voters: 100, full_ballots: 100, votes, least_staked };
			for sender in (0..100).map(Electorate::voter) {
				let ballots = [electorate.old_ballot(sender), electorate.new_ballot(sender)];
				let named: BTreeSet<_> = ballots.concat().into_iter().collect();
				assert_eq!(named.len(), 2 * votes as usize);
			}
		}
	}
}
