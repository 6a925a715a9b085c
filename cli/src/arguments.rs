//! What the arguments of the commands mean.

use crate::failure::Failure;
use medibloc_client::{
	chain_proof::Claim,
	keys::{Keypair, SecretUri},
	AccountId32, SessionKeys,
};
use medibloc_primitives::{time::SLOT_DURATION_MS, voucher::MAX_VOUCHER_SLOTS};
use std::{
	fmt,
	path::{Path, PathBuf},
	str::FromStr,
};

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

/// An anchor, given outright or by the directory of the sealed record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum AnchorSource {
	/// The anchor.
	Anchor(Hash32),
	/// The directory.
	Package(PathBuf),
}

impl FromStr for AnchorSource {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		match parse_hash(text) {
			Ok(anchor) => Ok(Self::Anchor(anchor)),
			Err(_) if Path::new(text).is_dir() => Ok(Self::Package(text.into())),
			Err(error) => Err(format!("{error}; nor is there such a directory")),
		}
	}
}

/// Bytes, written as hexadecimal, with or without `0x`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bytes(pub Vec<u8>);

impl FromStr for Bytes {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let digits = text.strip_prefix("0x").unwrap_or(text);
		hex::decode(digits).map(Self).map_err(|error| match error {
			hex::FromHexError::InvalidHexCharacter { c, .. } => {
				format!("hexadecimal digits are needed, and '{c}' is none")
			}
			_ => "hexadecimal digits are needed, two for each byte".into(),
		})
	}
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

/// A certificate, by its keys on the chain: PROFESSIONAL:CERTIFIER:HASH.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CertificateName {
	/// Whose it is.
	pub professional: Account,
	/// Who issued it.
	pub certifier: Account,
	/// The hash of the document.
	pub hash: Hash32,
}

impl CertificateName {
	/// What a proof about it claims.
	pub fn claim(self) -> Claim {
		let Self { professional, certifier, hash } = self;
		Claim::Certificate { professional: professional.0, certifier: certifier.0, hash: hash.0 }
	}
}

impl FromStr for CertificateName {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let [professional, certifier, hash] = text.split(':').collect::<Vec<_>>()[..] else {
			return Err("a certificate is named PROFESSIONAL:CERTIFIER:HASH".into());
		};
		Ok(Self {
			professional: parse_account(professional)?,
			certifier: parse_account(certifier)?,
			hash: parse_hash(hash)?,
		})
	}
}

/// Why a certificate is revoked: a code of RFC 5280, section 5.3.1, by its name, or any other number up to 255.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reason(pub u8);

impl Reason {
	/// Those that make sense for a person.
	const NAMED: [(&str, u8); 6] = [
		("unspecified", 0),
		("key-compromise", 1),
		("affiliation-changed", 3),
		("superseded", 4),
		("cessation-of-operation", 5),
		("privilege-withdrawn", 9),
	];
}

impl FromStr for Reason {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let named = Self::NAMED.iter().find(|(name, _)| *name == text).map(|(_, code)| *code);
		named.or_else(|| text.parse().ok()).map(Self).ok_or_else(|| {
			let names = Self::NAMED.map(|(name, _)| name).join(", ");
			format!("a reason is one of {names}, or a number up to 255")
		})
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match Self::NAMED.iter().find(|(_, code)| *code == self.0) {
			Some((name, _)) => f.write_str(name),
			None => write!(f, "{}", self.0),
		}
	}
}

impl serde::Serialize for Reason {
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_u8(self.0)
	}
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
	///
	/// # Errors
	///
	/// It names none, or one that is not of a development network: a secret in an argument is seen by everybody on the
	/// machine.
	pub fn key(&self) -> Result<Keypair, Failure> {
		if !self.0.starts_with("//") {
			return Err(Failure::unusable(
				"--suri is for development networks only, and begins with //, such as //Alice: take any other key over \
				 with `medibloc account import`, and name it with --from",
			));
		}
		let none = || {
			Failure::unusable("--suri names no key; on a development network, use --suri //Alice")
		};
		let uri = SecretUri::from_str(&self.0).map_err(|_| none())?;
		Keypair::from_uri(&uri).map_err(|_| none())
	}
}

