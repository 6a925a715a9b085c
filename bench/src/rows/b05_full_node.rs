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

/// Producers that run, and the anchors that they will be given.
pub struct Network {
	/// The nodes.
	pub nodes: Vec<Node>,
	signed: Vec<OpaqueExtrinsic>,
	time: Duration,
	// Who starts later reads the specification in it, too.
	_folder: tempfile::TempDir,
}

impl Network {
	/// Starts a producer for each of these names.
	pub fn start(settings: &Settings, preset: &str, producers: &[&str]) -> Result<Self, Error> {
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
		Ok(Self { nodes, signed, time, _folder: folder })
	}

	/// Keeps its blocks full.
	pub fn run(&mut self, settings: &Settings) -> Result<Run, Error> {
		let signed = std::mem::take(&mut self.signed);
		settings.tokio.block_on(load::run(&self.nodes, signed, self.time))
	}
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
	let mut network = Network::start(settings, DEV_RUNTIME_PRESET, &["alice"])?;
	let one = network.run(settings)?;
	let usage = network.nodes.first().map(Node::usage).transpose()?;
	let memory = usage.map_or(f64::NAN, |usage| usage.resident_kib as f64 / 1024.);
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
			"What an anchor costs an author is what the SDK does for it: it looks up, keeps and hashes changes of the \
			 state, and takes memory for them. The runtime's own code is less than a tenth of it ([profiles](profiles.md)), \
			 and an author ends its block in time (B5), however much still waits.",
		),
		Measurement::new(
			"memory-full",
			"memory of a producer of full blocks",
			"MiB",
			vec![memory],
		)
		.note("At the end. It began with a specification of hundreds of thousands of accounts, all of which it reads."),
	])
}

/// Measures the row of four nodes.
pub fn measure_four(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let producers = ["alice", "bob", "charlie", "dave"];
	let four = Network::start(settings, LOCAL_RUNTIME_PRESET, &producers)?.run(settings)?;
	let full = four.prepared.iter().filter(|block| block.is_full).count();
	let rates = four.rates(STRETCH);
	Ok(vec![Measurement::new("B6-four", "final anchors, four nodes", "1/s", rates).note(format!(
		"{} blocks, {full} of them full, {} slots missed; {} transactions were refused.",
		four.prepared.len(),
		four.missed_slots(),
		four.refused
	))])
}
