//! Merkle roots on the chain.

use crate::{
	error::{AnchorError, QueryError},
	metadata,
	metadata::merkle_anchor::Error as MerkleAnchorError,
	Chain,
};
use medibloc_primitives::time::SLOT_DURATION_MS;
use std::{future::Future, time::Duration};
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	error::{DispatchError, TransactionEventsError},
	utils::{AccountId32, H256},
};
use subxt_signer::sr25519::Keypair;

/// How long a node may take to answer a question.
const QUERY_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a transaction may take to be final: a hundred slots.
const FINALITY_TIMEOUT: Duration = Duration::from_secs(300);

/// How often a transaction is sent when others of the same key take its nonce.
const MAX_ATTEMPTS: u32 = 10;

/// When a root came to the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Anchored {
	/// The slot of the block.
	pub slot: u64,
	/// The height of the block.
	pub block: u32,
}

impl Anchored {
	/// The time of the slot, in milliseconds since the Unix epoch.
	pub fn unix_ms(&self) -> u64 {
		self.slot.saturating_mul(SLOT_DURATION_MS)
	}
}

/// What the chain said of a root, and where it said so.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Lookup {
	/// When the root came, or nothing if it is not there.
	pub anchored: Option<Anchored>,
	/// The height of the finalised block that was asked.
	pub finalized_block: u32,
	/// The hash of that block.
	pub finalized_hash: [u8; 32],
}

/// What became of the wish to have a root on the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Anchoring {
	/// When the root came.
	pub anchored: Anchored,
	/// Whether it was there before this wish.
	pub was_there: bool,
}

impl Chain {
	/// Looks `root` up at the finalised head.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn anchored(&self, root: [u8; 32]) -> Result<Lookup, QueryError> {
		within(QUERY_TIMEOUT, |after| QueryError::Timeout { after }, self.look_up(root)).await
	}

	/// Anchors `root` with a transaction of `signer`, unless it is there, and waits until it is
	/// final.
	///
	/// # Errors
	///
	/// Says why the root is not anchored, or not known to be.
	pub async fn anchor(&self, root: [u8; 32], signer: &Keypair) -> Result<Anchoring, AnchorError> {
		if let Some(anchored) = self.anchored(root).await?.anchored {
			return Ok(Anchoring { anchored, was_there: true });
		}
		let finality = |after| AnchorError::NotFinal { after };
		within(FINALITY_TIMEOUT, finality, self.submit_anchor(root, signer)).await
	}

	async fn look_up(&self, root: [u8; 32]) -> Result<Lookup, QueryError> {
		let head = self.api.at_current_block().await?;
		let question = metadata::runtime_apis().anchor_api().anchored(H256(root));
		let answer = head.runtime_apis().call(question).await?;
		Ok(Lookup {
			anchored: answer.map(|info| Anchored { slot: info.slot, block: info.block }),
			finalized_block: u32::try_from(head.block_number()).unwrap_or(u32::MAX),
			finalized_hash: head.block_hash().0,
		})
	}

	/// Sends the transaction, again if another transaction of the same key was faster: several
	/// programs may use one key at a time.
	async fn submit_anchor(
		&self,
		root: [u8; 32],
		signer: &Keypair,
	) -> Result<Anchoring, AnchorError> {
		let account = signer.public_key().to_account_id();
		let mut attempts_left = MAX_ATTEMPTS;
		loop {
			let nonce = self.next_nonce(&account).await?;
			attempts_left = attempts_left.saturating_sub(1);
			match self.submit_anchor_as(root, signer, nonce).await {
				Err(AnchorError::Refused { .. } | AnchorError::Lost { .. })
					if attempts_left > 0 && self.next_nonce(&account).await? > nonce =>
				{
					// The other transaction may have been for the same root.
					if let Some(anchored) = self.anchored(root).await?.anchored {
						return Ok(Anchoring { anchored, was_there: true });
					}
				}
				outcome => return outcome,
			}
		}
	}

	/// The next nonce of `account`, after those of its transactions that wait for a block.
	async fn next_nonce(&self, account: &AccountId32) -> Result<u64, QueryError> {
		Ok(self.rpc.system_account_next_index(account).await?)
	}

	async fn submit_anchor_as(
		&self,
		root: [u8; 32],
		signer: &Keypair,
		nonce: u64,
	) -> Result<Anchoring, AnchorError> {
		let call = metadata::transactions().merkle_anchor().anchor(H256(root));
		let head = self.api.at_current_block().await?;
		let parameters = DefaultExtrinsicParamsBuilder::new().nonce(nonce).build();
		let block = head
			.transactions()
			.sign_and_submit_then_watch(&call, signer, parameters)
			.await?
			.wait_for_finalized()
			.await?;
		let was_there = match block.wait_for_success().await {
			Ok(_) => false,
			// Somebody was faster; the block that tells so is final, and so is the anchor.
			Err(error) if is_already_anchored(&error) => true,
			Err(error) => return Err(error.into()),
		};
		let anchored = self.anchored(root).await?.anchored.ok_or_else(|| AnchorError::Lost {
			reason: "its block is final and the anchor is not there".into(),
		})?;
		Ok(Anchoring { anchored, was_there })
	}
}

/// Whether a transaction failed because the root was there.
fn is_already_anchored(error: &TransactionEventsError) -> bool {
	let TransactionEventsError::ExtrinsicFailed(DispatchError::Module(module)) = error else {
		return false;
	};
	matches!(
		module.as_root_error::<metadata::Error>(),
		Ok(metadata::Error::MerkleAnchor(MerkleAnchorError::AlreadyAnchored))
	)
}

/// Waits for `work`, but not longer than `limit`.
async fn within<T, E>(
	limit: Duration,
	too_late: impl FnOnce(Duration) -> E,
	work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
	tokio::time::timeout(limit, work).await.unwrap_or_else(|_| Err(too_late(limit)))
}
