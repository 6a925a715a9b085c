//! MED: what accounts own, and how they send, stake and unstake it.

use crate::{
	error::QueryError, metadata, no_bandwidth::NoBandwidth, questions::answer,
	transaction_error::TransactionError, Chain,
};
use medibloc_primitives::{token::EXISTENTIAL_DEPOSIT, Balance};
use subxt::utils::{AccountId32, MultiAddress};
use subxt_signer::sr25519::Keypair;

/// What an account owns, in the smallest unit. The existential deposit, which must stay on it, is in none of these.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Holdings {
	/// What it can send or stake.
	pub spendable: Balance,
	/// What is staked.
	pub staked: Balance,
	/// What is on its way out, the earliest first.
	pub leaving: Vec<Leaving>,
}

/// An amount on its way out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Leaving {
	/// How much, in the smallest unit.
	pub amount: Balance,
	/// The first slot in which it can be spent.
	pub due: u64,
}

impl Chain {
	/// What `account` owns at the best block.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn holdings(&self, account: AccountId32) -> Result<Holdings, QueryError> {
		answer(async {
			let best = self.at_best().await?;
			let query = metadata::storage().system().account();
			let data = best.storage().fetch(&query, (account,)).await?.decode()?.data;
			let kept = data.frozen.saturating_sub(data.reserved).max(EXISTENTIAL_DEPOSIT);

			let query = metadata::storage().staking_bandwidth().accounts();
			let staked = match best.storage().try_fetch(&query, (account,)).await? {
				Some(known) => known.decode()?.stake,
				None => 0,
			};

			let query = metadata::storage().unbonding().chunks();
			let chunks = best.storage().fetch(&query, (account,)).await?.decode()?.0;
			let leaving =
				chunks.iter().map(|chunk| Leaving { amount: chunk.amount, due: chunk.due });
			Ok(Holdings {
				spendable: data.free.saturating_sub(kept),
				staked,
				leaving: leaving.collect(),
			})
		})
		.await
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

	/// Adds `amount` to the stake of `signer`.
	///
	/// # Errors
	///
	/// Says why it is not staked, or not known to be.
	pub async fn stake(&self, amount: Balance, signer: &Keypair) -> Result<(), TransactionError> {
		let most = self.holdings(signer.public_key().to_account_id()).await?.spendable;
		if amount > most {
			return Err(TransactionError::StakeTooLarge { most });
		}
		let call = metadata::transactions().staking_bandwidth().stake(amount);
		match self.send(&call, signer).await {
			Err(TransactionError::NoBandwidth(why)) => {
				Err(self.why_not_staked(amount, why).await?)
			}
			sent => sent.map(drop),
		}
	}

	/// The first stake pays for itself, so what is said of accounts without a stake is no help to it.
	async fn why_not_staked(
		&self,
		amount: Balance,
		why: NoBandwidth,
	) -> Result<TransactionError, QueryError> {
		if why.quota.stake > 0 {
			return Ok(why.into());
		}
		let need = why.quota.used.saturating_add(why.cost);
		Ok(match self.network().await?.first_stake_for(need) {
			Some(least) if least > amount => TransactionError::StakeTooSmall { least },
			_ => why.into(),
		})
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
			_ => Err(TransactionError::unread("its event is missing")),
		}
	}
}
