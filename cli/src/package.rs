//! The sealed package: what the owner of a record keeps.
//!
//! It is a directory with two files, readable by its owner alone: the document as it was issued, byte
//! for byte, and `seal.json` with the seed and the terms of the commitment. Everything else follows
//! from these. Whoever has the seed can open the whole record.

use crate::{arguments::Hash32, failure::Failure};
use medibloc_record::{Commitment, Document, Seed, Terms};
use serde::{Deserialize, Serialize};
use std::{
	fs::{self, File, OpenOptions},
	io::{self, Read, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::{Path, PathBuf},
};

const DOCUMENT: &str = "document.json";
const SEAL: &str = "seal.json";
const FORMAT: &str = "MBR1-package";
const VERSION: u32 = 1;

/// The longest document that the record format knows, in bytes.
pub const MAX_DOCUMENT_BYTES: u64 = 1 << 26;

/// How to make the commitment again.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
	format: String,
	version: u32,
	/// The anchor that follows from all the rest: it shows a damaged package.
	pub anchor: Hash32,
	/// The owner's account.
	pub account: Hash32,
	/// The FHIR release of the document.
	pub profile: String,
	/// The anchor of the record that this one amends.
	pub previous: Option<Hash32>,
	seed: Hash32,
}

impl Seal {
	/// The seal of `commitment`.
	pub fn new(commitment: &Commitment, seed: &Seed, terms: &Terms<'_>) -> Self {
		Self {
			format: FORMAT.into(),
			version: VERSION,
			anchor: Hash32(commitment.anchor()),
			account: Hash32(terms.account),
			profile: terms.profile.into(),
			previous: terms.previous.map(Hash32),
			seed: Hash32(*seed.as_bytes()),
		}
	}

	/// The terms of the commitment.
	pub fn terms(&self) -> Terms<'_> {
		Terms {
			profile: &self.profile,
			previous: self.previous.map(|anchor| anchor.0),
			account: self.account.0,
		}
	}

	/// The seed of the commitment.
	pub fn seed(&self) -> Seed {
		Seed::from_bytes(self.seed.0)
	}
}

/// A sealed record.
pub struct Package {
	/// The document as it was issued.
	pub document: Vec<u8>,
	/// How to make the commitment again.
	pub seal: Seal,
}

/// Refuses a directory that a package cannot be written to, before any work is done.
pub fn ensure_free(directory: &Path) -> Result<(), Failure> {
	let shown = directory.display();
	match fs::symlink_metadata(directory) {
		Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
		Err(error) => Err(Failure::writing(directory, &error)),
		Ok(_) => Err(match read_seal(directory) {
			Ok(seal) => Failure::refused(format!(
				"{shown} holds a sealed record already, with the anchor {}: name another directory",
				seal.anchor
			)),
			Err(_) => Failure::refused(format!("{shown} exists already: name another directory")),
		}),
	}
}

impl Package {
	/// Reads the package in `directory` and checks that it is whole.
	pub fn read(directory: &Path) -> Result<Self, Failure> {
		let seal = read_seal(directory)?;
		let document = read_bounded(&directory.join(DOCUMENT), MAX_DOCUMENT_BYTES)?;
		let damaged = |what: &dyn std::fmt::Display| {
			Failure::refused(format!(
				"the package in {} is damaged ({what}): restore it from a copy",
				directory.display()
			))
		};
		let parsed = Document::read(&document).map_err(|error| damaged(&error))?;
		let commitment = Commitment::new(&parsed, &seal.seed(), &seal.terms())
			.map_err(|error| damaged(&error))?;
		if commitment.anchor() != seal.anchor.0 {
			return Err(damaged(&"its parts give another anchor than it names"));
		}
		Ok(Self { document, seal })
	}

	/// Writes the package to `directory`, which must not exist: whole, or not at all.
	pub fn write(&self, directory: &Path) -> Result<(), Failure> {
		self.try_write(directory).map_err(|error| Failure::writing(directory, &error))
	}

	fn try_write(&self, directory: &Path) -> io::Result<()> {
		let parent = parent_of(directory);
		// Made readable by its owner alone, and removed if anything below fails.
		let draft = tempfile::Builder::new()
			.prefix(".medibloc-")
			.permissions(fs::Permissions::from_mode(0o700))
			.tempdir_in(&parent)?;
		write_private(&draft.path().join(DOCUMENT), &self.document)?;
		let mut seal = serde_json::to_vec_pretty(&self.seal)?;
		seal.push(b'\n');
		write_private(&draft.path().join(SEAL), &seal)?;
		File::open(draft.path())?.sync_all()?;
		if fs::symlink_metadata(directory).is_ok() {
			return Err(io::ErrorKind::AlreadyExists.into());
		}
		fs::rename(draft.path(), directory)?;
		// It has its final name now; there is nothing left to remove.
		let _ = draft.keep();
		File::open(parent)?.sync_all()
	}
}

/// Refuses a file that must not exist and does, before any work is done.
pub fn ensure_new_file(path: &Path) -> Result<(), Failure> {
	match fs::symlink_metadata(path) {
		Ok(_) => Err(exists_already(path)),
		Err(_) => Ok(()),
	}
}

fn exists_already(path: &Path) -> Failure {
	Failure::refused(format!("{} exists already: name another file", path.display()))
}

/// Writes `contents` to `path`, which must not exist: whole, or not at all, and readable by its owner alone.
pub fn write_new_file(path: &Path, contents: &[u8]) -> Result<(), Failure> {
	let write = || -> io::Result<()> {
		let parent = parent_of(path);
		let mut draft = tempfile::Builder::new().prefix(".medibloc-").tempfile_in(&parent)?;
		draft.write_all(contents)?;
		draft.as_file().sync_all()?;
		draft.persist_noclobber(path).map_err(|error| error.error)?;
		File::open(parent)?.sync_all()
	};
	write().map_err(|error| match error.kind() {
		io::ErrorKind::AlreadyExists => exists_already(path),
		_ => Failure::writing(path, &error),
	})
}

/// Reads a file of at most `limit` bytes.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
	let read = || -> io::Result<Vec<u8>> {
		let mut contents = Vec::new();
		// One byte more, to see that there is more.
		File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut contents)?;
		Ok(contents)
	};
	let contents = read().map_err(|error| Failure::reading(path, &error))?;
	if contents.len() as u64 > limit {
		let shown = path.display();
		return Err(Failure::refused(format!("{shown} is longer than {limit} bytes")));
	}
	Ok(contents)
}

fn read_seal(directory: &Path) -> Result<Seal, Failure> {
	/// Far more than a seal takes.
	const MAX_SEAL_BYTES: u64 = 1 << 16;
	let path = directory.join(SEAL);
	let text = read_bounded(&path, MAX_SEAL_BYTES)?;
	let seal: Seal = serde_json::from_slice(&text).map_err(|error| {
		// The position only: the text around it may be the seed.
		Failure::refused(format!(
			"{} is no seal of this program (line {}, column {})",
			path.display(),
			error.line(),
			error.column()
		))
	})?;
	if seal.format != FORMAT || seal.version != VERSION {
		return Err(Failure::refused(format!(
			"{} is of another version than this program reads: update the program",
			path.display()
		)));
	}
	Ok(seal)
}

fn write_private(path: &Path, contents: &[u8]) -> io::Result<()> {
	let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
	file.write_all(contents)?;
	file.sync_all()
}

fn parent_of(path: &Path) -> PathBuf {
	match path.parent() {
		Some(parent) if !parent.as_os_str().is_empty() => parent.into(),
		_ => PathBuf::from("."),
	}
}
