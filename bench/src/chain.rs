//! A chain in this process. Alice seals its blocks, whoever's turn it is: nothing here checks the seals.

use crate::{Error, Genesis};
use codec::{Decode, Encode};
use frame_support::{storage::storage_prefix, weights::Weight};
use frame_system::ConsumedWeight;
use medibloc_primitives::{time::SLOT_DURATION_MS, Hash};
use medibloc_runtime::{apis::RuntimeApi, opaque::Block};
use sc_block_builder::BlockBuilderBuilder;
use sc_client_api::{
	execution_extensions::ExecutionExtensions, Finalizer, HeaderBackend, StorageKey,
	StorageProvider,
};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use sc_consensus::{
	BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult, StateAction, StorageChanges,
};
use sc_consensus_aura::standalone::pre_digest;
use sc_executor::WasmExecutor;
use sc_service::{ClientConfig, GenesisBlockBuilder, TFullBackend, TFullClient, TaskManager};
use sp_api::{CallApiAt, CallApiAtParams, CallContext, Core, ProofRecorder, ProvideRuntimeApi};
use sp_blockchain::{ApplyExtrinsicFailed::Validity, Error as ChainError};
use sp_consensus::BlockOrigin;
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	inherents::InherentDataProvider as SlotProvider,
	sr25519::{AuthorityPair, AuthoritySignature},
	Slot,
};
use sp_core::Pair;
use sp_inherents::InherentDataProvider;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	traits::{BlakeTwo256, Block as _},
	transaction_validity::{TransactionSource, TransactionValidity},
	Digest, DigestItem, OpaqueExtrinsic,
};
use sp_state_machine::OverlayedChanges;
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;
use std::{
	cell::RefCell,
	collections::{BTreeSet, HashMap},
	path::Path,
	sync::Arc,
	thread,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// The slot that it is, by this machine's clock; 0 if the clock is before 1970.
pub fn current_slot() -> u64 {
	let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	u64::try_from(since.as_millis()).unwrap_or(u64::MAX) / SLOT_DURATION_MS
}

/// What executes a runtime's Wasm.
pub(crate) type Executor = WasmExecutor<sp_io::SubstrateHostFunctions>;
// The stubs of the chain's own runtime serve the control runtime, too: they call functions of the
// Wasm by name, and both have the same blocks.
type Client = TFullClient<Block, RuntimeApi, Executor>;

/// How much of the state is kept in memory, in bytes: what a node keeps by default.
const TRIE_CACHE_SIZE: usize = 64 * 1024 * 1024;

/// How long the tasks of a chain may take to end.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(10);

/// The states of how many blocks a chain keeps.
#[derive(Clone, Copy, Debug)]
pub enum Keep {
	/// As many as a node keeps by default.
	Default,
	/// Those of the last final block and of what is not final yet.
	Last,
}

/// A block that was authored.
#[derive(Clone, Debug)]
pub struct Authored {
	/// The block, without the producer's seal.
	pub block: Block,
	/// The seal, which is part of the block's hash; no two seals of a block are equal.
	seal: DigestItem,
	/// Whether a transaction was left out because the block had no room for it.
	pub is_full: bool,
	/// The weight that its transactions and hooks declared, with what was given back.
	pub weight: Weight,
}

impl Authored {
	/// How many transactions it holds besides the time.
	pub fn transactions(&self) -> usize {
		self.block.extrinsics().len().saturating_sub(1)
	}
}

/// The keys of the state that something touched.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Keys {
	/// Those that it read, besides what it had written before.
	pub read: BTreeSet<Vec<u8>>,
	/// Those that it wrote or removed.
	pub written: BTreeSet<Vec<u8>>,
}

/// A chain, with its database.
pub struct Chain {
	client: Arc<Client>,
	backend: Arc<TFullBackend<Block>>,
	// Runs what the client does beside its caller.
	tasks: TaskManager,
}

