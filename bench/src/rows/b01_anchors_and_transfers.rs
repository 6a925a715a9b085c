//! B1: what an anchor costs a node, against a transfer on a stock chain with fees.

use crate::{
	full_blocks::{FullBlocks, Load},
	measurement::{Measurement, Target},
	settings::Settings,
	Error,
};
use std::time::Duration;

/// What is measured, and how.
pub const ABOUT: &str = "\
Full blocks of `anchor` on the chain's runtime and of `transfer_keep_alive` on the control runtime \
(`bench/control-runtime`), which differs in its charging: there it is the SDK's \
`ChargeTransactionPayment`. Each transaction comes from another account, each transfer goes to \
another one that exists. Each round imports anchors, transfers, transfers, anchors, every time into \
a new database, and counts anchors per second over transfers per second. *Cold* is a node that has \
just opened its database (the files are in the operating system's memory); *warm* is one that has \
executed the block once, as a node's pool has executed the checks of its transactions. Signatures \
are checked in all of them.";

const TARGET: Target = Target::AtLeast(1.10);

const IF_MISSED: &str = "\
An anchor writes a new key of the state, for which nodes of the trie are made, where a transfer \
changes two that exist; half of both is the check of the signature.";

/// Transactions per second.
pub(super) fn rate(transactions: usize, took: Duration) -> f64 {
	transactions as f64 / took.as_secs_f64()
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let anchors = FullBlocks::build(settings, Load::Anchors)?;
	let transfers = FullBlocks::build(settings, Load::ControlTransfers)?;
	// The first import of each compiles the Wasm.
	anchors.import()?;
	transfers.import()?;

	let (mut cold, mut warm) = (Vec::new(), Vec::new());
	let (mut anchor_rates, mut transfer_rates) = (Vec::new(), Vec::new());
	for _ in 0..settings.rounds() {
		let round =
			[anchors.import()?, transfers.import()?, transfers.import()?, anchors.import()?];
		let [first, second, third, fourth] = round.map(|import| import.cold);
		let of_anchors = rate(2 * anchors.first.transactions(), first + fourth);
		let of_transfers = rate(2 * transfers.first.transactions(), second + third);
		cold.push(of_anchors / of_transfers);

		let [first, second, third, fourth] = round.map(|import| import.warm);
		let of_anchors = rate(2 * anchors.second.transactions(), first + fourth);
		let of_transfers = rate(2 * transfers.second.transactions(), second + third);
		warm.push(of_anchors / of_transfers);
		anchor_rates.push(of_anchors);
		transfer_rates.push(of_transfers);
	}
	Ok(vec![
		Measurement::new("B1", "anchors over transfers with fees, warm", "", warm)
			.target(TARGET, IF_MISSED)
			.note(format!(
				"A full block holds {} anchors, or {} transfers.",
				anchors.first.transactions(),
				transfers.first.transactions()
			)),
		Measurement::new("B1-cold", "anchors over transfers with fees, cold", "", cold)
			.target(TARGET, IF_MISSED),
		Measurement::new("B1-anchors", "anchors imported, warm", "1/s", anchor_rates),
		Measurement::new(
			"B1-transfers",
			"transfers with fees imported, warm",
			"1/s",
			transfer_rates,
		),
	])
}
