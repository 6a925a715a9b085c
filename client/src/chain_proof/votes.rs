//! Final blocks: the votes for them, and the next authorities that they name.

use super::{checkpoint::AuthoritySet, FinalBlock, Header, Rejection};
use codec::DecodeAll;
use sp_consensus_grandpa::{
	check_message_signature, AuthorityId, ConsensusLog, GrandpaJustification, ScheduledChange,
	GRANDPA_ENGINE_ID,
};
use sp_core::H256;
use sp_runtime::{traits::Header as _, DigestItem};
use std::collections::{BTreeMap, BTreeSet};

/// The header of `block`, if more than two thirds of `set` made it final.
///
/// # Errors
///
/// [`Rejection::Header`], [`Rejection::Justification`], [`Rejection::Target`], and those of the votes.
pub(crate) fn header_of(block: &FinalBlock, set: &AuthoritySet) -> Result<Header, Rejection> {
	let header = decode_header(&block.header)?;
	let justification = GrandpaJustification::<Header>::decode_all(&mut &block.justification[..])
		.map_err(|_| Rejection::Justification)?;
	let commit = &justification.commit;
	if (commit.target_hash, commit.target_number) != (header.hash(), header.number) {
		return Err(Rejection::Target);
	}
	ensure_final(&justification, set)?;
	Ok(header)
}

pub(crate) fn decode_header(mut bytes: &[u8]) -> Result<Header, Rejection> {
	Header::decode_all(&mut bytes).map_err(|_| Rejection::Header)
}

/// A vote for a descendant is a vote for the block. A member that voted for two different blocks counts once, as in the
/// nodes: what it did is reported to the chain, and its vote is among the third that may be false.
fn ensure_final(
	justification: &GrandpaJustification<Header>,
	set: &AuthoritySet,
) -> Result<(), Rejection> {
	let mut descendants = Descendants::new(justification);
	let mut voters = BTreeSet::<&AuthorityId>::new();
	for vote in &justification.commit.precommits {
		if !set.contains(&vote.id) {
			return Err(Rejection::Stranger);
		}
		let message = finality_grandpa::Message::Precommit(vote.precommit.clone());
		let round = justification.round;
		if !check_message_signature(&message, &vote.id, &vote.signature, round, set.id).is_valid() {
			return Err(Rejection::Signature);
		}
		descendants.follow(vote.precommit.target_hash)?;
		voters.insert(&vote.id);
	}
	if voters.len() < set.threshold() {
		return Err(Rejection::TooFewVotes { votes: voters.len(), needed: set.threshold() });
	}
	descendants.ensure_all_used()
}

/// The headers between the final block and those that were voted for.
struct Descendants {
	target: H256,
	parents: BTreeMap<H256, H256>,
	used: BTreeSet<H256>,
}

impl Descendants {
	fn new(justification: &GrandpaJustification<Header>) -> Self {
		let headers = justification.votes_ancestries.iter();
		let parents = headers.map(|header| (header.hash(), header.parent_hash)).collect();
		Self { target: justification.commit.target_hash, parents, used: BTreeSet::new() }
	}

	/// Goes from a block down to the final one. It ends: a parent's hash is in its child's, so no way leads in a circle.
	fn follow(&mut self, mut block: H256) -> Result<(), Rejection> {
		while block != self.target {
			let parent = self.parents.get(&block).ok_or(Rejection::Ancestry)?;
			if !self.used.insert(block) {
				// From here on, the way is known.
				return Ok(());
			}
			block = *parent;
		}
		Ok(())
	}

	fn ensure_all_used(&self) -> Result<(), Rejection> {
		if self.used.len() == self.parents.len() {
			Ok(())
		} else {
			Err(Rejection::UnusedHeader)
		}
	}
}

/// The set that follows `set` after the block with this header.
///
/// # Errors
///
/// [`Rejection::NoHandOff`], [`Rejection::ForcedChange`], [`Rejection::DelayedChange`], [`Rejection::Authorities`].
pub(crate) fn next_set(header: &Header, set: &AuthoritySet) -> Result<AuthoritySet, Rejection> {
	let change = change_in(header)?.ok_or(Rejection::NoHandOff)?;
	if change.delay != 0 {
		return Err(Rejection::DelayedChange);
	}
	let id = set.id.checked_add(1).ok_or(Rejection::Authorities)?;
	AuthoritySet::new(id, &change.next_authorities)
}

/// The change of the set that a block makes by itself, if it does.
///
/// # Errors
///
/// [`Rejection::ForcedChange`]: nodes apply it in place of the other.
pub(crate) fn change_in(header: &Header) -> Result<Option<ScheduledChange<u32>>, Rejection> {
	let mut change = None;
	for item in header.digest().logs() {
		let DigestItem::Consensus(GRANDPA_ENGINE_ID, log) = item else { continue };
		match ConsensusLog::decode_all(&mut &log[..]) {
			Ok(ConsensusLog::ForcedChange(..)) => return Err(Rejection::ForcedChange),
			// As nodes do, the first one counts.
			Ok(ConsensusLog::ScheduledChange(scheduled)) => {
				change.get_or_insert(scheduled);
			}
			_ => {}
		}
	}
	Ok(change)
}
