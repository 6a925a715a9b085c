//! Who attests a record, and whether that counts.

use super::evidence::{Found, Source};
use crate::{arguments::Hash32, commands::certificate::called, failure::Failure};
use medibloc_client::{time::utc_of, AccountId32};
use medibloc_primitives::certificate::Validity;
use medibloc_record::Attestation;
use serde::Serialize;
use std::{collections::BTreeSet, fmt};

/// An attestation whose signature is good, and what its certificate was worth when the record was anchored.
#[derive(Serialize)]
pub struct Attested {
	signer: String,
	certificate: Hash32,
	role: String,
	/// By the signer's own word.
	signed_at: String,
	signed_at_unix_ms: u64,
	scheme: &'static str,
	#[serde(flatten)]
	standing: Standing,
	#[serde(skip)]
	account: [u8; 32],
}

/// What an attestation is worth.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
	/// Somebody who is trusted vouched for the signer when the record was anchored.
	InForce {
		/// Who.
		certifier: String,
	},
	/// Nobody who is trusted did.
	NotInForce {
		/// Why not.
		reason: String,
	},
	/// Nobody was asked.
	NotLookedUp {
		/// Why not.
		reason: String,
	},
}

impl Attested {
	/// Whether it counts: [`Standing::InForce`].
	pub fn is_in_force(&self) -> bool {
		matches!(self.standing, Standing::InForce { .. })
	}

	/// What `attestation`, of a record anchored at `anchored_at` (milliseconds since the Unix epoch), is worth to whoever
	/// trusts `certifiers`.
	///
	/// # Errors
	///
	/// The chain cannot be asked.
	pub async fn new(
		attestation: &Attestation,
		source: &Source,
		certifiers: &[[u8; 32]],
		anchored_at: Option<u64>,
	) -> Result<Self, Failure> {
		let statement = &attestation.statement;
		let standing = match anchored_at {
			None => Standing::NotLookedUp {
				reason: "no chain was asked when the record was anchored".into(),
			},
			Some(_) if certifiers.is_empty() => Standing::NotLookedUp {
				reason: "--certifier names whose certificates count".into(),
			},
			Some(at) if statement.signed_at > at => Standing::NotInForce {
				reason: "it says that it was signed after the record was anchored".into(),
			},
			Some(at) => standing(attestation, source, certifiers, at).await?,
		};
		Ok(Self {
			signer: AccountId32(statement.signer).to_string(),
			certificate: Hash32(statement.certificate),
			role: statement.role.clone(),
			signed_at: utc_of(statement.signed_at),
			signed_at_unix_ms: statement.signed_at,
			scheme: attestation.scheme.name(),
			standing,
			account: statement.signer,
		})
	}
}

async fn standing(
	attestation: &Attestation,
	source: &Source,
	certifiers: &[[u8; 32]],
	at: u64,
) -> Result<Standing, Failure> {
	let statement = &attestation.statement;
	let mut reasons = Vec::new();
	let mut is_known = false;
	for certifier in certifiers {
		let name = AccountId32(*certifier).to_string();
		match source.certificate(statement.signer, *certifier, statement.certificate).await? {
			Found::Certificate(certificate) => match certificate.validity(at) {
				Validity::InForce => return Ok(Standing::InForce { certifier: name }),
				validity => {
					is_known = true;
					reasons
						.push(format!("the certificate by {name} was {} then", called(validity)));
				}
			},
			Found::None => {
				is_known = true;
				reasons.push(format!("{name} issued no such certificate"));
			}
			Found::Unknown => {
				reasons.push(format!("the chain proof does not say what {name} issued"));
			}
		}
	}
	let reason = reasons.join("; ");
	Ok(match is_known {
		true => Standing::NotInForce { reason },
		false => Standing::NotLookedUp { reason },
	})
}

/// How many signers have an attestation that counts.
pub fn signers_in_force(attested: &[Attested]) -> usize {
	let signers = attested.iter().filter(|attested| attested.is_in_force());
	signers.map(|attested| attested.account).collect::<BTreeSet<_>>().len()
}

impl fmt::Display for Attested {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { signer, certificate, role, signed_at, standing, .. } = self;
		writeln!(f, "{signer} as {role}, by its own word at {signed_at}")?;
		writeln!(f, "    with the certificate {certificate}")?;
		match standing {
			Standing::InForce { certifier } => write!(
				f,
				"    which {certifier} had issued: it was in force when the record was anchored"
			),
			Standing::NotInForce { reason } => write!(f, "    it does not count: {reason}"),
			Standing::NotLookedUp { reason } => {
				write!(f, "    whether it counts was not looked up: {reason}")
			}
		}
	}
}
