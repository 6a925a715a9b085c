//! A block that is being built on the state of its parent.

use super::filling::{Refusal, Target};
use crate::parts::FullClient;
use codec::Encode;
use log::{error, warn};
use medibloc_runtime::{authorship::AuthorshipApi, opaque::Block, Hash, Header};
use sp_api::{ApiError, ApiExt, ApiRef, CallContext, Core, ProvideRuntimeApi, StorageChanges};
use sp_block_builder::BlockBuilder;
use sp_blockchain::{ApplyExtrinsicFailed, Error};
use sp_inherents::InherentData;
use sp_runtime::{Digest, ExtrinsicInclusionMode, OpaqueExtrinsic, TransactionOutcome};

/// The weight after which one call of the runtime ends, in picoseconds: 25 ms. An author looks at the clock
/// between calls; a call's own cost is spread over a hundred small transactions.
const REF_TIME_OF_A_CALL: u64 = 25_000_000_000;

/// A block without its seal, to which extrinsics are added.
pub struct UnfinishedBlock<'a> {
	client: &'a FullClient,
	// Holds the changes of the state.
	api: ApiRef<'a, <FullClient as ProvideRuntimeApi<Block>>::Api>,
	parent: Hash,
	/// Whether one call applies many extrinsics. The first runtimes of a chain cannot.
	applies_many: bool,
	extrinsics: Vec<OpaqueExtrinsic>,
	/// The bytes of the header and of all extrinsics.
	size: usize,
}

impl<'a> UnfinishedBlock<'a> {
	/// Begins a block on `parent`; says whether it may have transactions.
	///
	/// # Errors
	///
	/// The state of `parent` is not there, or its runtime cannot be called.
	pub fn begin(
		client: &'a FullClient,
		parent: &Header,
		digest: Digest,
	) -> Result<(Self, ExtrinsicInclusionMode), Error> {
		let header = Header {
			parent_hash: parent.hash(),
			number: parent.number.saturating_add(1),
			state_root: Hash::zero(),
			extrinsics_root: Hash::zero(),
			digest,
		};
		let parent = header.parent_hash;
		let mut api = client.runtime_api();
		api.set_call_context(CallContext::Onchain { import: false });
		let mode = api.initialize_block(parent, &header)?;
		let applies_many = api.has_api::<dyn AuthorshipApi<Block>>(parent)?;
		let size = header.encoded_size();
		let block = Self { client, api, parent, applies_many, extrinsics: Vec::new(), size };
		Ok((block, mode))
	}

	/// What the runtime makes of `data`, to be [added](Self::add_inherent).
	///
	/// # Errors
	///
	/// The runtime panics.
	pub fn inherents(&self, data: InherentData) -> Result<Vec<OpaqueExtrinsic>, Error> {
		let inherents = self.api.execute_in_transaction(|api| {
			TransactionOutcome::Rollback(api.inherent_extrinsics(self.parent, data))
		});
		Ok(inherents?)
	}

	/// Adds `inherent`, or leaves it out if the runtime refuses it and can do without.
	///
	/// # Errors
	///
	/// The block cannot be without it.
	pub fn add_inherent(&mut self, inherent: OpaqueExtrinsic) -> Result<(), Error> {
		match self.apply_one(inherent) {
			Ok(()) => Ok(()),
			Err(Refusal::Validity(reason)) if reason.was_mandatory() => {
				error!("The block cannot be authored: the runtime refuses an inherent, {reason:?}");
				Err(ApplyExtrinsicFailed::Validity(reason).into())
			}
			Err(refusal) => {
				warn!("An inherent is left out: {refusal}");
				Ok(())
			}
		}
	}

	/// The finished block, and what it changes in the state.
	///
	/// # Errors
	///
	/// The runtime panics, or the state of the parent is gone.
	pub fn finish(self) -> Result<(Block, StorageChanges<Block>), Error> {
		let header = self.api.finalize_block(self.parent)?;
		let state = self.client.state_at(self.parent)?;
		let changes = self.api.into_storage_changes(&state, self.parent);
		let block = Block { header, extrinsics: self.extrinsics };
		Ok((block, changes.map_err(Error::StorageChanges)?))
	}

	/// Applies an extrinsic in a call of its own.
	fn apply_one(&mut self, extrinsic: OpaqueExtrinsic) -> Result<(), Refusal> {
		let result = self.api.execute_in_transaction(|api| {
			match api.apply_extrinsic(self.parent, extrinsic.clone()) {
				Ok(Ok(_)) => TransactionOutcome::Commit(Ok(())),
				Ok(Err(reason)) => TransactionOutcome::Rollback(Err(Refusal::Validity(reason))),
				Err(error) => TransactionOutcome::Rollback(Err(Refusal::Broken(error))),
			}
		});
		if result.is_ok() {
			self.push(extrinsic);
		}
		result
	}

	/// Applies the first of `extrinsics` in one call.
	fn apply_many(
		&mut self,
		extrinsics: &[OpaqueExtrinsic],
	) -> Result<Vec<Result<(), Refusal>>, ApiError> {
		let results = self.api.execute_in_transaction(|api| {
			match api.apply_extrinsics(self.parent, extrinsics.to_vec(), REF_TIME_OF_A_CALL) {
				Ok(results) => TransactionOutcome::Commit(Ok(results)),
				Err(error) => TransactionOutcome::Rollback(Err(error)),
			}
		})?;
		let tried = extrinsics.iter().zip(results);
		let applied = tried.map(|(extrinsic, result)| {
			result.map_err(Refusal::Validity).map(|_| self.push(extrinsic.clone()))
		});
		Ok(applied.collect())
	}

	fn push(&mut self, extrinsic: OpaqueExtrinsic) {
		self.size = self.size.saturating_add(extrinsic.encoded_size());
		self.extrinsics.push(extrinsic);
	}
}

impl Target for UnfinishedBlock<'_> {
	fn size(&self) -> usize {
		self.size
	}

	fn count(&self) -> usize {
		self.extrinsics.len()
	}

	fn apply(&mut self, extrinsics: &[OpaqueExtrinsic]) -> Vec<Result<(), Refusal>> {
		if self.applies_many {
			match self.apply_many(extrinsics) {
				Ok(results) => return results,
				// One of them broke the runtime; alone, each shows whether it was the one.
				Err(error) => {
					warn!("Transactions are tried one by one from here on: {error}");
					self.applies_many = false;
				}
			}
		}
		extrinsics.first().map(|extrinsic| self.apply_one(extrinsic.clone())).into_iter().collect()
	}
}
