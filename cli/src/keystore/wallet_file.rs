//! A key in a file, encrypted as polkadot.js does it, so that wallets import it and this program imports theirs.
//!
//! The format is the third version of polkadot.js' keyring JSON: a PKCS #8 envelope of the sr25519 key, encrypted with
//! XSalsa20-Poly1305 under a key that scrypt (N = 2^17, r = 8, p = 1) derives from the password.

use crate::{
	failure::Failure,
	package::{read_bounded, write_new_file},
};
use base64::{prelude::BASE64_STANDARD, Engine};
use crypto_secretbox::{
	aead::{Aead, KeyInit},
	Key, Nonce, XSalsa20Poly1305,
};
use medibloc_client::{
	keys::{decrypt_json, Keypair},
	AccountId32,
};
use schnorrkel::{ExpansionMode, MiniSecretKey};
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::Zeroizing;

/// The longest file that can be a key file, in bytes: wallets note things of their own beside the key.
const MAX_BYTES: u64 = 64 * 1024;

/// What stands before and between the keys in the envelope.
const PKCS8_HEADER: [u8; 16] = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const PKCS8_DIVIDER: [u8; 5] = [161, 35, 3, 33, 0];

/// The cost of a guess at the password: scrypt's N as a power of two, r and p; polkadot.js' "high security".
const SCRYPT_LOG_N: u8 = 17;
const SCRYPT_R: u32 = 8;
const SCRYPT_P: u32 = 1;

const SALT_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;
/// Salt, three numbers, nonce; then the envelope (16 + 64 + 5 + 32 bytes) with its authenticator (16 bytes).
const ENCODED_LENGTH: usize = SALT_LENGTH + 3 * 4 + NONCE_LENGTH + 117 + 16;

/// The file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct WalletFile {
	encoded: String,
	encoding: Encoding,
	/// The account, as an address (SS58).
	pub address: String,
	/// What wallets note beside it.
	#[serde(default)]
	pub meta: serde_json::Value,
}

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
struct Encoding {
	content: Vec<String>,
	r#type: Vec<String>,
	version: String,
}

impl Encoding {
	fn ours() -> Self {
		let words = |words: [&str; 2]| words.map(String::from).to_vec();
		Self {
			content: words(["pkcs8", "sr25519"]),
			r#type: words(["scrypt", "xsalsa20-poly1305"]),
			version: "3".into(),
		}
	}
}

impl WalletFile {
	/// Encrypts the key that `secret` stands for.
	///
	/// # Errors
	///
	/// The operating system gives no random numbers.
	pub fn encrypt(secret: &MiniSecretKey, password: &str, name: &str) -> Result<Self, Failure> {
		let pair = secret.expand_to_keypair(ExpansionMode::Ed25519);
		let public = pair.public.to_bytes();
		// The secret key in the form that polkadot.js keeps, and the public one.
		let keys = Zeroizing::new(pair.to_half_ed25519_bytes());
		let (secret, _) = keys.split_at(64);
		let plain = Zeroizing::new([&PKCS8_HEADER[..], secret, &PKCS8_DIVIDER, &public].concat());

		let mut random = [0; SALT_LENGTH + NONCE_LENGTH];
		getrandom::fill(&mut random)
			.map_err(|error| Failure::unchecked(format!("there are no random numbers: {error}")))?;
		let (salt, nonce) = random.split_at(SALT_LENGTH);
		let encrypted = cipher(password, salt)?
			.encrypt(Nonce::from_slice(nonce), plain.as_slice())
			.map_err(|_| Failure::unchecked("the key cannot be encrypted"))?;

		let numbers = [1_u32 << SCRYPT_LOG_N, SCRYPT_P, SCRYPT_R].map(u32::to_le_bytes).concat();
		let encoded = [salt, &numbers, nonce, &encrypted].concat();
		Ok(Self {
			encoded: BASE64_STANDARD.encode(encoded),
			encoding: Encoding::ours(),
			address: AccountId32(public).to_string(),
			meta: serde_json::json!({ "name": name }),
		})
	}

	/// Reads the file at `path`.
	///
	/// # Errors
	///
	/// It cannot be read, is longer than 64 KiB, or is not such a file.
	pub fn read(path: &Path) -> Result<Self, Failure> {
		Self::parse(&read_bounded(path, MAX_BYTES)?)
			.map_err(|why| Failure::unusable(format!("{} {why}", path.display())))
	}

