//! B10: how long blocks take to become final in a network of twenty-one producers.

use crate::{
	measurement::{Measurement, Statistic, Target},
	settings::Settings,
	Error,
};
use medibloc_e2e::Program;
use serde_json::Value;
use std::process::{Command, Stdio};

/// What is measured, and how.
pub const ABOUT: &str = "\
Twenty-one producers, as many as the public networks have, each in a process of its own with its own keys, on the \
loopback interface of the same machine. A script starts them with zombienet, as the long tests do \
(`zombienet/finality.mjs`); when all of them have finalised blocks for a round, it looks ten times a second which \
blocks one of them has on its best chain, and which of these are final. A sample is the time from the first sight of a \
block on the best chain to the first sight of it as final; samples are in ascending order. The bounds are those of the \
long tests. Nothing is submitted: blocks hold the time only.";

/// The script, in the root of the sources.
const SCRIPT: &str = "zombienet/finality.mjs";

const IF_MISSED: &str = "\
Twenty-one nodes that share a few cores hear of each other's votes late.";

/// What the script found.
#[derive(Debug)]
struct Found {
	/// How long each block took, in milliseconds.
	taken: Vec<f64>,
	/// How many slots had no block meanwhile.
	missed_slots: u32,
	/// How many others each node was connected to at least.
	peers: u32,
}

impl Found {
	/// Reads what the script printed.
	fn parse(text: &[u8]) -> Result<Self, Error> {
		let mut json: Value = serde_json::from_slice(text)?;
		let mut take = |name: &str| json.get_mut(name).map(Value::take).unwrap_or_default();
		let found = Self {
			taken: serde_json::from_value(take("taken"))?,
			missed_slots: serde_json::from_value(take("missedSlots"))?,
			peers: serde_json::from_value(take("peers"))?,
		};
		if found.taken.is_empty() {
			return Err(Error::Unmeasured("no block became final".into()));
		}
		Ok(found)
	}
}

/// Runs the script to its end, which is that of the network, too.
fn run(blocks: u32) -> Result<Found, Error> {
	let node = Program::Node.path();
	let node = node.ok_or_else(|| Error::Unmeasured("medibloc-node is not built".into()))?;
	// `setpriv` lets the kernel tell the script to end its nodes when this program ends first, however it does.
	let output = Command::new("setpriv")
		.args(["--pdeathsig", "TERM", "--", "node", SCRIPT])
		.env("MEDIBLOC_NODE", node)
		.env("BLOCKS", blocks.to_string())
		.stdin(Stdio::null())
		.stderr(Stdio::inherit())
		.output()?;
	if !output.status.success() {
		let message = format!("{SCRIPT}: {}; `make setup` installs what it needs", output.status);
		return Err(Error::Unmeasured(message));
	}
	Found::parse(&output.stdout)
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let found = run(if settings.quick { 20 } else { 100 })?;
	let seconds: Vec<_> = found.taken.iter().map(|milliseconds| milliseconds / 1e3).collect();
	Ok(vec![
		Measurement::new("B10", "from best to final, 21 producers", "s", seconds.clone())
			.target(Target::AtMost(9.), IF_MISSED)
			.note(format!(
				"{} blocks; {} slots were missed meanwhile. Each node was connected to {} others at least.",
				found.taken.len(),
				found.missed_slots,
				found.peers
			)),
		Measurement::new("B10-most", "the same, 99 of 100 blocks", "s", seconds)
			.statistic(Statistic::Percentile99)
			.target(Target::AtMost(15.), IF_MISSED),
	])
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_the_script_prints_should_be_read() {
		let found = Found::parse(br#"{"taken":[7000,7500.5],"missedSlots":1,"peers":20}"#).unwrap();
		assert_eq!(found.taken, [7_000., 7_500.5]);
		assert_eq!((found.missed_slots, found.peers), (1, 20));
	}

	#[test]
	fn a_script_that_saw_nothing_should_not_count() {
		assert!(Found::parse(b"").is_err());
		assert!(Found::parse(br#"{"missedSlots":0,"peers":20}"#).is_err());
		assert!(Found::parse(br#"{"taken":[],"missedSlots":0,"peers":20}"#).is_err());
	}
}
