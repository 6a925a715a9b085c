//! What is encrypted for the owner of a record: files in the age format, for recipients or with a passphrase.
//!
//! The keys of the chain sign and cannot decrypt. So who reads a sealed record has an age identity, or a passphrase.

use crate::{failure::Failure, package::read_bounded, progress, secret::read_text};
use age::{
	armor::{ArmoredReader, ArmoredWriter, Format},
	scrypt,
	secrecy::SecretString,
	x25519, DecryptError, Decryptor, EncryptError, Encryptor, IdentityFile,
};
use clap::Args;
use std::{
	convert::Infallible,
	fmt,
	io::{self, Read, Write},
	iter::once,
	path::{Path, PathBuf},
	str::FromStr,
};
use zeroize::Zeroizing;

/// The longest file of identities or recipients, in bytes.
const MAX_KEY_FILE_BYTES: u64 = 1 << 20;

/// The cost of a guess at a passphrase: scrypt's N as a power of two, with 2^10 bytes of memory for each. It is the
/// same on every machine, however busy.
const WORK_FACTOR: u8 = 18;

/// The largest cost of a file that is read: 1 GiB of memory.
const MAX_WORK_FACTOR: u8 = 20;

/// An age recipient in an argument. It is not shown when it is wrong: it may be an identity, which is secret.
#[derive(Clone)]
pub struct RecipientText(Zeroizing<String>);

impl FromStr for RecipientText {
	type Err = Infallible;

	/// Takes every text: an error at this point would be printed together with it.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		Ok(Self(Zeroizing::new(text.into())))
	}
}

impl fmt::Debug for RecipientText {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("RecipientText(..)")
	}
}

/// Who will be able to read what is encrypted: whoever has an identity of one of the recipients, or else the passphrase.
#[derive(Clone, Debug, Args)]
pub struct ReaderArguments {
	/// Encrypt for the age recipient age1...; for several, each of them can read it. Without any, a passphrase is asked
	/// for
	#[arg(long = "recipient", value_name = "RECIPIENT")]
	pub recipients: Vec<RecipientText>,
	/// Encrypt for the age recipients that stand in a file, one a line
	#[arg(long = "recipient-file", value_name = "FILE")]
	pub recipient_files: Vec<PathBuf>,
}

impl ReaderArguments {
	/// The readers. Where no recipients were named, the passphrase is what `passphrase_file` holds, or asked for twice.
	///
	/// # Errors
	///
	/// A recipient is none, a file cannot be read, the passphrase is empty, or there is nobody to ask for it.
	pub fn readers(&self, passphrase_file: Option<&Path>) -> Result<Readers, Failure> {
		let mut recipients = Vec::new();
		for RecipientText(text) in &self.recipients {
			recipients.push(recipient(text).ok_or_else(|| {
				Failure::unusable(
					"a --recipient is none: an age recipient begins with age1, and `age-keygen` prints it as the public \
					 key",
				)
			})?);
		}
		for file in &self.recipient_files {
			recipients.extend(recipients_of(file)?);
		}
		if recipients.is_empty() {
			return passphrase(passphrase_file).map(Readers::Passphrase);
		}
		if passphrase_file.is_some() {
			return Err(Failure::unusable(
				"the age format knows either recipients or a passphrase: name one of them",
			));
		}
		Ok(Readers::Recipients(recipients))
	}
}

fn recipient(text: &str) -> Option<x25519::Recipient> {
	text.parse().ok()
}

fn recipients_of(file: &Path) -> Result<Vec<x25519::Recipient>, Failure> {
	let bytes = Zeroizing::new(read_bounded(file, MAX_KEY_FILE_BYTES)?);
	let shown = file.display();
	let text = std::str::from_utf8(&bytes).map_err(|_| {
		Failure::unusable(format!("{shown} holds no age recipients: it is not text"))
	})?;
	let mut recipients = Vec::new();
	for (line, number) in text.lines().zip(1_u32..) {
		let line = line.trim();
		if line.is_empty() || line.starts_with('#') {
			continue;
		}
		recipients.push(recipient(line).ok_or_else(|| {
			// The number only: the line may be an identity.
			Failure::unusable(format!(
				"line {number} of {shown} is no age recipient, which begins with age1"
			))
		})?);
	}
	match recipients.is_empty() {
		true => Err(Failure::unusable(format!("{shown} holds no age recipients"))),
		false => Ok(recipients),
	}
}

