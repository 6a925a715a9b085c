//! All roots of a commitment, as the published vectors of the record format give them.

use medibloc_record::{CommitError, Commitment, Content, Document, Seed, Terms, UnitCommitment};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The units of a record that are listed one by one; of more, only the hash over all unit hashes is given.
const MAX_LISTED_UNITS: u32 = 4;

/// All roots. Hashes are in hexadecimal, without `0x`.
#[derive(Serialize)]
pub struct Roots {
	units: u32,
	leaves: u64,
	header: String,
	record_depth: u8,
	unit_hashes_sha256: String,
	record_tree_root: String,
	content_root: String,
	attestation_depth: u8,
	attestation_root: String,
	record_root: String,
	blind: String,
	anchor: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	unit_hashes: Option<Vec<String>>,
	#[serde(skip_serializing_if = "Option::is_none")]
	unit_depths: Option<Vec<u8>>,
}

impl Roots {
	/// The roots of the commitment to `document` that is made with `seed`.
	///
	/// # Errors
	///
	/// There is none on these terms.
	pub fn new(
		document: &Document<'_>,
		seed: &Seed,
		terms: &Terms<'_>,
	) -> Result<Self, CommitError> {
		let are_listed = document.units() <= MAX_LISTED_UNITS;
		let (mut hasher, mut listed) = (Sha256::new(), Vec::new());
		let content =
			Content::with_units(document, &seed.content_seed(), terms, |unit: UnitCommitment| {
				hasher.update(unit.hash);
				if are_listed {
					listed.push(unit);
				}
			})?;
		let commitment = Commitment::of_content(content, seed, &[])?;
		Ok(Self {
			units: commitment.units(),
			leaves: commitment.leaves(),
			header: hex::encode(commitment.header_bytes()),
			record_depth: commitment.record_depth(),
			unit_hashes_sha256: hex::encode(hasher.finalize()),
			record_tree_root: hex::encode(commitment.record_tree_root()),
			content_root: hex::encode(commitment.content_root()),
			attestation_depth: commitment.attestation_depth(),
			attestation_root: hex::encode(commitment.attestation_root()),
			record_root: hex::encode(commitment.record_root()),
			blind: hex::encode(seed.blind()),
			anchor: hex::encode(commitment.anchor()),
			unit_hashes: are_listed
				.then(|| listed.iter().map(|unit| hex::encode(unit.hash)).collect()),
			unit_depths: are_listed.then(|| listed.iter().map(|unit| unit.depth).collect()),
		})
	}
}
