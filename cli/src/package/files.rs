//! Files that are written whole or not at all, and read to a limit.

use crate::failure::Failure;
use std::{
	fs::{self, File, OpenOptions},
	io::{self, Read, Write},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};

/// What the name of a draft begins with: of a file or folder that is not what it will be, or not any more.
pub const DRAFT_PREFIX: &str = ".medibloc-";

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
		let mut draft = tempfile::Builder::new().prefix(DRAFT_PREFIX).tempfile_in(&parent)?;
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
		let file = File::open(path)?;
		// What a file says of its length is taken for a hint: with it, secrets are not copied while the vector grows.
		let length = file.metadata()?.len().min(limit).saturating_add(1);
		let mut contents = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
		// One byte more, to see that there is more.
		file.take(limit.saturating_add(1)).read_to_end(&mut contents)?;
		Ok(contents)
	};
	let contents = read().map_err(|error| Failure::reading(path, &error))?;
	if contents.len() as u64 > limit {
		let shown = path.display();
		return Err(Failure::refused(format!("{shown} is longer than {limit} bytes")));
	}
	Ok(contents)
}

/// Writes `contents` to `path`, which must not exist, readable by its owner alone.
pub fn write_private(path: &Path, contents: &[u8]) -> io::Result<()> {
	let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
	file.write_all(contents)?;
	file.sync_all()
}

/// The folder that `path` is in.
pub fn parent_of(path: &Path) -> PathBuf {
	match path.parent() {
		Some(parent) if !parent.as_os_str().is_empty() => parent.into(),
		_ => PathBuf::from("."),
	}
}
