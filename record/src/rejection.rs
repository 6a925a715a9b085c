//! Why a proof is rejected.

use crate::json::{JsonError, JsonFault};
use alloc::{format, string::String};
use core::fmt;

/// A proof was not accepted: nothing of what it says is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
	/// The rule that it breaks.
	pub reason: Reason,
	/// What is wrong, and where, for a person.
	pub detail: String,
}

impl Rejection {
	pub(crate) fn new(reason: Reason, detail: impl Into<String>) -> Self {
		Self { reason, detail: detail.into() }
	}
}

impl From<JsonError> for Rejection {
	fn from(error: JsonError) -> Self {
		let reason = match error.fault {
			JsonFault::TooDeep | JsonFault::NumberTooLong => Reason::Limit,
			_ => Reason::Json,
		};
		Self::new(reason, format!("{error}"))
	}
}

impl fmt::Display for Rejection {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}", self.reason, self.detail)
	}
}

impl core::error::Error for Rejection {}

/// The kind of rule that a rejected proof breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
	/// Not strict JSON (section 4).
	Json,
	/// Not the deterministic CBOR of the compact form (section 10.1).
	Cbor,
	/// Not the base45 of a QR code (section 10.1).
	Base45,
	/// Not of the form of a proof (section 10).
	Format,
	/// Beyond a limit (section 3).
	Limit,
	/// The header is not one (section 9.1).
	Header,
	/// A leaf with a value that its tag does not allow (section 12, step 2).
	Value,
	/// Leaves or units out of order, or repeated (section 10).
	Order,
	/// Something is disclosed twice: by itself and in an opened subtree (section 12, step 2).
	Overlap,
	/// What is disclosed contradicts itself (S1 to S6, section 12, steps 4 and 5).
	Structure,
	/// A tree proof that leads to no root, or is about nothing (section 12, steps 2 and 6).
	Multiproof,
	/// An attestation that is not one (section 9.2).
	Attestation,
	/// The hashes lead to another anchor (section 12, step 7).
	Anchor,
	/// The subject is not opened, or is not the expected account (section 12, step 9).
	Subject,
	/// A signature that is not the signer's (section 12, steps 8 and 9).
	Signature,
	/// The presentation is missing, malformed, or meant for another verifier or time (section 11).
	Presentation,
	/// What is shown may mislead: something is hidden that changes its meaning (section 13).
	Floor,
	/// Fewer attestations are shown than the verifier demands.
	Policy,
}

impl Reason {
	/// The code of the reason: one upper-case word, the same in every version.
	pub const fn code(self) -> &'static str {
		match self {
			Self::Json => "JSON",
			Self::Cbor => "CBOR",
			Self::Base45 => "BASE45",
			Self::Format => "FORMAT",
			Self::Limit => "LIMIT",
			Self::Header => "HEADER",
			Self::Value => "VALUE",
			Self::Order => "ORDER",
			Self::Overlap => "OVERLAP",
			Self::Structure => "STRUCTURE",
			Self::Multiproof => "MULTIPROOF",
			Self::Attestation => "ATTESTATION",
			Self::Anchor => "ANCHOR",
			Self::Subject => "SUBJECT",
			Self::Signature => "SIGNATURE",
			Self::Presentation => "PRESENTATION",
			Self::Floor => "FLOOR",
			Self::Policy => "POLICY",
		}
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.code())
	}
}
