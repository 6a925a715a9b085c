//! The sealed package: what the owner of a record keeps.
//!
//! It is a folder that its owner alone can read, with two files. `record.age` is encrypted, in the age format: one line
//! of JSON, the seal, with the seed and the terms of the commitment; then the document as it was issued, byte for byte.
//! Everything else follows from these, and whoever has the seed can open the whole record. `anchor.json` holds the
//! anchor, which is public, so that it can be asked about and put on a chain without any secret.

mod drafts;
mod files;
mod seal;

use crate::{
	arguments::Hash32,
	failure::Failure,
	progress,
	vault::{AgeFile, Key, KeyArguments, Readers},
};
pub use drafts::remove_left_over;
use drafts::{holds_package_alone, identity, try_lock, DraftPackage};
pub use files::{ensure_new_file, read_bounded, write_new_file};
use files::{parent_of, sync};
use medibloc_record::{Commitment, Document, Holding};
use rustix::fs::{renameat_with, RenameFlags, CWD};
pub use seal::{Label, Seal};
use std::{
	fs::{self, File},
	io,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const RECORD: &str = "record.age";
const LABEL: &str = "anchor.json";
/// What a package of the first version has, which was not encrypted.
const FIRST_VERSION: [&str; 2] = ["seal.json", "document.json"];

/// What ends the line in front of a document.
pub const NEW_LINE: &[u8] = b"\n";

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
	progress::during("committing", || holding.commit()).map_err(Failure::refused)
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
	remove_left_over(&parent_of(directory));
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

/// A sealed record on the disk, which is not opened yet.
pub struct Sealed {
	place: Place,
	file: AgeFile,
	anchor: Hash32,
}

impl Sealed {
	/// Reads the files of the package in `directory`, and removes what was left behind beside it.
	///
	/// # Errors
	///
	/// One of them cannot be read.
	pub fn read(directory: &Path) -> Result<Self, Failure> {
		ensure_encrypted(directory)?;
		let path = directory.join(RECORD);
		let reading = |error: io::Error| Failure::reading(&path, &error);
		loop {
			let place = Place::of(directory).map_err(reading)?;
			remove_left_over(&parent_of(&place.directory));
			let file = AgeFile::read(path.clone(), MAX_ENCRYPTED_BYTES)?;
			let anchor = read_anchor(directory)?;
			// Otherwise the two files may be of two packages.
			if place.is_unchanged().map_err(reading)? {
				return Ok(Self { place, file, anchor });
			}
		}
	}

	/// What opens it, as `arguments` say.
	///
	/// # Errors
	///
	/// As [`KeyArguments::key`].
	pub fn key(&self, arguments: &KeyArguments) -> Result<Key, Failure> {
		arguments.key(&self.file)
	}

	/// Opens it, and checks that it is whole.
	///
	/// # Errors
	///
	/// `key` does not open it, or it is damaged.
	pub fn open(self, key: &Key) -> Result<(Package, Place), Failure> {
		let package = Package::decrypt(&self.file, key)?;
		if self.anchor != package.seal.anchor {
			return Err(self.file.damaged(&format!("{LABEL} beside it names another anchor")));
		}
		Ok((package, self.place))
	}
}

/// Where a package was when it was read.
pub struct Place {
	/// The directory itself, and not one that leads to it.
	directory: PathBuf,
	/// The same, opened. As long as it is, no other directory can be taken for it.
	opened: File,
}

impl Place {
	fn of(directory: &Path) -> io::Result<Self> {
		let directory = fs::canonicalize(directory)?;
		let opened = File::open(&directory)?;
		Ok(Self { directory, opened })
	}

	/// Whether nobody changed the package: whoever does puts another directory in its place.
	fn is_unchanged(&self) -> io::Result<bool> {
		let there = fs::metadata(&self.directory)?;
		Ok(identity(&there) == identity(&self.opened.metadata()?))
	}

	/// Puts `package` here in the place of the old one, for the same readers: whoever is killed at it leaves the old one or
	/// the new one, whole. `key` is what opened the old one.
	///
	/// # Errors
	///
	/// It cannot be written, or would not be opened by `key`, or another program changed the old one since it was read:
	/// then the old one stays as it is.
	pub fn replace(&self, package: &mut Package, key: &Key) -> Result<(), Failure> {
		let writing = |error: io::Error| Failure::writing(&self.directory, &error);
		let stays = format!("{} stays as it was", self.directory.display());
		let readers = match key {
			Key::Passphrase(passphrase) => Some(Readers::Passphrase(passphrase.clone())),
			Key::Identities(_) => Readers::from_recipients(&package.seal.recipients),
		};
		let readers = readers.ok_or_else(|| {
			Failure::refused(format!("its seal does not say for whom it is encrypted; {stays}"))
		})?;
		let encrypted = package.encrypt(&readers, false)?;
		let parent = parent_of(&self.directory);
		let draft = DraftPackage::new(&parent, package.seal.anchor, &encrypted);
		drop(encrypted);
		let draft = draft.map_err(writing)?;
		// Nothing else may be left of the record when the old package is gone.
		Sealed::read(draft.path())
			.and_then(|sealed| sealed.open(key))
			.and_then(|_| self.exchange(draft.path()))
			.map_err(|failure| failure.but(&stays))?;
		// What is in the draft's place now, the old package, goes with the draft.
		sync(&parent).map_err(writing)
	}

	/// Exchanges the package and the one in `draft`, unless another program did so since it was read.
	fn exchange(&self, draft: &Path) -> Result<(), Failure> {
		let Self { directory, .. } = self;
		let shown = directory.display();
		let writing = |error: io::Error| Failure::writing(directory, &error);
		let record = directory.join(RECORD);
		let file = drafts::open(&record).map_err(writing)?;
		let is_locked = try_lock(&file, &record).map_err(writing)?;
		if !is_locked || !self.is_unchanged().map_err(writing)? {
			return Err(Failure::refused(format!(
				"another program changed {shown} at the same time: run the command again"
			)));
		}
		if !holds_package_alone(directory).map_err(writing)? {
			return Err(Failure::refused(format!(
				"{shown} holds files that are not of the sealed record and would be lost: move them elsewhere"
			)));
		}
		renameat_with(CWD, draft, CWD, directory, RenameFlags::EXCHANGE)
			.map_err(|error| writing(error.into()))
	}
}

impl Package {
	/// Reads the package in `directory` and checks that it is whole.
	///
	/// # Errors
	///
	/// It cannot be opened, or it is damaged.
	pub fn read(directory: &Path, arguments: &KeyArguments) -> Result<Self, Failure> {
		let sealed = Sealed::read(directory)?;
		let key = sealed.key(arguments)?;
		sealed.open(&key).map(|(package, _)| package)
	}

	/// Opens `file`, which may stand alone, and checks that it is whole.
	///
	/// # Errors
	///
	/// `key` does not open it, or it is damaged.
	pub fn decrypt(file: &AgeFile, key: &Key) -> Result<Self, Failure> {
		let mut document = file.decrypt(key)?;
		let line =
			take_line(&mut document).ok_or_else(|| file.damaged(&"it holds no sealed record"))?;
		let seal = Seal::read(&line, file.path())?;
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
		readers.encrypt(&[&line, NEW_LINE, &self.document], is_armored)
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
}

/// Takes the first line off `plaintext`, without its [`NEW_LINE`], if there is one: what is encrypted of a record is one
/// line that says what a document is, and the document byte for byte.
pub fn take_line(plaintext: &mut Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
	let end = plaintext.iter().position(|byte| [*byte] == NEW_LINE)?;
	let line = Zeroizing::new(plaintext.get(..end)?.to_vec());
	plaintext.drain(..=end);
	Some(line)
}

/// Writes a package, encrypted already, to `directory`, which must not exist: whole, or not at all.
///
/// # Errors
///
/// There is something, or it cannot be written.
pub fn write_new(directory: &Path, anchor: Hash32, encrypted: &[u8]) -> Result<(), Failure> {
	let parent = parent_of(directory);
	let write = || -> io::Result<()> {
		DraftPackage::new(&parent, anchor, encrypted)?.persist(directory)?;
		sync(&parent)
	};
	write().map_err(|error| Failure::writing(directory, &error))
}
