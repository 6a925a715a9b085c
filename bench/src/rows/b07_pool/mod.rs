//! B7: how fast a node refuses what nobody can pay for, against how fast it accepts what somebody can.

mod kind;
mod node;
mod round;
mod validation;

use crate::{
	chain::{current_slot, Chain, Keep},
	measurement::{Measurement, Target},
	settings::Settings,
	Error, Genesis,
};
use kind::{Kind, BURST};
use medibloc_e2e::Node;
use medibloc_primitives::{bandwidth::UNITS_PER_BLOCK, time::WINDOW_SLOTS};
use node::Pool;
use round::Round;
use sp_genesis_builder::DEV_RUNTIME_PRESET;

/// What is measured, and how.
pub const ABOUT: &str = "\
A producer in a process of its own, with the options of a node that people run, is given transactions over JSON-RPC: \
bursts of 150, signed before, 64 at a time on one connection. All transactions of a burst are of one kind: anchors \
whose signers can pay, or have used up their share, or are *strangers* without an account; anchors of strangers that \
a voucher pays for, or would, had the payer not used up its share; and those that are refused for another reason, which \
is shown without a target. A burst counts when the node has answered all of it, those that can be paid for with their \
hashes, the others with the error that they deserve; the row fails when one answer is another. No transaction is sent \
twice, and each is of other accounts: the pool remembers what it refused. Bursts of all kinds make a pass, which begins \
when the slot's block is imported and the pool is empty, and counts only if it ends within the slot: no block is \
authored or imported while the clock runs, whatever the kind. The next block takes what was accepted. A round is two \
passes, the second one with the kinds in the opposite order; it gives one ratio. Payers are compared with sponsored \
anchors. *Validation alone* is the function of the Wasm that judges, called in this \
process for such transactions in the same order, on a chain of one block, by one thread; an *empty call* is one of the \
same Wasm for its version.";

const TARGET: Target = Target::AtLeast(1.5);

const IF_MISSED: &str = "\
The rows of validation alone have what the runtime takes; the rest, JSON-RPC and the pool, is the same for both.";

/// How many passes are tried for each that is needed: a busy machine is not always done within the slot.
const TRIES: u32 = 3;

/// A chain on which everybody can pay for so many bursts who can pay.
fn genesis(bursts: u32) -> Result<Genesis, Error> {
	let count = bursts * BURST;
	let stakers = Kind::ALL.into_iter().flat_map(|kind| kind.stakers(count));
	let mut genesis = Genesis::medibloc(DEV_RUNTIME_PRESET, stakers)?;
	for kind in [Kind::UsedUp, Kind::PayerUsedUp] {
		for account in kind.stakers(count) {
			// As much as the whole network has in a week: more than any share.
			let used = WINDOW_SLOTS * UNITS_PER_BLOCK;
			genesis = genesis.with_past(&account, current_slot(), used, 0)?;
		}
	}
	Ok(genesis)
}

/// Rounds on a node of its own, and how many passes were tried for them.
fn on_a_node(settings: &Settings, genesis: &Genesis) -> Result<(Vec<Round>, u32), Error> {
	let folder = tempfile::tempdir()?;
	let specification = folder.path().join("chain.json");
	genesis.write_specification(&specification)?;
	let genesis_hash = genesis.hash(settings.tokio.handle().clone())?;
	let node = Node::producer(&specification, "alice", &[]).start()?;
	settings.tokio.block_on(async {
		let mut pool = Pool::connect(node, genesis_hash).await?;
		let rounds = pool.rounds(settings.rounds()).await?;
		Ok((rounds, pool.tried()))
	})
}

/// Rounds of validation alone, and how long empty calls took, in microseconds.
fn alone(settings: &Settings, genesis: &Genesis) -> Result<(Vec<Round>, Vec<f64>), Error> {
	let database = tempfile::tempdir()?;
	let tokio = settings.tokio.handle();
	let chain = Chain::open(database.path(), genesis, Keep::Default, tokio.clone())?;
	tokio.block_on(chain.author(current_slot().into(), &[]))?;
	let rounds = validation::rounds(&chain, settings.rounds())?;
	let empty = validation::empty_calls(&chain, settings.rounds())?;
	chain.close()?;
	Ok((rounds, empty))
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	// The first pass only warms up.
	let genesis = genesis(1 + TRIES * 2 * settings.rounds() as u32)?;
	let (measured, tried) = on_a_node(settings, &genesis)?;
	let (alone, empty) = alone(settings, &genesis)?;

	let ratios = |rounds: &[Round], kind| rounds.iter().map(|round| round.ratio(kind)).collect();
	let rates = |kind| measured.iter().map(|round| round.rate(kind)).collect();
	let micros = |kind| alone.iter().map(|round| 1e6 / round.rate(kind)).collect();
	let row = |id, title, kind| Measurement::new(id, title, "", ratios(&measured, kind));
	Ok(vec![
		row("B7", "refusing over accepting: signer's share used up", Kind::UsedUp)
			.target(TARGET, IF_MISSED)
			.note(format!(
				"{} of {tried} passes were over before the next slot.",
				2 * measured.len()
			)),
		row("B7-stranger", "the same: signer without an account", Kind::Stranger)
			.target(TARGET, IF_MISSED),
		row("B7-payer", "the same: payer's share used up", Kind::PayerUsedUp)
			.target(TARGET, IF_MISSED),
		row("B7-signature", "the same: the signer did not sign this", Kind::Signature),
		row("B7-expired", "the same: the voucher has expired", Kind::Expired),
		row("B7-forged", "the same: the payer did not sign the voucher", Kind::Forged),
		Measurement::new("B7-accepted", "anchors accepted", "1/s", rates(Kind::Plain)),
		Measurement::new(
			"B7-refused",
			"anchors refused: share used up",
			"1/s",
			rates(Kind::UsedUp),
		),
		Measurement::new(
			"B7-sponsored",
			"sponsored anchors accepted",
			"1/s",
			rates(Kind::Sponsored),
		),
		Measurement::new(
			"B7-validation",
			"validation alone: signer's share used up",
			"",
			ratios(&alone, Kind::UsedUp),
		),
		Measurement::new(
			"B7-validation-payer",
			"validation alone: payer's share used up",
			"",
			ratios(&alone, Kind::PayerUsedUp),
		),
		Measurement::new(
			"B7-valid",
			"validation of an anchor that can be paid for",
			"us",
			micros(Kind::Plain),
		),
		Measurement::new(
			"B7-invalid",
			"validation of an anchor that cannot",
			"us",
			micros(Kind::UsedUp),
		),
		Measurement::new("B7-empty", "an empty call of the Wasm", "us", empty),
	])
}
