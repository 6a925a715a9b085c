//! A running node: its parts, its network, and its two duties, to author blocks and to vote on their
//! finality.

use crate::{
	authorship::Authorship,
	parts::{
		self, inherent_data_providers, FinalityImport, FinalityLink, FullClient, FullPool,
		FullSelectChain, Parts, JUSTIFICATION_PERIOD,
	},
	preflight, rpc,
	watch::{GuardedImport, KeyUse, Watch},
};
use medibloc_runtime::{opaque::Block, Hash};
use sc_consensus_aura::{SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaParams, SharedVoterState, VotingRulesBuilder,
};
use sc_network::{
	service::traits::NetworkService, NetworkBackend, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_proposer_metrics::MetricsLink;
use sc_service::{
	error::Error as ServiceError, BuildNetworkParams, Configuration, Role, SpawnTasksParams,
	TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryHandle};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair as AuraPair;
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// How long a node collects votes before it gossips them on. With a block every three seconds, a
/// round of voting has to fit into one.
const GOSSIP_PERIOD: Duration = Duration::from_millis(333);

/// The part of a slot in which its author may fill the block. The rest is for the block to reach the
/// next producer. The same bound holds after missed slots: without it an author would take more time
/// the more slots were missed before, and would run into its successor's slot.
const PROPOSAL_SLOT_PORTION: f32 = 2. / 3.;

/// Starts a node that uses `N` for its network.
pub fn start<N: NetworkBackend<Block, Hash>>(
	config: Configuration,
) -> Result<TaskManager, ServiceError> {
	let Parts {
		client,
		backend,
		mut task_manager,
		keystore,
		select_chain,
		pool,
		import_queue,
		finality_import,
		finality_link,
		mut telemetry,
	} = parts::open(&config)?;

	let metrics = N::register_notification_metrics(config.prometheus_registry());
	let mut net_config = sc_network::config::FullNetworkConfiguration::<_, _, N>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let genesis_hash = client.chain_info().genesis_hash;
	let grandpa_protocol =
		sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_config, grandpa_notifications) =
		sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
			grandpa_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
	net_config.add_notification_protocol(grandpa_config);

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		finality_link.shared_authority_set().clone(),
		Vec::new(),
	));

	let watch = Watch::new(
		client.clone(),
		keystore.keystore(),
		config.role.is_authority(),
		&config.base_path.config_dir(config.chain_spec.id()),
		config.prometheus_registry(),
	)?;
	let announcements = watch.announcements();
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: Some(Box::new(|_| announcements)),
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let voter_state = SharedVoterState::empty();
	let duties = Duties {
		keys: watch.keys(),
		voter_state: voter_state.clone(),
		name: config.network.node_name.clone(),
		is_producer: config.role.is_authority(),
		role: config.role,
		force_authoring: config.force_authoring,
		client: client.clone(),
		pool: pool.clone(),
		select_chain,
		block_import: finality_import,
		keystore: keystore.keystore(),
		sync: sync_service.clone(),
		registry: config.prometheus_registry().cloned(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	};
	let disable_grandpa = config.disable_grandpa;

	let rpc_builder = {
		let sources = rpc::Sources {
			client: client.clone(),
			pool: pool.clone(),
			authority_set: finality_link.shared_authority_set().clone(),
			voter_state,
			justifications: finality_link.justification_stream(),
			finality_proofs: FinalityProofProvider::new_for_service(
				backend.clone(),
				Some(finality_link.shared_authority_set().clone()),
			),
		};
		Box::new(move |executor| rpc::module(sources.clone(), executor).map_err(Into::into))
	};
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore.keystore(),
		transaction_pool: pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	// Essential: when it ends because the keys are in use elsewhere, the node ends.
	task_manager.spawn_essential_handle().spawn("watch", None, watch.run());
	if duties.is_producer {
		preflight::warn_of_missing_keys(&duties.keystore);
		duties.author(&task_manager)?;
	}
	if !disable_grandpa {
		duties.vote(
			&task_manager,
			finality_link,
			network,
			grandpa_notifications,
			grandpa_protocol,
		)?;
	}
	Ok(task_manager)
}

/// What a producer's two duties need.
struct Duties {
	keys: Arc<KeyUse>,
	voter_state: SharedVoterState,
	name: String,
	role: Role,
	is_producer: bool,
	force_authoring: bool,
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
	select_chain: FullSelectChain,
	block_import: FinalityImport,
	keystore: KeystorePtr,
	sync: Arc<SyncingService<Block>>,
	registry: Option<Registry>,
	telemetry: Option<TelemetryHandle>,
}

impl Duties {
	/// Authors blocks in this node's slots.
	fn author(&self, task_manager: &TaskManager) -> Result<(), ServiceError> {
		let proposer_factory = Authorship {
			client: self.client.clone(),
			pool: self.pool.clone(),
			spawner: task_manager.spawn_handle(),
			metrics: MetricsLink::new(self.registry.as_ref()),
			telemetry: self.telemetry.clone(),
			pace: Default::default(),
		};
		let slot_duration = sc_consensus_aura::slot_duration(&*self.client)?;
		let aura = sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(
			StartAuraParams {
				slot_duration,
				client: self.client.clone(),
				select_chain: self.select_chain.clone(),
				block_import: GuardedImport::new(self.block_import.clone(), self.keys.clone()),
				proposer_factory,
				sync_oracle: self.sync.clone(),
				justification_sync_link: self.sync.clone(),
				create_inherent_data_providers: move |_, ()| inherent_data_providers(slot_duration),
				force_authoring: self.force_authoring,
				// Blocks go on when finality stalls, at any distance.
				backoff_authoring_blocks: Option::<()>::None,
				keystore: self.keystore.clone(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SLOT_PORTION),
				max_block_proposal_slot_portion: Some(SlotProportion::new(PROPOSAL_SLOT_PORTION)),
				telemetry: self.telemetry.clone(),
				compatibility_mode: Default::default(),
			},
		)?;
		task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
		Ok(())
	}

	/// Votes on the finality of blocks, or only follows the votes of others.
	fn vote(
		self,
		task_manager: &TaskManager,
		link: FinalityLink,
		network: Arc<dyn NetworkService>,
		notification_service: Box<dyn NotificationService>,
		protocol_name: ProtocolName,
	) -> Result<(), ServiceError> {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_PERIOD,
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(self.name),
				observer_enabled: false,
				keystore: self.is_producer.then_some(self.keystore),
				local_role: self.role,
				telemetry: self.telemetry.clone(),
				protocol_name,
			},
			link,
			network,
			sync: self.sync,
			notification_service,
			voting_rule: VotingRulesBuilder::default().build(),
			prometheus_registry: self.registry,
			shared_voter_state: self.voter_state,
			telemetry: self.telemetry,
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(self.pool),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}
