//! `medibloc transfer`, `stake` and `unstake`.

use crate::{
	amount::Amount,
	cli::{Stake, Transfer, Unstake},
	commands::asked::Asked,
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
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Transferred {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Sent and final: {} to {}\n  {}", self.amount, self.to, self.asked)
	}
}

/// `medibloc transfer`.
pub async fn transfer(arguments: Transfer) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let to = AccountId32(arguments.to.0);
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.transfer(to, arguments.amount.0, &key).await?;
	Ok(Report::done(Transferred {
		amount: arguments.amount,
		to: to.to_string(),
		asked: Asked::new(&chain),
	}))
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
	#[serde(flatten)]
	asked: Asked,
}

/// What is on its way out.
#[derive(Serialize)]
pub struct ComesBack {
	amount: Amount,
	slot: u64,
	at: String,
}

impl ComesBack {
	/// This amount, in this slot.
	pub fn new(amount: Amount, slot: u64) -> Self {
		Self { amount, slot, at: utc(slot) }
	}
}

impl fmt::Display for Staked {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{} has {} staked", self.account, self.stake)?;
		if let Some(comes_back) = &self.comes_back {
			writeln!(f, "  {comes_back}")?;
		}
		write!(f, "  {}", self.asked)
	}
}

impl fmt::Display for ComesBack {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { amount, slot, at } = self;
		write!(f, "{amount} come back by themselves at {at} (slot {slot})")
	}
}

/// What `account` has staked now, after `what` is final.
///
/// # Errors
///
/// The chain could not be asked; what was done is said then, too, so that nobody does it again.
async fn staked(
	chain: &Chain,
	account: AccountId32,
	what: &str,
	comes_back: Option<ComesBack>,
) -> Result<Report, Failure> {
	let quota = chain.bandwidth(&account).await.map_err(|error| {
		let due = comes_back.as_ref().map(|due| format!(", and {due}")).unwrap_or_default();
		Failure::unchecked(format!(
			"{what}, which is final and must not be repeated{due}; only what is staked now could not be read: {error}"
		))
	})?;
	Ok(Report::done(Staked {
		account: account.to_string(),
		stake: Amount(quota.stake),
		capacity: quota.capacity,
		comes_back,
		asked: Asked::new(chain),
	}))
}

/// `medibloc stake`.
pub async fn stake(arguments: Stake) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.stake(arguments.amount.0, &key).await?;
	let what = format!("{} were staked", arguments.amount);
	staked(&chain, key.public_key().to_account_id(), &what, None).await
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
	if amount == Amount(0) {
		return Err(Failure::refused(format!("{account} has nothing staked to take out")));
	}
	let slot = chain.unstake(amount.0, &key).await?;
	let what = format!("{amount} were taken out of the stake");
	staked(&chain, account, &what, Some(ComesBack::new(amount, slot))).await
}
