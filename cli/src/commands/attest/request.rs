//! `medibloc record attest request`: what a professional needs to check a record's content.
//!
//! A file in the age format with one line of JSON, the terms of the commitment and the content seed; then the document
//! as it was issued, byte for byte. The seed, which opens the anchor and every later proof, is not in it.

use crate::{
	arguments::Hash32,
	cli::AttestRequest,
	failure::Failure,
	package::{
		ensure_new_file, take_line, write_new_file, Package, Seal, MAX_ENCRYPTED_BYTES, NEW_LINE,
	},
	report::Report,
	secret::Secret32,
	vault::{AgeFile, KeyArguments, Readers},
};
use medibloc_record::{ContentSeed, Terms};
use serde::{Deserialize, Serialize};
use std::{
	fmt,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const FORMAT: &str = "MBR1-attestation-request";
const VERSION: u32 = 1;

/// The first line of a request.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Head {
	format: String,
	version: u32,
	/// The owner's account.
	account: Hash32,
	profile: String,
	previous: Option<Hash32>,
	content_seed: Secret32,
}

/// A record as an attester has it.
pub struct Request {
	head: Head,
	/// The document as it was issued.
	pub document: Zeroizing<Vec<u8>>,
}

impl Request {
	fn of(package: Package) -> Self {
		let Package { document, seal } = package;
		let content_seed = Secret32::new(*seal.seed().content_seed().as_bytes());
		let Seal { account, profile, previous, .. } = seal;
		let (format, version) = (FORMAT.into(), VERSION);
		Self { head: Head { format, version, account, profile, previous, content_seed }, document }
	}

	fn encrypt(&self, readers: &Readers) -> Result<Vec<u8>, Failure> {
		let line = Zeroizing::new(serde_json::to_vec(&self.head).map_err(Failure::unchecked)?);
		readers.encrypt(&[&line, NEW_LINE, &self.document], false)
	}

	/// Reads the request in the file at `path`.
	///
	/// # Errors
	///
	/// It cannot be opened, or is none.
	pub fn read(path: &Path, arguments: &KeyArguments) -> Result<Self, Failure> {
		let file = AgeFile::read(path.into(), MAX_ENCRYPTED_BYTES)?;
		let mut document = file.decrypt(&arguments.key(&file)?)?;
		let none = || {
			Failure::refused(format!(
				"{} is no request for an attestation: `medibloc record attest request` writes one",
				path.display()
			))
		};
		let line = take_line(&mut document).ok_or_else(none)?;
		let head: Head = serde_json::from_slice(&line).map_err(|_| none())?;
		if head.format != FORMAT || head.version != VERSION {
			return Err(none());
		}
		Ok(Self { head, document })
	}

	/// The terms of the commitment.
	pub fn terms(&self) -> Terms<'_> {
		Terms {
			profile: &self.head.profile,
			previous: self.head.previous.map(|anchor| anchor.0),
			account: self.head.account.0,
		}
	}

	/// The seed of everything under the content root.
	pub fn content_seed(&self) -> ContentSeed {
		ContentSeed::from_bytes(*self.head.content_seed.bytes())
	}
}

#[derive(Serialize)]
struct Requested {
	request: PathBuf,
	account: Hash32,
}

impl fmt::Display for Requested {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "Wrote {} for the professional.", self.request.display())?;
		writeln!(
			f,
			"  It holds the whole record, your account, and what is needed to check the content."
		)?;
		write!(f, "  Nobody can find the anchor or make a proof with it.")
	}
}

/// `medibloc record attest request`.
pub fn request(arguments: &AttestRequest) -> Result<Report, Failure> {
	ensure_new_file(&arguments.output)?;
	let readers = arguments.readers.readers(arguments.request_passphrase_file.as_deref())?;
	let package = Package::read(&arguments.package, &arguments.key)?;
	let request = Request::of(package);
	write_new_file(&arguments.output, &request.encrypt(&readers)?)?;
	let account = request.head.account;
	Ok(Report::done(Requested { request: arguments.output.clone(), account }))
}
