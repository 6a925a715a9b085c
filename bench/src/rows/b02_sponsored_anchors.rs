//! B2: what it costs a node that somebody else pays.

use super::b01_anchors_and_transfers::rate;
use crate::{
	full_blocks::{FullBlocks, Import, Load, Sponsoring},
	measurement::{Measurement, Target},
	settings::Settings,
	Error,
};

/// What is measured, and how.
pub const ABOUT: &str = "\
Full blocks of anchors that vouchers pay for, against full blocks of anchors whose senders pay for themselves: anchors \
per second over anchors per second, imported as in B1, *cold* and *warm*. Each voucher is for one transaction, and \
brings a second sr25519 signature along, which is checked in the block like the first. The senders are the same \
accounts in both, each with one anchor. *A hospital* is one payer for all of them, the sort of payer that vouchers are \
made for: its record is read once for a block, and written once, where a plain anchor changes its sender's record. \
Beside it stand *a payer for each*, where every anchor changes another payer's record; and *new keys*, for whom a \
hospital pays, too, but who have no account before, so that each anchor makes one. A round imports the \
blocks of all four in turns, and then the other way round.";

const TARGET: Target = Target::AtLeast(0.72);

const IF_MISSED: &str = "\
The second signature takes as long as the first, and the Wasm judges the voucher.";

const IF_MISSED_BY_EACH: &str = "\
The second signature takes as long as the first; the Wasm judges the voucher; and \
for each payer it is looked up which vouchers it voided.";

/// A round takes twice as long as one of B1: so many are enough for an interval.
const ROUNDS: usize = 6;

/// Anchors per second, cold and warm, when `blocks` were imported twice.
fn rates(blocks: &FullBlocks<'_>, one: Import, other: Import) -> (f64, f64) {
	(
		rate(2 * blocks.first.transactions(), one.cold + other.cold),
		rate(2 * blocks.second.transactions(), one.warm + other.warm),
	)
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let build = |load| {
		let blocks = FullBlocks::build(settings, load)?;
		// The first import compiles the Wasm.
		blocks.import()?;
		Ok::<_, Error>(blocks)
	};
	let plain = build(Load::Anchors)?;
	let hospital = build(Load::SponsoredAnchors(Sponsoring::OneForAll))?;
	let each = build(Load::SponsoredAnchors(Sponsoring::OneForEach))?;
	let strangers = build(Load::SponsoredAnchors(Sponsoring::OneForStrangers))?;

	let (mut cold, mut warm, mut sponsored) = (Vec::new(), Vec::new(), Vec::new());
	let (mut of_each, mut of_strangers) = (Vec::new(), Vec::new());
	for _ in 0..ROUNDS {
		let there = [plain.import()?, hospital.import()?, each.import()?, strangers.import()?];
		let [last, third, second, first] =
			[strangers.import()?, each.import()?, hospital.import()?, plain.import()?];
		let (plain_cold, plain_warm) = rates(&plain, there[0], first);
		let (hospital_cold, hospital_warm) = rates(&hospital, there[1], second);
		cold.push(hospital_cold / plain_cold);
		warm.push(hospital_warm / plain_warm);
		sponsored.push(hospital_warm);
		of_each.push(rates(&each, there[2], third).1 / plain_warm);
		of_strangers.push(rates(&strangers, there[3], last).1 / plain_warm);
	}
	Ok(vec![
		Measurement::new("B2", "sponsored anchors over plain ones, a hospital, warm", "", warm)
			.target(TARGET, IF_MISSED)
			.note(format!(
				"A full block holds {} plain anchors; {} sponsored ones, or {} of new keys.",
				plain.first.transactions(),
				hospital.first.transactions(),
				strangers.first.transactions()
			)),
		Measurement::new(
			"B2-cold",
			"sponsored anchors over plain ones, a hospital, cold",
			"",
			cold,
		)
		.target(TARGET, IF_MISSED),
		Measurement::new("B2-each", "the same, a payer for each, warm", "", of_each)
			.target(TARGET, IF_MISSED_BY_EACH),
		Measurement::new("B2-new", "the same, a hospital and new keys, warm", "", of_strangers)
			.target(TARGET, IF_MISSED),
		Measurement::new(
			"B2-anchors",
			"sponsored anchors imported, a hospital, warm",
			"1/s",
			sponsored,
		),
	])
}
