//! A chain of which Alice is the only producer.

use medibloc_primitives::time::SLOT_DURATION_MS;
use medibloc_runtime::{apis::RuntimeApi, opaque::Block};
use sc_block_builder::BlockBuilderBuilder;
use sc_client_api::{execution_extensions::ExecutionExtensions, HeaderBackend};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource};
use sc_consensus::{
	BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult, StateAction, StorageChanges,
};
use sc_consensus_aura::standalone::pre_digest;
use sc_executor::WasmExecutor;
use sc_service::{
	ChainSpec, ChainType, ClientConfig, GenericChainSpec, GenesisBlockBuilder, TFullBackend,
	TFullClient, TaskManager,
};
use sp_consensus::{BlockOrigin, Error as ConsensusError};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	inherents::InherentDataProvider as SlotProvider,
	sr25519::{AuthorityPair, AuthoritySignature},
	Slot,
};
use sp_core::Pair;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_inherents::InherentDataProvider;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Block as _, Digest, DigestItem};
use std::{path::Path, sync::Arc};

type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;
type Client = TFullClient<Block, RuntimeApi, Executor>;

/// How much of the state is kept in memory, in bytes: what a node keeps by default.
const TRIE_CACHE_SIZE: usize = 64 * 1024 * 1024;

/// Why a chain cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// This crate was built without the Wasm runtime.
	#[error("there is no Wasm runtime: build without SKIP_WASM_BUILD")]
	NoWasm,
	/// The genesis, the database or a block.
	#[error("{0}")]
	Chain(#[from] sp_blockchain::Error),
	/// The import of a block.
	#[error("{0}")]
	Import(#[from] ConsensusError),
	/// A block that was not taken in.
	#[error("the block was not taken in: {0:?}")]
	NotImported(ImportResult),
	/// The slot or the time of a block.
	#[error("{0}")]
	Inherents(#[from] sp_inherents::Error),
	/// The genesis.
	#[error("{0}")]
	Genesis(String),
}

/// A development chain, with its database.
pub struct Chain {
	client: Arc<Client>,
	// Runs what the client does beside its caller.
	_tasks: TaskManager,
}

impl Chain {
	/// Opens the database in `folder`, or begins a chain there.
	///
	/// The folder of a node's development chain is `BASE_PATH/chains/medibloc_dev/paritydb/full`.
	///
	/// # Errors
	///
	/// The database cannot be opened, or holds another chain.
	pub fn open(folder: &Path, tokio: tokio::runtime::Handle) -> Result<Self, Error> {
		let spec: GenericChainSpec =
			GenericChainSpec::builder(medibloc_runtime::WASM_BINARY.ok_or(Error::NoWasm)?, None)
				.with_name("MediBloc Development")
				.with_id("medibloc_dev")
				.with_chain_type(ChainType::Development)
				.with_genesis_config_preset_name(DEV_RUNTIME_PRESET)
				.build();
		let tasks =
			TaskManager::new(tokio, None).map_err(|error| Error::Genesis(error.to_string()))?;
		let executor = Executor::builder().build();
		let backend: Arc<TFullBackend<Block>> = sc_service::new_db_backend(DatabaseSettings {
			trie_cache_maximum_size: Some(TRIE_CACHE_SIZE),
			state_pruning: None,
			source: DatabaseSource::ParityDb { path: folder.into() },
			blocks_pruning: BlocksPruning::KeepFinalized,
			pruning_filters: Vec::new(),
			metrics_registry: None,
		})?;
		let genesis = GenesisBlockBuilder::new(
			spec.as_storage_builder(),
			true,
			backend.clone(),
			executor.clone(),
		)?;
		let client = sc_service::new_client(
			backend,
			executor.clone(),
			genesis,
			None,
			None,
			ExecutionExtensions::new(None, Arc::new(executor)),
			Box::new(tasks.spawn_handle()),
			None,
			None,
			ClientConfig::default(),
		)?;
		Ok(Self { client: Arc::new(client), _tasks: tasks })
	}

	/// The number of the last block.
	pub fn height(&self) -> u32 {
		self.client.info().best_number
	}

	/// Builds, seals and imports an empty block of `slot` on the last one, as Alice.
	///
	/// # Errors
	///
	/// The slot is not after the last block's.
	pub async fn author(&self, slot: Slot) -> Result<(), Error> {
		let parent = self.client.info();
		let mut builder = BlockBuilderBuilder::new(&*self.client)
			.on_parent_block(parent.best_hash)
			.with_parent_block_number(parent.best_number)
			.with_inherent_digests(Digest { logs: vec![pre_digest::<AuthorityPair>(slot)] })
			.build()?;
		let time = sp_timestamp::InherentDataProvider::new((*slot * SLOT_DURATION_MS).into());
		let inherents = (time, SlotProvider::new(slot)).create_inherent_data().await?;
		for inherent in builder.create_inherents(inherents)? {
			builder.push(inherent)?;
		}
		let built = builder.build()?;
		let (header, body) = built.block.deconstruct();

		let seal = Sr25519Keyring::Alice.pair().sign(header.hash().as_ref());
		let seal = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_seal(seal.into());
		let mut block = BlockImportParams::new(BlockOrigin::File, header);
		block.post_digests.push(seal);
		block.body = Some(body);
		block.state_action =
			StateAction::ApplyChanges(StorageChanges::Changes(built.storage_changes));
		block.fork_choice = Some(ForkChoiceStrategy::LongestChain);
		match self.client.import_block(block).await? {
			ImportResult::Imported(_) => Ok(()),
			other => Err(Error::NotImported(other)),
		}
	}
}
