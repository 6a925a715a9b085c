//! `medibloc-node benchmark`: what the runtime's weights are measured with.

use crate::{
	cli::Cli,
	parts::{self, FullBackend, Parts},
};
use frame_benchmarking_cli::{BenchmarkCmd, SUBSTRATE_REFERENCE_HARDWARE};
use medibloc_runtime::opaque::Block;
use sc_cli::SubstrateCli;
use sp_runtime::traits::HashingFor;

/// Runs one of the benchmarks.
///
/// # Errors
///
/// Says why it cannot be run.
pub fn run(cli: &Cli, command: &BenchmarkCmd) -> sc_cli::Result<()> {
	cli.create_runner(command)?.sync_run(|config| match command {
		BenchmarkCmd::Pallet(command) => {
			command.run_with_spec::<HashingFor<Block>, ()>(Some(config.chain_spec))
		}
		BenchmarkCmd::Overhead(command) => {
			command.run_with_default_builder_and_spec::<Block, ()>(Some(config.chain_spec))
		}
		BenchmarkCmd::Block(command) => {
			let Parts { client, .. } = parts::open(&config)?;
			command.run::<Block, FullBackend, _>(client)
		}
		BenchmarkCmd::Storage(command) => {
			let Parts { client, backend, .. } = parts::open(&config)?;
			let database = backend.expose_db();
			let storage = backend.expose_storage();
			let trie_cache = backend.expose_shared_trie_cache();
			command.run::<Block, FullBackend, _>(config, client, database, storage, trie_cache)
		}
		BenchmarkCmd::Machine(command) => {
			command.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone())
		}
		BenchmarkCmd::Extrinsic(_) => Err("this node builds no extrinsics to measure: use \
			`benchmark pallet` for calls and `benchmark overhead` for what every extrinsic costs"
			.into()),
	})
}
