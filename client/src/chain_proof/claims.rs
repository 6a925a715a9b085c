//! What can be proved, and where it stands in the state.

use super::Rejection;
use crate::anchors::Anchored;
use codec::{DecodeAll, Encode};
use medibloc_primitives::{anchor::AnchorInfo, certificate::Certificate, BlockNumber};
use serde::{Deserialize, Serialize};
use sp_crypto_hashing::{blake2_128, twox_128};

/// A statement about the chain's state: either that something is there, and what, or that it is not.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Claim {
	/// Whether and since when a root is anchored.
	Anchor {
		/// The root.
		#[serde(with = "super::file::hash")]
		root: [u8; 32],
	},
	/// Whether a certificate was issued, and what became of it.
	Certificate {
		/// Whose it is.
		#[serde(with = "super::file::hash")]
		professional: [u8; 32],
		/// Who issued it.
		#[serde(with = "super::file::hash")]
		certifier: [u8; 32],
		/// The hash of the document.
		#[serde(with = "super::file::hash")]
		hash: [u8; 32],
	},
}

/// What the state says about a [`Claim`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Finding {
	/// Since when the root is anchored; nothing if it is not.
	Anchor(Option<Anchored>),
	/// The certificate; nothing if there is none.
	Certificate(Option<Certificate>),
}

impl Claim {
	/// Under which key of the state it stands, as FRAME makes keys: the hashes of the pallet's and the item's name, and
	/// each key of the map after its hash.
	pub(crate) fn key(&self) -> Vec<u8> {
		match self {
			Self::Anchor { root } => [item("MerkleAnchor", "Anchors"), hashed(root)].concat(),
			Self::Certificate { professional, certifier, hash } => {
				[certificates_prefix(professional, certifier), hashed(hash)].concat()
			}
		}
	}

	/// What a value of the state means, or that there is none.
	pub(crate) fn finding(&self, value: Option<&[u8]>) -> Result<Finding, Rejection> {
		match self {
			Self::Anchor { .. } => {
				let info = decoded::<AnchorInfo<BlockNumber>>(value)?;
				Ok(Finding::Anchor(info.map(Anchored::from)))
			}
			Self::Certificate { .. } => Ok(Finding::Certificate(decoded(value)?)),
		}
	}
}

fn decoded<T: DecodeAll>(value: Option<&[u8]>) -> Result<Option<T>, Rejection> {
	value.map(|mut bytes| T::decode_all(&mut bytes)).transpose().map_err(|_| Rejection::Value)
}

/// What the keys of all certificates begin with that one certifier issued to one professional.
pub(crate) fn certificates_prefix(professional: &[u8; 32], certifier: &[u8; 32]) -> Vec<u8> {
	[item("Certification", "Certificates"), hashed(professional), hashed(certifier)].concat()
}

/// The key of a storage item, or what the keys of a map begin with.
pub(crate) fn item(pallet: &str, name: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(name.as_bytes())].concat()
}

/// The hasher `Blake2_128Concat`.
fn hashed(key: &[u8; 32]) -> Vec<u8> {
	(blake2_128(key), key).encode()
}
