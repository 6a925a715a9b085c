//! Sending transactions: each is asked about before it is sent, so that a refusal says what to do.
//!
//! A call must not be executed twice. So it is signed anew only when the node refused to take it up;
//! once a node took it up, it may be in a block of which this node does not know yet, and nothing but
//! its own fate is waited for.

use crate::{
	error::QueryError,
	pool::refused,
	questions::{answer, QUERY_TIMEOUT},
	transaction_error::TransactionError,
	Chain,
};
use medibloc_primitives::{refusal::Refusal, time::SLOT_DURATION_MS};
use std::time::Duration;
use subxt::{
	client::{OnlineClientAtBlock, OnlineClientAtBlockImpl},
	config::DefaultExtrinsicParamsBuilder,
	error::TransactionEventsError,
	extrinsics::ExtrinsicEvents,
	tx::{
		Payload, SubmittableTransaction, TransactionInBlock, TransactionInvalid,
		TransactionProgress, TransactionStatus,
	},
	SubstrateConfig,
};
use subxt_signer::sr25519::Keypair;

/// How long a transaction may take to be final: a hundred slots.
pub(crate) const FINALITY_TIMEOUT: Duration = Duration::from_secs(300);

/// How often a transaction is sent that the node does not take up: others of the same key take its nonce, or others of
/// the same payer its place in the pool.
pub(crate) const MAX_ATTEMPTS: u32 = 10;

/// By how many blocks the last final one may be behind the best, so that a transaction that is signed on it lives for
/// long enough: it does for 32.
const MAX_BEHIND: u64 = 16;

/// When the next block is there, with which a place in the pool may be free.
pub(crate) const NEXT_BLOCK: Duration = Duration::from_millis(SLOT_DURATION_MS);

/// What a transaction that is in a final block did there.
pub(crate) type Outcome = Result<ExtrinsicEvents<SubstrateConfig>, TransactionEventsError>;

type Client = OnlineClientAtBlockImpl<SubstrateConfig>;
type Signed = SubmittableTransaction<SubstrateConfig, Client>;
type Included = TransactionInBlock<SubstrateConfig, Client>;

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
		let included =
			tokio::time::timeout(FINALITY_TIMEOUT, sending).await.unwrap_or(Err(late))?;
		tokio::time::timeout(QUERY_TIMEOUT, included.wait_for_success())
			.await
			.map_err(|_| TransactionError::unread("the node did not answer in time"))
	}

	/// Sends it again if the node did not take it up because others were faster: several programs may use one key at a
	/// time, and many accounts one payer.
	async fn send_until_final(
		&self,
		call: &impl Payload,
		signer: &Keypair,
	) -> Result<Included, TransactionError> {
		let account = signer.public_key().to_account_id();
		let mut attempts_left = MAX_ATTEMPTS;
		loop {
			let nonce = self.next_nonce(&account).await?;
			attempts_left = attempts_left.saturating_sub(1);
			let refusal = match self.send_once(call, signer, nonce).await {
				Err(
					refusal @ (TransactionError::Refused { .. } | TransactionError::PlaceTaken),
				) if attempts_left > 0 => refusal,
				outcome => return outcome,
			};
			if self.next_nonce(&account).await? > nonce {
				continue;
			}
			if !matches!(refusal, TransactionError::PlaceTaken) {
				return Err(refusal);
			}
			tokio::time::sleep(NEXT_BLOCK).await;
		}
	}

	async fn send_once(
		&self,
		call: &impl Payload,
		signer: &Keypair,
		nonce: u64,
	) -> Result<Included, TransactionError> {
		let transaction = self.sign(call, signer, nonce).await?;
		self.ensure_valid(&transaction, signer).await?;
		until_final(transaction.submit_and_watch().await?).await
	}

	async fn sign(
		&self,
		call: &impl Payload,
		signer: &Keypair,
		nonce: u64,
	) -> Result<Signed, TransactionError> {
		let signed = answer(async {
			let head = self.head_to_sign_on().await?;
			let parameters = DefaultExtrinsicParamsBuilder::new().nonce(nonce).build();
			Ok(head.transactions().create_signed(call, signer, parameters).await)
		});
		Ok(signed.await??)
	}

	/// The block from which on a transaction lives: the last final one, which nobody takes back; while finality stands
	/// still, the best one, or the transaction would be outdated when it arrives.
	async fn head_to_sign_on(&self) -> Result<OnlineClientAtBlock<SubstrateConfig>, QueryError> {
		let (last, best) = (self.api.at_current_block().await?, self.at_best().await?);
		let behind = best.block_number().saturating_sub(last.block_number());
		Ok(if behind > MAX_BEHIND { best } else { last })
	}

	/// Asks the chain about a transaction before it is sent: the pool says less of why it refuses one.
	async fn ensure_valid(
		&self,
		transaction: &Signed,
		signer: &Keypair,
	) -> Result<(), TransactionError> {
		match self.invalidity(transaction.encoded()).await? {
			Some(TransactionInvalid::Payment) => {
				let signer = signer.public_key().to_account_id();
				Err(self.no_bandwidth(&signer, transaction.encoded()).await?.into())
			}
			Some(TransactionInvalid::Custom(code)) => match Refusal::from_code(code) {
				Some(refusal) => Err(TransactionError::Refusal(refusal)),
				None => Ok(()),
			},
			// The pool knows what waits before it, and says what is wrong otherwise.
			_ => Ok(()),
		}
	}
}

/// Waits until a transaction is in a final block.
///
/// # Errors
///
/// The node did not take it up; or it did, and then lost sight of it.
async fn until_final(
	mut progress: TransactionProgress<SubstrateConfig, Client>,
) -> Result<Included, TransactionError> {
	let mut is_taken_up = false;
	while let Some(status) = progress.next().await {
		match status? {
			TransactionStatus::InFinalizedBlock(included) => return Ok(included),
			TransactionStatus::Invalid { message } | TransactionStatus::Dropped { message }
				if !is_taken_up =>
			{
				return Err(refused(&message));
			}
			// Other nodes may have it still, or it may be in a block: nobody knows here.
			TransactionStatus::Invalid { message }
			| TransactionStatus::Dropped { message }
			| TransactionStatus::Error { message } => {
				return Err(TransactionError::Lost { reason: message });
			}
			TransactionStatus::Validated
			| TransactionStatus::Broadcasted
			| TransactionStatus::InBestBlock(_)
			| TransactionStatus::NoLongerInBestBlock => is_taken_up = true,
		}
	}
	Err(TransactionError::Lost { reason: "the node says no more of it".into() })
}
