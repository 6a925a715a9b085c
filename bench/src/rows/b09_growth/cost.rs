//! What the same block costs on chains that differ in one number.

use crate::{
	chain::{Authored, Chain, Keep},
	measurement::{Curve, Measurement, Target},
	settings::Settings,
	Error, Genesis,
};
use sp_runtime::OpaqueExtrinsic;
use std::time::Instant;
use tempfile::TempDir;

/// How much more a block may cost where there are most than where there are fewest.
pub const BOUND: Target = Target::AtMost(1.5);

/// The numbers of which `settings` want chains: a quick run leaves out the most.
pub fn numbers<'a>(settings: &Settings, all: &'a [u32]) -> &'a [u32] {
	match all {
		[some @ .., _] if settings.quick => some,
		all => all,
	}
}

/// A chain in a folder of its own.
pub struct TemporaryChain {
	/// The chain.
	pub chain: Chain,
	// Removed after the chain is closed.
	_folder: TempDir,
}

impl TemporaryChain {
	/// Begins a chain, and forgets `genesis`: that of a million accounts takes gigabytes.
	///
	/// # Errors
	///
	/// There is no folder for it, or the database cannot be opened.
	pub fn begin(settings: &Settings, genesis: Genesis) -> Result<Self, Error> {
		let folder = tempfile::tempdir()?;
		let tokio = settings.tokio.handle().clone();
		let chain = Chain::open(folder.path(), &genesis, Keep::Default, tokio)?;
		Ok(Self { chain, _folder: folder })
	}

	/// Builds the next block, of all of `transactions`.
	///
	/// # Errors
	///
	/// The slot is not after the last block's, a transaction is not valid, or there is no room for it.
	pub fn author(
		&self,
		settings: &Settings,
		slot: u64,
		transactions: &[OpaqueExtrinsic],
	) -> Result<Authored, Error> {
		let authored = settings.tokio.block_on(self.chain.author(slot.into(), transactions))?;
		if authored.transactions() != transactions.len() {
			return Err(Error::Unmeasured("a transaction was left out".into()));
		}
		Ok(authored)
	}

	/// Closes the chain, and removes it.
	///
	/// # Errors
	///
	/// Something has the database open for seconds.
	pub fn close(self) -> Result<(), Error> {
		self.chain.close()
	}
}

/// A chain, and the blocks that are built on it, in their order.
pub struct Built<Blocks> {
	/// How many there are on the chain.
	pub number: u32,
	/// The chain.
	pub chain: TemporaryChain,
	/// The blocks.
	pub blocks: Blocks,
}

impl<Blocks> Built<Blocks> {
	/// One of the blocks.
	pub fn block(&self, of: fn(&Blocks) -> &Authored) -> Block<'_> {
		Block { chain: &self.chain, authored: of(&self.blocks) }
	}
}

/// A block on one of the chains.
pub struct Block<'a> {
	chain: &'a TemporaryChain,
	authored: &'a Authored,
}

impl Block<'_> {
	/// How many seconds it takes to execute it, so often.
	///
	/// # Errors
	///
	/// It is not valid.
	pub fn execute(&self, repetitions: u32) -> Result<f64, Error> {
		let blocks = vec![self.authored.block.clone(); repetitions as usize];
		let start = Instant::now();
		for block in blocks {
			self.chain.chain.execute(block)?;
		}
		Ok(start.elapsed().as_secs_f64())
	}
}

/// A cost that may grow.
pub struct Cost {
	/// The id and the title of its growth.
	pub growth: (&'static str, &'static str),
	/// What has it.
	pub what: &'static str,
	/// What there are so many of.
	pub number_of: &'static str,
	/// How many of what has it are in the block.
	pub in_block: u32,
	/// How often the block is executed for one sample: a short one is executed more often.
	pub repetitions: u32,
	/// How much it may grow.
	pub target: Target,
	/// Why it grows by more, if it does.
	pub if_missed: &'static str,
}

impl Cost {
	/// The cost of what is alone in its block, which is executed once for a sample and may grow as all may.
	pub const fn new(
		growth: (&'static str, &'static str),
		what: &'static str,
		number_of: &'static str,
		if_missed: &'static str,
	) -> Self {
		Self { growth, what, number_of, in_block: 1, repetitions: 1, target: BOUND, if_missed }
	}

	/// Executes on each of `built`, the fewest first, the block that `of` takes, all of them in every round and then the
	/// other way round.
	///
	/// # Errors
	///
	/// A block is not valid.
	pub fn measure<Blocks>(
		&self,
		settings: &Settings,
		built: &[Built<Blocks>],
		of: fn(&Blocks) -> &Authored,
	) -> Result<Measurement, Error> {
		let mut points: Vec<_> =
			built.iter().map(|built| (built.number, built.block(of), Vec::<f64>::new())).collect();
		for (_, block, _) in &points {
			// The first execution compiles the Wasm and fills the cache.
			block.execute(1)?;
		}
		let per_sample = f64::from(2 * self.repetitions * self.in_block) / 1e6;
		let mut growth = Vec::new();
		for _ in 0..settings.rounds() {
			for (_, block, costs) in &mut points {
				costs.push(block.execute(self.repetitions)? / per_sample);
			}
			for (_, block, costs) in points.iter_mut().rev() {
				let again = block.execute(self.repetitions)? / per_sample;
				costs.last_mut().into_iter().for_each(|cost| *cost += again);
			}
			let last = |point: Option<&(_, _, Vec<f64>)>| {
				point.and_then(|(_, _, costs)| costs.last().copied())
			};
			if let (Some(fewest), Some(most)) = (last(points.first()), last(points.last())) {
				growth.push(most / fewest);
			}
		}
		let (id, title) = self.growth;
		let points = points.into_iter().map(|(number, _, costs)| (number, costs)).collect();
		let curve = Curve { what: self.what, number_of: self.number_of, unit: "us", points };
		Ok(Measurement::new(id, title, "", growth).target(self.target, self.if_missed).curve(curve))
	}
}
