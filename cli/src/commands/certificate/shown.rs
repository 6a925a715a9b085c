//! A certificate in words.

use crate::arguments::Reason;
use medibloc_client::time::utc_of;
use medibloc_primitives::certificate::{Certificate, Validity};
use serde::Serialize;
use std::fmt;

/// What a certificate is called that is worth something.
pub const IN_FORCE: &str = "in force";

/// What a validity is called.
pub fn called(validity: Validity) -> &'static str {
	match validity {
		Validity::NotYetIssued => "not yet issued",
		Validity::InForce => IN_FORCE,
		Validity::Expired => "expired",
		Validity::Revoked => "revoked",
	}
}

/// When a certificate is in force.
#[derive(Serialize)]
pub struct Lifetime {
	issued_at: String,
	issued_at_unix_ms: u64,
	expires_at: String,
	expires_at_unix_ms: u64,
	#[serde(skip_serializing_if = "Option::is_none")]
	revocation: Option<Revoked>,
}

#[derive(Serialize)]
struct Revoked {
	revoked_at: String,
	revoked_at_unix_ms: u64,
	reason: Reason,
}

impl From<Certificate> for Lifetime {
	fn from(certificate: Certificate) -> Self {
		let Certificate { issued_at, expires_at, revocation } = certificate;
		Self {
			issued_at: utc_of(issued_at),
			issued_at_unix_ms: issued_at,
			expires_at: utc_of(expires_at),
			expires_at_unix_ms: expires_at,
			revocation: revocation.map(|revocation| Revoked {
				revoked_at: utc_of(revocation.at),
				revoked_at_unix_ms: revocation.at,
				reason: Reason(revocation.reason),
			}),
		}
	}
}

impl fmt::Display for Lifetime {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { issued_at, expires_at, revocation, .. } = self;
		write!(f, "from {issued_at} until {expires_at}")?;
		match revocation {
			Some(Revoked { revoked_at, reason, .. }) => {
				write!(f, ", revoked at {revoked_at} (reason: {reason})")
			}
			None => Ok(()),
		}
	}
}
