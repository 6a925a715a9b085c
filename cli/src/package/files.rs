//! Files that are written whole or not at all, and read to a limit.

use super::drafts::{remove_left_over, DraftFile};
use crate::failure::Failure;
use std::{
	fs::{self, File},
	io::{self, Read},
	path::{Path, PathBuf},
};

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
	let parent = parent_of(path);
	remove_left_over(&parent);
	let write = || -> io::Result<()> {
		let mut draft = DraftFile::new(&parent)?;
		draft.write(contents)?;
		draft.persist(path)?;
		sync(&parent)
	};
	write().map_err(|error| match error.kind() {
		io::ErrorKind::AlreadyExists => exists_already(path),
		_ => Failure::writing(path, &error),
	})
}

/// Puts the names in `folder` on the disk.
pub fn sync(folder: &Path) -> io::Result<()> {
	File::open(folder)?.sync_all()
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

/// The folder that `path` is in.
pub fn parent_of(path: &Path) -> PathBuf {
	match path.parent() {
		Some(parent) if !parent.as_os_str().is_empty() => parent.into(),
		_ => PathBuf::from("."),
	}
}
