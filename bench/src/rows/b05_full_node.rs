//! B5 and B6: a real node whose blocks are full, and a network of four.

use crate::{
	load::{self, Run, WAITING, WARM_UP},
	measurement::{Measurement, Statistic, Target},
	settings::Settings,
	statistics::median,
	transactions::{self, Place},
	Error, Genesis,
};
use medibloc_e2e::Node;
use medibloc_primitives::{time::SLOT_DURATION_MS, Hash};
use medibloc_runtime::genesis_config_presets::LOCAL_RUNTIME_PRESET;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::OpaqueExtrinsic;
use std::{path::Path, time::Duration};

/// What is measured, and how.
pub const ABOUT: &str = "\
A producer in a process of its own, with the options of a node that people run, is given anchors \
over JSON-RPC so that more than a full block's worth of them waits all the time; they were signed before. This \
program, which submits and watches, has to share the processor with it. What counts is what is in \
final blocks, looked up afterwards. *Authoring* is the time that the node logs for each block: it \
ends when the block is built. The rate is taken over stretches of ten seconds at least, from one \
message of finality to another.";

/// What is measured with four nodes, and how.
pub const ABOUT_FOUR: &str = "\
The same load on a network of four producers on the same machine: each of them checks every transaction \
and executes every block, so that they share two cores for four times the work.";

/// The shortest stretch over which a rate is taken.
const STRETCH: Duration = Duration::from_secs(10);

/// How many anchors a block holds at most: fewer than this have the weight of a full one.
const A_BLOCK: u32 = 5_600;

/// How many accounts send at most. In longer runs each sends again when all have.
const SENDERS: u32 = 410_000;

/// How many transactions fill the blocks of a run.
fn needed(time: Duration) -> u32 {
	// Some slots for the beginning and the end.
	let slots = (WARM_UP + time).as_millis() as u32 / SLOT_DURATION_MS as u32 + 4;
	slots * A_BLOCK + WAITING as u32
}

/// Signs `count` anchors, the accounts taking turns.
fn sign(genesis_hash: Hash, count: u32) -> Vec<OpaqueExtrinsic> {
	let mut signed = Vec::new();
	for nonce in 0..count.div_ceil(SENDERS) {
		let senders = 0..SENDERS.min(count - nonce * SENDERS);
		signed.extend(transactions::anchors(Place { genesis_hash, nonce }, senders));
	}
	signed
}

/// A network under load, and the memory that its first node has resident at the end, in KiB.
fn run(settings: &Settings, preset: &str, producers: &[&str]) -> Result<(Run, u64), Error> {
	let time = settings.load_time();
	let count = needed(time);
	let folder = tempfile::tempdir()?;
	let specification = folder.path().join("chain.json");
	let genesis_hash = write_specification(settings, preset, count, &specification)?;
	let signed = sign(genesis_hash, count);

	let mut nodes: Vec<Node> = Vec::new();
	for producer in producers {
		let node = Node::producer(&specification, producer, &nodes).start()?;
		nodes.push(node);
	}
	let run = settings.tokio.block_on(load::run(&nodes, signed, time))?;
	let memory = nodes.first().map(Node::usage).transpose()?.map_or(0, |usage| usage.resident_kib);
	Ok((run, memory))
}

/// Writes how a chain begins in which all senders own something, and returns its first block's hash.
fn write_specification(
	settings: &Settings,
	preset: &str,
	count: u32,
	file: &Path,
) -> Result<Hash, Error> {
	let genesis = Genesis::medibloc(preset, transactions::accounts(0..count.min(SENDERS)))?;
	genesis.write_specification(file)?;
	genesis.hash(settings.tokio.handle().clone())
}

/// How many transactions each block holds.
fn counts(run: &Run) -> Vec<f64> {
	run.prepared.iter().map(|block| block.transactions as f64).collect()
}

/// Measures the rows of one node.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let (one, memory) = run(settings, DEV_RUNTIME_PRESET, &["alice"])?;
	let authoring = one.prepared.iter().map(|block| block.took.as_secs_f64()).collect();
	let full = one.prepared.iter().filter(|block| block.is_full).count();

	Ok(vec![
		Measurement::new("B5", "authoring of full blocks, one node", "s", authoring)
			.statistic(Statistic::Percentile99)
			.target(
				Target::AtMost(1.5),
				"The node shares two virtual cores with what submits to it, and these with the host's other guests: \
				 now and then a block takes twice as long as the others.",
			)
			.note(format!(
				"{} blocks in {} s, {full} of them full; the others ended when their author's time to fill \
				 them did, with {:.0} transactions (median). {} transactions were refused.",
				one.prepared.len(),
				settings.load_time().as_secs(),
				median(&counts(&one)).map_or(f64::NAN, |median| median.value),
				one.refused
			)),
		Measurement::new("B5-missed", "slots missed, one node", "", vec![one.missed_slots() as f64])
			.target(Target::AtMost(0.), "A block was not there before its slot was over."),
		Measurement::new("B6", "final anchors, one node", "1/s", one.rates(STRETCH)).target(
			Target::AtLeast(1_500.),
			"An author fills its block for 1.08 s, and the node shares two virtual cores with what submits to it. \
			 Transactions are checked when they come in, and again after each block while they wait: what has more \
			 of the processor, the author or the checks, is for the operating system to say.",
		),
		Measurement::new(
			"memory-full",
			"memory of a producer of full blocks",
			"MiB",
			vec![memory as f64 / 1024.],
		)
		.note("At the end. It began with a specification of hundreds of thousands of accounts, all of which it reads."),
	])
}

/// Measures the row of four nodes.
pub fn measure_four(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let (four, _) = run(settings, LOCAL_RUNTIME_PRESET, &["alice", "bob", "charlie", "dave"])?;
	let full = four.prepared.iter().filter(|block| block.is_full).count();
	let rates = four.rates(STRETCH);
	Ok(vec![Measurement::new("B6-four", "final anchors, four nodes", "1/s", rates).note(format!(
		"{} blocks, {full} of them full, {} slots missed; {} transactions were refused.",
		four.prepared.len(),
		four.missed_slots(),
		four.refused
	))])
}
