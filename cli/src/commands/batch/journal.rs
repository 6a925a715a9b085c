//! The journal of a batch: what was done, one line of JSON each, so that a batch that was stopped can go on.
//!
//! A line is on the disk before the next step begins. What a step did before its line was written is found in other
//! places: a sealed record in its directory, an anchor on the chain.

use crate::{arguments::Hash32, failure::Failure};
use medibloc_record::Terms;
use serde::{Deserialize, Serialize};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs::{self, DirBuilder, File, OpenOptions, TryLockError},
	io::{self, Read, Write},
	os::unix::fs::{DirBuilderExt, OpenOptionsExt},
	path::{Path, PathBuf},
};

/// The name of the journal in the folder of the sealed records.
const NAME: &str = "journal.jsonl";
const FORMAT: &str = "MBR1-batch";
const VERSION: u32 = 1;

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
	/// What all records of the batch have in common.
	Begun { format: String, version: u32, account: Hash32, profile: String },
	/// A record is sealed.
	Sealed { name: String, anchor: Hash32 },
	/// A transaction that anchors is about to be sent.
	Sending { genesis: Hash32, account: Hash32, roots: usize },
	/// These anchors are on a chain.
	Anchored { genesis: Hash32, roots: Vec<Hash32> },
}

impl Line {
	fn begun(terms: &Terms<'_>) -> Self {
		Self::Begun {
			format: FORMAT.into(),
			version: VERSION,
			account: Hash32(terms.account),
			profile: terms.profile.into(),
		}
	}
}

/// The journal. As long as it is open, no other program goes on with the batch.
pub struct Journal {
	path: PathBuf,
	file: File,
	sealed: BTreeMap<String, Hash32>,
	anchored: BTreeSet<([u8; 32], [u8; 32])>,
	/// The chain and the account of a transaction of which it is not known what came of it.
	unknown: Option<(Hash32, Hash32)>,
}

impl Journal {
	/// Opens the journal in `folder`, which is made if it is not there.
	///
	/// # Errors
	///
	/// The folder holds something else, or a batch on other terms, or one that another program is at; or it cannot be
	/// written.
	pub fn open(folder: &Path, terms: &Terms<'_>) -> Result<Self, Failure> {
		match DirBuilder::new().mode(0o700).create(folder) {
			Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
				return Err(Failure::writing(folder, &error));
			}
			_ => {}
		}
		let path = folder.join(NAME);
		ensure_ours(folder, &path)?;
		let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&path);
		let file = file.map_err(|error| Failure::writing(&path, &error))?;
		match file.try_lock() {
			Ok(()) => {}
			Err(TryLockError::WouldBlock) => {
				return Err(Failure::refused(format!(
					"another program is sealing to {}: wait until it is done",
					folder.display()
				)));
			}
			Err(TryLockError::Error(error)) => return Err(Failure::writing(&path, &error)),
		}
		let mut journal =
			Self { path, file, sealed: BTreeMap::new(), anchored: BTreeSet::new(), unknown: None };
		journal.take_up(&Line::begun(terms))?;
		Ok(journal)
	}

	/// Reads what there is, of which `first` must be the first line; it is written if there is nothing.
	fn take_up(&mut self, first: &Line) -> Result<(), Failure> {
		let mut text = String::new();
		self.file
			.read_to_string(&mut text)
			.map_err(|error| Failure::reading(&self.path, &error))?;
		let whole = text.rfind('\n').map_or(0, |end| end.saturating_add(1));
		if whole < text.len() {
			// Whoever wrote it was stopped at it, before the next step.
			let cut = self.file.set_len(whole as u64).and_then(|()| self.file.sync_all());
			cut.map_err(|error| Failure::writing(&self.path, &error))?;
		}
		let shown = self.path.display().to_string();
		for (text, number) in text.get(..whole).unwrap_or_default().lines().zip(1_usize..) {
			let line = serde_json::from_str(text).map_err(|_| {
				Failure::refused(format!(
					"line {number} of {shown} is damaged: take the line out, and what is done is found again"
				))
			})?;
			match line {
				line if number == 1 && line != *first => {
					return Err(Failure::refused(format!(
						"{shown} is of a batch with another account, profile or version: name another folder"
					)));
				}
				line => self.note(line),
			}
		}
		if whole == 0 {
			self.append(first.clone())?;
		}
		Ok(())
	}

	/// Says that a record is sealed.
	pub fn seal(&mut self, name: &str, anchor: Hash32) -> Result<(), Failure> {
		self.append(Line::Sealed { name: name.into(), anchor })
	}

	/// Says that `account` is about to send a transaction with so many roots.
	pub fn send(&mut self, genesis: Hash32, account: Hash32, roots: usize) -> Result<(), Failure> {
		self.append(Line::Sending { genesis, account, roots })
	}

	/// Says that anchors are on a chain.
	pub fn anchor(&mut self, genesis: Hash32, roots: Vec<Hash32>) -> Result<(), Failure> {
		self.append(Line::Anchored { genesis, roots })
	}

	/// The anchor of the record called `name`, if it was sealed.
	pub fn sealed(&self, name: &str) -> Option<Hash32> {
		self.sealed.get(name).copied()
	}

	/// Whether the anchor is on the chain.
	pub fn is_anchored(&self, genesis: Hash32, anchor: Hash32) -> bool {
		self.anchored.contains(&(genesis.0, anchor.0))
	}

	/// The account of a transaction on this chain of which it is not known what came of it.
	pub fn unknown_sender(&self, genesis: Hash32) -> Option<Hash32> {
		self.unknown.filter(|(of, _)| *of == genesis).map(|(_, account)| account)
	}

	fn append(&mut self, line: Line) -> Result<(), Failure> {
		let mut text = serde_json::to_vec(&line).map_err(Failure::unchecked)?;
		text.push(b'\n');
		let written = self.file.write_all(&text).and_then(|()| self.file.sync_data());
		written.map_err(|error| Failure::writing(&self.path, &error))?;
		self.note(line);
		Ok(())
	}

	fn note(&mut self, line: Line) {
		match line {
			Line::Begun { .. } => {}
			Line::Sealed { name, anchor } => {
				self.sealed.insert(name, anchor);
			}
			Line::Sending { genesis, account, .. } => self.unknown = Some((genesis, account)),
			Line::Anchored { genesis, roots } => {
				self.anchored.extend(roots.into_iter().map(|root| (genesis.0, root.0)));
				self.unknown = None;
			}
		}
	}
}

