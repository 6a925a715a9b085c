//! Floods on a real node: whoever sends more than there is room for, ten honest hospitals that send at their fair rate
//! still get into one of the next two blocks.
//!
//! `ATTACK_BLOCKS` is how many blocks a flood lasts; the long tests take more of them.

use medibloc_bench::{
	current_slot,
	transactions::{self, Place, Sender},
	Genesis,
};
use medibloc_e2e::Node;
use medibloc_primitives::{
	bandwidth::{ACCOUNT_STATE, ANCHOR_STATE, PERMANENT_STATE_PER_BLOCK, UNITS_PER_BLOCK},
	time::{SLOT_DURATION_MS, WINDOW_SLOTS},
	token::MED,
	Balance, Hash,
};
use medibloc_runtime::{opaque::Block, Header};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::{
	generic::SignedBlock,
	traits::{BlakeTwo256, Hash as _},
	OpaqueExtrinsic,
};
use std::{
	collections::HashMap,
	env,
	sync::{
		atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::Relaxed},
		Arc,
	},
	time::{Duration, Instant},
};
use subxt::rpcs::{client::RpcSubscription, rpc_params, Error as RpcError, RpcClient};
use tokio::task::JoinSet;

/// How many honest hospitals there are.
const HONEST: u32 = 10;

/// What each of them has staked: 3 %. Its fair rate is 30 anchors a block then. With a larger share it would have to
/// sign with several keys: no more than 64 transactions of one wait in the pool.
const HONEST_STAKE: Balance = STAKED / 100 * 3;

/// What is staked by all.
const STAKED: Balance = 75_000_000 * MED;

/// What the well-known accounts of the preset have staked of it.
const WELL_KNOWN: Balance = 30_000_000 * MED;

/// Who pays for the flood.
const ATTACKER: Sender = Sender(HONEST);

/// Who has staked what the attacker has not, and sends nothing: so that all shares are the same in every attack.
const IDLE: Sender = Sender(HONEST + 1);

/// What the largest attacker has staked: 10 %.
const LARGEST_STAKE: Balance = STAKED / 10;

/// The first of the keys that have no account.
const STRANGERS: u32 = 1_000;

/// In so many blocks after the one that was the best when it was sent, an honest transaction must be.
const PROMPT: u32 = 2;

/// What an anchor costs, in billionths of a block: it is the state that it makes.
const ANCHOR: u64 = part_of_state(ANCHOR_STATE);

/// What an anchor of a key without an account costs.
const FIRST_ANCHOR: u64 = part_of_state(ANCHOR_STATE + ACCOUNT_STATE);

const fn part_of_state(bytes: u32) -> u64 {
	(bytes as u64 * UNITS_PER_BLOCK).div_ceil(PERMANENT_STATE_PER_BLOCK as u64)
}

/// How many anchors a hospital sends in a slot: its share of a block's bandwidth.
fn fair_rate() -> u64 {
	(UNITS_PER_BLOCK as u128 * HONEST_STAKE / STAKED) as u64 / ANCHOR
}

/// The stake whose share of a week is `bandwidth`.
fn stake_for(bandwidth: u64) -> Balance {
	(STAKED * u128::from(bandwidth)).div_ceil(u128::from(WINDOW_SLOTS * UNITS_PER_BLOCK))
}

fn blocks() -> u32 {
	env::var("ATTACK_BLOCKS").map_or(8, |blocks| blocks.parse().expect("a number of blocks"))
}

/// A flood.
struct Attack {
	/// What to call it.
	name: &'static str,
	/// What the attacker has staked.
	stake: Balance,
	/// Signs the transactions.
	sign: fn(Hash) -> Vec<OpaqueExtrinsic>,
	/// How many of them may be in blocks at the end.
	most: usize,
}

/// What came of it.
#[derive(Debug)]
struct Outcome {
	/// In how many blocks after the best one each honest transaction was; nothing if it never was.
	waits: Vec<Option<u32>>,
	/// How many transactions of the attack were taken by the pool.
	accepted: usize,
	/// How many were refused.
	refused: usize,
	/// How many are in blocks.
	included: usize,
}

impl Outcome {
	/// The part of the honest transactions that were in time.
	fn prompt(&self) -> f64 {
		let prompt = self.waits.iter().flatten().filter(|wait| **wait <= PROMPT).count();
		prompt as f64 / self.waits.len() as f64
	}
}

/// What the flooding tasks share.
#[derive(Default)]
struct Flood {
	transactions: Vec<OpaqueExtrinsic>,
	next: AtomicUsize,
	accepted: AtomicUsize,
	refused: AtomicUsize,
	is_over: AtomicBool,
}

