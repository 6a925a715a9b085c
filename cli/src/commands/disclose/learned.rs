//! What whoever reads a proof learns from it.

use crate::{arguments::Hash32, commands::verify::AllShown};
use medibloc_client::{time::utc_of, AccountId32};
use medibloc_record::Verified;
use serde::Serialize;
use std::fmt;

/// Everything that a proof tells.
#[derive(Serialize)]
pub struct Learned {
	anchor: Hash32,
	profile: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	previous: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	subject: Option<String>,
	#[serde(skip_serializing_if = "Option::is_none")]
	audience: Option<Audience>,
	attestations: Vec<Attester>,
	disclosed: AllShown,
}

#[derive(Serialize)]
struct Audience {
	audience: String,
	expires_at: String,
	expires_at_unix_ms: u64,
}

#[derive(Serialize)]
struct Attester {
	signer: String,
	role: String,
}

impl Learned {
	/// What a verifier reads in the proof.
	pub fn new(verified: Verified) -> Self {
		let header = verified.header();
		let audience = verified.presentation().map(|presentation| Audience {
			audience: presentation.to.audience.clone(),
			expires_at: utc_of(presentation.to.expires_at),
			expires_at_unix_ms: presentation.to.expires_at,
		});
		let attester = |attestation: &medibloc_record::Attestation| Attester {
			signer: AccountId32(attestation.statement.signer).to_string(),
			role: attestation.statement.role.clone(),
		};
		Self {
			anchor: Hash32(verified.anchor()),
			profile: header.profile.clone(),
			previous: header.previous.map(Hash32),
			subject: verified.subject().map(|account| AccountId32(account).to_string()),
			audience,
			attestations: verified.attestations().iter().map(attester).collect(),
			disclosed: AllShown(verified),
		}
	}
}

impl fmt::Display for Learned {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "Who reads the proof learns of the FHIR {} record:", self.profile)?;
		write!(f, "{}", self.disclosed)?;
		if let Some(subject) = &self.subject {
			writeln!(f, "  that it belongs to {subject}, as other records may")?;
		}
		for Attester { signer, role } in &self.attestations {
			writeln!(f, "  that {signer} attests it, as {role}")?;
		}
		if let Some(previous) = &self.previous {
			writeln!(f, "  that it amends the one with the anchor {previous}")?;
		}
		if let Some(Audience { audience, expires_at, .. }) = &self.audience {
			writeln!(f, "  that you showed it to {audience}, which others are to believe until {expires_at}")?;
		}
		write!(f, "  and how many fields the record has, to within a factor of two")
	}
}
