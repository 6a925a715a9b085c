//! Drafts: files and folders that are not what they will be, or not any more.
//!
//! Whoever is killed leaves its drafts behind, and the next command in the same folder removes them. They are told from
//! those of a program that is running by a lock (flock), which ends with the program: on a draft that is a file itself, or
//! on the encrypted file in one that is a package.

use super::{files::sync, Label, LABEL, RECORD};
use crate::arguments::Hash32;
use std::{
	ffi::OsStr,
	fs::{self, File, OpenOptions, TryLockError},
	io::{self, Write},
	os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
	path::{Path, PathBuf},
};
use tempfile::{Builder, NamedTempFile};

/// What the name of a draft begins with.
const PREFIX: &str = ".medibloc-";
/// How many letters and digits follow, by chance.
const RANDOM_LENGTH: usize = 6;

fn builder<'a>() -> Builder<'a, 'static> {
	let mut builder = Builder::new();
	builder.prefix(PREFIX).rand_bytes(RANDOM_LENGTH);
	builder
}

fn is_draft(name: &OsStr) -> bool {
	let random = name.as_encoded_bytes().strip_prefix(PREFIX.as_bytes());
	random.is_some_and(|random| {
		random.len() == RANDOM_LENGTH && random.iter().all(u8::is_ascii_alphanumeric)
	})
}

/// Locks `file`, which was opened at `path`, and says whether it is locked now and still there.
pub fn try_lock(file: &File, path: &Path) -> io::Result<bool> {
	match file.try_lock() {
		Ok(()) => {}
		Err(TryLockError::WouldBlock) => return Ok(false),
		Err(TryLockError::Error(error)) => return Err(error),
	}
	match fs::symlink_metadata(path) {
		Ok(there) => Ok(identity(&there) == identity(&file.metadata()?)),
		Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
		Err(error) => Err(error),
	}
}

/// What tells a file or folder from every other that is there at the same time.
pub fn identity(metadata: &fs::Metadata) -> (u64, u64) {
	(metadata.dev(), metadata.ino())
}

/// A file that is not where it will be. It is removed when it is dropped, and only its owner can read it.
pub struct DraftFile(NamedTempFile);

impl DraftFile {
	/// An empty one in `folder`.
	pub fn new(folder: &Path) -> io::Result<Self> {
		loop {
			let file = builder().tempfile_in(folder)?;
			// Otherwise somebody took it for one that was left behind before it was locked.
			if try_lock(file.as_file(), file.path())? {
				return Ok(Self(file));
			}
		}
	}

	/// Puts these contents on the disk.
	pub fn write(&mut self, contents: &[u8]) -> io::Result<()> {
		self.0.write_all(contents)?;
		self.0.as_file().sync_all()
	}

	/// Gives it its name, which nothing else may have.
	pub fn persist(self, path: &Path) -> io::Result<()> {
		self.0.persist_noclobber(path).map(|_| ()).map_err(|error| error.error)
	}
}

/// A package that is not where it will be. What is in its place is removed when it is dropped; only its owner can read
/// it.
pub struct DraftPackage {
	path: PathBuf,
	has_name: bool,
	/// Held for its lock.
	_record: File,
}

impl DraftPackage {
	/// One in `folder`, whole on the disk.
	pub fn new(folder: &Path, anchor: Hash32, encrypted: &[u8]) -> io::Result<Self> {
		let (path, record) = Self::empty(folder)?;
		let draft = Self { path, has_name: false, _record: record };
		let mut record = &draft._record;
		record.write_all(encrypted)?;
		record.sync_all()?;
		let mut label = serde_json::to_vec(&Label::new(anchor))?;
		label.push(b'\n');
		let mut file = new_file(&draft.path.join(LABEL))?;
		file.write_all(&label)?;
		file.sync_all()?;
		sync(&draft.path)?;
		Ok(draft)
	}

	fn empty(folder: &Path) -> io::Result<(PathBuf, File)> {
		let permissions = fs::Permissions::from_mode(0o700);
		loop {
			let folder = builder().permissions(permissions.clone()).tempdir_in(folder)?;
			let path = folder.path().join(RECORD);
			match new_file(&path) {
				Ok(record) if try_lock(&record, &path)? => return Ok((folder.keep(), record)),
				Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
				// Somebody took it for one that was left behind before it was locked.
				_ => {}
			}
		}
	}

	/// Where it is.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// Gives it its name, which nothing else may have.
	pub fn persist(mut self, directory: &Path) -> io::Result<()> {
		if fs::symlink_metadata(directory).is_ok() {
			return Err(io::ErrorKind::AlreadyExists.into());
		}
		fs::rename(&self.path, directory)?;
		self.has_name = true;
		Ok(())
	}
}

impl Drop for DraftPackage {
	fn drop(&mut self) {
		if !self.has_name {
			// If it stays, it is left over, and removed another time.
			let _ = remove_all(&self.path);
		}
	}
}

