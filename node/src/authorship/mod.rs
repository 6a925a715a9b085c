//! How this node authors a block: it has a part of its slot to fill it with transactions that wait, and finishes it
//! early enough for others to import it.
//!
//! The SDK's `sc-basic-authorship` calls the runtime once for each transaction, and each call takes a new instance of
//! the Wasm; here one call applies many ([`block`]). Decision 0018 has what that costs and saves.

mod block;
mod filling;
mod pace;

use crate::parts::{FullClient, FullPool};
use block::UnfinishedBlock;
use filling::Limits;
use futures::{
	channel::oneshot,
	future::{ready, BoxFuture, FutureExt, Ready},
};
use log::{debug, info};
use medibloc_runtime::{opaque::Block, Hash, Header};
use pace::Pace;
use sc_proposer_metrics::{EndProposingReason, MetricsLink};
use sc_service::SpawnTaskHandle;
use sc_telemetry::{telemetry, TelemetryHandle, CONSENSUS_INFO};
use sc_transaction_pool_api::TransactionPool;
use sp_api::StorageChanges;
use sp_blockchain::Error;
use sp_consensus::{Environment, Proposal, ProposeArgs, Proposer};
use sp_inherents::InherentData;
use sp_runtime::ExtrinsicInclusionMode;
use std::{
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};

/// The part of an author's time after which the block should be finished: 1.3 s. A block that is not finished within
/// all of it, two thirds of the slot, is thrown away, and machines are not always equally fast.
const FINISHED: f64 = 0.65;

/// The longest block in bytes, as a node sends it to another.
const BLOCK_SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// The part of the time for a block in which its author waits for the pool to be ready for its parent.
const WAITING: u32 = 8;

/// What every block of this node needs.
#[derive(Clone)]
pub struct Authorship {
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
	pub spawner: SpawnTaskHandle,
	pub metrics: MetricsLink,
	pub telemetry: Option<TelemetryHandle>,
	/// How long this node takes to finish a block.
	pub pace: Arc<Mutex<Pace>>,
}

impl Environment<Block> for Authorship {
	type Proposer = BlockAuthor;
	type CreateProposer = Ready<Result<BlockAuthor, Error>>;
	type Error = Error;

	fn init(&mut self, parent: &Header) -> Self::CreateProposer {
		let (number, hash) = (parent.number, parent.hash());
		info!("🙌 Starting consensus session on top of parent {hash:?} (#{number})");
		ready(Ok(BlockAuthor { authorship: self.clone(), parent: parent.clone() }))
	}
}

/// Authors one block.
pub struct BlockAuthor {
	authorship: Authorship,
	parent: Header,
}

impl Proposer<Block> for BlockAuthor {
	type Error = Error;
	type Proposal = BoxFuture<'static, Result<Proposal<Block>, Error>>;

	/// Proofs of the state are for parachains: whoever asks for one here gets none.
	fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
		let (done, proposal) = oneshot::channel();
		// Execution blocks its thread, so it has one of its own.
		let spawner = self.authorship.spawner.clone();
		spawner.spawn_blocking("proposer", Some("block-authoring"), async move {
			// Nobody waits any more when the slot is over.
			let _ = done.send(self.author(args).await);
		});
		async move { proposal.await.map_err(|error| Error::Application(Box::new(error)))? }.boxed()
	}
}

impl BlockAuthor {
	async fn author(self, args: ProposeArgs<Block>) -> Result<Proposal<Block>, Error> {
		let start = Instant::now();
		let time = args.max_duration.mul_f64(FINISHED);
		let size = args.block_size_limit.unwrap_or(BLOCK_SIZE_LIMIT);
		let limits = Limits { start, time, pace: *self.pace(), size };

		let client = &*self.authorship.client;
		let (mut block, mode) =
			UnfinishedBlock::begin(client, &self.parent, args.inherent_digests)?;
		self.add_inherents(&mut block, args.inherent_data)?;
		let end = match mode {
			ExtrinsicInclusionMode::AllExtrinsics => {
				self.add_transactions(&mut block, limits).await?
			}
			ExtrinsicInclusionMode::OnlyInherents => EndProposingReason::TransactionForbidden,
		};
		let (block, storage_changes) = self.finish(block)?;
		self.report(&block, end, start.elapsed());
		Ok(Proposal { block, storage_changes })
	}

	fn pace(&self) -> MutexGuard<'_, Pace> {
		self.authorship.pace.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Adds what every block begins with: the time.
	fn add_inherents(
		&self,
		block: &mut UnfinishedBlock<'_>,
		data: InherentData,
	) -> Result<(), Error> {
		let start = Instant::now();
		let inherents = block.inherents(data)?;
		let took = start.elapsed().as_secs_f64();
		self.authorship.metrics.report(|metrics| metrics.create_inherents_time.observe(took));
		for inherent in inherents {
			block.add_inherent(inherent)?;
		}
		Ok(())
	}

	/// Adds transactions that wait in the pool, and has it drop those that turn out to be invalid.
	async fn add_transactions(
		&self,
		block: &mut UnfinishedBlock<'_>,
		limits: Limits,
	) -> Result<EndProposingReason, Error> {
		let (pool, parent) = (&self.authorship.pool, self.parent.hash());
		let mut waiting = pool.ready_at_with_timeout(parent, limits.time / WAITING).await;
		let filled = filling::fill(block, &mut *waiting, limits, Instant::now)?;
		drop(waiting);
		pool.report_invalid(Some(parent), filled.invalid).await;
		Ok(filled.end)
	}

	/// Finishes the block, and learns how long that takes.
	fn finish(&self, block: UnfinishedBlock<'_>) -> Result<(Block, StorageChanges<Block>), Error> {
		let start = Instant::now();
		let finished = block.finish()?;
		let (took, count) = (start.elapsed(), finished.0.extrinsics.len());
		self.pace().learn(count, took);
		debug!("The block of {count} extrinsics was finished within {} ms", took.as_millis());
		Ok(finished)
	}

	/// Tells operators, monitoring and telemetry, in the words that tools know from the SDK's author.
	fn report(&self, block: &Block, end: EndProposingReason, took: Duration) {
		let count = block.extrinsics.len();
		self.authorship.metrics.report(|metrics| {
			metrics.number_of_transactions.set(count as u64);
			metrics.block_constructed.observe(took.as_secs_f64());
			metrics.report_end_proposing_reason(end);
			metrics.create_block_proposal_time.observe(took.as_secs_f64());
		});
		let Header { number, parent_hash, .. } = block.header;
		let hash: Hash = block.header.hash();
		info!(
			"🎁 Prepared block for proposing at {number} ({} ms) hash: {hash:?}; parent_hash: {parent_hash}; end: {end:?}; \
			 extrinsics_count: {count}",
			took.as_millis()
		);
		telemetry!(
			self.authorship.telemetry;
			CONSENSUS_INFO;
			"prepared_block_for_proposing";
			"number" => ?number,
			"hash" => ?hash,
		);
	}
}
