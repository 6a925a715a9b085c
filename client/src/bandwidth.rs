//! Stakes, and what they let their owners use.

use crate::{
	error::{QueryError, TransactionError},
	metadata,
	transactions::answer,
	Chain,
};
use codec::Decode;
use medibloc_primitives::Balance;
use subxt::utils::{AccountId32, MultiAddress};
use subxt_signer::sr25519::Keypair;

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
		let capacity = Balance::from(self.capacity.max(1));
		self.stake.saturating_mul(cost.into()).div_ceil(capacity)
	}
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

	/// Adds `amount` to the stake of `signer`.
	///
	/// # Errors
	///
	/// Says why it is not staked, or not known to be.
	pub async fn stake(&self, amount: Balance, signer: &Keypair) -> Result<(), TransactionError> {
		let call = metadata::transactions().staking_bandwidth().stake(amount);
		self.send(&call, signer).await.map(drop)
	}

	/// Takes `amount` out of the stake of `signer`. Returns the slot in which it can be spent again.
	///
	/// # Errors
	///
	/// Says why it is still staked, or not known not to be.
	pub async fn unstake(
		&self,
		amount: Balance,
		signer: &Keypair,
	) -> Result<u64, TransactionError> {
		let call = metadata::transactions().staking_bandwidth().unstake(amount);
		let events = self.send(&call, signer).await?;
		let unstaked = events.find_first::<metadata::staking_bandwidth::events::Unstaked>();
		match unstaked {
			Some(Ok(unstaked)) => Ok(unstaked.due),
			_ => Err(QueryError::OtherChain.into()),
		}
	}

	/// Sends `amount` to another account.
	///
	/// # Errors
	///
	/// Says why it was not sent, or is not known to have been.
	pub async fn transfer(
		&self,
		to: AccountId32,
		amount: Balance,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		let to = MultiAddress::Id(to);
		let call = metadata::transactions().balances().transfer_keep_alive(to, amount);
		self.send(&call, signer).await.map(drop)
	}

	/// What `account` owns: what it can spend, and all of it.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn balance(&self, account: AccountId32) -> Result<Balance, QueryError> {
		answer(async {
			let head = self.api.at_current_block().await?;
			let query = metadata::storage().system().account();
			match head.storage().try_fetch(&query, (account,)).await? {
				Some(known) => Ok(known.decode()?.data.free),
				None => Ok(0),
			}
		})
		.await
	}
}
