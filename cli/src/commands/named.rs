//! Accounts as people name them: by a name of this machine, or by an address.

use crate::{
	arguments::{parse_account, Account},
	failure::Failure,
	keystore::Keystore,
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
		Self::of_name(&keystore.open()?, text.into()).map_err(|failure| {
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
		let keystore = keystore.open()?;
		let (mut accounts, mut failures) = (Vec::new(), Vec::new());
		for name in keystore.names()? {
			match Self::of_name(&keystore, name) {
				Ok(account) => accounts.push(account),
				Err(failure) => failures.push(failure),
			}
		}
		Ok((accounts, failures))
	}

	fn of_name(keystore: &Keystore, name: String) -> Result<Self, Failure> {
		let address = keystore.read(&name)?.address;
		let Account(id) = parse_account(&address).map_err(Failure::unusable)?;
		Ok(Self { name: Some(name), account: AccountId32(id) })
	}
}
