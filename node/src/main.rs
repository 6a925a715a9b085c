//! The node of the MediBloc chain: it authors blocks in its turn (Aura), votes on their finality
//! (GRANDPA), and serves JSON-RPC to wallets and other software.

#![forbid(unsafe_code)]
#![allow(clippy::result_large_err, reason = "the SDK's error types are that large")]

mod authorship;
mod background;
#[cfg(feature = "runtime-benchmarks")]
mod benchmark;
mod chain_spec;
mod cli;
mod command;
mod json_log;
mod parts;
mod preflight;
mod rpc;
mod service;
#[cfg(not(feature = "runtime-benchmarks"))]
mod signature_cache;
mod watch;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("medibloc-node: {error}");
			ExitCode::FAILURE
		}
	}
}
