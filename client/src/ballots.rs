//! Ballots: who votes for whom.

use crate::{error::QueryError, metadata, transaction_error::TransactionError, Chain};
use medibloc_primitives::Balance;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

/// Whom an account votes for, and with how much.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ballot {
	/// For whom, in the order of the accounts.
	pub candidates: Vec<AccountId32>,
	/// What stands behind each of them, in the smallest unit.
	pub stake: Balance,
}

impl Chain {
	/// For whom `voter` votes at the best block, in the order of the accounts.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn votes_of(&self, voter: &AccountId32) -> Result<Vec<AccountId32>, QueryError> {
		self.ask("ProducersApi_ballot", &voter.0).await
	}

	/// Lets `signer` vote for `candidates`, and for nobody else any more.
	///
	/// # Errors
	///
	/// Says why it votes as it did before, or is not known to vote for them.
	pub async fn vote(
		&self,
		candidates: Vec<AccountId32>,
		signer: &Keypair,
	) -> Result<Ballot, TransactionError> {
		let call = metadata::transactions().producers().vote(candidates);
		let events = self.send(&call, signer).await?;
		match events.find_first::<metadata::producers::events::Voted>() {
			Some(Ok(voted)) => Ok(Ballot { candidates: voted.targets.0, stake: voted.stake }),
			_ => Err(TransactionError::unread("its event is missing")),
		}
	}
}
