//! The command line.

use sc_cli::{KeySubcommand, RunCmd};

/// The node takes the options of every Substrate node.
#[derive(Debug, clap::Parser)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
	/// What to do instead of running.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run.
	#[clap(flatten)]
	pub run: RunCmd,
}

/// What the node can do instead of running.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make and inspect keys; a producer needs a network key of its own
	#[command(subcommand)]
	Key(KeySubcommand),
}
