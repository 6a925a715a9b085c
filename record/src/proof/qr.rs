//! Proofs as texts of QR codes (section 10.1), and long ones spread over several codes.

use super::Proof;
use crate::rejection::{Reason, Rejection};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use core::fmt;
use sha2::{Digest, Sha256};

/// What the text of a proof begins with.
pub(super) const QR_PREFIX: &str = "MBR1:";

/// What a text begins with that is one of several parts of such a text.
const PART_PREFIX: &str = "MBR1/";

/// The longest text that the largest QR code holds: version 40 with the least error correction, in alphanumeric mode
/// (ISO/IEC 18004). It is that of a proof of 2,860 bytes in the compact form.
pub const MAX_QR_TEXT: usize = 4_296;

/// Bytes of SHA-256 that tell the parts of one text from those of another.
const DIGEST_BYTES: usize = 4;

/// The longest head of a part: `MBR1/999/999/` and 8 digits and a colon.
const MAX_HEAD: usize = 22;

/// The greatest number of parts: what three digits count.
const MAX_PARTS: usize = 999;

impl Proof {
	/// The text of a QR code: `MBR1:` and the base45 (RFC 9285) of the compact form, all of it characters of the
	/// alphanumeric mode.
	pub fn to_qr_text(&self) -> String {
		format!("{QR_PREFIX}{}", base45::encode(self.to_compact()))
	}
}

/// The compact form that the text of a QR code stands for.
pub(super) fn decode(text: &[u8]) -> Result<Vec<u8>, Rejection> {
	let body = text.get(QR_PREFIX.len()..).unwrap_or_default();
	let decoded = base45::decode(body).ok();
	// The library takes some groups that encode nothing, so only what it would write itself is taken.
	let bytes = decoded.filter(|bytes| base45::encode(bytes).as_bytes() == body);
	bytes.ok_or_else(|| {
		let detail = "what follows `MBR1:` is not base45: the code was not read right";
		Rejection::new(Reason::Base45, detail)
	})
}

/// Spreads the text of a proof over several codes of at most `most` characters each. A text that fits into one stays
/// as it is.
///
/// A part reads `MBR1/2/3/0A1B2C3D:` and a piece of the text: the second of three; the digits are the first four bytes
/// of the SHA-256 of the whole text. The pieces, joined in order, are the text.
///
/// # Errors
/// [`QrError::TooLong`], if there would be more than 999 parts.
pub fn split_qr_text(text: &str, most: usize) -> Result<Vec<String>, QrError> {
	if text.len() <= most {
		return Ok(Vec::from([text.into()]));
	}
	let room = most.saturating_sub(MAX_HEAD).max(1);
	// The characters of base45 have one byte each.
	let pieces: Vec<&[u8]> = text.as_bytes().chunks(room).collect();
	if pieces.len() > MAX_PARTS {
		return Err(QrError::TooLong);
	}
	let digest = digest(text);
	let count = pieces.len();
	let part = |(index, piece): (usize, &&[u8])| {
		let number = index.saturating_add(1);
		let piece = core::str::from_utf8(piece).unwrap_or_default();
		format!("{PART_PREFIX}{number}/{count}/{digest}:{piece}")
	};
	Ok(pieces.iter().enumerate().map(part).collect())
}

/// Joins the texts of codes, in any order and repeated or not, to the text of one proof.
///
/// # Errors
/// If a text is neither a proof nor a part of one, or parts are missing or do not belong together.
pub fn join_qr_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<String, QrError> {
	let mut parts = QrParts::default();
	for text in texts {
		parts.add(text)?;
	}
	parts.text()
}

/// The parts of one proof, as they are read one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QrParts {
	/// The number of parts, and the digest.
	set: Option<(usize, String)>,
	pieces: BTreeMap<usize, String>,
}

