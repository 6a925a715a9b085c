//! Proofs of what is on the chain: made with a node, checked without one.

mod prove;
mod shown;
mod verify;

pub use prove::prove;
pub use verify::verify;

use crate::{failure::Failure, package::read_bounded};
use medibloc_client::chain_proof::{ChainProof, Checkpoint, Proved, Trust, MAX_FILE_LENGTH};
use std::path::Path;

/// The longest checkpoint, in bytes.
const MAX_CHECKPOINT_BYTES: u64 = 1 << 16;

fn read_checkpoint(path: &Path) -> Result<Checkpoint, Failure> {
	let text = read_bounded(path, MAX_CHECKPOINT_BYTES)?;
	serde_json::from_slice(&text)
		.map_err(|error| Failure::unusable(format!("{} is no checkpoint: {error}", path.display())))
}

/// What the chain proof in the file `path` proves to whoever trusts `trust`.
///
/// # Errors
///
/// It cannot be read, or proves nothing.
pub fn check(path: &Path, trust: Trust<'_>) -> Result<Proved, Failure> {
	let text = read_bounded(path, MAX_FILE_LENGTH as u64)?;
	let proof = ChainProof::from_json(&text)
		.map_err(|error| Failure::unusable(format!("{}: {error}", path.display())))?;
	proof.verify(trust).map_err(|rejection| {
		Failure::refused(format!("{} proves nothing: {rejection}", path.display()))
	})
}
