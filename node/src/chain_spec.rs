//! Which chains the node knows by name, and how it reads those it does not.

use medibloc_primitives::{token, SS58_PREFIX};
use medibloc_runtime::genesis_config_presets::LOCAL_RUNTIME_PRESET;
use sc_service::{ChainType, Properties};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use std::path::PathBuf;

/// A chain's specification: its genesis, its boot nodes, and what wallets show.
pub type ChainSpec = sc_service::GenericChainSpec;

/// Separates this chain's network protocols from other chains'.
const PROTOCOL_ID: &str = "medibloc";

/// The chain called `id`: `dev`, `local`, or the path of a specification file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" => preset(
			"MediBloc Development",
			"medibloc_dev",
			ChainType::Development,
			DEV_RUNTIME_PRESET,
		),
		"local" => {
			preset("MediBloc Local", "medibloc_local", ChainType::Local, LOCAL_RUNTIME_PRESET)
		}
		"" => Err("no chain was named: use --dev, --chain local or --chain FILE".into()),
		path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
			format!(
				"'{path}' is neither a chain this node knows (dev, local) nor the file of a chain \
				 specification that it can read: {error}"
			)
		}),
	}
}

/// A chain that begins with one of the runtime's own presets.
fn preset(name: &str, id: &str, kind: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = medibloc_runtime::WASM_BINARY
		.ok_or("this node was built without the Wasm runtime: build it without SKIP_WASM_BUILD")?;
	Ok(ChainSpec::builder(code, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(kind)
		.with_genesis_config_preset_name(preset)
		.with_protocol_id(PROTOCOL_ID)
		.with_properties(properties())
		.build())
}

/// What wallets need to show amounts and addresses.
fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), token::SYMBOL.into()),
		("tokenDecimals".into(), token::DECIMALS.into()),
		("ss58Format".into(), SS58_PREFIX.into()),
	])
}
