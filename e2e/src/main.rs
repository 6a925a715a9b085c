//! Runs a command beside a development chain: `medibloc-devnet COMMAND ARGUMENT...`.
//!
//! The command finds the node's address in `MEDIBLOC_TEST_CHAIN`; the node ends with the command.

use medibloc_e2e::{Node, SHARED_CHAIN};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
	let mut arguments = std::env::args_os().skip(1);
	let Some(program) = arguments.next() else {
		eprintln!("medibloc-devnet: name the command to run beside the chain");
		return ExitCode::from(2);
	};
	// Tests prove from the state of the first block, and a node forgets it after 256 others: a run may take longer.
	let shared = Node::development().option("--state-pruning").option("archive-canonical");
	let node = match shared.start() {
		Ok(node) => node,
		Err(error) => {
			eprintln!("medibloc-devnet: {error}");
			return ExitCode::FAILURE;
		}
	};
	match Command::new(&program).args(arguments).env(SHARED_CHAIN, node.url()).status() {
		Ok(status) if status.success() => ExitCode::SUCCESS,
		Ok(_) => ExitCode::FAILURE,
		Err(error) => {
			eprintln!("medibloc-devnet: {} does not start: {error}", program.display());
			ExitCode::FAILURE
		}
	}
}
