//! B4: whether full blocks take the time that they declare.

use crate::{
	chain::Authored,
	full_blocks::{FullBlocks, Load},
	measurement::{Measurement, Target},
	settings::Settings,
	Error,
};
use frame_support::weights::constants::WEIGHT_REF_TIME_PER_SECOND;
use std::time::Duration;

/// What is measured, and how.
pub const ABOUT: &str = "\
The time in which a full block is imported (its execution, and the write to the database), over the \
time that it declares: the block's weight after it was executed, of which 10^12 are a second. Above \
1, a block could take longer than the limits of a block mean; far below, blocks are not as full as \
they could be. *Cold* and *warm* are those of B1.";

const TARGET: Target = Target::Between(0.70, 1.);

const IF_MISSED: &str = "\
The weights were measured on one machine of this kind at one time (docs/weights.md); a virtual \
machine is faster at some times, and slower at others.";

/// The part of its declared time that `block` took.
fn executed(block: &Authored, took: Duration) -> f64 {
	let declared = block.weight.ref_time() as f64 / WEIGHT_REF_TIME_PER_SECOND as f64;
	took.as_secs_f64() / declared
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let anchors = FullBlocks::build(settings, Load::Anchors)?;
	let transfers = FullBlocks::build(settings, Load::Transfers)?;
	// The first import of each compiles the Wasm.
	anchors.import()?;
	transfers.import()?;

	let (mut cold, mut warm, mut of_transfers) = (Vec::new(), Vec::new(), Vec::new());
	for _ in 0..settings.rounds() {
		for _ in 0..2 {
			let import = anchors.import()?;
			cold.push(executed(&anchors.first, import.cold));
			warm.push(executed(&anchors.second, import.warm));
		}
		let import = transfers.import()?;
		of_transfers.push(executed(&transfers.first, import.cold));
	}
	let declared = anchors.first.weight.ref_time() as f64 / WEIGHT_REF_TIME_PER_SECOND as f64;
	Ok(vec![
		Measurement::new("B4", "executed over declared, anchors, cold", "", cold)
			.target(TARGET, IF_MISSED)
			.note(format!(
				"A full block of {} anchors declares {declared:.2} s.",
				anchors.first.transactions()
			)),
		Measurement::new("B4-warm", "executed over declared, anchors, warm", "", warm),
		Measurement::new(
			"B4-transfers",
			"executed over declared, transfers, cold",
			"",
			of_transfers,
		),
	])
}
