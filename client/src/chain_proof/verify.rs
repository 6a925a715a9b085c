//! The way from what is trusted to what is claimed.

use super::{
	checkpoint::AuthoritySet,
	claims::{item, Finding},
	state,
	votes::{decode_header, header_of, next_set},
	ChainProof, Checkpoint, Claim, Header, Rejection,
};
use codec::{Decode, DecodeAll};
use sp_consensus_grandpa::AuthorityList;
use sp_core::H256;
use sp_runtime::{ConsensusEngineId, DigestItem};

/// What marks Aura's slot in a header.
const AURA: ConsensusEngineId = *b"aura";

/// What a verifier knows beforehand.
#[derive(Clone, Copy, Debug)]
pub enum Trust<'a> {
	/// The hash of the chain's first block.
	Genesis([u8; 32]),
	/// Who votes from a block on.
	Checkpoint(&'a Checkpoint),
}

/// What a proof proved.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Proved {
	/// Each claim, and what is true of it at the block.
	pub findings: Vec<(Claim, Finding)>,
	/// The height of the block whose state it is.
	pub block: u32,
	/// The block's hash.
	pub hash: [u8; 32],
	/// The block's slot. What came to the chain later is not in the proof.
	pub slot: u64,
	/// Who votes after the last hand-off: from here on, later proofs can begin.
	pub checkpoint: Checkpoint,
}

impl Proved {
	/// What is true of `claim`; nothing, if the proof is not about it.
	pub fn finding(&self, claim: &Claim) -> Option<&Finding> {
		self.findings.iter().find(|(about, _)| about == claim).map(|(_, finding)| finding)
	}
}

impl ChainProof {
	/// Checks the proof against what is trusted, with no node and no network.
	///
	/// # Errors
	///
	/// The first thing that is wrong with it.
	pub fn verify(&self, trust: Trust<'_>) -> Result<Proved, Rejection> {
		if self.claims.is_empty() {
			return Err(Rejection::NoClaims);
		}
		let (mut height, mut set) = self.first_set(trust)?;
		for hand_off in &self.hand_offs {
			let header = higher(header_of(hand_off, &set)?, height)?;
			set = next_set(&header, &set)?;
			height = header.number;
		}
		let head = higher(header_of(&self.head, &set)?, height)?;

		let keys: Vec<_> = self.claims.iter().map(Claim::key).collect();
		let values = state::read(head.state_root, &self.state, &keys)?;
		let findings =
			self.claims.iter().zip(values).map(|(claim, value)| {
				claim.finding(value.as_deref()).map(|finding| (*claim, finding))
			});
		Ok(Proved {
			findings: findings.collect::<Result<_, _>>()?,
			block: head.number,
			hash: head.hash().0,
			slot: slot_of(&head)?,
			checkpoint: Checkpoint {
				genesis: self.genesis,
				block: height,
				set_id: set.id,
				authorities: set.keys(),
			},
		})
	}

	/// The first set whose votes are in the proof, and the height of the last block before it.
	fn first_set(&self, trust: Trust<'_>) -> Result<(u32, AuthoritySet), Rejection> {
		let genesis = match trust {
			Trust::Genesis(genesis) => genesis,
			Trust::Checkpoint(checkpoint) => checkpoint.genesis,
		};
		if self.genesis != genesis {
			return Err(Rejection::Genesis);
		}
		match (trust, &self.start) {
			(Trust::Genesis(_), None) => Err(Rejection::NeedsCheckpoint),
			(Trust::Checkpoint(_), Some(_)) => Err(Rejection::NeedsGenesis),
			(Trust::Checkpoint(checkpoint), None) => {
				Ok((checkpoint.block, AuthoritySet::try_from(checkpoint)?))
			}
			(Trust::Genesis(_), Some(start)) => {
				let header = decode_header(&start.header)?;
				if header.hash() != H256(genesis) {
					return Err(Rejection::GenesisHeader);
				}
				let values = state::read(header.state_root, &start.state, &[authorities_key()])?;
				let Some(Some(value)) = values.first() else {
					return Err(Rejection::NoAuthorities);
				};
				let authorities =
					AuthorityList::decode_all(&mut &value[..]).map_err(|_| Rejection::Value)?;
				Ok((header.number, AuthoritySet::new(0, &authorities)?))
			}
		}
	}
}

/// Where the first authorities stand in the state.
pub(crate) fn authorities_key() -> Vec<u8> {
	item("Grandpa", "Authorities")
}

fn higher(header: Header, height: u32) -> Result<Header, Rejection> {
	if header.number > height {
		Ok(header)
	} else {
		Err(Rejection::Order)
	}
}

/// The slot in Aura's item of the digest.
fn slot_of(header: &Header) -> Result<u64, Rejection> {
	let slot = header.digest.logs().iter().find_map(|item| match item {
		DigestItem::PreRuntime(AURA, slot) => u64::decode(&mut &slot[..]).ok(),
		_ => None,
	});
	slot.ok_or(Rejection::NoSlot)
}
