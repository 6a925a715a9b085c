//! Presentations: the owner binds a proof to one verifier (section 11).

use crate::{
	attestation::signed_text,
	leaf::length32,
	limits::{MAX_AUDIENCE_BYTES, MAX_INTEGER, MAX_NONCE_BYTES, MIN_NONCE_BYTES},
	plain_text::is_plain_text,
	signature::Scheme,
	tree::Hash,
};
use alloc::{string::String, vec::Vec};
use core::fmt;
use sha2::{Digest, Sha256};

const DIGEST: u8 = 0x09;
const DISCLOSURE: u8 = 0x0a;

/// To whom a proof is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
	/// The verifier's name, as plain text of 1 to 256 bytes (UTF-8); that of a web site is its origin,
	/// `https://example.org`.
	pub audience: String,
	/// What the verifier chose for this one time: 16 to 64 bytes.
	pub nonce: Vec<u8>,
	/// When the presentation ends to be good, in milliseconds since the Unix epoch, at most 2^53-1.
	pub expires_at: u64,
}

impl Audience {
	/// Checks the three against the limits above.
	///
	/// # Errors
	/// For the first that is beyond its limits.
	pub fn check(&self) -> Result<(), PresentationError> {
		check_audience(&self.audience)?;
		check_nonce(&self.nonce)?;
		check_expiry(self.expires_at)
	}

	/// What the owner signs to show to this audience what `disclosure` stands for.
	pub(crate) fn message(&self, anchor: &Hash, disclosure: &Hash) -> String {
		let mut hasher = Sha256::new_with_prefix([DIGEST]);
		hasher.update(anchor);
		hasher.update(disclosure);
		for part in [self.audience.as_bytes(), &self.nonce] {
			hasher.update(length32(part.len()));
			hasher.update(part);
		}
		hasher.update(self.expires_at.to_be_bytes());
		signed_text("presentation", &hasher.finalize().into())
	}
}

/// The owner's signature over what is disclosed to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presentation {
	/// To whom.
	pub to: Audience,
	/// How it is signed.
	pub scheme: Scheme,
	/// The signature: 64 bytes, or 65 for ECDSA.
	pub signature: Vec<u8>,
}

/// `H(0x0a || ...)`: stands for all that a proof discloses.
pub(crate) struct Disclosure(Sha256);

impl Disclosure {
	/// The disclosure of so many units.
	pub(crate) fn of(units: usize) -> Self {
		Self(Sha256::new_with_prefix([DISCLOSURE]).chain_update(length32(units)))
	}

	/// Adds the next unit, with the hashes of its leaves that are disclosed, ascending.
	pub(crate) fn add(&mut self, opened: bool, unit_hash: &Hash, leaves: &[Hash]) {
		self.0.update([u8::from(opened)]);
		self.0.update(unit_hash);
		self.0.update(length32(leaves.len()));
		self.0.update(leaves.as_flattened());
	}

	/// The hash over the units and the leaves of the attestations that are shown.
	pub(crate) fn hash(mut self, attestation_leaves: &[Hash]) -> Hash {
		self.0.update(length32(attestation_leaves.len()));
		self.0.update(attestation_leaves.as_flattened());
		self.0.finalize().into()
	}
}

pub(crate) fn check_audience(audience: &str) -> Result<(), PresentationError> {
	if !(1..=MAX_AUDIENCE_BYTES).contains(&audience.len()) {
		return Err(PresentationError::AudienceLength(audience.len()));
	}
	is_plain_text(audience).then_some(()).ok_or(PresentationError::AudienceText)
}

pub(crate) fn check_nonce(nonce: &[u8]) -> Result<(), PresentationError> {
	let fits = (MIN_NONCE_BYTES..=MAX_NONCE_BYTES).contains(&nonce.len());
	fits.then_some(()).ok_or(PresentationError::NonceLength(nonce.len()))
}

fn check_expiry(expires_at: u64) -> Result<(), PresentationError> {
	(expires_at <= MAX_INTEGER).then_some(()).ok_or(PresentationError::Expiry)
}

/// Why there is no presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PresentationError {
	/// The audience has no or too many bytes.
	AudienceLength(usize),
	/// The audience holds characters that are not seen or that reorder others.
	AudienceText,
	/// The nonce has too few or too many bytes.
	NonceLength(usize),
	/// The expiry is beyond 2^53-1.
	Expiry,
	/// The proof does not show whose record it is: the signature would prove nothing.
	NoSubject,
	/// The signature is not one of the record's owner over this disclosure.
	Signature,
}

impl fmt::Display for PresentationError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::AudienceLength(bytes) => {
				write!(f, "the audience has {bytes} bytes; 1 to {MAX_AUDIENCE_BYTES} are allowed")
			}
			Self::AudienceText => f.write_str("the audience holds control or invisible characters"),
			Self::NonceLength(bytes) => write!(
				f,
				"the nonce has {bytes} bytes; {MIN_NONCE_BYTES} to {MAX_NONCE_BYTES} are allowed"
			),
			Self::Expiry => write!(f, "the expiry is above {MAX_INTEGER}"),
			Self::NoSubject => f.write_str(
				"a presentation is signed by the owner of the record, whom the proof does not show",
			),
			Self::Signature => f.write_str(
				"the signature is not that of the record's owner over what this proof discloses",
			),
		}
	}
}

impl core::error::Error for PresentationError {}
