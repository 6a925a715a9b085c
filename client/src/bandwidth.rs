//! Stakes, and what they let their owners use.

use crate::{error::QueryError, metadata, questions::answer, Chain};
use codec::Decode;
use medibloc_primitives::{
	bandwidth::{BUCKETS_PER_WINDOW, UNITS_PER_BLOCK},
	Balance,
};
use subxt::utils::AccountId32;

/// How much bandwidth an account has, in billionths of a block.
#[derive(Clone, Debug, Decode, Eq, PartialEq)]
pub struct Quota {
	/// What the account has staked, in the smallest unit.
	pub stake: Balance,
	/// What its stake lets it use within a week.
	pub capacity: u64,
	/// What it used within the week that ends now.
	pub used: u64,
	/// What it may still use.
	pub available: u64,
	/// What it used just now.
	pub recent: u64,
	/// The same in anchors, whole ones.
	pub in_anchors: InAnchors,
	/// What comes back when, the earliest first.
	pub returns: Vec<Return>,
	/// The slot of the block in which this is true.
	pub slot: u64,
}

/// How many anchors a bandwidth is worth.
#[derive(Clone, Copy, Debug, Decode, Eq, PartialEq)]
pub struct InAnchors {
	/// What the stake lets its owner use within a week.
	pub capacity: u64,
	/// What was used.
	pub used: u64,
	/// What may still be used.
	pub available: u64,
}

/// A use that comes back.
#[derive(Clone, Copy, Debug, Decode, Eq, PartialEq)]
pub struct Return {
	/// The first slot in which it does.
	pub slot: u64,
	/// How much.
	pub amount: u64,
}

impl Quota {
	/// About how much stake would be enough for `cost` a week.
	pub fn stake_for(&self, cost: u64) -> Balance {
		scaled(self.stake, cost, self.capacity)
	}
}

/// What all accounts share.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Network {
	/// The slot of the best block.
	pub slot: u64,
	/// What all blocks of a week have room for, in billionths of a block.
	pub capacity: u64,
	/// The sum of all stakes and of what was staked and is on its way out, in the smallest unit.
	pub whole: Balance,
	/// What stakes are measured by while their sum is less.
	pub floor: Balance,
}

impl Network {
	/// How much an account that has staked nothing must stake to be able to use `need`, in the smallest unit; nothing if
	/// no stake is enough. It is the least stake for which the chain's own sum, rounded down, comes to `need`.
	pub(crate) fn first_stake_for(&self, need: u64) -> Option<Balance> {
		let rest = self.capacity.checked_sub(need).filter(|rest| *rest > 0)?;
		Some(scaled(self.floor, need, self.capacity).max(scaled(self.whole, need, rest)))
	}
}

/// `part / whole` of `amount`, rounded up.
fn scaled(amount: Balance, part: u64, whole: u64) -> Balance {
	let (part, whole) = (Balance::from(part), Balance::from(whole.max(1)));
	// Divided first, so that nothing overflows: the remainder is less than `whole`.
	let rest = (amount % whole * part).div_ceil(whole);
	(amount / whole).saturating_mul(part).saturating_add(rest)
}

impl Chain {
	/// How much bandwidth `account` has at the best block.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn bandwidth(&self, account: &AccountId32) -> Result<Quota, QueryError> {
		self.ask("BandwidthApi_quota", &account.0).await
	}

	/// The slot of the best block: the chain's time.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn slot(&self) -> Result<u64, QueryError> {
		Ok(self.network().await?.slot)
	}

	/// What all accounts share, at the best block.
	pub(crate) async fn network(&self) -> Result<Network, QueryError> {
		answer(async {
			let best = self.at_best().await?;
			let query = metadata::storage().staking_bandwidth().network();
			let known = best.storage().fetch(&query, ()).await?.decode()?;
			let window = u64::from(known.slots_per_bucket) * u64::from(BUCKETS_PER_WINDOW);
			Ok(Network {
				slot: known.slot,
				capacity: window.saturating_mul(UNITS_PER_BLOCK),
				whole: known.staked.saturating_add(known.leaving),
				floor: known.floor,
			})
		})
		.await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// What the chain makes of a first stake.
	fn quota(network: Network, stake: Balance) -> u64 {
		let whole = (network.whole + stake).max(network.floor);
		(stake * Balance::from(network.capacity) / whole) as u64
	}

	#[test]
	fn the_first_stake_should_be_the_least_that_is_enough() {
		let network = |whole, floor| Network { slot: 0, capacity: 1_000_000, whole, floor };
		for (network, need) in [
			(network(0, 5_000_000_007), 3_333),
			(network(7_000_000_001, 5_000_000_000), 3_333),
			(network(4_999_999_999, 5_000_000_000), 1),
			(network(1, 1), 999_999),
		] {
			let stake = network.first_stake_for(need).expect("some stake is enough");
			assert!(quota(network, stake) >= need, "{network:?}");
			assert!(stake == 0 || quota(network, stake - 1) < need, "{network:?}");
		}
		assert_eq!(network(1, 1).first_stake_for(1_000_000), None);
	}

	#[test]
	fn scaling_should_not_overflow() {
		assert_eq!(scaled(10, 1, 3), 4);
		assert_eq!(scaled(Balance::MAX, 1, 1), Balance::MAX);
		assert_eq!(scaled(Balance::MAX, u64::MAX, u64::MAX), Balance::MAX);
		assert_eq!(scaled(Balance::MAX, 2, 1), Balance::MAX);
		assert_eq!(scaled(1, 1, 0), 1);
	}
}