impl QrParts {
	/// Adds what a code says.
	///
	/// # Errors
	/// If it is neither a proof nor a part of one, or belongs to another proof than those before. What was added
	/// before stays.
	pub fn add(&mut self, text: &str) -> Result<(), QrError> {
		let (number, set, piece) = match text.starts_with(QR_PREFIX) {
			true => (1, (1, digest(text)), text),
			false => parse_part(text).ok_or(QrError::NoPart)?,
		};
		if self.set.as_ref().is_some_and(|known| *known != set) {
			return Err(QrError::AnotherProof);
		}
		if self.pieces.get(&number).is_some_and(|known| known != piece) {
			return Err(QrError::Contradiction { number });
		}
		self.pieces.insert(number, piece.into());
		self.set = Some(set);
		Ok(())
	}

	/// The numbers of the parts that are still missing, from 1; nothing before the first part was added.
	pub fn missing(&self) -> Vec<usize> {
		let count = self.set.as_ref().map_or(0, |(count, _)| *count);
		(1..=count).filter(|number| !self.pieces.contains_key(number)).collect()
	}

	/// The text of the proof.
	///
	/// # Errors
	/// If parts are missing, or the parts were not read right.
	pub fn text(&self) -> Result<String, QrError> {
		let (_, expected) = self.set.as_ref().ok_or(QrError::Missing { numbers: Vec::new() })?;
		let numbers = self.missing();
		if !numbers.is_empty() {
			return Err(QrError::Missing { numbers });
		}
		let text: String = self.pieces.values().map(String::as_str).collect();
		match digest(&text) == *expected {
			true => Ok(text),
			false => Err(QrError::Digest),
		}
	}
}

/// The number of a part, the set that it belongs to, and its piece.
fn parse_part(text: &str) -> Option<(usize, (usize, String), &str)> {
	let (head, piece) = text.strip_prefix(PART_PREFIX)?.split_once(':')?;
	let mut fields = head.split('/');
	let (number, count, digest) = (fields.next()?, fields.next()?, fields.next()?);
	let plain = |field: &str| field.bytes().all(|byte| byte.is_ascii_digit());
	if fields.next().is_some() || !plain(number) || !plain(count) {
		return None;
	}
	let (number, count) = (number.parse::<usize>().ok()?, count.parse::<usize>().ok()?);
	let within = (1..=count).contains(&number) && (2..=MAX_PARTS).contains(&count);
	within.then(|| (number, (count, digest.into()), piece))
}

fn digest(text: &str) -> String {
	let hash = Sha256::digest(text);
	hash.iter().take(DIGEST_BYTES).map(|byte| format!("{byte:02X}")).collect()
}

/// Why texts of QR codes make no proof, or a proof no texts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum QrError {
	/// The proof needs more than 999 codes.
	TooLong,
	/// The text is neither a proof nor a part of one.
	NoPart,
	/// The part belongs to another proof than those before.
	AnotherProof,
	/// Two parts with one number differ.
	Contradiction {
		/// The number.
		number: usize,
	},
	/// Parts are missing.
	Missing {
		/// Their numbers; none, if there is no part at all.
		numbers: Vec<usize>,
	},
	/// The parts were not read right: together they are another text.
	Digest,
}

impl fmt::Display for QrError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooLong => {
				write!(f, "the proof needs more than {MAX_PARTS} codes: hand it over as a file")
			}
			Self::NoPart => f.write_str("the code holds neither a proof nor a part of one"),
			Self::AnotherProof => {
				f.write_str("the code belongs to another proof than those before")
			}
			Self::Contradiction { number } => {
				write!(f, "two codes are both number {number} of the proof, and differ")
			}
			Self::Missing { numbers } if numbers.is_empty() => f.write_str("there is no code"),
			Self::Missing { numbers } => {
				f.write_str("these codes of the proof are missing:")?;
				numbers.iter().try_for_each(|number| write!(f, " {number}"))
			}
			Self::Digest => f.write_str(
				"the codes do not make the text that they name: read all of them once more",
			),
		}
	}
}

impl core::error::Error for QrError {}