/// A call as the chain encodes it, in hexadecimal: what polkadot.js Apps shows as "encoded call data".
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EncodedCall(pub Vec<u8>);

impl FromStr for EncodedCall {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let bytes = hex::decode(text.strip_prefix("0x").unwrap_or(text))
			.map_err(|_| "an encoded call is an even number of hexadecimal digits".to_string())?;
		if bytes.len() < 2 {
			return Err("an encoded call has two bytes at least".into());
		}
		Ok(Self(bytes))
	}
}

/// The public keys of a producer's node, as `author_rotateKeysWithOwner` answers them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NodeKeys(pub SessionKeys);

impl FromStr for NodeKeys {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let wrong = "session keys are 128 hexadecimal digits: `keys` of what \
		             author_rotateKeysWithOwner answers";
		let mut bytes = [[0; 32]; 2];
		let digits = text.strip_prefix("0x").unwrap_or(text);
		hex::decode_to_slice(digits, bytes.as_flattened_mut()).map_err(|_| wrong)?;
		let [aura, grandpa] = bytes;
		Ok(Self(SessionKeys { aura, grandpa }))
	}
}

/// What says that a node has its keys, as `author_rotateKeysWithOwner` answers it: a signature of each of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NodeKeysProof(pub [u8; 128]);

impl FromStr for NodeKeysProof {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let wrong = "the proof of session keys is 256 hexadecimal digits: `proof` of what \
		             author_rotateKeysWithOwner answers";
		let mut bytes = [0; 128];
		let digits = text.strip_prefix("0x").unwrap_or(text);
		hex::decode_to_slice(digits, &mut bytes).map_err(|_| wrong)?;
		Ok(Self(bytes))
	}
}

/// For how long vouchers, and keys that sign them, are good: 52 weeks at most.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct VoucherTime {
	slots: u64,
}

impl VoucherTime {
	/// By so many slots the latest end stays below 52 weeks: the node that judges it may be behind the one that was asked
	/// for the time.
	const MARGIN: u64 = 20;

	/// The last slot, if the time begins in the slot `now`.
	pub fn end(self, now: u64) -> u64 {
		now.saturating_add(self.slots.min(MAX_VOUCHER_SLOTS - Self::MARGIN))
	}
}

impl FromStr for VoucherTime {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let time: humantime::Duration =
			text.parse().map_err(|_| "a time is a number and a unit, such as 30d or 12h")?;
		let slots = time.as_millis() / u128::from(SLOT_DURATION_MS);
		match u64::try_from(slots) {
			Ok(0) => Err("nothing can be done in less than a slot, which has 3 seconds".into()),
			Ok(slots @ 1..=MAX_VOUCHER_SLOTS) => Ok(Self { slots }),
			_ => Err("vouchers and their keys are good for 52 weeks at most: 52w".into()),
		}
	}
}

/// How much bandwidth: a part of the payer's week, or billionths of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bandwidth {
	/// Thousandths of a percent of the week's share.
	Part(u64),
	/// Billionths of a block.
	Units(u64),
}

impl Bandwidth {
	/// The amount, for a payer with this share, in billionths of a block.
	pub fn of(self, capacity: u64) -> u64 {
		match self {
			Self::Units(units) => units,
			Self::Part(part) => {
				let amount = u128::from(capacity) * u128::from(part) / 100_000;
				u64::try_from(amount).unwrap_or(u64::MAX)
			}
		}
	}
}

/// What is wrong with a bandwidth of zero.
const NOTHING: &str = "nothing could be used of it: name more than 0";

