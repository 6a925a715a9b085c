//! `medibloc record backup` and `restore`: a sealed record in one file, and back.

use crate::{
	arguments::Hash32,
	cli::{Backup, Restore},
	failure::Failure,
	package::{
		ensure_free, ensure_new_file, write_new, write_new_file, Package, MAX_ENCRYPTED_BYTES,
	},
	report::Report,
	vault::AgeFile,
};
use serde::Serialize;
use std::{fmt, path::PathBuf};

#[derive(Serialize)]
struct BackedUp {
	file: PathBuf,
	bytes: usize,
	anchor: Hash32,
}

impl fmt::Display for BackedUp {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { file, bytes, anchor } = self;
		let file = file.display();
		write!(
			f,
			"Wrote {file} ({bytes} bytes), encrypted; `medibloc record restore {file} -o DIR` brings the record back.\n\
			 Anchor: {anchor}"
		)
	}
}

/// `medibloc record backup`.
pub fn backup(arguments: Backup) -> Result<Report, Failure> {
	ensure_new_file(&arguments.output)?;
	let mut package = Package::read(&arguments.package, &arguments.key)?;
	let readers = arguments.readers.readers(arguments.backup_passphrase_file.as_deref())?;
	let contents = package.encrypt(&readers, arguments.armor)?;
	write_new_file(&arguments.output, &contents)?;
	let anchor = package.seal.anchor;
	Ok(Report::done(BackedUp { file: arguments.output, bytes: contents.len(), anchor }))
}

#[derive(Serialize)]
struct Restored {
	package: PathBuf,
	anchor: Hash32,
}

impl fmt::Display for Restored {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { package, anchor } = self;
		write!(
			f,
			"Restored in {}; what opened the backup opens it.\nAnchor: {anchor}",
			package.display()
		)
	}
}

/// `medibloc record restore`.
pub fn restore(arguments: Restore) -> Result<Report, Failure> {
	ensure_free(&arguments.output)?;
	let file = AgeFile::read(arguments.backup, MAX_ENCRYPTED_BYTES)?;
	let package = Package::decrypt(&file, &arguments.key.key(&file)?)?;
	let anchor = package.seal.anchor;
	// Encrypted as it was for the backup: its readers are known, its passphrase is asked for once.
	write_new(&arguments.output, anchor, &file.unarmored()?)?;
	Ok(Report::done(Restored { package: arguments.output, anchor }))
}
