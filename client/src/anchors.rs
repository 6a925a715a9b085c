//! Merkle roots on the chain.

use crate::{
	error::QueryError,
	metadata,
	metadata::merkle_anchor::Error as MerkleAnchorError,
	questions::answer,
	transaction_error::TransactionError,
	transactions::{Outcome, MAX_ATTEMPTS},
	vouchers::SignedVoucher,
	Chain,
};
use codec::Encode;
use medibloc_primitives::{anchor::AnchorInfo, time::moment_of, BlockNumber};
use subxt::{
	error::{DispatchError, TransactionEventsError},
	utils::H256,
};
use subxt_signer::sr25519::Keypair;

/// When a root came to the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Anchored {
	/// The slot of the block.
	pub slot: u64,
	/// The height of the block.
	pub block: u32,
}

impl From<AnchorInfo<BlockNumber>> for Anchored {
	fn from(info: AnchorInfo<BlockNumber>) -> Self {
		Self { slot: info.slot, block: info.block }
	}
}

impl Anchored {
	/// The time of the slot, in milliseconds since the Unix epoch.
	pub fn unix_ms(&self) -> u64 {
		moment_of(self.slot)
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
		answer(self.look_up(root)).await
	}

	/// Looks `roots` up together at the finalised head: when each came, in their order.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn anchored_many(
		&self,
		roots: &[[u8; 32]],
	) -> Result<Vec<Option<Anchored>>, QueryError> {
		answer(self.look_up_many(roots)).await
	}

	/// Anchors `root` with a transaction of `signer`, unless it is there, and waits until it is final. With a voucher, its
	/// payer pays.
	///
	/// # Errors
	///
	/// Says why the root is not anchored, or not known to be.
	pub async fn anchor(
		&self,
		root: [u8; 32],
		voucher: Option<&SignedVoucher>,
		signer: &Keypair,
	) -> Result<Anchoring, TransactionError> {
		if let Some(anchored) = self.anchored(root).await?.anchored {
			return Ok(Anchoring { anchored, was_there: true });
		}
		let call = self.encoded_call("MerkleAnchor.anchor", &root).await?;
		let was_there = match self.outcome_of_anchoring(&call, voucher, signer).await? {
			Ok(_) => false,
			// Somebody was faster; the block that tells so is final, and so is the anchor.
			Err(error) if is_already_anchored(&error) => true,
			Err(error) => return Err(error.into()),
		};
		Ok(Anchoring { anchored: self.anchored_just_now(root).await?, was_there })
	}

	/// Anchors those of `roots` that are not there with one transaction of `signer`, and waits until it is final. Says of
	/// each root, in the order of `roots`, when it came. They are sent in ascending order, which tells nobody in which one
	/// they were made. With a voucher, its payer pays.
	///
	/// # Errors
	///
	/// Says why the roots are not anchored, or not known to be; so it does if more than [`MAX_ROOTS`] are not there, or one
	/// is named twice.
	///
	/// [`MAX_ROOTS`]: medibloc_primitives::anchor::MAX_ROOTS
	pub async fn anchor_many(
		&self,
		roots: &[[u8; 32]],
		voucher: Option<&SignedVoucher>,
		signer: &Keypair,
	) -> Result<Vec<Anchoring>, TransactionError> {
		let before = self.anchored_many(roots).await?;
		let is_missing =
			|(root, before): (&[u8; 32], &Option<_>)| before.is_none().then_some(*root);
		let mut missing: Vec<_> = roots.iter().zip(&before).filter_map(is_missing).collect();
		let mut now = before.clone();
		if !missing.is_empty() {
			missing.sort_unstable();
			let call = self.encoded_call("MerkleAnchor.anchor_many", &missing.encode()).await?;
			self.outcome_of_anchoring(&call, voucher, signer).await??;
			now = self.anchored_many(roots).await.map_err(TransactionError::unread)?;
		}
		let anchoring = |(before, now): (&Option<_>, Option<_>)| {
			now.map(|anchored| Anchoring { anchored, was_there: before.is_some() })
		};
		let anchorings: Option<Vec<_>> = before.iter().zip(now).map(anchoring).collect();
		anchorings.ok_or_else(lost)
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

	async fn look_up_many(&self, roots: &[[u8; 32]]) -> Result<Vec<Option<Anchored>>, QueryError> {
		let head = self.api.at_current_block().await?;
		let question = roots.iter().copied().map(H256).collect();
		let question = metadata::runtime_apis().anchor_api().anchored_many(question);
		let answers = head.runtime_apis().call(question).await?;
		if answers.len() != roots.len() {
			return Err(QueryError::OtherChain);
		}
		let anchored = answers
			.into_iter()
			.map(|answer| answer.map(|info| Anchored { slot: info.slot, block: info.block }));
		Ok(anchored.collect())
	}

	/// When `root` came, which is in a final block.
	async fn anchored_just_now(&self, root: [u8; 32]) -> Result<Anchored, TransactionError> {
		let found = self.anchored(root).await.map_err(TransactionError::unread)?;
		found.anchored.ok_or_else(lost)
	}

	/// Sends the call again when the node lost sight of it: of all calls, this one does no harm when it is executed twice.
	async fn outcome_of_anchoring(
		&self,
		call: &[u8],
		voucher: Option<&SignedVoucher>,
		signer: &Keypair,
	) -> Result<Outcome, TransactionError> {
		let payload = self.payload(call, voucher).await?;
		for _ in 1..MAX_ATTEMPTS {
			match self.outcome_of(&payload, signer).await {
				Err(TransactionError::Lost { .. }) => {}
				outcome => return outcome,
			}
		}
		self.outcome_of(&payload, signer).await
	}
}

/// A transaction succeeded, and what it did is nowhere.
fn lost() -> TransactionError {
	TransactionError::Lost { reason: "its block is final and the anchor is not there".into() }
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
