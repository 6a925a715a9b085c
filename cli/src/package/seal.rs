//! The seal: how the commitment of a record is made again.

use crate::{arguments::Hash32, failure::Failure, secret::Secret32};
use medibloc_client::keys::Keypair;
use medibloc_record::{limits::MAX_ATTESTATIONS, Attestation, Numbered, Seed, Terms};
use serde::{Deserialize, Serialize};
use std::{fmt, path::Path};

const FORMAT: &str = "MBR1-package";
const VERSION: u32 = 2;

/// What anybody may know of a package.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
	format: String,
	version: u32,
	/// The anchor.
	pub anchor: Hash32,
}

impl Label {
	/// The label of the package of the record with this anchor.
	pub fn new(anchor: Hash32) -> Self {
		Self { format: FORMAT.into(), version: VERSION, anchor }
	}

	/// Reads `text`, which stands in the file `path`.
	///
	/// # Errors
	///
	/// It is no label of this version.
	pub fn read(text: &[u8], path: &Path) -> Result<Self, Failure> {
		read(text, path)
	}
}

/// How the commitment of a record is made again, and what else its owner alone knows.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
	format: String,
	version: u32,
	/// The anchor that follows from all the rest: it shows a damaged package.
	pub anchor: Hash32,
	/// The owner's account.
	pub account: Hash32,
	/// The FHIR release of the document.
	pub profile: String,
	/// The anchor of the record that this one amends.
	pub previous: Option<Hash32>,
	seed: Secret32,
	one_time_key: Secret32,
	/// For whom the package is encrypted, as age recipients; none where it is with a passphrase.
	pub recipients: Vec<String>,
	attestations: Vec<EncodedAttestation>,
}

/// An attestation in a seal.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EncodedAttestation {
	/// Which of the record's attestations it is.
	number: u32,
	/// Its SCALE encoding (section 9.2 of the record format), in hexadecimal.
	data: String,
}

impl EncodedAttestation {
	fn decode(&self) -> Result<Numbered, Failure> {
		let wrong = |why: &dyn fmt::Display| {
			let number = self.number;
			Failure::refused(format!("attestation {number} of the sealed record is none: {why}"))
		};
		let data = hex::decode(&self.data).map_err(|error| wrong(&error))?;
		let attestation = Attestation::decode(&data).map_err(|error| wrong(&error))?;
		Ok(Numbered { number: self.number, attestation })
	}
}

impl Seal {
	/// The seal of a record without attestations.
	///
	/// # Errors
	///
	/// There are no random bytes for the one-time key.
	pub fn new(anchor: Hash32, seed: Secret32, terms: &Terms<'_>) -> Result<Self, Failure> {
		Ok(Self {
			format: FORMAT.into(),
			version: VERSION,
			anchor,
			account: Hash32(terms.account),
			profile: terms.profile.into(),
			previous: terms.previous.map(Hash32),
			seed,
			one_time_key: Secret32::random()?,
			recipients: Vec::new(),
			attestations: Vec::new(),
		})
	}

	/// Reads `text`, which stands in the file `path`.
	///
	/// # Errors
	///
	/// It is no seal of this version.
	pub fn read(text: &[u8], path: &Path) -> Result<Self, Failure> {
		read(text, path)
	}

	/// The terms of the commitment.
	pub fn terms(&self) -> Terms<'_> {
		Terms {
			profile: &self.profile,
			previous: self.previous.map(|anchor| anchor.0),
			account: self.account.0,
		}
	}

	/// The seed of the commitment.
	pub fn seed(&self) -> Seed {
		Seed::from_bytes(*self.seed.bytes())
	}

	/// The attestations of the record.
	///
	/// # Errors
	///
	/// One of them is none.
	pub fn attestations(&self) -> Result<Vec<Numbered>, Failure> {
		self.attestations.iter().map(EncodedAttestation::decode).collect()
	}

	/// Adds an attestation, and says which number it has.
	///
	/// # Errors
	///
	/// It is there already, or there are as many as the format allows.
	pub fn add(&mut self, attestation: &Attestation) -> Result<u32, Failure> {
		let there = self.attestations()?;
		if let Some(same) = there.iter().find(|there| there.attestation == *attestation) {
			return Err(Failure::refused(format!(
				"the record has this attestation already: it is number {}",
				same.number
			)));
		}
		if there.len() >= MAX_ATTESTATIONS {
			return Err(Failure::refused(format!(
				"the record has {MAX_ATTESTATIONS} attestations: there is no room for another"
			)));
		}
		// A number is never given twice, and no attestation is ever taken out.
		let last = there.iter().map(|there| there.number).max();
		let number = last.map_or(0, |last| last.saturating_add(1));
		let data = hex::encode(attestation.encode().map_err(Failure::refused)?);
		self.attestations.push(EncodedAttestation { number, data });
		Ok(number)
	}

	/// The key that signs one transaction, the one that anchors the record, so that no account is seen.
	///
	/// # Errors
	///
	/// It is none.
	pub fn one_time_key(&self) -> Result<Keypair, Failure> {
		Keypair::from_secret_key(*self.one_time_key.bytes())
			.map_err(|_| Failure::refused("the one-time key of the sealed record is none"))
	}

	/// Puts another one-time key in the place of the one that was used.
	///
	/// # Errors
	///
	/// There are no random bytes for it.
	pub fn renew_one_time_key(&mut self) -> Result<(), Failure> {
		self.one_time_key = Secret32::random()?;
		Ok(())
	}
}

