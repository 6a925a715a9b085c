//! `medibloc record seal --attestation`: an attestation becomes a part of a sealed record.

use crate::{
	arguments::Hash32,
	failure::Failure,
	package::{commitment, read_bounded, Sealed},
	report::Report,
	vault::KeyArguments,
};
use medibloc_client::AccountId32;
use medibloc_record::{Attestation, Document};
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path};

const FORMAT: &str = "MBR1-attestation";
const VERSION: u32 = 1;
/// Far more than an attestation takes, in bytes.
const MAX_FILE_BYTES: u64 = 1 << 14;

/// An attestation on its way from the professional to the owner.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AttestationFile {
	format: String,
	version: u32,
	/// The content that is attested.
	content_root: Hash32,
	/// The SCALE encoding, in hexadecimal.
	data: String,
}

impl AttestationFile {
	/// The file of an attestation of the content with this root.
	///
	/// # Errors
	///
	/// The attestation has no encoding.
	pub fn new(content_root: [u8; 32], attestation: &Attestation) -> Result<Self, Failure> {
		let data = hex::encode(attestation.encode().map_err(Failure::unusable)?);
		let content_root = Hash32(content_root);
		Ok(Self { format: FORMAT.into(), version: VERSION, content_root, data })
	}

	/// The text of the file.
	///
	/// # Errors
	///
	/// It cannot be written.
	pub fn encode(&self) -> Result<Vec<u8>, Failure> {
		let mut text = serde_json::to_vec_pretty(self).map_err(Failure::unchecked)?;
		text.push(b'\n');
		Ok(text)
	}

	fn read(path: &Path) -> Result<Attestation, Failure> {
		let none = |why: &dyn fmt::Display| {
			Failure::refused(format!("{} is no attestation: {why}", path.display()))
		};
		let text = read_bounded(path, MAX_FILE_BYTES)?;
		let file: Self = serde_json::from_slice(&text).map_err(|error| none(&error))?;
		if file.format != FORMAT || file.version != VERSION {
			return Err(none(&"it is of another format or version"));
		}
		let data = hex::decode(&file.data).map_err(|error| none(&error))?;
		Attestation::decode(&data).map_err(|error| none(&error))
	}
}

#[derive(Serialize)]
struct Attached {
	number: u32,
	signer: String,
	role: String,
	content_root: Hash32,
	anchor: Hash32,
	anchor_before: Hash32,
}

impl fmt::Display for Attached {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { number, signer, role, anchor, anchor_before, .. } = self;
		writeln!(f, "Added attestation {number}: by {signer}, as {role}.")?;
		writeln!(f, "New anchor: {anchor}\n  not on a chain; `medibloc anchor put` puts it there")?;
		write!(
			f,
			"  Proofs that show an attestation belong to it. The one before, {anchor_before}, stays where it is."
		)
	}
}

/// Adds the attestation in the file `path` to the package in `directory`: the same content, a new anchor.
///
/// # Errors
///
/// The package cannot be opened or written, or the attestation is none of its content.
pub fn attach(directory: &Path, path: &Path, arguments: &KeyArguments) -> Result<Report, Failure> {
	let attestation = AttestationFile::read(path)?;
	let sealed = Sealed::read(directory)?;
	let key = sealed.key(arguments)?;
	let (mut package, place) = sealed.open(&key)?;
	let number = package.seal.add(&attestation)?;

	let document = Document::read(&package.document).map_err(Failure::refused)?;
	let commitment = commitment(&document, &package.seal)
		.map_err(|failure| failure.but("the record stays as it was"))?;
	let anchor_before = std::mem::replace(&mut package.seal.anchor, Hash32(commitment.anchor()));
	// The key that signed the transaction with the last anchor would link both.
	package.seal.renew_one_time_key()?;
	place.replace(&mut package, &key)?;
	Ok(Report::done(Attached {
		number,
		signer: AccountId32(attestation.statement.signer).to_string(),
		role: attestation.statement.role,
		content_root: Hash32(commitment.content_root()),
		anchor: Hash32(commitment.anchor()),
		anchor_before,
	}))
}
