//! The command line.

use clap::Arg;
use sc_cli::{
	CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd, ImportBlocksCmd, KeySubcommand,
	PurgeChainCmd, RevertCmd, RunCmd,
};
use std::path::PathBuf;

/// The options of every Substrate node, some with other defaults: without fees, a transaction that
/// cannot be paid now can be paid soon, and the pool holds several blocks of small ones; what
/// strangers may ask of JSON-RPC is bounded.
#[derive(Debug, clap::Parser)]
#[command(args_conflicts_with_subcommands = true)]
#[command(mut_arg("tx_ban_seconds", default("12")))]
#[command(mut_arg("pool_limit", default("32768")))]
#[command(mut_arg("rpc_max_request_size", default("5")))]
#[command(mut_arg("rpc_max_batch_request_len", default("100")))]
#[command(mut_arg("rpc_max_subscriptions_per_connection", default("128")))]
pub struct Cli {
	/// What to do instead of running.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run.
	#[clap(flatten)]
	pub run: RunCmd,

	/// Write the log as JSON, one object a line
	#[arg(long)]
	pub json_log: bool,
}

/// Gives an argument another default.
fn default(value: &'static str) -> impl FnOnce(Arg) -> Arg {
	move |argument| argument.default_value(value)
}

/// What the node can do instead of running.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make and inspect keys; a producer needs a network key of its own
	#[command(subcommand)]
	Key(KeySubcommand),

	/// Write a chain's specification, plain or raw
	ExportChainSpec(ExportChainSpec),

	/// Check that a block in the database can be executed again
	CheckBlock(CheckBlockCmd),

	/// Write blocks to a file
	ExportBlocks(ExportBlocksCmd),

	/// Take in blocks from a file
	ImportBlocks(ImportBlocksCmd),

	/// Remove a chain's database
	PurgeChain(PurgeChainCmd),

	/// Take back the last blocks that are not final
	Revert(RevertCmd),

	/// Measure weights
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}

/// How to write a specification.
#[derive(Debug, clap::Args)]
pub struct ExportChainSpec {
	/// Which, where to, and in which form.
	#[clap(flatten)]
	pub stock: ExportChainSpecCmd,

	/// The Wasm that the chain begins with, instead of the one in this program; for `local`, `dev`
	/// and `testnet-preset`
	#[arg(long, value_name = "FILE")]
	pub runtime: Option<PathBuf>,
}
