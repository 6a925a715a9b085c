//! How the cost of a block grows with how many there are of something: the same block on chains that
//! begin with different numbers of it.

use crate::{
	chain::{Authored, Chain, Keep},
	measurement::{Measurement, Target},
	settings::Settings,
	Error, Genesis,
};
use sp_runtime::OpaqueExtrinsic;
use std::time::Instant;
use tempfile::TempDir;

/// How many there are on each of the chains.
const NUMBERS: &[u32] = &[1_000, 10_000, 100_000, 1_000_000];

/// How much more a block may cost where there are most than where there are fewest.
const TARGET: Target = Target::AtMost(1.5);

/// How many there are on each of the chains, the fewest first. A quick run leaves out the most.
pub fn numbers(settings: &Settings) -> &'static [u32] {
	if settings.quick {
		&NUMBERS[..3]
	} else {
		NUMBERS
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

/// A cost that may grow.
pub struct Cost {
	/// The id and the title of its growth.
	pub growth: (&'static str, &'static str),
	/// The ids and the titles of what it is on each of the chains.
	pub each: &'static [(&'static str, &'static str)],
	/// The unit of what it is.
	pub unit: &'static str,
	/// What it is in that unit when its block takes a second.
	pub per_second: f64,
	/// Why it grows by more than it may, if it does.
	pub if_missed: &'static str,
}

impl Cost {
	/// Executes each of `blocks` on its chain, all of them in every round; they are in the order of
	/// [`numbers`].
	///
	/// # Errors
	///
	/// A block is not valid.
	pub fn measure<'a>(
		&self,
		settings: &Settings,
		blocks: impl IntoIterator<Item = (&'a TemporaryChain, &'a Authored)>,
	) -> Result<Vec<Measurement>, Error> {
		let blocks: Vec<_> = blocks.into_iter().collect();
		for (chain, authored) in &blocks {
			// The first execution compiles the Wasm and fills the cache.
			self.execute(chain, authored)?;
		}
		let mut costs = vec![Vec::new(); blocks.len()];
		let mut growth = Vec::new();
		for _ in 0..settings.rounds() {
			for ((chain, authored), costs) in blocks.iter().zip(&mut costs) {
				costs.push(self.execute(chain, authored)?);
			}
			let last = |costs: Option<&Vec<f64>>| costs.and_then(|costs| costs.last().copied());
			if let (Some(fewest), Some(most)) = (last(costs.first()), last(costs.last())) {
				growth.push(most / fewest);
			}
		}

		let (id, title) = self.growth;
		let growth = Measurement::new(id, title, "", growth).target(TARGET, self.if_missed);
		let each = self.each.iter().zip(costs);
		let each = each.map(|(&(id, title), costs)| Measurement::new(id, title, self.unit, costs));
		Ok([growth].into_iter().chain(each).collect())
	}

	/// What it costs once.
	fn execute(&self, chain: &TemporaryChain, authored: &Authored) -> Result<f64, Error> {
		let block = authored.block.clone();
		let start = Instant::now();
		chain.chain.execute(block)?;
		Ok(start.elapsed().as_secs_f64() * self.per_second)
	}
}
