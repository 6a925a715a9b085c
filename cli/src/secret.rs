//! Secrets: wiped from memory when they are dropped, and never printed.

use crate::{failure::Failure, package::read_bounded};
use serde::{
	de::{Error, Visitor},
	Deserialize, Deserializer, Serialize, Serializer,
};
use std::{convert::Infallible, fmt, path::Path, str::FromStr};
use zeroize::Zeroizing;

/// The longest file that can hold a password or a passphrase, in bytes.
const MAX_TEXT_BYTES: u64 = 4 * 1024;

/// 32 secret bytes.
#[derive(Clone)]
pub struct Secret32(Zeroizing<[u8; 32]>);

impl Secret32 {
	/// These bytes.
	pub fn new(bytes: [u8; 32]) -> Self {
		Self(Zeroizing::new(bytes))
	}

	/// 32 bytes from the operating system's generator.
	///
	/// # Errors
	///
	/// It gives none.
	pub fn random() -> Result<Self, Failure> {
		let mut bytes = Zeroizing::new([0; 32]);
		getrandom::fill(bytes.as_mut_slice()).map_err(|error| {
			Failure::unchecked(format!("the operating system gives no random bytes: {error}"))
		})?;
		Ok(Self(bytes))
	}

	/// The bytes.
	pub fn bytes(&self) -> &[u8; 32] {
		&self.0
	}

	/// Reads 64 hexadecimal digits, with or without `0x`.
	fn parse(text: &str) -> Option<Self> {
		let mut bytes = Zeroizing::new([0; 32]);
		let digits = text.strip_prefix("0x").unwrap_or(text);
		hex::decode_to_slice(digits, bytes.as_mut_slice()).ok()?;
		Some(Self(bytes))
	}
}

impl fmt::Debug for Secret32 {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Secret32(..)")
	}
}

impl Serialize for Secret32 {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let digits = Zeroizing::new(hex::encode(self.bytes()));
		serializer.serialize_str(&Zeroizing::new(format!("0x{}", *digits)))
	}
}

impl<'de> Deserialize<'de> for Secret32 {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_str(Digits)
	}
}

/// Reads the digits where they stand, so that no copy of them is left behind.
struct Digits;

impl Visitor<'_> for Digits {
	type Value = Secret32;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("64 hexadecimal digits")
	}

	fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
		Secret32::parse(text).ok_or_else(|| E::custom("64 hexadecimal digits are needed"))
	}
}

/// 32 bytes of hexadecimal in an argument. They are not shown, neither when they are wrong nor in debugging output.
#[derive(Clone)]
pub struct SecretText(Zeroizing<String>);

impl FromStr for SecretText {
	type Err = Infallible;

	/// Takes every text: an error at this point would be printed together with the secret.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		Ok(Self(Zeroizing::new(text.into())))
	}
}

impl fmt::Debug for SecretText {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("SecretText(..)")
	}
}

impl SecretText {
	/// The bytes, if the text is 64 hexadecimal digits.
	pub fn secret(&self) -> Option<Secret32> {
		Secret32::parse(&self.0)
	}
}

/// Reads the `what` (a password, a passphrase) that `file` holds: all its text but the end of the last line.
///
/// # Errors
///
/// The file cannot be read, is longer than 4 KiB, or no text.
pub fn read_text(file: &Path, what: &str) -> Result<Zeroizing<String>, Failure> {
	let bytes = Zeroizing::new(read_bounded(file, MAX_TEXT_BYTES)?);
	let text = std::str::from_utf8(&bytes).map_err(|_| {
		Failure::unusable(format!("{} holds no {what}: it is not text", file.display()))
	})?;
	// Editors end a file with a new line, which nobody means to be a part of it.
	Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).into()))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_secret_should_never_be_printed() {
		let digits = "5e".repeat(32);
		let text: SecretText = digits.parse().expect("every text is taken");
		let secret = text.secret().expect("it is hexadecimal");
		assert_eq!(secret.bytes(), &[0x5e; 32]);
		assert_eq!(format!("{text:?} {secret:?}"), "SecretText(..) Secret32(..)");
		for wrong in ["5e", "zz", &digits.replace('5', "x"), &format!("{digits}5e")] {
			let error = serde_json::from_str::<Secret32>(&format!("\"{wrong}\"")).err();
			assert!(!error.expect("it is none").to_string().contains(wrong), "{wrong}");
		}
	}

	#[test]
	fn a_secret_should_come_out_as_it_went_in() {
		let secret = Secret32::random().expect("there are random bytes");
		let text = serde_json::to_string(&secret).expect("it is JSON");
		let read: Secret32 = serde_json::from_str(&text).expect("it was just written");
		assert_eq!(read.bytes(), secret.bytes());
	}
}
