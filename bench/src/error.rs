//! Why a chain cannot be built, or nothing be measured.

use sc_consensus::ImportResult;

/// Why there is no measurement.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// This crate was built without the Wasm runtimes.
	#[error("there is no Wasm runtime: build without SKIP_WASM_BUILD")]
	NoWasm,
	/// The genesis, the database or a block.
	#[error("{0}")]
	Chain(#[from] sp_blockchain::Error),
	/// The import of a block.
	#[error("{0}")]
	Import(#[from] sp_consensus::Error),
	/// A block that was not taken in.
	#[error("the block was not taken in: {0:?}")]
	NotImported(ImportResult),
	/// The slot or the time of a block.
	#[error("{0}")]
	Inherents(#[from] sp_inherents::Error),
	/// The genesis.
	#[error("{0}")]
	Genesis(String),
	/// A genesis configuration or a result that is not JSON as expected.
	#[error("{0}")]
	Json(#[from] serde_json::Error),
	/// A value of the state that does not decode.
	#[error("{0}")]
	State(#[from] codec::Error),
	/// A file or a process.
	#[error("{0}")]
	Io(#[from] std::io::Error),
	/// A node that does not start.
	#[error("{0}")]
	Node(#[from] medibloc_e2e::StartError),
	/// A node that does not answer.
	#[error("the node: {0}")]
	Rpc(#[from] subxt::rpcs::Error),
	/// A plot.
	#[error("the plot: {0}")]
	Plot(String),
	/// What was to be measured did not happen.
	#[error("{0}")]
	Unmeasured(String),
}