/// A new passphrase: where it is asked for, twice.
fn passphrase(file: Option<&Path>) -> Result<Zeroizing<String>, Failure> {
	let passphrase = known_passphrase(file, "A passphrase that will open it: ")?;
	if passphrase.is_empty() {
		return Err(Failure::unusable(
			"the passphrase is empty: whoever has the file could read the record",
		));
	}
	if file.is_none() && *known_passphrase(None, "Once more: ")? != *passphrase {
		return Err(Failure::unusable("the two passphrases differ: nothing was written"));
	}
	Ok(passphrase)
}

fn known_passphrase(file: Option<&Path>, question: &str) -> Result<Zeroizing<String>, Failure> {
	match file {
		Some(file) => read_text(file, "passphrase"),
		None => rpassword::prompt_password(question).map(Zeroizing::new).map_err(|_| {
			Failure::unusable(
				"there is nobody to ask for the passphrase: name its file, or for what is encrypted for an age recipient \
				 the recipient or identity (see --help)",
			)
		}),
	}
}

/// Who can read what is encrypted.
#[derive(Clone)]
pub enum Readers {
	/// Whoever has an identity of one of these.
	Recipients(Vec<x25519::Recipient>),
	/// Whoever has this passphrase.
	Passphrase(Zeroizing<String>),
}

impl Readers {
	/// The readers of which [`Self::recipients`] gave these texts, if each is one.
	pub fn from_recipients(texts: &[String]) -> Option<Self> {
		let recipients: Option<Vec<_>> = texts.iter().map(|text| recipient(text)).collect();
		recipients.filter(|recipients| !recipients.is_empty()).map(Self::Recipients)
	}

	/// The recipients as text; none where there is a passphrase.
	pub fn recipients(&self) -> Vec<String> {
		match self {
			Self::Recipients(recipients) => recipients.iter().map(ToString::to_string).collect(),
			Self::Passphrase(_) => Vec::new(),
		}
	}

	/// Encrypts the plaintext that `parts` are together.
	///
	/// # Errors
	///
	/// The library cannot do it.
	pub fn encrypt(&self, parts: &[&[u8]], is_armored: bool) -> Result<Vec<u8>, Failure> {
		let failed = |error: &dyn fmt::Display| {
			Failure::unchecked(format!("the record cannot be encrypted: {error}"))
		};
		progress::during("encrypting", || {
			let encryptor = self.encryptor().map_err(|error| failed(&error))?;
			let write = || -> io::Result<Vec<u8>> {
				let format = if is_armored { Format::AsciiArmor } else { Format::Binary };
				let output = ArmoredWriter::wrap_output(Vec::new(), format)?;
				let mut writer = encryptor.wrap_output(output)?;
				for part in parts {
					writer.write_all(part)?;
				}
				writer.finish()?.finish()
			};
			write().map_err(|error| failed(&error))
		})
	}

	fn encryptor(&self) -> Result<Encryptor, EncryptError> {
		match self {
			Self::Recipients(recipients) => {
				Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as _))
			}
			Self::Passphrase(passphrase) => {
				let mut recipient = scrypt::Recipient::new(secret(passphrase));
				recipient.set_work_factor(WORK_FACTOR);
				Encryptor::with_recipients(once(&recipient as _))
			}
		}
	}
}

fn secret(passphrase: &str) -> SecretString {
	SecretString::from(passphrase.to_string())
}

/// How what is encrypted is opened.
#[derive(Clone, Debug, Args)]
pub struct KeyArguments {
	/// A file with the age identity that opens the sealed record; without any, its passphrase is asked for
	#[arg(long = "identity", value_name = "FILE", conflicts_with = "passphrase_file")]
	pub identities: Vec<PathBuf>,
	/// A file that holds the passphrase that opens the sealed record
	#[arg(long, value_name = "FILE")]
	pub passphrase_file: Option<PathBuf>,
}

