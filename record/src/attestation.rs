//! Attestations: a professional's signature over the content of a record (section 9.2).

use crate::{
	keys::Salt,
	leaf::length32,
	limits::MAX_ROLE_BYTES,
	plain_text::is_plain_text,
	scale::{compact_length, Input, ScaleError},
	signature::Scheme,
	tree::Hash,
};
use alloc::{format, string::String, vec::Vec};
use core::fmt;
use sha2::{Digest, Sha256};

const DIGEST: u8 = 0x07;
const LEAF: u8 = 0x08;

/// What a professional says of a record by signing its content root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
	/// The account that signs.
	pub signer: [u8; 32],
	/// The hash of the certificate that the ledger holds for the signer.
	pub certificate: Hash,
	/// In what role, as plain text of 1 to 64 bytes (UTF-8): `physician`.
	pub role: String,
	/// When, in milliseconds since the Unix epoch, by the signer's own word.
	pub signed_at: u64,
}

impl Statement {
	/// What the signer signs, in the form in which wallets sign data: the bytes as they are, not their hash.
	///
	/// Before signing, the whole content has to be known and checked: `content_root` is to come from
	/// [`Content::new`](crate::Content::new) over the document, not from whoever asks for the signature.
	///
	/// # Errors
	/// [`AttestationError::Role`], if the role is not of the form above.
	pub fn message(&self, content_root: &Hash) -> Result<String, AttestationError> {
		check_role(&self.role)?;
		let mut hasher = Sha256::new_with_prefix([DIGEST]);
		hasher.update(content_root);
		hasher.update(self.signer);
		hasher.update(self.certificate);
		hasher.update(length32(self.role.len()));
		hasher.update(&self.role);
		hasher.update(self.signed_at.to_be_bytes());
		Ok(signed_text("attestation", &hasher.finalize().into()))
	}
}

/// A text to sign that is neither a transaction nor a bare hash, which could be that of one.
pub(crate) fn signed_text(what: &str, digest: &Hash) -> String {
	let mut text = format!("<Bytes>MBR1 {what} ");
	for byte in digest {
		text.push_str(&format!("{byte:02x}"));
	}
	text.push_str("</Bytes>");
	text
}

/// A signed statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
	/// What is said.
	pub statement: Statement,
	/// How it is signed.
	pub scheme: Scheme,
	/// The signature: 64 bytes, or 65 for ECDSA.
	pub signature: Vec<u8>,
}

impl Attestation {
	/// The SCALE encoding.
	///
	/// # Errors
	/// If the role or the length of the signature is not allowed.
	pub fn encode(&self) -> Result<Vec<u8>, AttestationError> {
		let Self { statement, scheme, signature } = self;
		check_role(&statement.role)?;
		check_signature(*scheme, signature)?;
		let mut bytes = Vec::new();
		bytes.extend_from_slice(&statement.signer);
		bytes.extend_from_slice(&statement.certificate);
		append(&mut bytes, statement.role.as_bytes())?;
		bytes.extend_from_slice(&statement.signed_at.to_le_bytes());
		bytes.push(scheme.code());
		append(&mut bytes, signature)?;
		Ok(bytes)
	}

	/// Decodes an attestation from exactly these bytes. The signature is not looked at.
	///
	/// # Errors
	/// If they are not the one encoding of an attestation.
	pub fn decode(bytes: &[u8]) -> Result<Self, AttestationError> {
		let mut input = Input::new(bytes);
		let signer = input.hash()?;
		let certificate = input.hash()?;
		let role = core::str::from_utf8(input.bytes()?).map_err(|_| AttestationError::Role)?;
		check_role(role)?;
		let signed_at = u64::from_le_bytes(input.array()?);
		let scheme = Scheme::from_code(input.byte()?.into()).ok_or(AttestationError::Scheme)?;
		let signature = input.bytes()?;
		check_signature(scheme, signature)?;
		input.end()?;
		let statement = Statement { signer, certificate, role: role.into(), signed_at };
		Ok(Self { statement, scheme, signature: signature.into() })
	}

	/// Did the signer sign this statement about the content with this root?
	pub fn verify(&self, content_root: &Hash) -> bool {
		self.statement.message(content_root).is_ok_and(|message| {
			self.scheme.verify(&self.statement.signer, message.as_bytes(), &self.signature)
		})
	}
}

/// `H(0x08 || salt || SCALE(attestation))`: what the attestation tree holds of an attestation.
pub(crate) fn attestation_leaf(salt: &Salt, encoded: &[u8]) -> Hash {
	Sha256::new_with_prefix([LEAF]).chain_update(salt).chain_update(encoded).finalize().into()
}

fn append(bytes: &mut Vec<u8>, part: &[u8]) -> Result<(), AttestationError> {
	bytes.extend(compact_length(part.len()).ok_or(AttestationError::Signature)?);
	bytes.extend_from_slice(part);
	Ok(())
}

fn check_role(role: &str) -> Result<(), AttestationError> {
	let fits = (1..=MAX_ROLE_BYTES).contains(&role.len()) && is_plain_text(role);
	fits.then_some(()).ok_or(AttestationError::Role)
}

fn check_signature(scheme: Scheme, signature: &[u8]) -> Result<(), AttestationError> {
	let fits = signature.len() == scheme.signature_bytes();
	fits.then_some(()).ok_or(AttestationError::Signature)
}

impl From<ScaleError> for AttestationError {
	fn from(error: ScaleError) -> Self {
		match error {
			ScaleError::Compact => Self::Compact,
			ScaleError::Truncated => Self::Truncated,
			ScaleError::Trailing => Self::Trailing,
		}
	}
}

/// Why bytes are not an attestation, or a statement cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttestationError {
	/// The role is not plain text of 1 to 64 bytes.
	Role,
	/// The scheme is none of the three.
	Scheme,
	/// The signature has not the length of its scheme.
	Signature,
	/// A length in another form than the shortest.
	Compact,
	/// The attestation ends too early.
	Truncated,
	/// Bytes follow the attestation.
	Trailing,
}

impl fmt::Display for AttestationError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Role => write!(
				f,
				"the role of an attestation is not 1 to {MAX_ROLE_BYTES} bytes of text without \
				 control and invisible characters"
			),
			Self::Scheme => f.write_str("an attestation is of an unknown signature scheme"),
			Self::Signature => {
				f.write_str("the signature of an attestation has not the length of its scheme")
			}
			Self::Compact => f.write_str("a length in an attestation is not in its shortest form"),
			Self::Truncated => f.write_str("an attestation ends too early"),
			Self::Trailing => f.write_str("bytes follow an attestation"),
		}
	}
}

impl core::error::Error for AttestationError {}
