//! Candidates: how an account becomes one, and how it stops being one.

use crate::{
	error::QueryError, metadata, tokens::Leaving, transaction_error::TransactionError, Chain,
};
use medibloc_primitives::Balance;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

/// The public keys of a producer's node.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SessionKeys {
	/// Blocks are sealed with it (sr25519).
	pub aura: [u8; 32],
	/// Votes on finality are signed with it (ed25519).
	pub grandpa: [u8; 32],
}

impl Chain {
	/// Gives `signer` these session keys, which its node made for it. `proof` says that the node has them.
	///
	/// # Errors
	///
	/// Says why it does not have them, or is not known to.
	pub async fn set_session_keys(
		&self,
		keys: SessionKeys,
		proof: Vec<u8>,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		use metadata::runtime_types::{
			medibloc_runtime::SessionKeys as Encoded, sp_consensus_aura::sr25519::app_sr25519,
			sp_consensus_grandpa::app,
		};
		let keys =
			Encoded { aura: app_sr25519::Public(keys.aura), grandpa: app::Public(keys.grandpa) };
		let call = metadata::transactions().session().set_keys(keys, proof);
		self.send(&call, signer).await.map(drop)
	}

	/// What the next candidate deposits, in the smallest unit.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn producer_deposit(&self) -> Result<Balance, QueryError> {
		self.ask("ProducersApi_deposit", &[]).await
	}

	/// Makes `signer` a candidate. Returns what it deposited, in the smallest unit.
	///
	/// # Errors
	///
	/// Says why it is none, or not known to be.
	pub async fn register_producer(&self, signer: &Keypair) -> Result<Balance, TransactionError> {
		self.ensure_can_deposit(signer.public_key().to_account_id()).await?;
		let call = metadata::transactions().producers().register();
		let events = self.send(&call, signer).await?;
		match events.find_first::<metadata::producers::events::Registered>() {
			Some(Ok(registered)) => Ok(registered.deposit),
			_ => Err(TransactionError::unread("its event is missing")),
		}
	}

	/// A deposit is large: who has not enough should hear how much it is, and not pay for a transaction that fails.
	async fn ensure_can_deposit(&self, account: AccountId32) -> Result<(), TransactionError> {
		let producers = self.producers().await?;
		if producers.standing_of(&account).is_some() {
			// It has deposited already: what the chain says of it is more helpful.
			return Ok(());
		}
		let deposit = self.producer_deposit().await?;
		let most = self.holdings(account).await?.spendable;
		if deposit > most {
			return Err(TransactionError::DepositTooLarge { deposit, most });
		}
		Ok(())
	}

	/// Ends the candidacy of `signer`. Returns what of its deposit comes back and when; nothing if it is in office, or
	/// will be: then the deposit is kept until it has left.
	///
	/// # Errors
	///
	/// Says why it is still a candidate, or not known not to be.
	pub async fn resign_producer(
		&self,
		signer: &Keypair,
	) -> Result<Option<Leaving>, TransactionError> {
		let call = metadata::transactions().producers().resign();
		let events = self.send(&call, signer).await?;
		match events.find_first::<metadata::unbonding::events::Unbonding>() {
			Some(Ok(unbonding)) => {
				Ok(Some(Leaving { amount: unbonding.amount, due: unbonding.due }))
			}
			Some(Err(_)) => Err(TransactionError::unread("its event cannot be read")),
			None => Ok(None),
		}
	}

	/// Lets `signer` be elected again after a suspension.
	///
	/// # Errors
	///
	/// Says why it cannot be elected, or is not known to be able to.
	pub async fn resume_producer(&self, signer: &Keypair) -> Result<(), TransactionError> {
		let call = metadata::transactions().producers().resume();
		self.send(&call, signer).await.map(drop)
	}
}