/// Refuses a folder with something in it that no journal is about.
fn ensure_ours(folder: &Path, journal: &Path) -> Result<(), Failure> {
	if journal.exists() {
		return Ok(());
	}
	let mut entries = fs::read_dir(folder).map_err(|error| Failure::reading(folder, &error))?;
	match entries.next() {
		None => Ok(()),
		Some(_) => Err(Failure::refused(format!(
			"{} exists already and is not of a batch: name another folder",
			folder.display()
		))),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [2; 32] };
	const GENESIS: Hash32 = Hash32([1; 32]);
	const ACCOUNT: Hash32 = Hash32([2; 32]);
	const ANCHOR: Hash32 = Hash32([3; 32]);

	fn open(folder: &Path) -> Result<Journal, Failure> {
		Journal::open(folder, &TERMS)
	}

	fn refusal(folder: &Path, terms: &Terms<'_>) -> String {
		format!("{:?}", Journal::open(folder, terms).err().expect("it is refused"))
	}

	#[test]
	fn a_journal_should_know_what_was_done_when_it_is_opened_again() {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = folder.path().join("out");
		let mut journal = open(&path).expect("it is new");
		assert!(refusal(&path, &TERMS).contains("another program is sealing"));
		journal.seal("a", ANCHOR).expect("it can be written");
		journal.send(GENESIS, ACCOUNT, 1).expect("it can be written");
		drop(journal);

		let mut journal = open(&path).expect("nobody else is at it");
		assert_eq!((journal.sealed("a"), journal.sealed("b")), (Some(ANCHOR), None));
		assert_eq!(journal.unknown_sender(GENESIS), Some(ACCOUNT));
		assert_eq!(journal.unknown_sender(ANCHOR), None);
		journal.anchor(GENESIS, vec![ANCHOR]).expect("it can be written");
		drop(journal);

		let journal = open(&path).expect("nobody else is at it");
		assert_eq!(journal.unknown_sender(GENESIS), None);
		assert!(journal.is_anchored(GENESIS, ANCHOR) && !journal.is_anchored(ANCHOR, ANCHOR));
	}

	#[test]
	fn a_line_that_was_not_written_to_its_end_should_be_forgotten() {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = folder.path();
		let mut journal = open(path).expect("it is new");
		journal.seal("a", ANCHOR).expect("it can be written");
		drop(journal);
		let whole = fs::read(path.join(NAME)).expect("it is there");
		for length in 0..=whole.len() {
			fs::write(path.join(NAME), &whole[..length]).expect("it can be written");
			let journal = open(path).expect("it goes on");
			assert_eq!(journal.sealed("a").is_some(), length == whole.len(), "{length}");
			drop(journal);
			let mut journal = open(path).expect("it is whole again");
			journal.seal("a", ANCHOR).expect("it can be written");
			drop(journal);
			assert!(open(path).expect("it is whole").sealed("a").is_some(), "{length}");
		}
	}

	#[test]
	fn a_folder_of_something_else_should_be_refused() {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = folder.path();
		fs::write(path.join("mine"), "mine").expect("it can be written");
		assert!(refusal(path, &TERMS).contains("is not of a batch"));
		fs::remove_file(path.join("mine")).expect("it is there");
		drop(open(path).expect("the folder is empty"));
		for other in [Terms { profile: "R5", ..TERMS }, Terms { account: [9; 32], ..TERMS }] {
			assert!(refusal(path, &other).contains("another account, profile"));
		}
		let journal = path.join(NAME);
		let mut text = fs::read_to_string(&journal).expect("it is there");
		text.push_str("{\"sealed\":\n");
		fs::write(&journal, text).expect("it can be written");
		assert!(refusal(path, &TERMS).contains("line 2"));
	}
}
