//! JSON-RPC methods beyond those that every Substrate node serves.

use crate::parts::{FullBackend, FullClient, FullPool};
use jsonrpsee::RpcModule;
use medibloc_runtime::{opaque::Block, BlockNumber, Hash};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the methods ask.
#[derive(Clone)]
pub struct Sources {
	/// The state.
	pub client: Arc<FullClient>,
	/// The transactions that wait.
	pub pool: Arc<FullPool>,
	/// The voters.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// The rounds of voting.
	pub voter_state: SharedVoterState,
	/// Proofs of finality as they are made.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs of finality of the past.
	pub finality_proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// What a stock wallet calls before it signs (`system_accountNextIndex`, `payment_queryInfo` and
/// their kin), and what lets a client follow finality without trusting the node
/// (`grandpa_subscribeJustifications`, `grandpa_proveFinality`, `grandpa_roundState`).
///
/// # Errors
///
/// Two methods have the same name.
pub fn module(
	sources: Sources,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let Sources { client, pool, authority_set, voter_state, justifications, finality_proofs } =
		sources;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(
		Grandpa::new(executor, authority_set, voter_state, justifications, finality_proofs)
			.into_rpc(),
	)?;
	Ok(module)
}
