//! How this node authors a block: it has a part of its slot to fill it with transactions that wait, and finishes it
//! early enough for others to import it.
//!
//! The SDK's `sc-basic-authorship` calls the runtime once for each transaction, and each call takes a new instance of
//! the Wasm; here one call applies many ([`block`]). Decision 0018 has what that costs and saves.

mod block;
mod filling;

use crate::parts::{FullClient, FullPool};
use block::UnfinishedBlock;
use filling::Limits;
use futures::{
	channel::oneshot,
	future::{ready, BoxFuture, FutureExt, Ready},
};
use log::info;
use medibloc_runtime::{opaque::Block, Hash, Header};
use sc_proposer_metrics::{EndProposingReason, MetricsLink};
use sc_service::SpawnTaskHandle;
use sc_telemetry::{telemetry, TelemetryHandle, CONSENSUS_INFO};
use sc_transaction_pool_api::TransactionPool;
use sp_blockchain::Error;
use sp_consensus::{Environment, Proposal, ProposeArgs, Proposer};
use sp_inherents::InherentData;
use sp_runtime::ExtrinsicInclusionMode;
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// The part of an author's time in which it may fill the block: 1.08 s. After that it computes the state's
/// root, which took up to 0.4 s on two busy cores, and a block that is not finished within two thirds of the slot
/// is thrown away.
const FILLING: f64 = 0.54;

/// The longest block in bytes, as a node sends it to another.
const BLOCK_SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// The part of the time to fill a block in which its author waits for the pool to be ready for its parent.
const WAITING: u32 = 8;

/// What every block of this node needs.
#[derive(Clone)]
pub struct Authorship {
	pub client: Arc<FullClient>,
	pub pool: Arc<FullPool>,
	pub spawner: SpawnTaskHandle,
	pub metrics: MetricsLink,
	pub telemetry: Option<TelemetryHandle>,
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
		let filling = args.max_duration.mul_f64(FILLING);
		let size = args.block_size_limit.unwrap_or(BLOCK_SIZE_LIMIT);
		let limits = Limits { start, filling, size };

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
		let (block, storage_changes) = block.finish()?;
		self.report(&block, end, start.elapsed());
		Ok(Proposal { block, storage_changes })
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
		let mut waiting = pool.ready_at_with_timeout(parent, limits.filling / WAITING).await;
		let filled = filling::fill(block, &mut *waiting, limits, Instant::now)?;
		drop(waiting);
		pool.report_invalid(Some(parent), filled.invalid).await;
		Ok(filled.end)
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