impl KeyArguments {
	/// What opens `file`. The passphrase is asked for only if that is what opens it.
	///
	/// # Errors
	///
	/// The file is not in the age format, or opened by something else than what was named; an identity file is none; or
	/// there is nobody to ask for the passphrase.
	pub fn key(&self, file: &AgeFile) -> Result<Key, Failure> {
		let shown = file.path.display();
		let opens_with_passphrase = file.decryptor()?.is_scrypt();
		if self.identities.is_empty() {
			if !opens_with_passphrase {
				return Err(Failure::unusable(format!(
					"{shown} is encrypted for age recipients: name the file of an identity with --identity"
				)));
			}
			let question = format!("The passphrase of {shown}: ");
			return known_passphrase(self.passphrase_file.as_deref(), &question)
				.map(Key::Passphrase);
		}
		if opens_with_passphrase {
			return Err(Failure::unusable(format!(
				"{shown} is encrypted with a passphrase: leave out --identity"
			)));
		}
		let mut identities = Vec::new();
		for path in &self.identities {
			identities.extend(identities_of(path)?);
		}
		Ok(Key::Identities(identities))
	}
}

fn identities_of(path: &Path) -> Result<Vec<Identity>, Failure> {
	let none = |why: &str| {
		Failure::unusable(format!(
			"{} holds no age identity{why}: it is what `age-keygen -o FILE` writes",
			path.display()
		))
	};
	let bytes = Zeroizing::new(read_bounded(path, MAX_KEY_FILE_BYTES)?);
	// The library's error names the line and shows nothing of it.
	let file = IdentityFile::from_buffer(bytes.as_slice()).map_err(|_| none(" but other text"))?;
	let identities = file.into_identities().map_err(|_| none(""))?;
	match identities.is_empty() {
		true => Err(none("")),
		false => Ok(identities),
	}
}

type Identity = Box<dyn age::Identity + Send + Sync>;

/// What opens an encrypted file.
pub enum Key {
	/// One of these identities.
	Identities(Vec<Identity>),
	/// The passphrase.
	Passphrase(Zeroizing<String>),
}

/// An encrypted file.
pub struct AgeFile {
	path: PathBuf,
	contents: Vec<u8>,
}

impl AgeFile {
	/// Reads the file at `path`, of at most `limit` bytes.
	///
	/// # Errors
	///
	/// It cannot be read, or is longer.
	pub fn read(path: PathBuf, limit: u64) -> Result<Self, Failure> {
		Ok(Self { contents: read_bounded(&path, limit)?, path })
	}

	/// Where it is.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// The contents without the armour of text that they may have.
	///
	/// # Errors
	///
	/// The armour is damaged.
	pub fn unarmored(&self) -> Result<Vec<u8>, Failure> {
		let mut contents = Vec::with_capacity(self.contents.len());
		let mut reader = ArmoredReader::new(self.contents.as_slice());
		reader.read_to_end(&mut contents).map_err(|error| self.damaged(&error))?;
		Ok(contents)
	}

	/// Decrypts all of it.
	///
	/// # Errors
	///
	/// `key` does not open it, or it is damaged.
	pub fn decrypt(&self, key: &Key) -> Result<Zeroizing<Vec<u8>>, Failure> {
		progress::during("decrypting", || {
			let decryptor = self.decryptor()?;
			let opened = match key {
				Key::Identities(identities) => {
					decryptor.decrypt(identities.iter().map(|identity| identity.as_ref() as _))
				}
				Key::Passphrase(passphrase) => {
					let mut identity = scrypt::Identity::new(secret(passphrase));
					identity.set_max_work_factor(MAX_WORK_FACTOR);
					decryptor.decrypt(once(&identity as _))
				}
			};
			let mut reader = opened.map_err(|error| self.failure(&error))?;
			// The plaintext is shorter, so nothing of it is left behind by a vector that grows.
			let mut plaintext = Zeroizing::new(Vec::with_capacity(self.contents.len()));
			reader.read_to_end(&mut plaintext).map_err(|error| self.damaged(&error))?;
			Ok(plaintext)
		})
	}

