//! Accounts as people name them: by a name of this machine, or by an address.

use crate::{
	arguments::{parse_account, Account},
	failure::Failure,
	keystore::WalletFile,
	signer::KeystoreFolder,
};
use medibloc_client::AccountId32;

/// An account, and what it is called on this machine if that is how it was named.
pub struct Named {
	/// Its name.
	pub name: Option<String>,
	/// The account.
	pub account: AccountId32,
}

impl Named {
	/// Reads an address (SS58), 32 bytes of hexadecimal, or a name of the keystore.
	///
	/// # Errors
	///
	/// It is none of them.
	pub fn find(keystore: &KeystoreFolder, text: &str) -> Result<Self, Failure> {
		if let Ok(Account(id)) = parse_account(text) {
			return Ok(Self { name: None, account: AccountId32(id) });
		}
		let file = keystore.open()?.read(text);
		file.and_then(|file| Self::of_file(text, file)).map_err(|failure| {
			failure
				.but("it is no address (SS58) either: a typing error changes an address's checksum")
		})
	}

	/// All accounts of the keystore, and what is wrong with files of its folder that are none.
	///
	/// # Errors
	///
	/// The folder cannot be read.
	pub fn all(keystore: &KeystoreFolder) -> Result<(Vec<Self>, Vec<Failure>), Failure> {
		keystore.open()?.read_all(Self::of_file)
	}

	fn of_file(name: &str, file: WalletFile) -> Result<Self, Failure> {
		let Account(id) = parse_account(&file.address).map_err(Failure::unusable)?;
		Ok(Self { name: Some(name.into()), account: AccountId32(id) })
	}
}
