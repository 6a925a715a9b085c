//! The sealed package: what the owner of a record keeps.
//!
//! It is a folder that its owner alone can read, with two files. `record.age` is encrypted, in the age format: one line
//! of JSON, the seal, with the seed and the terms of the commitment; then the document as it was issued, byte for byte.
//! Everything else follows from these, and whoever has the seed can open the whole record. `anchor.json` holds the
//! anchor, which is public, so that it can be asked about and put on a chain without any secret.

mod files;
mod seal;

use crate::{
	arguments::Hash32,
	failure::Failure,
	vault::{AgeFile, Key, KeyArguments, Readers},
};
pub use files::{ensure_new_file, read_bounded, write_new_file, DRAFT_PREFIX};
use files::{parent_of, write_private};
use medibloc_record::{Commitment, Document, Holding};
use rustix::fs::{renameat_with, RenameFlags, CWD};
pub use seal::{Label, Seal};
use std::{
	fs::{self, File},
	io,
	os::unix::fs::PermissionsExt,
	path::Path,
};
use tempfile::TempDir;
use zeroize::Zeroizing;

const RECORD: &str = "record.age";
const LABEL: &str = "anchor.json";
/// What a package of the first version has, which was not encrypted.
const FIRST_VERSION: [&str; 2] = ["seal.json", "document.json"];

/// The longest document that the record format knows, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 1 << 26;

/// The longest seal with its document, encrypted and in the armour of text, in bytes: far more than both take.
pub const MAX_ENCRYPTED_BYTES: u64 = 1 << 27;

/// A sealed record.
pub struct Package {
	/// The document as it was issued.
	pub document: Zeroizing<Vec<u8>>,
	/// How to make the commitment again.
	pub seal: Seal,
}

/// The commitment of a record.
///
/// # Errors
///
/// The seal makes none.
pub fn commitment(document: &Document<'_>, seal: &Seal) -> Result<Commitment, Failure> {
	let (seed, terms, attestations) = (seal.seed(), seal.terms(), seal.attestations()?);
	let holding = Holding { document, seed: &seed, terms: &terms, attestations: &attestations };
	holding.commit().map_err(Failure::refused)
}

/// The anchor of the package in `directory`. It takes no secret.
///
/// # Errors
///
/// There is none, or its label cannot be read.
pub fn read_anchor(directory: &Path) -> Result<Hash32, Failure> {
	/// Far more than a label takes.
	const MAX_LABEL_BYTES: u64 = 1 << 12;
	ensure_encrypted(directory)?;
	let path = directory.join(LABEL);
	Ok(Label::read(&read_bounded(&path, MAX_LABEL_BYTES)?, &path)?.anchor)
}

/// The encrypted file of the package in `directory`.
///
/// # Errors
///
/// It cannot be read.
pub fn read_encrypted(directory: &Path) -> Result<AgeFile, Failure> {
	ensure_encrypted(directory)?;
	AgeFile::read(directory.join(RECORD), MAX_ENCRYPTED_BYTES)
}

/// Refuses a package of the first version.
fn ensure_encrypted(directory: &Path) -> Result<(), Failure> {
	let is_there = |name: &str| directory.join(name).exists();
	if is_there(RECORD) || !FIRST_VERSION.iter().all(|name| is_there(name)) {
		return Ok(());
	}
	let shown = directory.display();
	Err(Failure::refused(format!(
		"{shown} was made by an older version of this program, and is not encrypted: disclose from it with that version, \
		 or seal {shown}/{} again, which gives another anchor",
		FIRST_VERSION[1]
	)))
}

/// Refuses a directory that a package cannot be written to, before any work is done.
pub fn ensure_free(directory: &Path) -> Result<(), Failure> {
	let shown = directory.display();
	match fs::symlink_metadata(directory) {
		Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
		Err(error) => Err(Failure::writing(directory, &error)),
		Ok(_) => Err(match read_anchor(directory) {
			Ok(anchor) => Failure::refused(format!(
				"{shown} holds a sealed record already, with the anchor {anchor}: name another directory"
			)),
			Err(_) => Failure::refused(format!("{shown} exists already: name another directory")),
		}),
	}
}

impl Package {
	/// Reads the package in `directory` and checks that it is whole.
	///
	/// # Errors
	///
	/// It cannot be opened, or it is damaged.
	pub fn read(directory: &Path, arguments: &KeyArguments) -> Result<Self, Failure> {
		let file = read_encrypted(directory)?;
		Self::open(directory, &file, &arguments.key(&file)?)
	}

	/// Opens `file`, the one of the package in `directory`, and checks that the package is whole.
	///
	/// # Errors
	///
	/// `key` does not open it, or it is damaged.
	pub fn open(directory: &Path, file: &AgeFile, key: &Key) -> Result<Self, Failure> {
		let package = Self::decrypt(file, key)?;
		if read_anchor(directory)? != package.seal.anchor {
			return Err(file.damaged(&format!("{LABEL} beside it names another anchor")));
		}
		Ok(package)
	}

	/// Opens `file`, which may stand alone, and checks that it is whole.
	///
	/// # Errors
	///
	/// `key` does not open it, or it is damaged.
	pub fn decrypt(file: &AgeFile, key: &Key) -> Result<Self, Failure> {
		let plaintext = file.decrypt(key)?;
		let (line, rest) =
			split_document(&plaintext).ok_or_else(|| file.damaged(&"it holds no sealed record"))?;
		let seal = Seal::read(line, file.path())?;
		let document = Zeroizing::new(rest.to_vec());
		let parsed = Document::read(&document).map_err(|error| file.damaged(&error))?;
		if commitment(&parsed, &seal)?.anchor() != seal.anchor.0 {
			return Err(file.damaged(&"its parts give another anchor than it names"));
		}
		Ok(Self { document, seal })
	}

