//! The parts of a node that exist before its network: the state, the pool, and what imports blocks.

use crate::background::Background;
use medibloc_runtime::{apis::RuntimeApi, opaque::Block};
use sc_consensus_aura::ImportQueueParams;
use sc_executor::WasmExecutor;
use sc_service::{
	error::Error as ServiceError, Configuration, TFullBackend, TFullClient, TaskManager,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use std::sync::Arc;

/// The host functions that the runtime may call.
#[cfg(not(feature = "runtime-benchmarks"))]
type HostFunctions = crate::signature_cache::HostFunctions;
/// The host functions that the runtime may call; the runtime that can be measured needs more, and weighs what each
/// signature costs.
#[cfg(feature = "runtime-benchmarks")]
type HostFunctions =
	(sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// The state, and the execution of the runtime on it.
pub type FullClient = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;

/// Transactions that wait for a block.
pub type FullPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;

/// The database.
pub type FullBackend = TFullBackend<Block>;
/// The rule that says which branch to build on.
pub type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// What takes blocks in, and watches them for changes of the voters.
pub type FinalityImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
/// What ties the import of blocks to the voter.
pub type FinalityLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;

/// A justification is kept for every so many blocks, and for every hand-off to a new set.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// What exists before the network does.
pub struct Parts {
	pub client: Arc<FullClient>,
	pub backend: Arc<FullBackend>,
	pub task_manager: TaskManager,
	pub keystore: sc_service::KeystoreContainer,
	pub select_chain: FullSelectChain,
	pub pool: Arc<FullPool>,
	pub import_queue: sc_consensus::DefaultImportQueue<Block>,
	pub finality_import: FinalityImport,
	pub finality_link: FinalityLink,
	pub telemetry: Option<Telemetry>,
}

/// What a block's author puts into it by itself: the time, and the slot that follows from it.
pub async fn inherent_data_providers(
	slot_duration: sp_consensus_aura::SlotDuration,
) -> Result<
	(sp_consensus_aura::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider),
	Box<dyn std::error::Error + Send + Sync>,
> {
	let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
	let slot = sp_consensus_aura::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
		*timestamp,
		slot_duration,
	);
	Ok((slot, timestamp))
}

/// Opens the database and joins what imports blocks.
pub fn open(config: &Configuration) -> Result<Parts, ServiceError> {
	// Telemetry is off unless the chain specification or `--telemetry-url` names a server.
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
	let (client, backend, keystore, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			Vec::new(),
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let pool = Arc::from(
		sc_transaction_pool::Builder::new(
			Background(task_manager.spawn_essential_handle()),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (finality_import, finality_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;

	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	let import_queue =
		sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
			block_import: finality_import.clone(),
			justification_import: Some(Box::new(finality_import.clone())),
			client: client.clone(),
			create_inherent_data_providers: move |_, ()| inherent_data_providers(slot_duration),
			spawner: &task_manager.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			check_for_equivocation: Default::default(),
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			compatibility_mode: Default::default(),
		})?;

	Ok(Parts {
		client,
		backend,
		task_manager,
		keystore,
		select_chain,
		pool,
		import_queue,
		finality_import,
		finality_link,
		telemetry,
	})
}
