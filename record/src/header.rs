//! The header, which every proof discloses (section 9.1).

pub use crate::scale::compact_length;
use crate::{
	keys::Salt,
	limits::MAX_PROFILE_BYTES,
	scale::{Input, ScaleError},
	tree::Hash,
};
use alloc::{string::String, vec::Vec};
use core::fmt;
use sha2::{Digest, Sha256};

const VERSION: u8 = 1;
const SHA_256: u8 = 1;
const FHIR_JSON: u8 = 1;
const SUBJECT: u8 = 0x06;

/// What is said about a record as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
	/// The version of FHIR, such as `R4`: 1 to 16 of `A-Z a-z 0-9 . _ -`.
	pub profile: String,
	/// The anchor of the record that this one amends.
	pub previous: Option<Hash>,
	/// A commitment to the owner's account, see [`subject`].
	pub subject: Hash,
}

/// `H(0x06 || account || salt)`: commits to the account that owns a record.
pub fn subject(account: &[u8; 32], salt: &Salt) -> Hash {
	Sha256::new_with_prefix([SUBJECT]).chain_update(account).chain_update(salt).finalize().into()
}

impl Header {
	/// The SCALE encoding.
	///
	/// # Errors
	/// [`HeaderError::Profile`], if the profile is not of the form above.
	pub fn encode(&self) -> Result<Vec<u8>, HeaderError> {
		check_profile(self.profile.as_bytes())?;
		let mut bytes = Vec::from([VERSION, SHA_256, FHIR_JSON]);
		bytes.extend(compact_length(self.profile.len()).ok_or(HeaderError::Profile)?);
		bytes.extend_from_slice(self.profile.as_bytes());
		match &self.previous {
			None => bytes.push(0),
			Some(anchor) => {
				bytes.push(1);
				bytes.extend_from_slice(anchor);
			}
		}
		bytes.extend_from_slice(&self.subject);
		Ok(bytes)
	}

	/// Decodes a header from exactly these bytes.
	///
	/// # Errors
	/// If they are not the one encoding of a header of this version.
	pub fn decode(bytes: &[u8]) -> Result<Self, HeaderError> {
		let mut input = Input::new(bytes);
		if input.byte()? != VERSION {
			return Err(HeaderError::Version);
		}
		if input.byte()? != SHA_256 {
			return Err(HeaderError::HashFunction);
		}
		if input.byte()? != FHIR_JSON {
			return Err(HeaderError::Source);
		}
		let profile = input.bytes()?;
		check_profile(profile)?;
		let profile = core::str::from_utf8(profile).map_err(|_| HeaderError::Profile)?.into();
		let previous = match input.byte()? {
			0 => None,
			1 => Some(input.hash()?),
			_ => return Err(HeaderError::OptionByte),
		};
		let subject = input.hash()?;
		input.end()?;
		Ok(Self { profile, previous, subject })
	}
}

fn check_profile(profile: &[u8]) -> Result<(), HeaderError> {
	let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
	let fits = (1..=MAX_PROFILE_BYTES).contains(&profile.len()) && profile.iter().all(allowed);
	fits.then_some(()).ok_or(HeaderError::Profile)
}

impl From<ScaleError> for HeaderError {
	fn from(error: ScaleError) -> Self {
		match error {
			ScaleError::Compact => Self::Compact,
			ScaleError::Truncated => Self::Truncated,
			ScaleError::Trailing => Self::Trailing,
		}
	}
}

/// Why bytes are not a header, or a header has no encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderError {
	/// Another version of the format.
	Version,
	/// Another hash function than SHA-256.
	HashFunction,
	/// Another source than FHIR JSON.
	Source,
	/// The profile is not 1 to 16 of the allowed characters.
	Profile,
	/// A length in another form than the shortest.
	Compact,
	/// The byte before `previous` is neither 0 nor 1.
	OptionByte,
	/// The header ends too early.
	Truncated,
	/// Bytes follow the header.
	Trailing,
}

impl fmt::Display for HeaderError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Version => "the header is of another version than 1",
			Self::HashFunction => "the header names another hash function than SHA-256",
			Self::Source => "the header names another source than FHIR JSON",
			Self::Profile => "the profile is not 1 to 16 of the characters A-Z a-z 0-9 . _ -",
			Self::Compact => "a length in the header is not in its shortest form",
			Self::OptionByte => "the byte before the header's previous anchor is neither 0 nor 1",
			Self::Truncated => "the header ends too early",
			Self::Trailing => "bytes follow the header",
		})
	}
}

impl core::error::Error for HeaderError {}