impl Flood {
	/// Submits as fast as the node answers; those that were refused again and again.
	async fn submit(&self, client: RpcClient) {
		while !self.is_over.load(Relaxed) {
			let next = self.next.fetch_add(1, Relaxed) % self.transactions.len();
			let transaction = &self.transactions[next];
			match client.request::<Hash>("author_submitExtrinsic", rpc_params![transaction]).await {
				Ok(_) => self.accepted.fetch_add(1, Relaxed),
				Err(RpcError::User(_)) => self.refused.fetch_add(1, Relaxed),
				Err(error) => panic!("the node does not answer: {error}"),
			};
		}
	}
}

/// Follows the best block's number.
async fn follow(client: RpcClient, best: Arc<AtomicU32>) {
	let mut heads: RpcSubscription<Header> = client
		.subscribe("chain_subscribeNewHeads", rpc_params![], "chain_unsubscribeNewHeads")
		.await
		.expect("the node tells of new blocks");
	while let Some(Ok(head)) = heads.next().await {
		best.store(head.number, Relaxed);
	}
}

/// Sends the transactions of one hospital, evenly over the time. Returns each one's hash with the number of the block
/// that was the best when it was sent.
async fn send_honestly(
	client: RpcClient,
	transactions: Vec<OpaqueExtrinsic>,
	best: Arc<AtomicU32>,
) -> Vec<(Hash, u32)> {
	let period = Duration::from_millis(SLOT_DURATION_MS / fair_rate());
	let mut ticks = tokio::time::interval(period);
	let mut sent = Vec::new();
	for transaction in transactions {
		ticks.tick().await;
		let at = best.load(Relaxed);
		let hash = client
			.request("author_submitExtrinsic", rpc_params![transaction])
			.await
			.expect("an honest transaction is taken");
		sent.push((hash, at));
	}
	sent
}

/// In which block each transaction is, by its hash; the blocks' own are not among them.
async fn included(client: &RpcClient, to: u32) -> HashMap<Hash, u32> {
	let mut found = HashMap::new();
	for number in 1..=to {
		let hash: Hash =
			client.request("chain_getBlockHash", rpc_params![number]).await.expect("it is there");
		let SignedBlock { block, .. }: SignedBlock<Block> =
			client.request("chain_getBlock", rpc_params![hash]).await.expect("it is there");
		for extrinsic in block.extrinsics.iter().skip(1) {
			found.insert(BlakeTwo256::hash_of(extrinsic), number);
		}
	}
	found
}

/// The chain that is attacked: the hospitals have long been at 96 % of their share, and used it steadily.
fn genesis(attack: &Attack) -> Genesis {
	let hospitals = transactions::accounts(0..HONEST);
	let stakes = hospitals.iter().cloned().map(|who| (who, HONEST_STAKE));
	let idle = STAKED - WELL_KNOWN - HONEST_STAKE * Balance::from(HONEST) - attack.stake;
	let others = [(ATTACKER.account(), attack.stake), (IDLE.account(), idle)];
	let stakes = stakes.chain(others.into_iter().filter(|(_, stake)| *stake > 0));
	let mut genesis = Genesis::with_stakes(DEV_RUNTIME_PRESET, stakes).expect("the Wasm is built");
	let rate = fair_rate() * ANCHOR;
	let used = rate * WINDOW_SLOTS / 100 * 96;
	for hospital in &hospitals {
		// What the chain would say after a long time at this rate.
		let recent = rate * medibloc_primitives::bandwidth::RECENT_HALF_LIFE_SLOTS;
		genesis = genesis.with_past(hospital, current_slot(), used, recent).expect("it has staked");
	}
	genesis
}

/// Runs a node under `attack`.
async fn run(attack: &Attack) -> Outcome {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let specification = folder.path().join("chain.json");
	let genesis = genesis(attack);
	genesis.write_specification(&specification).expect("it can be written");
	let genesis_hash =
		genesis.hash(tokio::runtime::Handle::current()).expect("the chain can be opened");

	let count = fair_rate() as u32 * blocks();
	let mut honest: Vec<Vec<OpaqueExtrinsic>> = vec![Vec::new(); HONEST as usize];
	for nonce in 0..count {
		let place = Place { genesis_hash, nonce };
		let signed = transactions::anchors(place, 0..HONEST);
		honest.iter_mut().zip(signed).for_each(|(sender, transaction)| sender.push(transaction));
	}
	let flood = Arc::new(Flood { transactions: (attack.sign)(genesis_hash), ..Default::default() });

	let node = Node::producer(&specification, "alice", &[]).start().expect("the node starts");
	let connect = || async { RpcClient::from_url(node.url()).await.expect("the node answers") };
	let best = Arc::new(AtomicU32::new(0));
	let follower = tokio::spawn(follow(connect().await, best.clone()));
	wait_for(&best, 1).await;

	let mut floods = JoinSet::new();
	for _ in 0..8 {
		let (flood, client) = (flood.clone(), connect().await);
		floods.spawn(async move { flood.submit(client).await });
	}
	let mut hospitals = JoinSet::new();
	for transactions in honest {
		hospitals.spawn(send_honestly(connect().await, transactions, best.clone()));
	}
	let sent: Vec<_> = hospitals.join_all().await.into_iter().flatten().collect();
	flood.is_over.store(true, Relaxed);
	floods.join_all().await;
	let end = best.load(Relaxed) + PROMPT + 1;
	wait_for(&best, end).await;
	follower.abort();

	let found = included(&connect().await, end).await;
	let waits: Vec<_> = sent
		.iter()
		.map(|(hash, at)| found.get(hash).map(|block| block.saturating_sub(*at)))
		.collect();
	let honest = waits.iter().flatten().count();
	Outcome {
		waits,
		accepted: flood.accepted.load(Relaxed),
		refused: flood.refused.load(Relaxed),
		included: found.len() - honest,
	}
}

