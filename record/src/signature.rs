//! Signatures of ledger accounts (section 9.3).

use blake2::{digest::consts::U32, Blake2b, Digest};
use core::fmt;
use k256::ecdsa::{RecoveryId, Signature as EcdsaSignature, VerifyingKey as EcdsaKey};

/// What Substrate's accounts sign under with sr25519.
const SR25519_CONTEXT: &[u8] = b"substrate";

/// How an account signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
	/// Ed25519 (RFC 8032, section 5.1.7) in its strict form.
	Ed25519,
	/// Schnorrkel with the context `substrate`.
	Sr25519,
	/// ECDSA on secp256k1 over BLAKE2b-256.
	Ecdsa,
}

impl Scheme {
	/// Every scheme, by code.
	pub const ALL: [Scheme; 3] = [Self::Ed25519, Self::Sr25519, Self::Ecdsa];

	/// The scheme of this number, if there is one.
	pub fn from_code(code: u64) -> Option<Self> {
		Self::ALL.into_iter().find(|scheme| u64::from(scheme.code()) == code)
	}

	/// The number that stands for the scheme.
	pub const fn code(self) -> u8 {
		match self {
			Self::Ed25519 => 0,
			Self::Sr25519 => 1,
			Self::Ecdsa => 2,
		}
	}

	/// The name that Substrate's tools call it by.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Ed25519 => "ed25519",
			Self::Sr25519 => "sr25519",
			Self::Ecdsa => "ecdsa",
		}
	}

	/// Bytes of a signature.
	pub const fn signature_bytes(self) -> usize {
		match self {
			Self::Ed25519 | Self::Sr25519 => 64,
			Self::Ecdsa => 65,
		}
	}

	/// Did `account` sign `message`? A signature of another length than the scheme's is none.
	pub fn verify(self, account: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
		let valid = match self {
			Self::Ed25519 => verify_ed25519(account, message, signature),
			Self::Sr25519 => verify_sr25519(account, message, signature),
			Self::Ecdsa => verify_ecdsa(account, message, signature),
		};
		valid.unwrap_or(false)
	}
}

impl fmt::Display for Scheme {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())
	}
}

fn verify_ed25519(account: &[u8; 32], message: &[u8], signature: &[u8]) -> Option<bool> {
	let key = ed25519_dalek::VerifyingKey::from_bytes(account).ok()?;
	// The library takes other encodings of a key's point, too. R it compares as bytes.
	if key.to_edwards().compress().as_bytes() != account {
		return Some(false);
	}
	let signature = ed25519_dalek::Signature::from_slice(signature).ok()?;
	Some(key.verify_strict(message, &signature).is_ok())
}

fn verify_sr25519(account: &[u8; 32], message: &[u8], signature: &[u8]) -> Option<bool> {
	// The neutral element: everybody can sign for it.
	if *account == [0; 32] {
		return Some(false);
	}
	let key = schnorrkel::PublicKey::from_bytes(account).ok()?;
	let signature = schnorrkel::Signature::from_bytes(signature).ok()?;
	Some(key.verify_simple(SR25519_CONTEXT, message, &signature).is_ok())
}

fn verify_ecdsa(account: &[u8; 32], message: &[u8], signature: &[u8]) -> Option<bool> {
	let (scalars, recovery) = signature.split_at_checked(64)?;
	let recovery = match recovery {
		[v @ 0..=1] => RecoveryId::from_byte(*v)?,
		_ => return Some(false),
	};
	// Refuses scalars that are zero or not below the group order.
	let signature = EcdsaSignature::from_slice(scalars).ok()?;
	// Of the two signatures that anybody can make from one, only that with the smaller s counts.
	if signature.normalize_s().is_some() {
		return Some(false);
	}
	let digest: [u8; 32] = Blake2b::<U32>::digest(message).into();
	let key = EcdsaKey::recover_from_prehash(&digest, &signature, recovery).ok()?;
	let signer: [u8; 32] = Blake2b::<U32>::digest(key.to_encoded_point(true).as_bytes()).into();
	Some(signer == *account)
}
