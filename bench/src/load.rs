//! Real nodes under load: their blocks are kept full, and what becomes final is counted.

use crate::Error;
use futures::future::join_all;
use medibloc_e2e::Node;
use medibloc_primitives::{BlockNumber, Hash};
use medibloc_runtime::{opaque::Block, Header, Runtime};
use pallet_merkle_anchor::Anchors;
use sc_consensus_aura::find_pre_digest;
use sp_consensus_aura::sr25519::AuthoritySignature;
use sp_core::{bytes::to_hex, H256};
use sp_runtime::{generic::SignedBlock, OpaqueExtrinsic};
use std::{
	collections::BTreeMap,
	sync::{
		atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
		Arc,
	},
	time::{Duration, Instant},
};
use subxt::rpcs::{client::RpcSubscription, rpc_params, Error as RpcError, RpcClient};
use tokio::task::JoinSet;

/// How many transactions may wait for a block: more than a full one holds, so that none is short of them,
/// and a quarter of what the node's pool takes.
pub const WAITING: usize = 8_000;

/// How many transactions a feeder submits at a time.
const BATCH: usize = 50;

/// How many feeders a node has: one submits while another waits for its answers.
const FEEDERS: usize = 4;

/// How long the nodes are under load before anything is measured.
pub const WARM_UP: Duration = Duration::from_secs(21);

/// How long the nodes may make nothing final.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many lines of a node's log are shown when the chain stops.
const LAST_WORDS: usize = 40;

/// How often the feeders learn how much went into blocks.
const TICK: Duration = Duration::from_millis(100);

/// A block that a node authored, as it logged it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Prepared {
	/// Its height.
	pub number: BlockNumber,
	/// How long its author took to fill it.
	pub took: Duration,
	/// Whether it was full, and not out of time or transactions.
	pub is_full: bool,
	/// How many transactions it holds besides the time.
	pub transactions: usize,
}

impl Prepared {
	/// What `line` of a node's log says of a block, if it does.
	fn parse(line: &str) -> Option<Self> {
		let (_, rest) = line.split_once("Prepared block for proposing at ")?;
		let (number, rest) = rest.split_once(" (")?;
		let (milliseconds, rest) = rest.split_once(" ms)")?;
		let (_, rest) = rest.split_once("; end: ")?;
		let (end, extrinsics) = rest.split_once("; extrinsics_count: ")?;
		let extrinsics: usize = extrinsics.trim().parse().ok()?;
		Some(Self {
			number: number.parse().ok()?,
			took: Duration::from_millis(milliseconds.parse().ok()?),
			is_full: matches!(end, "HitBlockWeightLimit" | "HitBlockSizeLimit"),
			transactions: extrinsics.saturating_sub(1),
		})
	}

	/// The blocks that `node` has authored.
	fn of(node: &Node) -> Vec<Self> {
		node.log().lines().filter_map(Self::parse).collect()
	}
}

/// A final block.
#[derive(Clone, Copy, Debug)]
pub struct Final {
	/// Its height.
	pub number: BlockNumber,
	/// The slot in which it was authored.
	pub slot: u64,
	/// How many anchors it holds.
	pub anchors: usize,
}

/// What nodes did while their blocks were kept full.
pub struct Run {
	/// When a node said that the chain up to some height is final; the first is what was final when the
	/// measurement began.
	pub finality: Vec<(Instant, BlockNumber)>,
	/// When the measurement ended.
	pub end: Instant,
	/// The final blocks: from the first of these heights to the last.
	pub blocks: Vec<Final>,
	/// What the nodes logged of the blocks after the first of them.
	pub prepared: Vec<Prepared>,
	/// How many transactions the nodes refused.
	pub refused: usize,
}

impl Run {
	/// How many slots between the blocks are without one.
	pub fn missed_slots(&self) -> u64 {
		// The genesis has no slot.
		match (self.blocks.iter().find(|block| block.number > 0), self.blocks.last()) {
			(Some(first), Some(last)) => {
				(last.slot - first.slot) - u64::from(last.number - first.number)
			}
			_ => 0,
		}
	}

	/// How many anchors became final a second, in stretches of at least `length` from one message of
	/// finality to another. A stretch without one ends with the measurement.
	pub fn rates(&self, length: Duration) -> Vec<f64> {
		let mut rates = Vec::new();
		let mut events = self.finality.iter();
		let Some(mut begin) = events.next() else { return rates };
		for end in events {
			let took = end.0 - begin.0;
			if took >= length {
				let anchors: usize = self
					.blocks
					.iter()
					.filter(|block| block.number > begin.1 && block.number <= end.1)
					.map(|block| block.anchors)
					.sum();
				rates.push(anchors as f64 / took.as_secs_f64());
				begin = end;
			}
		}
		if self.finality.last() == Some(begin) && self.end - begin.0 >= length {
			rates.push(0.);
		}
		rates
	}
}