fn new_file(path: &Path) -> io::Result<File> {
	OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Removes the drafts in `folder` that were left behind. Those that cannot be removed stay: nobody is kept from a record
/// by them.
pub fn remove_left_over(folder: &Path) {
	let Ok(entries) = fs::read_dir(folder) else { return };
	for entry in entries.map_while(Result::ok).filter(|entry| is_draft(&entry.file_name())) {
		let path = entry.path();
		let _ = match entry.file_type() {
			Ok(kind) if kind.is_dir() => remove_package(&path),
			Ok(kind) if kind.is_file() => remove_file(&path),
			_ => Ok(()),
		};
	}
}

fn remove_file(path: &Path) -> io::Result<()> {
	let file = open(path)?;
	match try_lock(&file, path)? {
		true => fs::remove_file(path),
		false => Ok(()),
	}
}

fn remove_package(path: &Path) -> io::Result<()> {
	if !holds_package_alone(path)? {
		return Ok(());
	}
	let record = path.join(RECORD);
	match open(&record) {
		Ok(file) if try_lock(&file, &record)? => remove_all(path),
		Ok(_) => Ok(()),
		// Whoever makes a draft begins with this file, and makes another folder if this one is gone before; whoever
		// removes one ends with it.
		Err(error) if error.kind() == io::ErrorKind::NotFound => fs::remove_dir(path),
		Err(error) => Err(error),
	}
}

/// Whether there is nothing in a folder but what belongs to a package.
pub fn holds_package_alone(folder: &Path) -> io::Result<bool> {
	for entry in fs::read_dir(folder)? {
		let name = entry?.file_name();
		if name != RECORD && name != LABEL {
			return Ok(false);
		}
	}
	Ok(true)
}

/// Removes a package, last of all the file that has the lock.
fn remove_all(folder: &Path) -> io::Result<()> {
	for name in [LABEL, RECORD] {
		match fs::remove_file(folder.join(name)) {
			Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
			_ => {}
		}
	}
	fs::remove_dir(folder)
}

/// Opens a file so that it can be locked, on a disk of the network, too.
pub fn open(path: &Path) -> io::Result<File> {
	OpenOptions::new().read(true).write(true).open(path)
}

#[cfg(test)]
mod tests {
	use super::*;

	const ANCHOR: Hash32 = Hash32([7; 32]);

	fn names(folder: &Path) -> Vec<String> {
		let entries = fs::read_dir(folder).expect("it can be listed");
		let name = |entry: io::Result<fs::DirEntry>| entry.expect("it can be listed").file_name();
		let mut names: Vec<_> =
			entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
		names.sort();
		names
	}

	/// What a program leaves that is killed when it has written so many files of a package.
	fn left_over(folder: &Path, name: &str, files: usize) {
		let folder = folder.join(name);
		fs::create_dir(&folder).expect("it can be made");
		for name in [RECORD, LABEL].iter().take(files) {
			fs::write(folder.join(name), "half").expect("it can be written");
		}
	}

	#[test]
	fn what_was_left_behind_should_be_removed_and_nothing_else() {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = folder.path();
		left_over(path, ".medibloc-aaaaa0", 0);
		left_over(path, ".medibloc-aaaaa1", 1);
		left_over(path, ".medibloc-aaaaa2", 2);
		fs::write(path.join(".medibloc-aaaaa3"), "half").expect("it can be written");

		let kept = [".medibloc-keys", ".medibloc-aaaaaa.txt", ".medibloc-mine01", "sealed"];
		for name in kept {
			left_over(path, name, 2);
		}
		fs::write(path.join(".medibloc-mine01/mine"), "mine").expect("it can be written");
		std::os::unix::fs::symlink("sealed", path.join(".medibloc-linked"))
			.expect("it can be made");
		let (file, package) = (DraftFile::new(path), DraftPackage::new(path, ANCHOR, b"whole"));
		let (file, package) = (file.expect("it can be made"), package.expect("it can be made"));

		let before = names(path).len();
		remove_left_over(path);
		let left = names(path);
		assert_eq!(left.len(), before - 4, "{left:?}");
		assert!(left.iter().all(|name| !name.starts_with(".medibloc-aaaaa") || name.len() > 16));
		assert!(kept.iter().all(|name| names(&path.join(name)).len() >= 2), "{left:?}");
		assert_eq!(names(package.path()), [LABEL, RECORD]);
		drop((file, package));
		assert_eq!(names(path).len(), kept.len() + 1, "a draft that is dropped is removed");
	}

	#[test]
	fn a_draft_should_have_its_name_or_be_gone() {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = folder.path();
		let draft = || DraftPackage::new(path, ANCHOR, b"whole").expect("it can be made");
		draft().persist(&path.join("sealed")).expect("nothing has the name");
		let error = draft().persist(&path.join("sealed")).expect_err("something has the name");
		assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
		assert_eq!(names(path), ["sealed"]);
		let record = fs::read(path.join("sealed").join(RECORD)).expect("it is there");
		assert_eq!(record, b"whole");
	}

	#[test]
	fn whoever_tidies_up_while_others_write_should_take_nothing_from_them() {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = folder.path();
		std::thread::scope(|scope| {
			for writer in 0..3 {
				scope.spawn(move || {
					for number in 0..30 {
						let draft = DraftPackage::new(path, ANCHOR, b"whole").expect("it is whole");
						let name = path.join(format!("{writer}-{number}"));
						draft.persist(&name).expect("nobody took it");
						assert_eq!(names(&name), [LABEL, RECORD]);
						drop(DraftFile::new(path).expect("it can be made"));
						remove_left_over(path);
					}
				});
			}
		});
		assert_eq!(names(path).len(), 90);
	}
}
