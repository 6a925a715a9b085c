//! How the chains that are measured begin.

use crate::{chain::Executor, Error};
use medibloc_bench_control_runtime as control;
use medibloc_primitives::{token::MED, AccountId, Balance};
use medibloc_runtime::genesis_config_presets;
use sc_chain_spec::json_merge;
use sc_service::{ChainSpec, ChainType, GenericChainSpec};
use sp_core::storage::{well_known_keys::CODE, Storage};
use sp_keyring::Sr25519Keyring;
use sp_runtime::BuildStorage;
use std::{fs, path::Path};

/// What each account of the benchmark owns at the beginning.
const ENDOWMENT: Balance = 1_000 * MED;

/// What each account has staked of it, on the chain where stakes pay.
const STAKE: Balance = ENDOWMENT / 2;

/// The first state of a chain, and what executes its Wasm: chains that begin with the same value
/// compile it once.
pub struct Genesis {
	code: &'static [u8],
	pub(crate) storage: Storage,
	pub(crate) executor: Executor,
}

impl Genesis {
	/// A chain of the MediBloc runtime that begins as its preset says, in which each of `accounts`
	/// owns something and has staked, too.
	///
	/// # Errors
	///
	/// There is no such preset, or no Wasm.
	pub fn medibloc(
		preset: &str,
		accounts: impl IntoIterator<Item = AccountId>,
	) -> Result<Self, Error> {
		use medibloc_runtime::RuntimeGenesisConfig;
		let patch = genesis_config_presets::get_preset(&preset.into())
			.ok_or_else(|| Error::Genesis(format!("there is no preset '{preset}'")))?;
		let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
		json_merge(&mut config, serde_json::from_slice(&patch)?);
		let mut config: RuntimeGenesisConfig = serde_json::from_value(config)?;
		let accounts: Vec<_> = accounts.into_iter().collect();
		config.staking_bandwidth.stakes.extend(accounts.iter().cloned().map(|who| (who, STAKE)));
		config.balances.balances.extend(endowed(accounts));
		Self::new(&config, medibloc_runtime::WASM_BINARY)
	}

	/// A chain of the control runtime with one producer, Alice, in which each of `accounts` owns
	/// something.
	///
	/// # Errors
	///
	/// There is no Wasm.
	pub fn control(accounts: impl IntoIterator<Item = AccountId>) -> Result<Self, Error> {
		let config = control::RuntimeGenesisConfig {
			aura: control::AuraConfig { authorities: vec![Sr25519Keyring::Alice.public().into()] },
			balances: control::BalancesConfig {
				balances: endowed(accounts).collect(),
				..Default::default()
			},
			..Default::default()
		};
		Self::new(&config, control::WASM_BINARY)
	}

	fn new(config: &impl BuildStorage, code: Option<&'static [u8]>) -> Result<Self, Error> {
		let code = code.ok_or(Error::NoWasm)?;
		let mut storage = config.build_storage().map_err(Error::Genesis)?;
		storage.top.insert(CODE.to_vec(), code.to_vec());
		Ok(Self { code, storage, executor: Executor::builder().build() })
	}

	/// The state, as keys and values.
	pub fn storage(&self) -> &Storage {
		&self.storage
	}

	/// Writes a chain specification that nodes can be started with.
	///
	/// # Errors
	///
	/// The file cannot be written.
	pub fn write_specification(&self, file: &Path) -> Result<(), Error> {
		let mut spec: GenericChainSpec = GenericChainSpec::builder(self.code, None)
			.with_name("MediBloc Benchmark")
			.with_id("medibloc_bench")
			.with_chain_type(ChainType::Local)
			.build();
		spec.set_storage(self.storage.clone());
		let json = spec.as_json(true).map_err(Error::Genesis)?;
		Ok(fs::write(file, json)?)
	}
}

/// What `accounts` own.
fn endowed(
	accounts: impl IntoIterator<Item = AccountId>,
) -> impl Iterator<Item = (AccountId, Balance)> {
	accounts.into_iter().map(|account| (account, ENDOWMENT))
}
