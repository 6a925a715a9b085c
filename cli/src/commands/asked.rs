//! Which chain a command asked.

use crate::arguments::Hash32;
use medibloc_client::Chain;
use serde::Serialize;
use std::fmt;

/// The chain, and the node that spoke for it.
#[derive(Serialize)]
pub struct Asked {
	/// The chain, by the hash of its first block.
	pub genesis: Hash32,
	/// The node. Its answers are believed.
	pub node: String,
}

impl Asked {
	/// The chain of this connection.
	pub fn new(chain: &Chain) -> Self {
		Self { genesis: Hash32(chain.genesis_hash()), node: chain.url().into() }
	}
}

impl fmt::Display for Asked {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { genesis, node } = self;
		write!(f, "on the chain with genesis {genesis}, as the node {node} says")
	}
}
