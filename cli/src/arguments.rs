//! What the arguments of the commands mean.

use crate::failure::Failure;
use medibloc_client::{
	keys::{Keypair, SecretUri},
	AccountId32,
};
use std::{fmt, str::FromStr};

/// 32 bytes, written as hexadecimal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hash32(pub [u8; 32]);

impl fmt::Display for Hash32 {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl serde::Serialize for Hash32 {
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl<'de> serde::Deserialize<'de> for Hash32 {
	fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
		parse_hash(&text).map_err(serde::de::Error::custom)
	}
}

/// Reads 32 bytes of hexadecimal, with or without `0x`.
pub fn parse_hash(text: &str) -> Result<Hash32, String> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let mut bytes = [0; 32];
	hex::decode_to_slice(digits, &mut bytes).map_err(|error| match error {
		hex::FromHexError::InvalidHexCharacter { c, .. } => {
			format!("64 hexadecimal digits are needed, and '{c}' is none")
		}
		_ => format!("64 hexadecimal digits are needed, and there are {}", digits.chars().count()),
	})?;
	Ok(Hash32(bytes))
}

/// An account, given as an address or as its 32 bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Account(pub [u8; 32]);

/// Reads an SS58 address or 32 bytes of hexadecimal.
pub fn parse_account(text: &str) -> Result<Account, String> {
	if let Ok(hash) = parse_hash(text) {
		return Ok(Account(hash.0));
	}
	AccountId32::from_str(text).map(|account| Account(account.0)).map_err(|_| {
		"this is neither an address (SS58) nor 64 hexadecimal digits; a typing error changes an \
		 address's checksum"
			.into()
	})
}

/// The secret URI of a key, such as `//Alice`. It is not shown: neither when it is wrong nor in
/// debugging output.
#[derive(Clone)]
pub struct KeyUri(String);

impl FromStr for KeyUri {
	type Err = std::convert::Infallible;

	/// Takes every text: an error at this point would be printed together with the secret.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		Ok(Self(text.into()))
	}
}

impl fmt::Debug for KeyUri {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("KeyUri(..)")
	}
}

impl KeyUri {
	/// The key that the URI names.
	pub fn key(&self) -> Result<Keypair, Failure> {
		let none = || {
			Failure::unusable("--suri names no key; on a development network, use --suri //Alice")
		};
		let uri = SecretUri::from_str(&self.0).map_err(|_| none())?;
		Keypair::from_uri(&uri).map_err(|_| none())
	}
}