	/// Encrypts the package for `readers`.
	///
	/// # Errors
	///
	/// It cannot be done.
	pub fn encrypt(&mut self, readers: &Readers, is_armored: bool) -> Result<Vec<u8>, Failure> {
		self.seal.recipients = readers.recipients();
		let line = Zeroizing::new(serde_json::to_vec(&self.seal).map_err(Failure::unchecked)?);
		let plaintext = with_document(&line, &self.document);
		readers.encrypt(&plaintext, is_armored)
	}

	/// Writes the package to `directory`, which must not exist: whole, or not at all.
	///
	/// # Errors
	///
	/// There is something, or it cannot be written.
	pub fn write(&mut self, directory: &Path, readers: &Readers) -> Result<(), Failure> {
		let encrypted = self.encrypt(readers, false)?;
		write_new(directory, self.seal.anchor, &encrypted)
	}

	/// Puts this package in the place of the one in `directory`, for the same readers: whoever is killed at it leaves
	/// the old one or the new one, whole. `key` is what opened the old one.
	///
	/// # Errors
	///
	/// It cannot be written, or would not be opened by `key`: then the old one stays as it is.
	pub fn replace(&mut self, directory: &Path, key: &Key) -> Result<(), Failure> {
		let stays = format!("{} stays as it was", directory.display());
		let readers = match key {
			Key::Passphrase(passphrase) => Some(Readers::Passphrase(passphrase.clone())),
			Key::Identities(_) => Readers::from_recipients(&self.seal.recipients),
		};
		let readers = readers.ok_or_else(|| {
			Failure::refused(format!("its seal does not say for whom it is encrypted; {stays}"))
		})?;
		let encrypted = self.encrypt(&readers, false)?;
		let draft = draft(directory, self.seal.anchor, &encrypted)
			.map_err(|error| Failure::writing(directory, &error))?;
		// Nothing else may be left of the record when the old package is gone.
		read_encrypted(draft.path())
			.and_then(|file| Self::open(draft.path(), &file, key))
			.map_err(|failure| failure.but(&stays))?;
		let exchange = || -> io::Result<()> {
			renameat_with(CWD, draft.path(), CWD, directory, RenameFlags::EXCHANGE)?;
			File::open(parent_of(directory))?.sync_all()
		};
		// What is in the draft's place now, the old package, goes with the draft.
		exchange().map_err(|error| Failure::writing(directory, &error))
	}
}

/// One line that says what a document is, and the document byte for byte: what is encrypted of a record.
pub fn with_document(line: &[u8], document: &[u8]) -> Zeroizing<Vec<u8>> {
	let length = line.len().saturating_add(1).saturating_add(document.len());
	let mut plaintext = Zeroizing::new(Vec::with_capacity(length));
	plaintext.extend_from_slice(line);
	plaintext.push(b'\n');
	plaintext.extend_from_slice(document);
	plaintext
}

/// The line and the document that [`with_document`] joined, if there is a line.
pub fn split_document(plaintext: &[u8]) -> Option<(&[u8], &[u8])> {
	let end = plaintext.iter().position(|byte| *byte == b'\n')?;
	Some((plaintext.get(..end)?, plaintext.get(end.saturating_add(1)..)?))
}

/// Writes a package, encrypted already, to `directory`, which must not exist: whole, or not at all.
///
/// # Errors
///
/// There is something, or it cannot be written.
pub fn write_new(directory: &Path, anchor: Hash32, encrypted: &[u8]) -> Result<(), Failure> {
	let write = || -> io::Result<()> {
		let draft = draft(directory, anchor, encrypted)?;
		if fs::symlink_metadata(directory).is_ok() {
			return Err(io::ErrorKind::AlreadyExists.into());
		}
		fs::rename(draft.path(), directory)?;
		// It has its final name now; there is nothing left to remove.
		let _ = draft.keep();
		File::open(parent_of(directory))?.sync_all()
	};
	write().map_err(|error| Failure::writing(directory, &error))
}

/// A package beside where it will be. It is removed when it is dropped, and only its owner can read it.
fn draft(directory: &Path, anchor: Hash32, encrypted: &[u8]) -> io::Result<TempDir> {
	let draft = tempfile::Builder::new()
		.prefix(DRAFT_PREFIX)
		.permissions(fs::Permissions::from_mode(0o700))
		.tempdir_in(parent_of(directory))?;
	write_private(&draft.path().join(RECORD), encrypted)?;
	let mut label = serde_json::to_vec(&Label::new(anchor))?;
	label.push(b'\n');
	write_private(&draft.path().join(LABEL), &label)?;
	File::open(draft.path())?.sync_all()?;
	Ok(draft)
}

/// Removes the drafts that a program which was killed left in `folder`.
///
/// # Errors
///
/// The folder cannot be read, or a draft cannot be removed.
pub fn remove_drafts(folder: &Path) -> Result<(), Failure> {
	let remove = || -> io::Result<()> {
		for entry in fs::read_dir(folder)? {
			let entry = entry?;
			let is_draft =
				entry.file_name().as_encoded_bytes().starts_with(DRAFT_PREFIX.as_bytes());
			if is_draft && entry.file_type()?.is_dir() {
				fs::remove_dir_all(entry.path())?;
			}
		}
		Ok(())
	};
	remove().map_err(|error| Failure::writing(folder, &error))
}
