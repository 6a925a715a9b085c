//! The file that a proof is handed over in: JSON, binary parts in base64url without padding (RFC 4648, section 5), hashes
//! and accounts in hexadecimal.

use super::ChainProof;
use serde::{Deserialize, Serialize};

/// How long a file may be, in bytes. A hand-off of 21 authorities takes some 4 kB, so that this is enough for more than a
/// year with one in every epoch; who goes back further takes a checkpoint.
pub const MAX_FILE_LENGTH: usize = 1 << 27;

const FORMAT: &str = "MediBloc-chain-proof";
const VERSION: u32 = 1;

/// A file that is no proof of a kind that is known here.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
	/// It is too long.
	#[error("it is longer than {MAX_FILE_LENGTH} bytes: make a proof that begins at a checkpoint")]
	TooLong,
	/// It is no JSON of this form.
	#[error("it is no chain proof: {0}")]
	Form(#[from] serde_json::Error),
	/// It is another kind of file.
	#[error(
		"it is no chain proof of a kind that is known here, but '{format}', version {version}"
	)]
	Kind {
		/// What it says it is.
		format: String,
		/// In which version.
		version: u32,
	},
}

/// What every version of a file has.
#[derive(Deserialize)]
struct Label {
	format: String,
	version: u32,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File<P> {
	format: String,
	version: u32,
	proof: P,
}

impl ChainProof {
	/// The proof as the text of a file.
	///
	/// # Errors
	///
	/// The proof is longer than [`MAX_FILE_LENGTH`].
	pub fn to_json(&self) -> Result<String, Unreadable> {
		let file = File { format: FORMAT.into(), version: VERSION, proof: self };
		let text = serde_json::to_string_pretty(&file)?;
		if text.len() > MAX_FILE_LENGTH {
			return Err(Unreadable::TooLong);
		}
		Ok(text)
	}

	/// Reads what [`Self::to_json`] made. Whether it proves anything, [`Self::verify`] says.
	///
	/// # Errors
	///
	/// See [`Unreadable`].
	pub fn from_json(text: &[u8]) -> Result<Self, Unreadable> {
		if text.len() > MAX_FILE_LENGTH {
			return Err(Unreadable::TooLong);
		}
		let Label { format, version } = serde_json::from_slice(text)?;
		if format != FORMAT || version != VERSION {
			return Err(Unreadable::Kind { format, version });
		}
		Ok(serde_json::from_slice::<File<Self>>(text)?.proof)
	}
}

/// 32 bytes in hexadecimal.
pub(super) mod hash {
	use serde::{de::Error as _, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(hash: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&format!("0x{}", hex::encode(hash)))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
		let text = String::deserialize(deserializer)?;
		let digits = text.strip_prefix("0x");
		let digits = digits.ok_or_else(|| D::Error::custom("hexadecimal begins with 0x"))?;
		let mut bytes = [0; 32];
		hex::decode_to_slice(digits, &mut bytes).map_err(D::Error::custom)?;
		Ok(bytes)
	}
}

/// A list of such.
pub(super) mod hashes {
	use serde::{Deserialize, Deserializer, Serialize, Serializer};

	#[derive(Deserialize, Serialize)]
	struct Hash(#[serde(with = "super::hash")] [u8; 32]);

	pub fn serialize<S: Serializer>(all: &[[u8; 32]], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_seq(all.iter().map(|hash| Hash(*hash)))
	}

	pub fn deserialize<'de, D>(deserializer: D) -> Result<Vec<[u8; 32]>, D::Error>
	where
		D: Deserializer<'de>,
	{
		let all = Vec::<Hash>::deserialize(deserializer)?;
		Ok(all.into_iter().map(|Hash(hash)| hash).collect())
	}
}

/// Bytes in base64url.
pub(super) mod bytes {
	use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};
	use serde::{de::Error as _, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&URL_SAFE_NO_PAD.encode(bytes))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
		let text = String::deserialize(deserializer)?;
		URL_SAFE_NO_PAD.decode(text).map_err(D::Error::custom)
	}
}

/// A list of such.
pub(super) mod byte_lists {
	use serde::{Deserialize, Deserializer, Serialize, Serializer};

	#[derive(Deserialize, Serialize)]
	struct Bytes(#[serde(with = "super::bytes")] Vec<u8>);

	pub fn serialize<S: Serializer>(all: &[Vec<u8>], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_seq(all.iter().cloned().map(Bytes))
	}

	pub fn deserialize<'de, D>(deserializer: D) -> Result<Vec<Vec<u8>>, D::Error>
	where
		D: Deserializer<'de>,
	{
		let all = Vec::<Bytes>::deserialize(deserializer)?;
		Ok(all.into_iter().map(|Bytes(bytes)| bytes).collect())
	}
}
