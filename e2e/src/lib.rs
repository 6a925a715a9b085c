//! Real nodes for tests: started on loopback with ports of their own, and gone when the test is.

#![forbid(unsafe_code)]

mod desk;
mod node;
mod programs;
mod usage;

pub use desk::{run, unique, Desk, Output, ALICE, FIELD};
pub use node::{Node, NodeOptions, StartError};
pub use programs::{command, Program};
pub use usage::Usage;

/// The environment variable that names the node which the tests of one run share.
pub const SHARED_CHAIN: &str = "MEDIBLOC_TEST_CHAIN";

/// A node to test against.
pub enum TestChain {
	/// The one that all tests of this run share.
	Shared(String),
	/// One of the test's own, for who runs a single test by hand.
	Own(Node),
}

impl TestChain {
	/// The shared node, or else a new one.
	///
	/// # Errors
	///
	/// Says why no node could be started.
	pub fn get() -> Result<Self, StartError> {
		match std::env::var(SHARED_CHAIN) {
			Ok(url) => Ok(Self::Shared(url)),
			Err(_) => Node::development().start().map(Self::Own),
		}
	}

	/// Where the node listens.
	pub fn url(&self) -> &str {
		match self {
			Self::Shared(url) => url,
			Self::Own(node) => node.url(),
		}
	}
}
