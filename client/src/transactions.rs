//! Sending transactions: each is asked about before it is sent, so that a refusal says what to do.

use crate::{
	bandwidth::Quota,
	error::{NoBandwidth, QueryError, TransactionError},
	Chain,
};
use codec::Decode;
use medibloc_primitives::refusal::Refusal;
use std::{future::Future, time::Duration};
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	error::TransactionEventsError,
	extrinsics::ExtrinsicEvents,
	tx::{Payload, TransactionInvalid, ValidationResult},
	utils::AccountId32,
	SubstrateConfig,
};
use subxt_signer::sr25519::Keypair;

/// How long a node may take to answer a question.
const QUERY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a transaction may take to be final: a hundred slots.
const FINALITY_TIMEOUT: Duration = Duration::from_secs(300);

/// How often a transaction is sent when others of the same key take its nonce.
const MAX_ATTEMPTS: u32 = 10;

/// What a transaction that is in a final block did there.
pub(crate) type Outcome = Result<ExtrinsicEvents<SubstrateConfig>, TransactionEventsError>;

impl Chain {
	/// Sends `call` as a transaction of `signer`, and waits until it is final.
	///
	/// # Errors
	///
	/// Says why it did not succeed, or is not known to have.
	pub(crate) async fn send(
		&self,
		call: &impl Payload,
		signer: &Keypair,
	) -> Result<ExtrinsicEvents<SubstrateConfig>, TransactionError> {
		Ok(self.outcome_of(call, signer).await??)
	}

	/// Like [`Self::send`]; what came of the call in its block is a result of its own.
	pub(crate) async fn outcome_of(
		&self,
		call: &impl Payload,
		signer: &Keypair,
	) -> Result<Outcome, TransactionError> {
		let sending = self.send_until_final(call, signer);
		let late = TransactionError::NotFinal { after: FINALITY_TIMEOUT };
		tokio::time::timeout(FINALITY_TIMEOUT, sending).await.unwrap_or(Err(late))
	}

	/// Sends it again if another transaction of the same key was faster: several programs may use one key at a time.
	async fn send_until_final(
		&self,
		call: &impl Payload,
		signer: &Keypair,
	) -> Result<Outcome, TransactionError> {
		let account = signer.public_key().to_account_id();
		let mut attempts_left = MAX_ATTEMPTS;
		loop {
			let nonce = self.next_nonce(&account).await?;
			attempts_left = attempts_left.saturating_sub(1);
			match self.send_once(call, signer, nonce).await {
				Err(TransactionError::Refused { .. } | TransactionError::Lost { .. })
					if attempts_left > 0 && self.next_nonce(&account).await? > nonce => {}
				outcome => return outcome,
			}
		}
	}

	/// The next nonce of `account`, after those of its transactions that wait for a block.
	pub async fn next_nonce(&self, account: &AccountId32) -> Result<u64, QueryError> {
		Ok(self.rpc.system_account_next_index(account).await?)
	}

	async fn send_once(
		&self,
		call: &impl Payload,
		signer: &Keypair,
		nonce: u64,
	) -> Result<Outcome, TransactionError> {
		let head = self.api.at_current_block().await?;
		let parameters = DefaultExtrinsicParamsBuilder::new().nonce(nonce).build();
		let transaction = head.transactions().create_signed(call, signer, parameters).await?;
		match transaction.validate().await? {
			ValidationResult::Invalid(TransactionInvalid::Payment) => {
				let signer = signer.public_key().to_account_id();
				return Err(self.no_bandwidth(&signer, transaction.encoded()).await?.into());
			}
			ValidationResult::Invalid(TransactionInvalid::Custom(code)) => {
				if let Some(refusal) = Refusal::from_code(code) {
					return Err(TransactionError::Refusal(refusal));
				}
			}
			// The pool knows what waits before it, and says what is wrong otherwise.
			_ => {}
		}
		let block = transaction.submit_and_watch().await?.wait_for_finalized().await?;
		Ok(block.wait_for_success().await)
	}

	/// Why nobody can pay for a transaction of `signer` now.
	async fn no_bandwidth(
		&self,
		signer: &AccountId32,
		transaction: &[u8],
	) -> Result<NoBandwidth, QueryError> {
		let payer: Option<[u8; 32]> = self.ask("BandwidthApi_payer_of", transaction).await?;
		let payer = payer.map_or(*signer, AccountId32);
		let cost = self.ask("BandwidthApi_cost", transaction).await?;
		let question = [&payer.0, transaction].concat();
		let earliest = self.ask("BandwidthApi_earliest", &question).await?;
		let quota: Quota = self.bandwidth(&payer).await?;
		Ok(NoBandwidth { payer, cost, quota, earliest })
	}

	/// Calls a function of the runtime that takes a transaction: `arguments` are encoded, one after the other.
	pub(crate) async fn ask<T: Decode>(
		&self,
		function: &str,
		arguments: &[u8],
	) -> Result<T, QueryError> {
		let bytes = answer(async {
			Ok::<_, QueryError>(self.rpc.state_call(function, Some(arguments), None).await?)
		})
		.await?;
		T::decode(&mut &bytes[..]).map_err(|_| QueryError::OtherChain)
	}
}

/// Waits for a node's answer, but not for ever.
pub(crate) async fn answer<T>(
	work: impl Future<Output = Result<T, QueryError>>,
) -> Result<T, QueryError> {
	let late = QueryError::Timeout { after: QUERY_TIMEOUT };
	tokio::time::timeout(QUERY_TIMEOUT, work).await.unwrap_or(Err(late))
}