async fn wait_for(best: &AtomicU32, number: u32) {
	let start = Instant::now();
	while best.load(Relaxed) < number {
		assert!(start.elapsed() < Duration::from_secs(60), "there is no block {number}");
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
}

/// One attack after the other: each is to have the whole machine.
static MACHINE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Runs the attack, prints what came of it, and asserts that it failed.
async fn assert_withstood(attack: Attack) {
	let _machine = MACHINE.lock().await;
	let outcome = run(&attack).await;
	println!(
		"| flood: {} | {} blocks: {:.1} % of {} honest transactions within {PROMPT} blocks; of the flood {} taken, {} \
		 refused, {} in blocks |",
		attack.name,
		blocks(),
		outcome.prompt() * 100.,
		outcome.waits.len(),
		outcome.accepted,
		outcome.refused,
		outcome.included,
	);
	assert!(outcome.prompt() >= 0.95, "{:.3} were in time", outcome.prompt());
	assert!(outcome.included <= attack.most, "{} are in blocks", outcome.included);
	assert!(outcome.accepted + outcome.refused > 0, "there was no flood");
}

/// An anchor of each of `strangers` that the attacker's vouchers pay for.
fn sponsored_anchors(genesis_hash: Hash, strangers: u32) -> Vec<OpaqueExtrinsic> {
	use rayon::prelude::*;
	let place = Place { genesis_hash, nonce: 0 };
	let until = current_slot() + 1_000;
	(STRANGERS..STRANGERS + strangers)
		.into_par_iter()
		.map(|number| {
			let call = transactions::anchor(Sender(number), 0);
			transactions::sponsored(place, Sender(number), ATTACKER, call, until)
		})
		.collect()
}

#[tokio::test]
async fn a_thousand_keys_without_a_stake_should_not_slow_the_chain() {
	assert_withstood(Attack {
		name: "1,000 keys without a stake",
		stake: 0,
		// Ten times what a block has room for.
		sign: |genesis_hash| {
			let count = 10 * transactions::MORE_THAN_A_BLOCK / 1_000;
			(0..count)
				.flat_map(|nonce| {
					let place = Place { genesis_hash, nonce: nonce % 64 };
					let first = STRANGERS + nonce / 64 * 1_000;
					transactions::anchors(place, first..first + 1_000)
				})
				.collect()
		},
		most: 0,
	})
	.await;
}

#[tokio::test]
async fn one_quota_that_is_signed_away_ten_thousand_times_should_not_slow_the_chain() {
	assert_withstood(Attack {
		name: "10,000 vouchers of a payer who can pay one",
		stake: stake_for(FIRST_ANCHOR),
		sign: |genesis_hash| sponsored_anchors(genesis_hash, 10_000),
		most: 1,
	})
	.await;
}

#[tokio::test]
async fn a_thousand_signers_of_a_payer_who_can_pay_ten_should_not_slow_the_chain() {
	assert_withstood(Attack {
		name: "1,000 signers of a payer who can pay ten",
		stake: stake_for(10 * FIRST_ANCHOR),
		sign: |genesis_hash| sponsored_anchors(genesis_hash, 1_000),
		most: 10,
	})
	.await;
}

#[tokio::test]
async fn a_fresh_tenth_of_the_stake_that_bursts_should_not_slow_the_chain() {
	assert_withstood(Attack {
		name: "a fresh stake of 10 % that bursts",
		stake: LARGEST_STAKE,
		// The longest transactions, of which four fill a block, each of a key of its own, so that none waits for
		// another; and after them as many short ones as fit nowhere else.
		sign: |genesis_hash| {
			let place = Place { genesis_hash, nonce: 0 };
			let until = current_slot() + 1_000;
			let long = (0..60).map(|number| {
				let remark = vec![number as u8; 250 * 1024];
				let call = frame_system::Call::remark { remark }.into();
				transactions::sponsored(place, Sender(100 + number), ATTACKER, call, until)
			});
			long.chain(sponsored_anchors(genesis_hash, 10_000)).collect()
		},
		// It may: they are paid for.
		most: usize::MAX,
	})
	.await;
}
