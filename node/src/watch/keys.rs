//! Whether this producer's keys are in use on another machine.
//!
//! Two nodes with the same keys author and vote twice, which is equivocation. A block that one of our
//! keys sealed and that this node did not make gives the other node away. Blocks that this node made
//! before it was killed come back from the network, too: so the slot of each block is on the disk
//! before the block is.

use medibloc_runtime::opaque::Block;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sp_consensus::Error as ConsensusError;
use sp_consensus_aura::Slot;
use std::{
	fs::{self, File},
	io::{self, Write},
	path::{Path, PathBuf},
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc, OnceLock,
	},
};

/// What is known of the use of this node's keys.
#[derive(Debug)]
pub struct KeyUse {
	/// The file that outlives the process.
	file: PathBuf,
	/// The last slot in which this machine may have authored.
	last_authored: AtomicU64,
	/// Slots before this one say nothing: the keys may have been elsewhere then, and moved since.
	watched_from: Slot,
	/// The slot of a block that another node sealed with one of our keys.
	elsewhere: OnceLock<Slot>,
}

impl KeyUse {
	/// Reads what `folder` remembers. Blocks of earlier slots than `watched_from` are not looked at.
	///
	/// # Errors
	///
	/// The file cannot be read, or holds something else.
	pub fn open(folder: &Path, watched_from: Slot) -> io::Result<Self> {
		let file = folder.join("last-authored-slot");
		let last_authored = match fs::read_to_string(&file) {
			Ok(text) => text.trim().parse().map_err(|_| {
				io::Error::other(format!(
					"{} does not hold a slot: remove it if no other machine uses this node's keys",
					file.display()
				))
			})?,
			Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
			Err(error) => return Err(error),
		};
		Ok(Self {
			file,
			last_authored: AtomicU64::new(last_authored),
			watched_from,
			elsewhere: OnceLock::new(),
		})
	}

	/// Notes that this node is about to seal a block in `slot`, and returns when that is on the disk.
	fn note_own(&self, slot: Slot) -> io::Result<()> {
		let previous = self.last_authored.fetch_max(*slot, Ordering::SeqCst);
		if previous >= *slot {
			return Ok(());
		}
		let new = self.file.with_extension("new");
		let mut file = File::create(&new)?;
		writeln!(file, "{}", *slot)?;
		file.sync_all()?;
		fs::rename(new, &self.file)
	}

	/// Whether a block of `slot` can say anything: it is not from long before the start, and this
	/// machine did not make it.
	pub fn is_watched(&self, slot: Slot) -> bool {
		slot >= self.watched_from && *slot > self.last_authored.load(Ordering::SeqCst)
	}

	/// Notes a block of `slot` that one of our keys sealed and that came from another node.
	///
	/// Returns whether another machine uses the key.
	pub fn note_foreign(&self, slot: Slot) -> bool {
		if !self.is_watched(slot) {
			return false;
		}
		// The first one is kept.
		let _ = self.elsewhere.set(slot);
		true
	}
}

/// Takes in this node's own blocks, and refuses them when its keys are in use elsewhere.
#[derive(Clone)]
pub struct GuardedImport<I> {
	inner: I,
	keys: Arc<KeyUse>,
}

impl<I> GuardedImport<I> {
	/// Guards `inner`.
	pub fn new(inner: I, keys: Arc<KeyUse>) -> Self {
		Self { inner, keys }
	}
}

#[async_trait::async_trait]
impl<I> BlockImport<Block> for GuardedImport<I>
where
	I: BlockImport<super::Block, Error = ConsensusError> + Send + Sync,
{
	type Error = ConsensusError;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		self.inner.check_block(block).await
	}

	/// A block is sent to others only after its import: what is refused here, nobody sees.
	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		if let Some(slot) = self.keys.elsewhere.get() {
			return Err(ConsensusError::Other(
				format!("this node's keys authored slot {slot} on another machine").into(),
			));
		}
		let slot = super::slot_of(&block.header)
			.ok_or_else(|| ConsensusError::Other("the block names no slot".into()))?;
		self.keys.note_own(slot).map_err(|error| {
			ConsensusError::Other(
				format!("{} cannot be written: {error}", self.keys.file.display()).into(),
			)
		})?;
		self.inner.import_block(block).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn open(folder: &tempfile::TempDir, watched_from: u64) -> KeyUse {
		KeyUse::open(folder.path(), watched_from.into()).expect("the folder can be read")
	}

	fn folder() -> tempfile::TempDir {
		tempfile::tempdir().expect("a folder can be made")
	}

	#[test]
	fn a_block_that_this_node_did_not_make_should_give_the_other_node_away() {
		let keys = open(&folder(), 100);
		assert!(keys.note_foreign(101.into()));
		assert_eq!(keys.elsewhere.get(), Some(&101.into()));
	}

	#[test]
	fn blocks_from_before_should_say_nothing() {
		let keys = open(&folder(), 100);
		assert!(!keys.note_foreign(99.into()));
		assert_eq!(keys.elsewhere.get(), None);
	}

	#[test]
	fn blocks_of_this_machine_should_be_known_after_it_was_killed() {
		let folder = folder();
		open(&folder, 100).note_own(105.into()).expect("the folder can be written");
		let keys = open(&folder, 103);
		assert!(!keys.note_foreign(105.into()));
		assert!(keys.note_foreign(106.into()));
	}

	#[test]
	fn an_earlier_slot_should_not_replace_a_later_one() {
		let folder = folder();
		let keys = open(&folder, 0);
		keys.note_own(105.into()).expect("the folder can be written");
		keys.note_own(104.into()).expect("the folder can be written");
		assert!(!open(&folder, 0).note_foreign(105.into()));
	}

	#[test]
	fn a_damaged_file_should_be_refused() {
		let folder = folder();
		fs::write(folder.path().join("last-authored-slot"), "soon").expect("it can be written");
		let error = KeyUse::open(folder.path(), 0.into()).expect_err("it holds no slot");
		assert!(error.to_string().contains("does not hold a slot"), "{error}");
	}
}
