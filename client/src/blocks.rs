//! New blocks, as they come.

use crate::{error::QueryError, questions::answer, Chain};
use subxt::{rpcs::client::RpcSubscription, Config, SubstrateConfig};

/// The best blocks of a chain: the one that is the best now, and each that will be.
pub struct NewBlocks(RpcSubscription<<SubstrateConfig as Config>::Header>);

impl NewBlocks {
	/// Waits for the next block. The first one is there at once.
	///
	/// # Errors
	///
	/// Says why there are no more.
	pub async fn next(&mut self) -> Result<(), QueryError> {
		match self.0.next().await {
			Some(header) => Ok(header.map(drop)?),
			None => Err(QueryError::Failed { reason: "it tells of no more blocks".into() }),
		}
	}
}

impl Chain {
	/// Follows the best blocks.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn new_blocks(&self) -> Result<NewBlocks, QueryError> {
		answer(async { Ok(NewBlocks(self.rpc.chain_subscribe_new_heads().await?)) }).await
	}
}
