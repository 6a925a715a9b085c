//! The accounts on this machine: one encrypted key file each, named by the account's name.

mod wallet_file;

use crate::failure::{Failure, Status};
use std::{env, fs, os::unix::fs::DirBuilderExt, path::PathBuf};
pub use wallet_file::WalletFile;

/// The longest name of an account.
const MAX_NAME: usize = 64;

/// A folder of key files.
pub struct Keystore(PathBuf);

impl Keystore {
	/// The folder that was named, or the one in the user's data.
	///
	/// # Errors
	///
	/// None was named, and nothing says where the user's data is.
	pub fn open(named: Option<PathBuf>) -> Result<Self, Failure> {
		let in_data = || {
			let data = env::var_os("XDG_DATA_HOME").map(PathBuf::from);
			let data =
				data.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".local/share")));
			Some(data?.join("medibloc/accounts"))
		};
		named.or_else(in_data).map(Self).ok_or_else(|| {
			Failure::unusable("there is no home directory: say with --keystore where keys are kept")
		})
	}

	/// The file of the account called `name`.
	///
	/// # Errors
	///
	/// The name could not be that of a file.
	fn file(&self, name: &str) -> Result<PathBuf, Failure> {
		let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
		if name.is_empty()
			|| name.len() > MAX_NAME
			|| name.starts_with('.')
			|| !name.chars().all(is_plain)
		{
			return Err(Failure::unusable(format!(
				"'{name}' is no name for an account: use letters, digits, '-', '_' and '.', at most {MAX_NAME}"
			)));
		}
		// Not `with_extension`, which takes what follows a dot in the name for one.
		Ok(self.0.join(format!("{name}.json")))
	}

	/// The names of the accounts, in order.
	///
	/// # Errors
	///
	/// The folder cannot be read; one that is not there is empty.
	fn names(&self) -> Result<Vec<String>, Failure> {
		let entries = match fs::read_dir(&self.0) {
			Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
			entries => entries.map_err(|error| Failure::reading(&self.0, &error))?,
		};
		let mut names = Vec::new();
		for entry in entries {
			let path = entry.map_err(|error| Failure::reading(&self.0, &error))?.path();
			if path.extension().is_some_and(|extension| extension == "json") {
				names.extend(path.file_stem().and_then(|name| name.to_str()).map(String::from));
			}
		}
		names.sort_unstable();
		Ok(names)
	}

	/// The key file of the account called `name`.
	///
	/// # Errors
	///
	/// There is none, or it is none.
	pub fn read(&self, name: &str) -> Result<WalletFile, Failure> {
		let file = self.file(name)?;
		if !file.exists() {
			return Err(Failure::unusable(format!(
				"there is no account '{name}' in {}: make it with 'medibloc account new {name}'",
				self.0.display()
			)));
		}
		WalletFile::read(&file)
	}

	/// What `take` makes of each account, in the order of their names, and what is wrong with files that are none.
	///
	/// # Errors
	///
	/// The folder cannot be read.
	pub fn read_all<T>(
		&self,
		take: impl Fn(&str, WalletFile) -> Result<T, Failure>,
	) -> Result<(Vec<T>, Vec<Failure>), Failure> {
		let (mut all, mut failures) = (Vec::new(), Vec::new());
		for name in self.names()? {
			match self.read(&name).and_then(|file| take(&name, file)) {
				Ok(account) => all.push(account),
				Err(failure) => failures.push(failure),
			}
		}
		Ok((all, failures))
	}

	/// Refuses a name that no new account can have, before any work is done.
	///
	/// # Errors
	///
	/// There is an account of that name, or the name could not be that of a file.
	pub fn ensure_free(&self, name: &str) -> Result<(), Failure> {
		match fs::symlink_metadata(self.file(name)?) {
			Ok(_) => Err(is_taken(name)),
			Err(_) => Ok(()),
		}
	}

	/// Keeps `wallet_file` as the account called `name`.
	///
	/// # Errors
	///
	/// There is an account of that name; it is left as it is. Or the file cannot be written.
	pub fn add(&self, name: &str, wallet_file: &WalletFile) -> Result<PathBuf, Failure> {
		let file = self.file(name)?;
		fs::DirBuilder::new()
			.recursive(true)
			.mode(0o700)
			.create(&self.0)
			.map_err(|error| Failure::writing(&self.0, &error))?;
		wallet_file.write_new(&file).map_err(|failure| match failure.status() {
			Status::Refused => is_taken(name),
			_ => failure,
		})?;
		Ok(file)
	}
}

fn is_taken(name: &str) -> Failure {
	Failure::refused(format!("there is an account '{name}' already: choose another name"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_name_should_have_a_file_of_its_own() {
		let keystore = Keystore("keys".into());
		for (name, expected) in
			[("a", "keys/a.json"), ("a.b", "keys/a.b.json"), ("a.c", "keys/a.c.json")]
		{
			assert_eq!(keystore.file(name).ok(), Some(expected.into()), "{name}");
		}
		for name in ["", ".a", "a/b", "../a", "a b", "\u{e4}", &"a".repeat(65)] {
			assert!(keystore.file(name).is_err(), "{name}");
		}
	}
}
