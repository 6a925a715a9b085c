//! From the command line to a running node, or to one of the other things that it can do.

use crate::{
	chain_spec,
	cli::{Cli, ExportChainSpec, Subcommand},
	json_log,
	parts::{self, Parts},
	preflight, service,
};
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use sc_cli::{CliConfiguration, CryptoScheme, Runner, Signals, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_service::{ChainSpec, Configuration};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"MediBloc Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn executable_name() -> String {
		env!("CARGO_PKG_NAME").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the documentation that comes with the sources".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		chain_spec::load(id).map(|spec| Box::new(spec) as Box<dyn ChainSpec>)
	}
}

/// Reads the command line and does what it says: without a subcommand, runs the node until it is
/// told to stop.
pub fn run() -> sc_cli::Result<()> {
	let arguments = Cli::setup_command(Cli::command()).get_matches();
	check_kind_of_key(&arguments)?;
	let cli = Cli::from_arg_matches(&arguments).unwrap_or_else(|error| error.exit());
	let Some(subcommand) = &cli.subcommand else { return run_node(&cli) };
	match subcommand {
		Subcommand::Key(command) => command.run(&cli),
		Subcommand::ExportChainSpec(command) => export_chain_spec(command),
		Subcommand::CheckBlock(command) => cli.create_runner(command)?.async_run(|config| {
			let Parts { client, import_queue, task_manager, .. } = parts::open(&config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Subcommand::ExportBlocks(command) => cli.create_runner(command)?.async_run(|config| {
			let Parts { client, task_manager, .. } = parts::open(&config)?;
			Ok((command.run(client, config.database), task_manager))
		}),
		Subcommand::ImportBlocks(command) => cli.create_runner(command)?.async_run(|config| {
			let Parts { client, import_queue, task_manager, .. } = parts::open(&config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Subcommand::PurgeChain(command) => {
			cli.create_runner(command)?.sync_run(|config| command.run(config.database))
		}
		Subcommand::Revert(command) => cli.create_runner(command)?.async_run(|config| {
			let Parts { client, backend, task_manager, .. } = parts::open(&config)?;
			let finality = Box::new(|client, _, blocks| {
				sc_consensus_grandpa::revert(client, blocks)?;
				Ok(())
			});
			Ok((command.run(client, backend, Some(finality)), task_manager))
		}),
		#[cfg(feature = "runtime-benchmarks")]
		Subcommand::Benchmark(command) => crate::benchmark::run(&cli, command),
	}
}

/// Refuses `key insert` of a key that the node could never use: it would lie in the keystore, and the
/// producer would do nothing.
fn check_kind_of_key(arguments: &ArgMatches) -> sc_cli::Result<()> {
	let Some(insert) =
		arguments.subcommand_matches("key").and_then(|key| key.subcommand_matches("insert"))
	else {
		return Ok(());
	};
	let key_type = insert.get_one::<String>("key_type").map(String::as_str);
	let scheme = insert.get_one::<CryptoScheme>("scheme").copied();
	let (needed, duty) = match (key_type, scheme) {
		(Some("aura"), Some(CryptoScheme::Ed25519 | CryptoScheme::Ecdsa)) => ("sr25519", "author"),
		(Some("gran"), Some(CryptoScheme::Sr25519 | CryptoScheme::Ecdsa)) => ("ed25519", "vote"),
		_ => return Ok(()),
	};
	Err(sc_cli::Error::Input(format!(
		"a producer can only {duty} with a key of the scheme {needed}: use --scheme {needed}"
	)))
}

/// Runs the node until it is told to stop.
fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	let runner =
		if cli.json_log { runner_with_json_log(cli)? } else { cli.create_runner(&cli.run)? };
	runner.run_node_until_exit(|mut config| async move {
		preflight::check(&mut config).map_err(sc_cli::Error::Input)?;
		match config.network.network_backend {
			NetworkBackendType::Libp2p => service::start::<sc_network::NetworkWorker<_, _>>(config),
			NetworkBackendType::Litep2p => {
				service::start::<sc_network::Litep2pNetworkBackend>(config)
			}
		}
		.map_err(sc_cli::Error::Service)
	})
}

/// What `create_runner` makes, but for the form of the log, which the SDK does not offer.
fn runner_with_json_log(cli: &Cli) -> sc_cli::Result<Runner<Cli>> {
	let tokio_runtime = sc_cli::build_runtime()?;
	let signals = tokio_runtime.block_on(async { Signals::capture() })?;
	let config: Configuration =
		cli.run.create_configuration(cli, tokio_runtime.handle().clone())?;
	sp_panic_handler::set(&Cli::support_url(), &Cli::impl_version());
	json_log::start(&cli.run.log_filters()?)?;
	if let Err(error) = fdlimit::raise_fd_limit() {
		log::warn!("The limit of open files cannot be raised: {error}");
	}
	Runner::new(config, tokio_runtime, signals)
}

/// Writes a chain's specification.
fn export_chain_spec(command: &ExportChainSpec) -> sc_cli::Result<()> {
	let spec = match &command.runtime {
		Some(file) => chain_spec::with_runtime(&command.stock.chain, file),
		None => chain_spec::load(&command.stock.chain),
	};
	command.stock.run(Box::new(spec?))
}