/// What the feeders share.
struct Feed {
	transactions: Vec<OpaqueExtrinsic>,
	next: AtomicUsize,
	refused: AtomicUsize,
	included: AtomicUsize,
	is_over: AtomicBool,
}

impl Feed {
	/// Whether enough transactions wait for a block.
	fn is_ahead(&self) -> bool {
		let gone = self.included.load(Relaxed) + self.refused.load(Relaxed);
		self.next.load(Relaxed).saturating_sub(gone) >= WAITING
	}

	/// Submits transactions, so many at a time that enough of them wait.
	async fn submit(&self, client: &RpcClient) -> Result<(), Error> {
		while !self.is_over.load(Relaxed) {
			if self.is_ahead() {
				tokio::time::sleep(TICK).await;
				continue;
			}
			let start = self.next.fetch_add(BATCH, Relaxed);
			let Some(transactions) = self.transactions.get(start..start + BATCH) else {
				return Err(Error::Unmeasured("too few transactions were signed".into()));
			};
			let submit = |transaction| {
				client.request::<Hash>("author_submitExtrinsic", rpc_params![transaction])
			};
			for answer in join_all(transactions.iter().map(submit)).await {
				match answer {
					Ok(_) => {}
					Err(RpcError::User(_)) => {
						self.refused.fetch_add(1, Relaxed);
					}
					Err(error) => return Err(error.into()),
				}
			}
		}
		Ok(())
	}
}

/// Submits `transactions` to `nodes` so that their blocks are full, and watches them for `time`.
///
/// # Errors
///
/// A node does not answer, nothing becomes final, or anchors of final blocks are not in the state.
pub async fn run(
	nodes: &[Node],
	transactions: Vec<OpaqueExtrinsic>,
	time: Duration,
) -> Result<Run, Error> {
	let feed = Arc::new(Feed {
		transactions,
		next: AtomicUsize::new(0),
		refused: AtomicUsize::new(0),
		included: AtomicUsize::new(0),
		is_over: AtomicBool::new(false),
	});
	let mut feeders = JoinSet::new();
	for node in nodes {
		let client = RpcClient::from_url(node.url()).await?;
		for _ in 0..FEEDERS {
			let (feed, client) = (feed.clone(), client.clone());
			feeders.spawn(async move { feed.submit(&client).await });
		}
	}

	let first = nodes.first().ok_or_else(|| Error::Unmeasured("there is no node".into()))?;
	let client = RpcClient::from_url(first.url()).await?;
	let finality = watch(nodes, &client, &feed, &mut feeders, time).await?;
	let ended = Instant::now();
	feed.is_over.store(true, Relaxed);
	while let Some(ended) = feeders.join_next().await {
		ended.map_err(|error| Error::Unmeasured(error.to_string()))??;
	}

	let (Some((_, begin)), Some((_, end))) = (finality.first(), finality.last()) else {
		return Err(stopped(nodes));
	};
	let (begin, end) = (*begin, *end);
	let blocks = final_blocks(&client, begin, end).await?;
	let mut prepared: Vec<_> = nodes.iter().flat_map(Prepared::of).collect();
	prepared.retain(|block| block.number > begin && block.number <= end);
	let run = Run { finality, end: ended, blocks, prepared, refused: feed.refused.load(Relaxed) };
	eprintln!(
		"bench: with {} under load, {} blocks became final, and {} slots were missed",
		if nodes.len() == 1 { "one node".into() } else { format!("{} nodes", nodes.len()) },
		end - begin,
		run.missed_slots()
	);
	Ok(run)
}

/// Notes when which height becomes final, from the end of the warm-up on, and tells the feeders what
/// went into blocks.
async fn watch(
	nodes: &[Node],
	client: &RpcClient,
	feed: &Feed,
	feeders: &mut JoinSet<Result<(), Error>>,
	time: Duration,
) -> Result<Vec<(Instant, BlockNumber)>, Error> {
	let mut heads: RpcSubscription<Header> = client
		.subscribe(
			"chain_subscribeFinalizedHeads",
			rpc_params![],
			"chain_unsubscribeFinalizedHeads",
		)
		.await?;
	let start = Instant::now() + WARM_UP;
	let mut last_head = Instant::now();
	let mut ticks = tokio::time::interval(TICK);
	let mut finality = Vec::new();
	let mut height = 0;
	while Instant::now() < start + time {
		tokio::select! {
			head = heads.next() => {
				let head = head.ok_or_else(|| Error::Unmeasured("a node has ended".into()))??;
				last_head = Instant::now();
				if last_head >= start {
					if finality.is_empty() {
						finality.push((start, height));
					}
					finality.push((last_head, head.number));
				}
				height = head.number;
			}
			_ = ticks.tick() => {
				feed.included.store(included(nodes.iter().flat_map(Prepared::of)), Relaxed);
				if last_head.elapsed() > PATIENCE {
					return Err(stopped(nodes));
				}
			}
			Some(ended) = feeders.join_next() => {
				ended.map_err(|error| Error::Unmeasured(error.to_string()))??;
			}
		}
	}
	Ok(finality)
}