impl Chain {
	/// Opens the database in `folder`, or begins a chain there.
	///
	/// The folder of a node's development chain is `BASE_PATH/chains/medibloc_dev/paritydb/full`.
	///
	/// # Errors
	///
	/// The database cannot be opened.
	pub fn open(
		folder: &Path,
		genesis: &Genesis,
		keep: Keep,
		tokio: tokio::runtime::Handle,
	) -> Result<Self, Error> {
		let tasks =
			TaskManager::new(tokio, None).map_err(|error| Error::Genesis(error.to_string()))?;
		let executor = genesis.executor.clone();
		let backend: Arc<TFullBackend<Block>> = sc_service::new_db_backend(DatabaseSettings {
			trie_cache_maximum_size: Some(TRIE_CACHE_SIZE),
			state_pruning: match keep {
				Keep::Default => None,
				Keep::Last => Some(PruningMode::blocks_pruning(1)),
			},
			source: DatabaseSource::ParityDb { path: folder.into() },
			blocks_pruning: BlocksPruning::KeepFinalized,
			pruning_filters: Vec::new(),
			metrics_registry: None,
		})?;
		let genesis = GenesisBlockBuilder::new_with_storage(
			genesis.storage.clone(),
			true,
			backend.clone(),
			executor.clone(),
		)?;
		let client = sc_service::new_client(
			backend.clone(),
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
		Ok(Self { client: Arc::new(client), backend, tasks })
	}

	/// Waits until all is on the disk, and nobody has the database open.
	///
	/// # Errors
	///
	/// Something has it open for seconds.
	pub fn close(self) -> Result<(), Error> {
		let Self { client, backend, tasks } = self;
		drop((client, tasks));
		let start = Instant::now();
		// Who drops the last reference waits until the database is closed; tasks end when they next
		// run.
		while Arc::strong_count(&backend) > 1 {
			if start.elapsed() > CLOSE_TIMEOUT {
				return Err(Error::Unmeasured("a database stays open".into()));
			}
			thread::sleep(Duration::from_millis(1));
		}
		Ok(())
	}

	/// The number of the last block.
	pub fn height(&self) -> u32 {
		self.client.info().best_number
	}

	/// The hash of the first block.
	pub fn genesis_hash(&self) -> Hash {
		self.client.info().genesis_hash
	}

	/// Builds, seals and imports a block of `slot` on the last one, with as many of `transactions`
	/// as it has room for.
	///
	/// # Errors
	///
	/// The slot is not after the last block's, or a transaction is not valid.
	pub async fn author(
		&self,
		slot: Slot,
		transactions: &[OpaqueExtrinsic],
	) -> Result<Authored, Error> {
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
		let mut is_full = false;
		for transaction in transactions {
			match builder.push(transaction.clone()) {
				Ok(()) => {}
				Err(ChainError::ApplyExtrinsicFailed(Validity(error)))
					if error.exhausted_resources() =>
				{
					is_full = true;
					break;
				}
				Err(error) => return Err(error.into()),
			}
		}
		let built = builder.build()?;
		let seal = Sr25519Keyring::Alice.pair().sign(built.block.hash().as_ref());
		let seal = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_seal(seal.into());
		let changes = StateAction::ApplyChanges(StorageChanges::Changes(built.storage_changes));
		self.take_in(built.block.clone(), seal.clone(), changes).await?;
		Ok(Authored { block: built.block, seal, is_full, weight: self.weight()? })
	}

	/// Executes a block that was built on the last one, and takes it in, as a node does with a block
	/// of another.
	///
	/// # Errors
	///
	/// The block is not valid.
	pub async fn import(&self, authored: Authored) -> Result<(), Error> {
		self.take_in(authored.block, authored.seal, StateAction::Execute).await
	}

	/// Executes a block on its parent, and forgets it.
	///
	/// # Errors
	///
	/// The block is not valid, or the state of its parent is not there.
	pub fn execute(&self, block: Block) -> Result<(), Error> {
		let parent = block.header.parent_hash;
		self.client
			.runtime_api()
			.execute_block(parent, block.into())
			.map_err(|error| Error::Chain(error.into()))
	}

	/// Judges a transaction on the state after the last block, as a pool does with one that comes from outside.
	///
	/// # Errors
	///
	/// The Wasm panics.
	pub fn validate(&self, transaction: OpaqueExtrinsic) -> Result<TransactionValidity, Error> {
		let best = self.client.info().best_hash;
		self.client
			.runtime_api()
			.validate_transaction(best, TransactionSource::External, transaction, best)
			.map_err(|error| Error::Chain(error.into()))
	}

	/// Calls `function` of the Wasm on the state after the last block, and forgets what it changed.
	///
	/// # Errors
	///
	/// There is no such function, it does not take such `arguments`, or it panics.
	pub fn call(&self, function: &'static str, arguments: &impl Encode) -> Result<(), Error> {
		self.call_recorded(function, arguments, &None).map(drop)
	}

	/// The keys of the state that a [call](Self::call) reads and writes.
	///
	/// # Errors
	///
	/// Those of the call.
	pub fn keys_of_call(
		&self,
		function: &'static str,
		arguments: &impl Encode,
	) -> Result<Keys, Error> {
		let recorder = ProofRecorder::<Block>::default();
		let changes = self.call_recorded(function, arguments, &Some(recorder.clone()))?;
		let tries = recorder.recorded_keys().into_values();
		Ok(Keys {
			read: tries.flat_map(HashMap::into_keys).map(|key| key.to_vec()).collect(),
			written: changes.changes().map(|(key, _)| key.clone()).collect(),
		})
	}

	/// Calls `function`, and returns what it changed.
	fn call_recorded(
		&self,
		function: &'static str,
		arguments: &impl Encode,
		recorder: &Option<ProofRecorder<Block>>,
	) -> Result<OverlayedChanges<BlakeTwo256>, Error> {
		let changes = RefCell::default();
		self.client
			.call_api_at(CallApiAtParams {
				at: self.client.info().best_hash,
				function,
				arguments: arguments.encode(),
				overlayed_changes: &changes,
				call_context: CallContext::Offchain,
				recorder,
				extensions: &RefCell::default(),
			})
			.map_err(|error| Error::Chain(error.into()))?;
		Ok(changes.into_inner())
	}

	/// Makes the last block final.
	///
	/// # Errors
	///
	/// The database.
	pub fn finalize(&self) -> Result<(), Error> {
		Ok(self.client.finalize_block(self.client.info().best_hash, None, false)?)
	}

	/// What the state after the last block has under `key`.
	///
	/// # Errors
	///
	/// The database.
	pub fn state(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
		let found = self.client.storage(self.client.info().best_hash, &StorageKey(key.into()))?;
		Ok(found.map(|value| value.0))
	}

	/// The weight of the last block.
	fn weight(&self) -> Result<Weight, Error> {
		let value = self.state(&storage_prefix(b"System", b"BlockWeight"))?;
		Ok(ConsumedWeight::decode(&mut &value.unwrap_or_default()[..])?.total())
	}

	/// Imports a block with its seal.
	async fn take_in(
		&self,
		block: Block,
		seal: DigestItem,
		state: StateAction<Block>,
	) -> Result<(), Error> {
		let (header, body) = block.deconstruct();
		let mut import = BlockImportParams::new(BlockOrigin::File, header);
		import.post_digests.push(seal);
		import.body = Some(body);
		import.state_action = state;
		import.fork_choice = Some(ForkChoiceStrategy::LongestChain);
		match self.client.import_block(import).await? {
			ImportResult::Imported(_) => Ok(()),
			other => Err(Error::NotImported(other)),
		}
	}
}