impl FromStr for Bandwidth {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let wrong = || {
			"bandwidth is a part of the week, such as 2.5%, or a number of billionths of a block"
				.to_string()
		};
		let Some(percent) = text.strip_suffix('%') else {
			return match text.parse::<u64>().map_err(|_| wrong())? {
				0 => Err(NOTHING.into()),
				units => Ok(Self::Units(units)),
			};
		};
		let (whole, fraction) = percent.split_once('.').unwrap_or((percent, ""));
		let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
		if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > 3 {
			return Err(wrong());
		}
		let part: u64 = format!("{whole}{fraction:0<3}").parse().map_err(|_| wrong())?;
		match part {
			0 => Err(NOTHING.into()),
			1..=100_000 => Ok(Self::Part(part)),
			_ => Err("nobody has more than 100 % of his week".into()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bandwidth_should_be_a_part_or_an_amount() {
		for (text, of_a_million) in
			[("100%", 1_000_000), ("2.5%", 25_000), ("0.001%", 10), ("7", 7)]
		{
			let bandwidth: Bandwidth = text.parse().expect("it is bandwidth");
			assert_eq!(bandwidth.of(1_000_000), of_a_million, "{text}");
		}
		for text in ["", "%", "-1%", "101%", "1e2", "0.0001%", ".5%", "1.x%", "0", "0%", "0.000%"] {
			assert!(Bandwidth::from_str(text).is_err(), "{text}");
		}
	}

	#[test]
	fn a_voucher_should_end_within_52_weeks_of_whatever_node_judges_it() {
		for (text, expected) in
			[("3s", 1), ("30d", 864_000), ("51w", 10_281_600), ("52w", MAX_VOUCHER_SLOTS - 20)]
		{
			let time: VoucherTime = text.parse().expect("it is a time");
			assert_eq!(time.end(1_000), 1_000 + expected, "{text}");
		}
		for text in ["", "0s", "2s", "52w 3s", "53w", "9000y", "-1d", "30"] {
			assert!(VoucherTime::from_str(text).is_err(), "{text}");
		}
	}

	#[test]
	fn a_reason_should_be_a_name_or_a_number() {
		for (text, code) in [("unspecified", 0), ("privilege-withdrawn", 9), ("9", 9), ("255", 255)]
		{
			assert_eq!(text.parse(), Ok(Reason(code)), "{text}");
		}
		assert_eq!([9, 7].map(|code| Reason(code).to_string()), ["privilege-withdrawn", "7"]);
		for text in ["", "256", "-1", "Superseded", "fraud"] {
			assert!(text.parse::<Reason>().is_err_and(|error| error.contains("superseded")));
		}
	}

	#[test]
	fn a_certificate_should_be_named_by_its_three_keys() {
		let [one, two, three] = [1, 2, 3].map(|number| hex::encode([number; 32]));
		let name: CertificateName = format!("{one}:{two}:0x{three}").parse().expect("it is one");
		let claim = Claim::Certificate { professional: [1; 32], certifier: [2; 32], hash: [3; 32] };
		assert_eq!(name.claim(), claim);
		for wrong in [format!("{one}:{two}"), format!("{one}:{two}:{three}:"), format!("::{three}")]
		{
			assert!(wrong.parse::<CertificateName>().is_err(), "{wrong}");
		}
	}

	#[test]
	fn a_key_of_an_argument_should_be_one_for_development() {
		let key = |text: &str| KeyUri(text.into()).key();
		assert!(key("//Alice").is_ok());
		for text in ["", "Alice", "/Alice", " //Alice", "0x07", "bottom drive obey//Alice"] {
			assert!(key(text).is_err(), "{text}");
		}
	}

	#[test]
	fn an_encoded_call_should_be_hexadecimal() {
		assert_eq!("0x1e00".parse(), Ok(EncodedCall(vec![0x1e, 0])));
		for text in ["", "0x", "1e", "1e0", "zz00"] {
			assert!(EncodedCall::from_str(text).is_err(), "{text}");
		}
	}

	#[test]
	fn keys_of_a_node_should_be_as_long_as_it_answers_them() {
		let keys: NodeKeys =
			format!("0x{}{}", "0a".repeat(32), "0b".repeat(32)).parse().expect("they are keys");
		assert_eq!((keys.0.aura, keys.0.grandpa), ([10; 32], [11; 32]));
		let proof: NodeKeysProof = "0c".repeat(128).parse().expect("it is a proof");
		assert_eq!(proof.0, [12; 128]);
		for text in ["", "0x", "zz", &"0a".repeat(63), &"0a".repeat(65), &"0g".repeat(64)] {
			assert!(NodeKeys::from_str(text).is_err(), "{text}");
			assert!(NodeKeysProof::from_str(text).is_err(), "{text}");
		}
	}
}