/// How many transactions went into the chain, as far as its authors know: a block that came too late is
/// authored again at the same height.
fn included(prepared: impl Iterator<Item = Prepared>) -> usize {
	let by_height: BTreeMap<_, _> =
		prepared.map(|block| (block.number, block.transactions)).collect();
	by_height.values().sum()
}

/// Says that nothing becomes final any more, and what the nodes said last.
fn stopped(nodes: &[Node]) -> Error {
	let mut message = "the chain has stopped".to_string();
	for (place, node) in nodes.iter().enumerate() {
		let log = node.log();
		let lines: Vec<_> = log.lines().collect();
		let last = &lines[lines.len().saturating_sub(LAST_WORDS)..];
		message += &format!("; node {place} said last:\n{}", last.join("\n"));
	}
	Error::Unmeasured(message)
}

/// The final blocks from the height `begin` to `end`, whose anchors are looked up in the state.
async fn final_blocks(
	client: &RpcClient,
	begin: BlockNumber,
	end: BlockNumber,
) -> Result<Vec<Final>, Error> {
	let head: Hash = client.request("chain_getBlockHash", rpc_params![end]).await?;
	let mut blocks = Vec::new();
	for number in begin..=end {
		let hash: Hash = client.request("chain_getBlockHash", rpc_params![number]).await?;
		let SignedBlock { block, .. }: SignedBlock<Block> =
			client.request("chain_getBlock", rpc_params![hash]).await?;
		let slot = find_pre_digest::<Block, AuthoritySignature>(&block.header)
			.map_err(|error| Error::Unmeasured(error.to_string()))?;
		// The first is the time.
		let anchors = block.extrinsics.get(1..).unwrap_or_default();
		for anchor in anchors.first().into_iter().chain(anchors.last()) {
			// The root is the end of the transaction.
			let bytes = anchor.inner();
			let root = H256::from_slice(&bytes[bytes.len().saturating_sub(32)..]);
			let key = to_hex(&Anchors::<Runtime>::hashed_key_for(root), false);
			let found: Option<String> =
				client.request("state_getStorage", rpc_params![key, head]).await?;
			if found.is_none() {
				return Err(Error::Unmeasured(format!("an anchor of block {number} is missing")));
			}
		}
		blocks.push(Final { number, slot: slot.into(), anchors: anchors.len() });
	}
	Ok(blocks)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_line_of_the_log_should_be_read() {
		let line =
			"2026-11-21 16:00:00 🎁 Prepared block for proposing at 12 (931 ms) hash: 0xab; \
			parent_hash: 0xcd…ef; end: HitBlockSizeLimit; extrinsics_count: 7501";
		let block = Prepared {
			number: 12,
			took: Duration::from_millis(931),
			is_full: true,
			transactions: 7_500,
		};
		assert_eq!(Prepared::parse(line), Some(block));
		let short = line.replace("HitBlockSizeLimit", "NoMoreTransactions");
		assert_eq!(Prepared::parse(&short).map(|block| block.is_full), Some(false));
		assert_eq!(Prepared::parse("2026-11-21 16:00:00 💤 Idle (0 peers)"), None);
	}

	#[test]
	fn a_block_that_came_too_late_should_not_count_twice() {
		let block = |number, transactions| Prepared {
			number,
			took: Duration::from_millis(900),
			is_full: true,
			transactions,
		};
		let prepared = [block(1, 10), block(2, 20), block(2, 25), block(3, 30)];
		assert_eq!(included(prepared.into_iter()), 65);
	}

	/// A run whose blocks are all there, one a slot but for `missed` at the end.
	fn run(blocks: u32, missed: u64) -> Run {
		let start = Instant::now();
		let slot = |number| {
			let number = u64::from(number);
			if number + 1 == u64::from(blocks) {
				number + missed
			} else {
				number
			}
		};
		Run {
			finality: (0..blocks).map(|n| (start + Duration::from_secs(3) * n, n)).collect(),
			end: start + Duration::from_secs(3) * blocks,
			blocks: (0..blocks).map(|n| Final { number: n, slot: slot(n), anchors: 300 }).collect(),
			prepared: Vec::new(),
			refused: 0,
		}
	}

	#[test]
	fn missed_slots_should_be_those_without_a_block() {
		assert_eq!(run(10, 0).missed_slots(), 0);
		assert_eq!(run(10, 2).missed_slots(), 2);
		assert_eq!(run(0, 0).missed_slots(), 0);
	}

	#[test]
	fn a_rate_should_count_each_block_once() {
		let rates = run(9, 0).rates(Duration::from_secs(10));
		assert_eq!(rates, [100., 100.]);
		assert!(run(0, 0).rates(Duration::from_secs(10)).is_empty());
	}

	#[test]
	fn a_chain_that_stops_should_have_a_rate_of_zero() {
		let mut run = run(5, 0);
		run.end += Duration::from_secs(60);
		assert_eq!(run.rates(Duration::from_secs(10)), [100., 0.]);
	}
}
