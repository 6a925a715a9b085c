//! Who signs a transaction: an account of the keystore, or a key named outright on a development network.

use crate::{arguments::KeyUri, failure::Failure, keystore::Keystore, secret::read_text};
use clap::Args;
use medibloc_client::keys::Keypair;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Where keys are kept.
#[derive(Clone, Debug, Args)]
pub struct KeystoreFolder {
	/// The folder of the key files; otherwise medibloc/accounts in the user's data
	#[arg(long, value_name = "DIR")]
	pub keystore: Option<PathBuf>,
}

impl KeystoreFolder {
	/// The keystore.
	///
	/// # Errors
	///
	/// Nobody says where it is.
	pub fn open(&self) -> Result<Keystore, Failure> {
		Keystore::open(self.keystore.clone())
	}
}

/// How the password of a key file is given: never as an argument, which everybody on the machine can see.
#[derive(Clone, Debug, Args)]
pub struct Password {
	/// A file that holds the password of the key; otherwise it is asked for
	#[arg(long, value_name = "FILE")]
	pub password_file: Option<PathBuf>,
}

impl Password {
	/// The password, asked for as `question` where no file was named.
	///
	/// # Errors
	///
	/// The file cannot be read, is longer than 4 KiB or no text, or there is nobody to ask.
	pub fn read(&self, question: &str) -> Result<Zeroizing<String>, Failure> {
		let Some(file) = &self.password_file else {
			return rpassword::prompt_password(question).map(Zeroizing::new).map_err(|_| {
				Failure::unusable(
					"there is nobody to ask for the password: name its file with --password-file",
				)
			});
		};
		read_text(file, "password")
	}

	/// A new password: where it is asked for, twice.
	///
	/// # Errors
	///
	/// As [`Self::read`]; or it is empty, or the two differ.
	pub fn read_new(&self) -> Result<Zeroizing<String>, Failure> {
		let password = self.read("A password for the new key: ")?;
		if password.is_empty() {
			return Err(Failure::unusable(
				"the password is empty: whoever has the file would have the key",
			));
		}
		if self.password_file.is_none() && *self.read("Once more: ")? != *password {
			return Err(Failure::unusable("the two passwords differ: nothing was written"));
		}
		Ok(password)
	}
}

/// Who signs.
#[derive(Clone, Debug, Args)]
pub struct Signer {
	/// The account that signs, by its name in the keystore
	#[arg(long, value_name = "NAME", conflicts_with = "suri")]
	pub from: Option<String>,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
	#[command(flatten)]
	pub password: Password,
	/// The key that signs, for development networks: //Alice
	#[arg(long, value_name = "URI")]
	pub suri: Option<KeyUri>,
}

impl Signer {
	/// Whether somebody was named.
	pub fn is_named(&self) -> bool {
		self.from.is_some() || self.suri.is_some()
	}

	/// The key.
	///
	/// # Errors
	///
	/// Nobody was named, or the key cannot be had.
	pub fn key(&self) -> Result<Keypair, Failure> {
		match (&self.from, &self.suri) {
			(_, Some(uri)) => uri.key(),
			(Some(name), None) => {
				let file = self.keystore.open()?.read(name)?;
				file.decrypt(&self.password.read(&format!("The password of '{name}': "))?)
			}
			(None, None) => Err(Failure::unusable(
				"who signs? Name an account with --from; on a development network, use --suri //Alice",
			)),
		}
	}
}
