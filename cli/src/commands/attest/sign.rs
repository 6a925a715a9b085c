//! `medibloc record attest sign`: a professional checks the content of a record and signs it.

use super::{attach::AttestationFile, request::Request};
use crate::{
	arguments::Hash32,
	cli::AttestSign,
	commands::show::Listing,
	failure::Failure,
	moment::now,
	package::{ensure_new_file, write_new_file},
	report::Report,
};
use medibloc_client::{time::utc_of, AccountId32};
use medibloc_record::{Attestation, Content, Document, Scheme, Statement};
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// What a signature says.
#[derive(Serialize)]
struct Signing {
	content_root: Hash32,
	profile: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	previous: Option<Hash32>,
	/// The account of the record's owner.
	owner: String,
	signer: String,
	certificate: Hash32,
	role: String,
	signed_at: String,
	signed_at_unix_ms: u64,
	values: usize,
}

impl fmt::Display for Signing {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { content_root, profile, owner, signer, certificate, role, .. } = self;
		writeln!(f, "{signer}, as {role}, vouches at {} for", self.signed_at)?;
		writeln!(f, "  the {} values of a FHIR {profile} record of {owner}", self.values)?;
		if let Some(previous) = self.previous {
			writeln!(f, "  which amends the one with the anchor {previous}")?;
		}
		writeln!(f, "  content root {content_root}")?;
		write!(f, "  with the certificate {certificate}")
	}
}

/// What is shown before it is signed: all of the content, and what the signature says of it.
struct Preview<'a> {
	listing: &'a Listing<&'a [u8]>,
	signing: &'a Signing,
}

impl fmt::Display for Preview<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}\n{}", self.listing, self.signing)
	}
}

#[derive(Serialize)]
struct Signed {
	attestation: PathBuf,
	#[serde(flatten)]
	signing: Signing,
}

impl fmt::Display for Signed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "Signed: {}", self.signing)?;
		write!(
			f,
			"Wrote {}. Give it to the owner of the record, who adds it to the record with `medibloc record seal`.",
			self.attestation.display()
		)
	}
}

/// `medibloc record attest sign`.
pub fn sign(arguments: &AttestSign) -> Result<Report, Failure> {
	ensure_new_file(&arguments.output)?;
	let request = Request::read(&arguments.request, &arguments.key)?;
	let document = Document::read(&request.document).map_err(Failure::refused)?;
	let terms = request.terms();
	// Recomputed from the document, and not what the owner says that it is.
	let content =
		Content::new(&document, &request.content_seed(), &terms).map_err(Failure::refused)?;
	let document = request.document.as_slice();
	let listing = Listing::new(document, terms.profile).map_err(Failure::refused)?;

	let key = arguments.signer.key()?;
	let statement = Statement {
		signer: key.public_key().0,
		certificate: arguments.certificate.0,
		role: arguments.role.clone(),
		signed_at: now(),
	};
	let message = statement.message(&content.root()).map_err(Failure::unusable)?;
	let signing = Signing {
		content_root: Hash32(content.root()),
		profile: terms.profile.into(),
		previous: terms.previous.map(Hash32),
		owner: AccountId32(terms.account).to_string(),
		signer: AccountId32(statement.signer).to_string(),
		certificate: arguments.certificate,
		role: statement.role.clone(),
		signed_at: utc_of(statement.signed_at),
		signed_at_unix_ms: statement.signed_at,
		values: listing.count(),
	};
	arguments.confirmation.ask(
		&Preview { listing: &listing, signing: &signing },
		"Sign it, having read all of it?",
	)?;

	let signature = key.sign(message.as_bytes()).0.to_vec();
	let attestation = Attestation { statement, scheme: Scheme::Sr25519, signature };
	let file = AttestationFile::new(content.root(), &attestation)?;
	write_new_file(&arguments.output, &file.encode()?)?;
	Ok(Report::done(Signed { attestation: arguments.output.clone(), signing }))
}
