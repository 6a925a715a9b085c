//! `medibloc certify`: vouch for a professional.

use super::Lifetime;
use crate::{
	arguments::Hash32,
	cli::{Certify, DocumentArguments},
	commands::{asked::Asked, named::Named},
	failure::Failure,
	moment::now,
	package::{read_bounded, MAX_DOCUMENT_BYTES},
	report::Report,
};
use medibloc_client::{certificate_hash, time::utc_of, Chain};
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Certified {
	professional: String,
	certifier: String,
	hash: Hash32,
	#[serde(flatten)]
	lifetime: Lifetime,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Certified {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { professional, certifier, hash, lifetime, asked } = self;
		writeln!(f, "Final: {certifier} certifies {professional}")?;
		writeln!(f, "  with the hash {hash}")?;
		write!(f, "  {lifetime}\n  {asked}")
	}
}

/// `medibloc certify`.
pub async fn certify(arguments: Certify) -> Result<Report, Failure> {
	let professional = Named::find(&arguments.signer.keystore, &arguments.professional)?.account;
	let expires_at = arguments.expires.from(now());
	if expires_at <= now() {
		return Err(Failure::unusable(format!(
			"the certificate would have expired at {}: name a later end",
			utc_of(expires_at)
		)));
	}
	let hash = hash_of(&arguments.document)?;
	let key = arguments.signer.key()?;
	let certifier = key.public_key().to_account_id();
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let certificate = chain.certify(&professional, hash.0, expires_at, &key).await?;
	let itself = (professional == certifier).then(|| {
		Failure::refused(
			"the account certified itself: that says nothing to whoever does not trust it already",
		)
	});
	let certified = Certified {
		professional: professional.to_string(),
		certifier: certifier.to_string(),
		hash,
		lifetime: certificate.into(),
		asked: Asked::new(&chain),
	};
	Ok(Report::done(certified).warn(itself.into_iter().collect()))
}

fn hash_of(arguments: &DocumentArguments) -> Result<Hash32, Failure> {
	match (&arguments.document, arguments.hash) {
		(Some(file), _) => Ok(Hash32(certificate_hash(&read_bounded(file, MAX_DOCUMENT_BYTES)?))),
		(None, Some(hash)) => Ok(hash),
		(None, None) => Err(Failure::unusable("name the document with --document, or its --hash")),
	}
}
