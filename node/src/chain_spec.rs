//! Which chains the node knows by name, and how it reads those it does not.

use medibloc_primitives::{token, SS58_PREFIX};
use medibloc_runtime::genesis_config_presets::{LOCAL_RUNTIME_PRESET, TESTNET_RUNTIME_PRESET};
use sc_service::{ChainType, Properties};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use std::{
	fs,
	path::{Path, PathBuf},
};

/// A chain's specification: its genesis, its boot nodes, and what wallets show.
pub type ChainSpec = sc_service::GenericChainSpec;

/// The public test network, with the Wasm that it began with: everybody's genesis is the same,
/// whatever this program was built from.
const TESTNET: &[u8] = include_bytes!("../../chain-specs/testnet-raw.json");

/// The chain called `id`: `dev`, `local`, `testnet`, `testnet-preset`, or the path of a
/// specification file.
///
/// # Errors
///
/// Says what the node knows, or what is wrong with the file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match (Preset::find(id), id) {
		(Some(preset), _) => {
			let code = medibloc_runtime::WASM_BINARY.ok_or(
				"this node was built without the Wasm runtime: build it without SKIP_WASM_BUILD",
			)?;
			Ok(preset.with_code(code))
		}
		(None, "testnet") => ChainSpec::from_json_bytes(TESTNET),
		(None, "") => Err("no chain was named: use --dev, --chain local or --chain FILE".into()),
		(None, path) => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
			format!(
				"'{path}' is neither a chain this node knows (dev, local, testnet) nor the file of \
				 a chain specification that it can read: {error}"
			)
		}),
	}
}

/// The chain of the preset called `id`, beginning with the Wasm in `file`.
///
/// # Errors
///
/// There is no such preset, or the file cannot be read.
pub fn with_runtime(id: &str, file: &Path) -> Result<ChainSpec, String> {
	let preset =
		Preset::find(id).ok_or_else(|| {
			format!("'{id}' is no preset that another runtime can begin: use dev, local or testnet-preset")
		})?;
	let code =
		fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
	Ok(preset.with_code(&code))
}

/// A chain that begins as the runtime itself says.
struct Preset {
	/// What `--chain` calls it.
	chain: &'static str,
	/// What the runtime calls it.
	preset: &'static str,
	name: &'static str,
	id: &'static str,
	kind: ChainType,
}

impl Preset {
	/// The preset that `--chain` calls `chain`.
	fn find(chain: &str) -> Option<Self> {
		[
			Self {
				chain: "dev",
				preset: DEV_RUNTIME_PRESET,
				name: "MediBloc Development",
				id: "medibloc_dev",
				kind: ChainType::Development,
			},
			Self {
				chain: "local",
				preset: LOCAL_RUNTIME_PRESET,
				name: "MediBloc Local",
				id: "medibloc_local",
				kind: ChainType::Local,
			},
			// What the public specification was made from.
			Self {
				chain: "testnet-preset",
				preset: TESTNET_RUNTIME_PRESET,
				name: "MediBloc Testnet",
				id: "medibloc_testnet",
				kind: ChainType::Live,
			},
		]
		.into_iter()
		.find(|preset| preset.chain == chain)
	}

	fn with_code(self, code: &[u8]) -> ChainSpec {
		ChainSpec::builder(code, None)
			.with_name(self.name)
			.with_id(self.id)
			.with_chain_type(self.kind)
			.with_genesis_config_preset_name(self.preset)
			.with_properties(properties())
			.build()
	}
}

/// What wallets need to show amounts and addresses.
fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), token::SYMBOL.into()),
		("tokenDecimals".into(), token::DECIMALS.into()),
		("ss58Format".into(), SS58_PREFIX.into()),
	])
}