/// What every version of a file of a package has.
#[derive(Deserialize)]
struct Form {
	format: String,
	version: u32,
}

/// Reads of which version `text` is, and then all of it.
fn read<'a, T: Deserialize<'a>>(text: &'a [u8], path: &Path) -> Result<T, Failure> {
	let shown = path.display();
	let none = |error: serde_json::Error| {
		// The position only: the text around it may be secret.
		Failure::refused(format!(
			"{shown} is not of a sealed record (line {}, column {}): restore it from a backup",
			error.line(),
			error.column()
		))
	};
	let form: Form = serde_json::from_slice(text).map_err(none)?;
	if form.format != FORMAT || form.version != VERSION {
		return Err(Failure::refused(format!(
			"{shown} is of another version than this program reads: update the program"
		)));
	}
	serde_json::from_slice(text).map_err(none)
}

#[cfg(test)]
mod tests {
	use super::*;

	const TERMS: Terms<'_> = Terms { profile: "R4", previous: Some([3; 32]), account: [2; 32] };

	fn seal() -> Seal {
		let seed = Secret32::new([1; 32]);
		Seal::new(Hash32([4; 32]), seed, &TERMS).expect("there are random bytes")
	}

	fn read(text: &str) -> Result<Seal, Failure> {
		Seal::read(text.as_bytes(), Path::new("record.age"))
	}

	#[test]
	fn a_seal_should_come_out_as_it_went_in() {
		let mut seal = seal();
		seal.attestations.push(EncodedAttestation { number: 7, data: "abcd".into() });
		let text = serde_json::to_string(&seal).expect("it is JSON");
		assert_eq!(text.lines().count(), 1);
		assert!(text.starts_with(r#"{"format":"MBR1-package","version":2,"#), "{text}");
		assert!(text.contains(r#"[{"number":7,"data":"abcd"}]"#), "{text}");
		let again = read(&text).expect("it was just written");
		assert_eq!(serde_json::to_string(&again).expect("it is JSON"), text);
		assert_eq!(again.seed().as_bytes(), &[1; 32]);
		assert_eq!((again.terms().account, again.terms().previous), ([2; 32], Some([3; 32])));
		let failure = format!("{:?}", again.attestations().expect_err("it is none"));
		assert!(failure.contains("attestation 7 of the sealed record is none"), "{failure}");
	}

	#[test]
	fn every_seal_should_have_a_one_time_key_of_its_own() {
		let mut seal = seal();
		let mut accounts = std::collections::BTreeSet::new();
		for other in [self::seal(), self::seal()] {
			accounts.insert(other.one_time_key().expect("it is a key").public_key().0);
		}
		accounts.insert(seal.one_time_key().expect("it is a key").public_key().0);
		seal.renew_one_time_key().expect("there are random bytes");
		accounts.insert(seal.one_time_key().expect("it is a key").public_key().0);
		assert_eq!(accounts.len(), 4);
	}

	#[test]
	fn what_is_no_seal_should_be_refused_and_never_printed() {
		let text = serde_json::to_string(&seal()).expect("it is JSON");
		let seed = "01".repeat(32);
		for (wrong, message) in [
			(text.replace(":2,", ":3,"), "of another version"),
			(text.replace("MBR1-package", "MBR1-proof"), "of another version"),
			(text.replace(&seed, &seed[1..]), "line 1, column"),
			(text.replace("\"seed\"", "\"sead\""), "line 1, column"),
			(text.replace(']', ""), "line 1, column"),
			(String::new(), "line 1, column 0"),
		] {
			let failure = format!("{:?}", read(&wrong).err().expect("it is none"));
			assert!(failure.contains(message), "{failure}");
			assert!(!failure.contains(&seed[1..]), "{failure}");
		}
	}
}
