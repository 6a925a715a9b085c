//! `medibloc transfer`, `stake` and `unstake`.

use crate::{
	amount::Amount,
	cli::{Stake, Transfer, Unstake},
	failure::Failure,
	report::Report,
};
use medibloc_client::{time::utc, AccountId32, Chain};
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Transferred {
	amount: Amount,
	to: String,
}

impl fmt::Display for Transferred {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Sent and final: {} to {}", self.amount, self.to)
	}
}

/// `medibloc transfer`.
pub async fn transfer(arguments: Transfer) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let to = AccountId32(arguments.to.0);
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.transfer(to, arguments.amount.0, &key).await?;
	Ok(Report::done(&Transferred { amount: arguments.amount, to: to.to_string() }))
}

/// What is staked after a call.
#[derive(Serialize)]
struct Staked {
	account: String,
	stake: Amount,
	/// What the stake lets its owner use within a week, in billionths of a block.
	capacity: u64,
	#[serde(flatten)]
	comes_back: Option<ComesBack>,
}

#[derive(Serialize)]
struct ComesBack {
	amount: Amount,
	slot: u64,
	at: String,
}

impl fmt::Display for Staked {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} has {} staked", self.account, self.stake)?;
		match &self.comes_back {
			Some(ComesBack { amount, at, .. }) => {
				write!(f, "\n  {amount} come back by themselves at {at}")
			}
			None => Ok(()),
		}
	}
}

/// What `account` has staked now.
async fn staked(
	chain: &Chain,
	account: AccountId32,
	comes_back: Option<ComesBack>,
) -> Result<Report, Failure> {
	let quota = chain.bandwidth(&account).await?;
	Ok(Report::done(&Staked {
		account: account.to_string(),
		stake: Amount(quota.stake),
		capacity: quota.capacity,
		comes_back,
	}))
}

/// `medibloc stake`.
pub async fn stake(arguments: Stake) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.stake(arguments.amount.0, &key).await?;
	staked(&chain, key.public_key().to_account_id(), None).await
}

/// `medibloc unstake`.
pub async fn unstake(arguments: Unstake) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let account = key.public_key().to_account_id();
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let amount = match arguments.amount {
		Some(amount) => amount,
		None => Amount(chain.bandwidth(&account).await?.stake),
	};
	let slot = chain.unstake(amount.0, &key).await?;
	staked(&chain, account, Some(ComesBack { amount, slot, at: utc(slot) })).await
}