	/// Reads the contents of a file; says what is wrong with them.
	fn parse(contents: &[u8]) -> Result<Self, String> {
		let file: Self = serde_json::from_slice(contents).map_err(|error| {
			// The position only: the text around it may be the words of a key.
			format!(
				"is no key file of a wallet (line {}, column {}): export one from the wallet as JSON",
				error.line(),
				error.column()
			)
		})?;
		if file.encoding != Encoding::ours() {
			return Err(
				"is not encrypted, or not of the kind sr25519: export it from the wallet with \
			            a password, as JSON"
					.into(),
			);
		}
		let length = BASE64_STANDARD.decode(&file.encoded).map(|encoded| encoded.len());
		if length != Ok(ENCODED_LENGTH) {
			return Err("is damaged: export it from the wallet again".into());
		}
		Ok(file)
	}

	/// Writes the file to `path`, which must not exist: whole, or not at all, and readable by its owner alone.
	///
	/// # Errors
	///
	/// There is a file, which is left as it is; or it cannot be written.
	pub fn write_new(&self, path: &Path) -> Result<(), Failure> {
		let text = serde_json::to_vec_pretty(self).map_err(Failure::unchecked)?;
		write_new_file(path, &text)
	}

	/// The key.
	///
	/// # Errors
	///
	/// The password is wrong, or the file damaged: nobody can tell which.
	pub fn decrypt(&self, password: &str) -> Result<Keypair, Failure> {
		let text = serde_json::to_string(self).map_err(Failure::unchecked)?;
		decrypt_json(&text, password).map_err(|_| {
			Failure::refused(format!("the password does not open the key of {}", self.address))
		})
	}
}

/// What encrypts with the key that scrypt derives.
fn cipher(password: &str, salt: &[u8]) -> Result<XSalsa20Poly1305, Failure> {
	let mut key = Key::default();
	let parameters = scrypt::Params::new(SCRYPT_LOG_N, SCRYPT_R, SCRYPT_P, key.len())
		.map_err(Failure::unchecked)?;
	scrypt::scrypt(password.as_bytes(), salt, &parameters, &mut key).map_err(Failure::unchecked)?;
	let cipher = XSalsa20Poly1305::new(&key);
	zeroize::Zeroize::zeroize(key.as_mut_slice());
	Ok(cipher)
}

#[cfg(test)]
mod tests {
	use super::*;

	const PASSWORD: &str = "correct horse";

	fn file() -> WalletFile {
		let secret = MiniSecretKey::from_bytes(&[7; 32]).expect("32 bytes are a key");
		WalletFile::encrypt(&secret, PASSWORD, "hospital").expect("there are random numbers")
	}

	#[test]
	fn a_key_should_come_out_as_it_went_in() {
		let file = file();
		let expected = Keypair::from_secret_key([7; 32]).expect("32 bytes are a key");
		let key = file.decrypt(PASSWORD).expect("the password is right");
		assert_eq!(key.public_key().0, expected.public_key().0);
		assert_eq!(file.address, expected.public_key().to_account_id().to_string());
		let text = serde_json::to_vec(&file).expect("it is JSON");
		assert_eq!(WalletFile::parse(&text).expect("it was just written").address, file.address);
	}

	#[test]
	fn a_wrong_password_should_be_refused() {
		assert!(file().decrypt("correct Horse").is_err());
		assert!(file().decrypt("").is_err());
	}

	#[test]
	fn a_damaged_file_should_be_refused() {
		let good = file();
		let mut short = good.clone();
		short.encoded.truncate(40);
		let mut plain = good.clone();
		plain.encoding.r#type = vec!["none".into()];
		for bad in [short, plain] {
			let text = serde_json::to_vec(&bad).expect("it is JSON");
			assert!(WalletFile::parse(&text).is_err());
		}
		assert!(WalletFile::parse(b"{}").is_err());

		let mut changed = BASE64_STANDARD.decode(&good.encoded).expect("it is base64");
		*changed.last_mut().expect("it is not empty") ^= 1;
		let changed = WalletFile { encoded: BASE64_STANDARD.encode(changed), ..good };
		assert!(changed.decrypt(PASSWORD).is_err());
	}
}
