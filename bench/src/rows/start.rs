//! How fast a node is there, and how much memory it takes.

use crate::{measurement::Measurement, settings::Settings, Error};
use medibloc_e2e::Node;
use std::{
	thread,
	time::{Duration, Instant},
};

/// What is measured, and how.
pub const ABOUT: &str = "\
A development node, from the start of its process until it serves JSON-RPC, with a database that is \
there; and what it has resident ten seconds later, when nobody asks anything of it.";

/// When a node has done what its start takes.
const SETTLED: Duration = Duration::from_secs(10);

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let folder = tempfile::tempdir()?;
	let start = || Node::development().base_path(folder.path()).start();
	// The first start writes the database.
	start()?.kill();

	let (mut seconds, mut mebibytes) = (Vec::new(), Vec::new());
	for _ in 0..settings.rounds().min(10) {
		let begin = Instant::now();
		let node = start()?;
		seconds.push(begin.elapsed().as_secs_f64());
		thread::sleep(SETTLED);
		mebibytes.push(node.usage()?.resident_kib as f64 / 1024.);
		node.kill();
	}
	Ok(vec![
		Measurement::new("start", "start of a node", "s", seconds),
		Measurement::new("memory", "memory of an idle producer", "MiB", mebibytes),
	])
}
