//! `medibloc revoke`: do not vouch for a professional any more.

use super::Lifetime;
use crate::{
	arguments::Hash32,
	cli::Revoke,
	commands::{asked::Asked, named::Named},
	failure::Failure,
	report::Report,
};
use medibloc_client::Chain;
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct RevokedCertificate {
	professional: String,
	certifier: String,
	hash: Hash32,
	#[serde(flatten)]
	lifetime: Lifetime,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for RevokedCertificate {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { professional, certifier, hash, lifetime, asked } = self;
		writeln!(f, "Final: {certifier} revoked the certificate {hash} of {professional}")?;
		writeln!(f, "  {lifetime}")?;
		writeln!(f, "  It cannot be undone. What was attested before stays attested.")?;
		write!(f, "  {asked}")
	}
}

/// `medibloc revoke`.
pub async fn revoke(arguments: Revoke) -> Result<Report, Failure> {
	let professional = Named::find(&arguments.signer.keystore, &arguments.professional)?.account;
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let (hash, reason) = (arguments.hash, arguments.reason.0);
	let certificate = chain.revoke_certificate(&professional, hash.0, reason, &key).await?;
	Ok(Report::done(RevokedCertificate {
		professional: professional.to_string(),
		certifier: key.public_key().to_account_id().to_string(),
		hash,
		lifetime: certificate.into(),
		asked: Asked::new(&chain),
	}))
}
