//! From the command line to a running node.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service,
};
use sc_cli::SubstrateCli;
use sc_network::config::NetworkBackendType;
use sc_service::ChainSpec;

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

/// Reads the command line and runs the node until it is told to stop.
pub fn run() -> sc_cli::Result<()> {
	let cli = Cli::from_args();
	if let Some(Subcommand::Key(command)) = &cli.subcommand {
		return command.run(&cli);
	}
	let runner = cli.create_runner(&cli.run)?;
	runner.run_node_until_exit(|config| async move {
		match config.network.network_backend {
			NetworkBackendType::Libp2p => service::start::<sc_network::NetworkWorker<_, _>>(config),
			NetworkBackendType::Litep2p => {
				service::start::<sc_network::Litep2pNetworkBackend>(config)
			}
		}
		.map_err(sc_cli::Error::Service)
	})
}
