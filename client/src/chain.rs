//! A connection to one node of one chain.

use crate::{
	error::{ConnectError, QueryError},
	transactions::FINALITY_TIMEOUT,
};
use std::{sync::Arc, time::Duration};
use subxt::{
	backend::{ChainHeadBackend, CombinedBackend, LegacyBackend},
	config::RpcConfigFor,
	error::OnlineClientError,
	rpcs::{LegacyRpcMethods, RpcClient},
	utils::H256,
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};

/// How long a node may take to answer the first call.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// How many seconds subxt watches a transaction: longer than this crate does, so that subxt never gives up first.
const WATCH_SECONDS: usize = 2 * FINALITY_TIMEOUT.as_secs() as usize;

/// Up to so many blocks may wait to be final where a node is asked with `chainHead_v1_follow`: the SDK's refuses to with
/// more than 128.
const MOST_FOLLOWED: u64 = 96;

/// A connection to a node.
#[derive(Clone)]
pub struct Chain {
	pub(crate) api: OnlineClient<SubstrateConfig>,
	pub(crate) rpc: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
	/// For methods that subxt has no name for.
	pub(crate) client: RpcClient,
	url: String,
}

impl Chain {
	/// Connects to the node at `url`: `wss://...`, or `ws://...` on this machine. Over a network, an
	/// unencrypted connection is refused: whoever is on the way could answer in the node's place.
	///
	/// # Errors
	///
	/// Says why no node of any Substrate chain could be reached there within 20 seconds.
	pub async fn connect(url: &str) -> Result<Self, ConnectError> {
		let connecting = async {
			let rpc = RpcClient::from_url(url).await?;
			let api = OnlineClient::from_backend(backend(&rpc).await?).await?;
			Ok((api, rpc))
		};
		let (api, client) = tokio::time::timeout(CONNECT_TIMEOUT, connecting)
			.await
			.map_err(|_| ConnectError::Timeout { url: url.into(), after: CONNECT_TIMEOUT })?
			.map_err(|error| ConnectError::from_subxt(url, error))?;
		let rpc = LegacyRpcMethods::new(client.clone());
		Ok(Self { api, rpc, client, url: url.into() })
	}

	/// Where the node is.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// The hash of the chain's first block, which tells chains apart.
	pub fn genesis_hash(&self) -> [u8; 32] {
		self.api.genesis_hash().0
	}

	/// The hash of the best block.
	pub(crate) async fn best_hash(&self) -> Result<H256, QueryError> {
		self.rpc.chain_get_block_hash(None).await?.ok_or(QueryError::OtherChain)
	}

	/// The chain as it is after the best block.
	pub(crate) async fn at_best(&self) -> Result<OnlineClientAtBlock<SubstrateConfig>, QueryError> {
		Ok(self.api.at_block(self.best_hash().await?).await?)
	}
}

/// How subxt talks to the node: as it does by itself, but for how long it watches a transaction. While finality stands
/// still, only with the older methods: a node answers `chainHead_v1_follow` with a stop then.
async fn backend(
	rpc: &RpcClient,
) -> Result<Arc<CombinedBackend<SubstrateConfig>>, OnlineClientError> {
	let builder = CombinedBackend::<SubstrateConfig>::builder();
	let builder = if unfinal_blocks(rpc).await? > MOST_FOLLOWED {
		let older = LegacyBackend::builder().build(rpc.clone());
		builder.with_legacy_backend(older).no_default_backends()
	} else {
		let chain_head = ChainHeadBackend::<SubstrateConfig>::builder()
			.transaction_timeout(WATCH_SECONDS)
			.build_with_background_driver(rpc.clone());
		builder.with_chainhead_backend(chain_head)
	};
	builder
		.build_with_background_driver(rpc.clone())
		.await
		.map(Arc::new)
		.map_err(OnlineClientError::CannotBuildCombinedBackend)
}

/// By how many blocks the best one is ahead of the last final one; 0 if the node does not know.
async fn unfinal_blocks(rpc: &RpcClient) -> Result<u64, subxt::rpcs::Error> {
	let rpc = LegacyRpcMethods::<RpcConfigFor<SubstrateConfig>>::new(rpc.clone());
	let last = rpc.chain_get_finalized_head().await?;
	let (last, best) = (rpc.chain_get_header(Some(last)).await?, rpc.chain_get_header(None).await?);
	Ok(best.zip(last).map_or(0, |(best, last)| best.number.saturating_sub(last.number)))
}
