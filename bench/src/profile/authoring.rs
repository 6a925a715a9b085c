//! The profile of authoring blocks.

use super::perf::{Recording, Sample};
use crate::{load::WARM_UP, rows::b05_full_node::Network, settings::Settings, Error};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use std::thread;

/// What is watched.
pub const ABOUT: &str = "\
A producer whose blocks are kept full, as in B5, with all that it does meanwhile: its author fills and finishes \
blocks, two threads of its pool check what comes in and what waits, and others serve JSON-RPC.";

/// What was found.
pub const FOUND: &str = "\
The pool's checks take half of the time of the node. A third of theirs is the operating system's: for each check the \
SDK takes an instance of the Wasm, whose memory is mapped, touched and given back. The author does this once for a \
hundred transactions (decision 0018), and takes a quarter of the node's time. Less than a tenth of the author's is \
the runtime's own code; the rest is what the SDK does for it: it looks up, keeps and hashes changes of the state, in \
layers that can be undone, and takes memory for them.";

/// Watches the node.
pub fn watch(settings: &Settings) -> Result<Vec<Sample>, Error> {
	let mut network = Network::start(settings, DEV_RUNTIME_PRESET, &["alice"])?;
	let Some(node) = network.nodes.first().map(|node| node.id()) else {
		return Err(Error::Unmeasured("no node was started".into()));
	};
	let watcher = thread::spawn(move || {
		thread::sleep(WARM_UP);
		Recording::of_process(node)
	});
	network.run(settings)?;
	let recording = watcher.join().map_err(|_| Error::Unmeasured("the watcher panicked".into()))?;
	recording?.stop()
}