	fn decryptor(&self) -> Result<Decryptor<impl io::BufRead + '_>, Failure> {
		Decryptor::new_buffered(ArmoredReader::new(self.contents.as_slice()))
			.map_err(|error| self.failure(&error))
	}

	fn failure(&self, error: &DecryptError) -> Failure {
		let shown = self.path.display();
		match error {
			DecryptError::NoMatchingKeys => Failure::refused(format!(
				"{shown} is not encrypted for this identity: name another with --identity"
			)),
			DecryptError::DecryptionFailed => {
				Failure::refused(format!("the passphrase does not open {shown}"))
			}
			DecryptError::ExcessiveWork { required, .. } => Failure::refused(format!(
				"a guess at the passphrase of {shown} costs 2^{required}, and this program takes 2^{MAX_WORK_FACTOR} at \
				 most: decrypt it with `age` and encrypt it again"
			)),
			DecryptError::Io(error) => self.damaged(error),
			DecryptError::UnknownFormat => {
				self.damaged(&"it is of another version of the age format")
			}
			_ => self.damaged(&"its header is not as it was written"),
		}
	}

	/// It cannot be what was written.
	pub fn damaged(&self, what: &dyn fmt::Display) -> Failure {
		Failure::refused(format!(
			"{} is damaged ({what}): restore it from a backup",
			self.path.display()
		))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const PLAINTEXT: &[u8] = b"a record";

	fn file(contents: Vec<u8>) -> AgeFile {
		AgeFile { path: "record.age".into(), contents }
	}

	fn identity() -> (Readers, Key) {
		let identity = x25519::Identity::generate();
		let readers = Readers::Recipients(vec![identity.to_public()]);
		(readers, Key::Identities(vec![Box::new(identity)]))
	}

	/// With a work factor that suits a test.
	fn with_passphrase(work_factor: u8) -> AgeFile {
		let mut recipient = scrypt::Recipient::new(secret("correct horse"));
		recipient.set_work_factor(work_factor);
		let encryptor =
			Encryptor::with_recipients(once(&recipient as _)).expect("there is a recipient");
		let mut writer = encryptor.wrap_output(Vec::new()).expect("it can be written");
		writer.write_all(PLAINTEXT).expect("it can be written");
		file(writer.finish().expect("it can be written"))
	}

	#[test]
	fn what_is_encrypted_should_be_opened_by_its_readers_alone() {
		let ((readers, key), (_, other)) = (identity(), identity());
		for is_armored in [false, true] {
			let file =
				file(readers.encrypt(&[PLAINTEXT], is_armored).expect("it can be encrypted"));
			let opened = file.decrypt(&key).expect("the key is right");
			assert_eq!(opened.as_slice(), PLAINTEXT);
			let failure = file.decrypt(&other).expect_err("the key is another");
			assert!(format!("{failure:?}").contains("not encrypted for this identity"));
		}
		let recipients = readers.recipients();
		let again = Readers::from_recipients(&recipients).expect("they are recipients");
		assert_eq!(again.recipients(), recipients);
		assert!(Readers::from_recipients(&[]).is_none());
	}

	#[test]
	fn a_passphrase_should_open_what_was_encrypted_with_it_at_a_cost_within_reason() {
		let key = |text: &str| Key::Passphrase(Zeroizing::new(text.into()));
		let file = with_passphrase(2);
		let opened = file.decrypt(&key("correct horse")).expect("the passphrase is right");
		assert_eq!(opened.as_slice(), PLAINTEXT);
		let failure = file.decrypt(&key("correct Horse")).expect_err("the passphrase is wrong");
		assert!(format!("{failure:?}").contains("the passphrase does not open record.age"));

		let mut costly = file.contents;
		let place = costly.windows(3).position(|part| part == b" 2\n").expect("the cost is there");
		costly.splice(place..place + 2, *b" 21");
		let failure = self::file(costly).decrypt(&key("correct horse")).err();
		assert!(format!("{failure:?}").contains("costs 2^21"));
	}

	#[test]
	fn armor_should_come_off() {
		let (readers, key) = identity();
		let armored =
			file(readers.encrypt(&[b"a ", b"record"], true).expect("it can be encrypted"));
		assert!(armored.contents.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----"));
		let binary = file(armored.unarmored().expect("it is whole"));
		assert!(binary.contents.starts_with(b"age-encryption.org/v1\n"));
		assert_eq!(binary.unarmored().expect("it has none"), binary.contents);
		assert_eq!(binary.decrypt(&key).expect("the key is right").as_slice(), PLAINTEXT);
	}
}
