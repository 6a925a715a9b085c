//! A connection to one node of one chain.

use crate::error::ConnectError;
use std::time::Duration;
use subxt::{
	config::RpcConfigFor,
	rpcs::{LegacyRpcMethods, RpcClient},
	OnlineClient, SubstrateConfig,
};

/// How long a node may take to answer the first call.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// A connection to a node.
#[derive(Clone)]
pub struct Chain {
	pub(crate) api: OnlineClient<SubstrateConfig>,
	pub(crate) rpc: LegacyRpcMethods<RpcConfigFor<SubstrateConfig>>,
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
			let api = OnlineClient::from_rpc_client(rpc.clone()).await?;
			Ok((api, LegacyRpcMethods::new(rpc)))
		};
		let (api, rpc) = tokio::time::timeout(CONNECT_TIMEOUT, connecting)
			.await
			.map_err(|_| ConnectError::Timeout { url: url.into(), after: CONNECT_TIMEOUT })?
			.map_err(|error| ConnectError::from_subxt(url, error))?;
		Ok(Self { api, rpc, url: url.into() })
	}

	/// Where the node is.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// The hash of the chain's first block, which tells chains apart.
	pub fn genesis_hash(&self) -> [u8; 32] {
		self.api.genesis_hash().0
	}
}
