//! How the chains that are measured begin.

use crate::{chain::Executor, Chain, Error, Keep};
use codec::{Compact, Decode, Encode};
use frame_support::traits::Hooks;
use medibloc_bench_control_runtime as control;
use medibloc_primitives::{
	bandwidth::{BUCKETS_PER_WINDOW, RECENT_HALF_LIFE_SLOTS, SLOTS_PER_BUCKET},
	token::MED,
	AccountId, Balance, Hash,
};
use medibloc_runtime::{genesis_config_presets, Runtime};
use pallet_staking_bandwidth::{Account, Accounts};
use sc_chain_spec::json_merge;
use sc_service::{ChainSpec, ChainType, GenericChainSpec};
use sp_consensus_aura::Slot;
use sp_core::storage::{well_known_keys::CODE, Storage};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{BuildStorage, DispatchResult};
use sp_state_machine::BasicExternalities;
use std::{fs, path::Path};
use tokio::runtime::Handle;

/// What each account of the benchmark owns at the beginning.
const ENDOWMENT: Balance = 1_000 * MED;

/// What each account has staked of it, on the chain where stakes pay.
pub(crate) const STAKE: Balance = ENDOWMENT / 2;

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
		Self::with_stakes(preset, accounts.into_iter().map(|account| (account, STAKE)))
	}

	/// The same chain with stakes of any size: each account owns twice what it staked.
	///
	/// # Errors
	///
	/// There is no such preset, or no Wasm.
	pub fn with_stakes(
		preset: &str,
		stakes: impl IntoIterator<Item = (AccountId, Balance)>,
	) -> Result<Self, Error> {
		use medibloc_runtime::RuntimeGenesisConfig;
		let patch = genesis_config_presets::get_preset(&preset.into())
			.ok_or_else(|| Error::Genesis(format!("there is no preset '{preset}'")))?;
		let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
		json_merge(&mut config, serde_json::from_slice(&patch)?);
		let mut config: RuntimeGenesisConfig = serde_json::from_value(config)?;
		let stakes: Vec<_> = stakes.into_iter().collect();
		let balances = stakes.iter().cloned().map(|(who, stake)| (who, stake.saturating_mul(2)));
		config.balances.balances.extend(balances);
		config.staking_bandwidth.stakes.extend(stakes);
		Self::new(&config, medibloc_runtime::WASM_BINARY)
	}

	/// A chain of the control runtime with one producer, Alice, in which each of `accounts` owns
	/// something.
	///
	/// # Errors
	///
	/// There is no Wasm.
	pub fn control(accounts: impl IntoIterator<Item = AccountId>) -> Result<Self, Error> {
		Self::control_with_stakes(accounts, Vec::new())
	}

	/// The same chain within a block of `slot`, before its first transaction; each of `accounts` has staked, too.
	///
	/// # Errors
	///
	/// There is no Wasm.
	pub fn control_within_block(accounts: Vec<AccountId>, slot: u64) -> Result<Self, Error> {
		let stakes = accounts.iter().map(|account| (account.clone(), STAKE)).collect();
		Self::control_with_stakes(accounts, stakes)?.with_calls(|| {
			pallet_aura::CurrentSlot::<control::Runtime>::put(Slot::from(slot));
			control::System::set_block_number(1);
			control::StakingBandwidth::on_initialize(1);
			control::System::note_finished_initialize();
			Ok(())
		})
	}

	fn control_with_stakes(
		accounts: impl IntoIterator<Item = AccountId>,
		stakes: Vec<(AccountId, Balance)>,
	) -> Result<Self, Error> {
		let config = control::RuntimeGenesisConfig {
			aura: control::AuraConfig { authorities: vec![Sr25519Keyring::Alice.public().into()] },
			balances: control::BalancesConfig {
				balances: accounts.into_iter().map(|account| (account, ENDOWMENT)).collect(),
				..Default::default()
			},
			staking_bandwidth: control::StakingBandwidthConfig { stakes, ..Default::default() },
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

	/// Gives `who`, which has staked, a past: what it used within the window that ends in `slot`, and just before.
	/// Both in billionths of a block.
	///
	/// # Errors
	///
	/// It has not staked, or the chain keeps the use in another form.
	pub fn with_past(
		mut self,
		who: &AccountId,
		slot: u64,
		used: u64,
		recent: u64,
	) -> Result<Self, Error> {
		let key = Accounts::<Runtime>::hashed_key_for(who);
		let record =
			self.storage.top.get_mut(&key).ok_or_else(|| {
				Error::Genesis("an account without a stake has no past".to_string())
			})?;
		let Account { stake, .. } = Account::decode(&mut record.as_slice())?;
		// In equal parts in all buckets of the ring but the one that fills now.
		let bucket = used / u64::from(BUCKETS_PER_WINDOW);
		let mut buckets = [Compact(bucket); BUCKETS_PER_WINDOW as usize + 1];
		buckets[0] = Compact(0);
		let newest = slot / u64::from(SLOTS_PER_BUCKET);
		let halvings = slot / RECENT_HALF_LIFE_SLOTS;
		let meter = (Compact(newest), buckets, Compact(recent), Compact(halvings));
		*record = (stake, meter).encode();
		Account::decode(&mut record.as_slice())?;
		Ok(self)
	}

	/// Lets `calls` change the first state with the pallets of the chain's runtime, so that what they store is what
	/// they would have stored in a block.
	///
	/// # Errors
	///
	/// A call fails.
	pub fn with_calls(mut self, calls: impl FnOnce() -> DispatchResult) -> Result<Self, Error> {
		BasicExternalities::execute_with_storage(&mut self.storage, calls)
			.map_err(|error| Error::Genesis(format!("before the first block: {error:?}")))?;
		Ok(self)
	}

	/// The hash of the chain's first block.
	///
	/// # Errors
	///
	/// The chain cannot be written to a temporary folder.
	pub fn hash(&self, handle: Handle) -> Result<Hash, Error> {
		let folder = tempfile::tempdir()?;
		let chain = Chain::open(folder.path(), self, Keep::Default, handle)?;
		let hash = chain.genesis_hash();
		chain.close()?;
		Ok(hash)
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
