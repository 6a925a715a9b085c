//! `medibloc account`: accounts and their keys on this machine.

mod show;

use crate::{
	cli::{AccountExport, AccountImport, AccountNew},
	failure::Failure,
	keystore::WalletFile,
	report::Report,
};
use bip39::Mnemonic;
use schnorrkel::MiniSecretKey;
use serde::Serialize;
pub use show::show;
use std::{fmt, path::PathBuf};
use zeroize::Zeroizing;

/// How many bytes of chance are behind a mnemonic of twelve words.
const ENTROPY: usize = 16;

#[derive(Serialize)]
struct Made {
	name: String,
	address: String,
	file: PathBuf,
	/// The words, where they were made here: they are shown this once.
	#[serde(skip_serializing_if = "Option::is_none")]
	mnemonic: Option<String>,
}

impl fmt::Display for Made {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { name, address, file, mnemonic } = self;
		write!(f, "Account '{name}': {address}\n  its key is encrypted in {}", file.display())?;
		match mnemonic {
			Some(words) => write!(
				f,
				"\n\n  {words}\n\nThese words are the key. Write them down now: they are not shown again, and without them \
				 and the file nobody can bring the account back."
			),
			None => Ok(()),
		}
	}
}

/// The key behind a mnemonic, as every Substrate wallet derives it.
fn secret_of(mnemonic: &Mnemonic) -> Result<MiniSecretKey, Failure> {
	let (entropy, length) = mnemonic.to_entropy_array();
	let entropy = Zeroizing::new(entropy);
	substrate_bip39::mini_secret_from_entropy(entropy.get(..length).unwrap_or_default(), "")
		.map_err(|_| Failure::unusable("these words are no key"))
}

/// `medibloc account new`.
pub fn new(arguments: AccountNew) -> Result<Report, Failure> {
	let keystore = arguments.keystore.open()?;
	keystore.ensure_free(&arguments.name)?;
	let password = arguments.password.read_new()?;
	let mut entropy = Zeroizing::new([0; ENTROPY]);
	getrandom::fill(entropy.as_mut_slice())
		.map_err(|error| Failure::unchecked(format!("there are no random numbers: {error}")))?;
	let mnemonic = Mnemonic::from_entropy(entropy.as_slice()).map_err(Failure::unchecked)?;
	let wallet_file = WalletFile::encrypt(&secret_of(&mnemonic)?, &password, &arguments.name)?;
	let file = keystore.add(&arguments.name, &wallet_file)?;
	let made = Made {
		name: arguments.name,
		address: wallet_file.address,
		file,
		mnemonic: Some(mnemonic.to_string()),
	};
	Ok(Report::done(made))
}

/// `medibloc account import`.
pub fn import(arguments: AccountImport) -> Result<Report, Failure> {
	let keystore = arguments.keystore.open()?;
	keystore.ensure_free(&arguments.name)?;
	let wallet_file = match &arguments.file {
		Some(file) => {
			let wallet_file = WalletFile::read(file)?;
			// A file that nobody can open is better found now than when it is needed.
			wallet_file.decrypt(&arguments.password.read("The password of the file: ")?)?;
			wallet_file
		}
		None => {
			let words =
				Zeroizing::new(rpassword::prompt_password("The words: ").map_err(|_| {
					Failure::unusable(
						"there is nobody to ask for the words: name a wallet's key file instead",
					)
				})?);
			let mnemonic = Mnemonic::parse_normalized(words.trim()).map_err(|_| {
				Failure::unusable("these words are no key: one of them, or their order, is wrong")
			})?;
			let password = arguments.password.read_new()?;
			WalletFile::encrypt(&secret_of(&mnemonic)?, &password, &arguments.name)?
		}
	};
	let file = keystore.add(&arguments.name, &wallet_file)?;
	let address = wallet_file.address;
	Ok(Report::done(Made { name: arguments.name, address, file, mnemonic: None }))
}

#[derive(Serialize)]
struct Exported {
	file: PathBuf,
	address: String,
}

impl fmt::Display for Exported {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { file, address } = self;
		write!(
			f,
			"{address}\n  its encrypted key is in {}; wallets import it with its password",
			file.display()
		)
	}
}

/// `medibloc account export`.
pub fn export(arguments: AccountExport) -> Result<Report, Failure> {
	let wallet_file = arguments.keystore.open()?.read(&arguments.name)?;
	wallet_file.write_new(&arguments.output)?;
	Ok(Report::done(Exported { file: arguments.output, address: wallet_file.address }))
}
