//! A point from which on hand-offs are followed, instead of from the genesis.

use super::Rejection;
use serde::{Deserialize, Serialize};
use sp_consensus_grandpa::{AuthorityId, AuthorityList, SetId};
use sp_core::ed25519;
use std::collections::BTreeSet;

/// How many authorities there are at most: as many as any chain of this runtime can have.
const MAX_AUTHORITIES: usize = medibloc_primitives::time::PRODUCERS as usize;

/// Who votes on finality from a block on. Whoever trusts a wrong one can be shown anything.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
	/// The hash of the chain's first block.
	#[serde(with = "super::file::hash")]
	pub genesis: [u8; 32],
	/// The height of the last block before these authorities.
	pub block: u32,
	/// The ordinal of the set.
	pub set_id: SetId,
	/// The public keys (ed25519) of its authorities; each has one vote.
	#[serde(with = "super::file::hashes")]
	pub authorities: Vec<[u8; 32]>,
}

/// Those whose votes make blocks final.
#[derive(Clone, Debug)]
pub(crate) struct AuthoritySet {
	pub id: SetId,
	members: BTreeSet<AuthorityId>,
}

impl AuthoritySet {
	/// Every authority has one vote: that is all that this chain ever makes.
	pub fn new(id: SetId, authorities: &AuthorityList) -> Result<Self, Rejection> {
		let members: BTreeSet<_> = authorities.iter().map(|(id, _)| id.clone()).collect();
		let is_plain = members.len() == authorities.len()
			&& (1..=MAX_AUTHORITIES).contains(&members.len())
			&& authorities.iter().all(|(_, weight)| *weight == 1);
		if is_plain {
			Ok(Self { id, members })
		} else {
			Err(Rejection::Authorities)
		}
	}

	pub fn contains(&self, authority: &AuthorityId) -> bool {
		self.members.contains(authority)
	}

	/// How many votes make a block final: more than two thirds, so that fewer than a third can be false.
	pub fn threshold(&self) -> usize {
		let count = self.members.len();
		count.saturating_sub(count.saturating_sub(1) / 3)
	}

	/// The public keys, in their order.
	pub fn keys(&self) -> Vec<[u8; 32]> {
		self.members.iter().map(|member| ed25519::Public::from(member.clone()).0).collect()
	}
}

impl TryFrom<&Checkpoint> for AuthoritySet {
	type Error = Rejection;

	fn try_from(checkpoint: &Checkpoint) -> Result<Self, Rejection> {
		let authorities = checkpoint.authorities.iter();
		let authorities =
			authorities.map(|key| (ed25519::Public::from_raw(*key).into(), 1)).collect();
		Self::new(checkpoint.set_id, &authorities)
	}
}
