//! Whether this producer's keys are in use on another machine.
//!
//! Two nodes with the same keys author and vote twice, which is equivocation. A block that one of our
//! keys sealed and that this node did not make gives the other node away, and its seal does so before
//! the block is imported: once their chains have parted, it may never be. Blocks that this node made
//! before it was killed come back from the network, too: so the slot of each block is on the disk
//! before the block is.

use futures::channel::mpsc;
use log::trace;
use medibloc_runtime::{opaque::Block, Hash, Header};
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sp_consensus::{
	block_validation::{BlockAnnounceValidator, DefaultBlockAnnounceValidator, Validation},
	Error as ConsensusError,
};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
	Slot,
};
use sp_core::{
	crypto::{key_types, ByteArray},
	Pair,
};
use sp_keystore::KeystorePtr;
use std::{
	error::Error,
	fs::{self, File},
	future::Future,
	io::{self, Write},
	path::{Path, PathBuf},
	pin::Pin,
	sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

/// The keys with which this node seals blocks. A node that does not author has none: it may hold keys,
/// and does nothing with them.
#[derive(Clone)]
pub struct SealingKeys(Option<KeystorePtr>);

impl SealingKeys {
	/// The keys in `keystore` of a node that authors, if it `is_producer`.
	pub fn new(keystore: KeystorePtr, is_producer: bool) -> Self {
		Self(is_producer.then_some(keystore))
	}

	/// Whether `key` is one of them.
	pub fn contain(&self, key: &AuthorityId) -> bool {
		self.0
			.as_ref()
			.is_some_and(|keystore| keystore.has_keys(&[(key.to_raw_vec(), key_types::AURA)]))
	}

	/// Whether one of them sealed the block of `header`.
	fn sealed(&self, header: &Header) -> bool {
		let Some(keystore) = &self.0 else { return false };
		let mut unsealed = header.clone();
		let seal = unsealed
			.digest
			.pop()
			.and_then(|item| CompatibleDigestItem::<AuthoritySignature>::as_aura_seal(&item));
		let Some(seal) = seal else { return false };
		let hash = unsealed.hash();
		keystore
			.sr25519_public_keys(key_types::AURA)
			.into_iter()
			.any(|key| AuthorityPair::verify(&seal, hash, &key.into()))
	}
}

/// The last block of this machine.
struct LastOwn {
	/// The last slot in which this machine may have authored.
	slot: Slot,
	/// The block of that slot, if it was this process that made it.
	block: Option<Hash>,
}

/// What is known of the use of this node's keys.
pub struct KeyUse {
	sealing: SealingKeys,
	/// The file that outlives the process.
	file: PathBuf,
	last_own: Mutex<LastOwn>,
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
	pub fn open(folder: &Path, watched_from: Slot, sealing: SealingKeys) -> io::Result<Self> {
		let file = folder.join("last-authored-slot");
		let slot = match fs::read_to_string(&file) {
			Ok(text) => text.trim().parse::<u64>().map_err(|_| {
				io::Error::other(format!(
					"{} does not hold a slot: remove it if no other machine uses this node's keys",
					file.display()
				))
			})?,
			Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
			Err(error) => return Err(error),
		};
		Ok(Self {
			sealing,
			file,
			last_own: Mutex::new(LastOwn { slot: slot.into(), block: None }),
			watched_from,
			elsewhere: OnceLock::new(),
		})
	}

	fn last_own(&self) -> MutexGuard<'_, LastOwn> {
		// Nothing is half done when a holder of the lock panics.
		self.last_own.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Notes that this node is about to take in its own `block` of `slot`, and returns when that is on the
	/// disk.
	fn note_own(&self, slot: Slot, block: Hash) -> io::Result<()> {
		{
			let mut last = self.last_own();
			if last.slot >= slot {
				return Ok(());
			}
			*last = LastOwn { slot, block: Some(block) };
		}
		let new = self.file.with_extension("new");
		let mut file = File::create(&new)?;
		writeln!(file, "{}", *slot)?;
		file.sync_all()?;
		fs::rename(new, &self.file)
	}

	/// Whether the block of `header` shows that another machine uses one of these keys. It is noted.
	pub fn is_elsewhere(&self, header: &Header) -> bool {
		let Some(slot) = super::slot_of(header) else { return false };
		let is_elsewhere = self.is_foreign(slot, header.hash()) && self.sealing.sealed(header);
		if is_elsewhere {
			// The first one is kept.
			let _ = self.elsewhere.set(slot);
		}
		is_elsewhere
	}

	/// Whether `block` of `slot` can say anything: it is not from long before the start, and this machine
	/// did not make it.
	fn is_foreign(&self, slot: Slot, block: Hash) -> bool {
		let last = self.last_own();
		let is_another = last.slot == slot && last.block.is_some_and(|own| own != block);
		slot >= self.watched_from && (slot > last.slot || is_another)
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
		self.keys.note_own(slot, block.post_hash()).map_err(|error| {
			ConsensusError::Other(
				format!("{} cannot be written: {error}", self.keys.file.display()).into(),
			)
		})?;
		self.inner.import_block(block).await
	}
}

/// Reads the headers that other nodes announce.
pub struct AnnouncementWatch {
	keys: Arc<KeyUse>,
	seen: mpsc::Sender<Header>,
}

impl AnnouncementWatch {
	/// Sends a header through `seen` when it shows that `keys` are in use elsewhere.
	pub fn new(keys: Arc<KeyUse>, seen: mpsc::Sender<Header>) -> Self {
		Self { keys, seen }
	}
}

impl BlockAnnounceValidator<Block> for AnnouncementWatch {
	fn validate(
		&mut self,
		header: &Header,
		data: &[u8],
	) -> Pin<Box<dyn Future<Output = Result<Validation, Box<dyn Error + Send>>> + Send>> {
		if self.keys.is_elsewhere(header) && self.seen.try_send(header.clone()).is_err() {
			trace!(target: super::TARGET, "The node ends already for another block.");
		}
		let mut rest: Box<dyn BlockAnnounceValidator<Block>> =
			Box::new(DefaultBlockAnnounceValidator);
		rest.validate(header, data)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::sr25519;
	use sp_keystore::{testing::MemoryKeystore, Keystore};

	fn try_open(folder: &tempfile::TempDir, watched_from: u64) -> io::Result<KeyUse> {
		let sealing = SealingKeys::new(Arc::new(MemoryKeystore::new()), true);
		KeyUse::open(folder.path(), watched_from.into(), sealing)
	}

	fn open(folder: &tempfile::TempDir, watched_from: u64) -> KeyUse {
		try_open(folder, watched_from).expect("the folder can be read")
	}

	fn folder() -> tempfile::TempDir {
		tempfile::tempdir().expect("a folder can be made")
	}

	const OWN: Hash = Hash::repeat_byte(1);
	const FOREIGN: Hash = Hash::repeat_byte(2);

	#[test]
	fn a_block_that_this_node_did_not_make_should_be_foreign() {
		assert!(open(&folder(), 100).is_foreign(101.into(), FOREIGN));
	}

	#[test]
	fn another_block_of_a_slot_of_this_node_should_be_foreign() {
		let folder = folder();
		let keys = open(&folder, 100);
		keys.note_own(101.into(), OWN).expect("the folder can be written");
		assert!(!keys.is_foreign(101.into(), OWN));
		assert!(keys.is_foreign(101.into(), FOREIGN));
	}

	/// The header of a block of `slot` that `pair` sealed, on a parent that nobody knows.
	fn sealed(pair: &sr25519::Pair, slot: u64) -> Header {
		let mut header = Header {
			parent_hash: [1; 32].into(),
			number: 7,
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: Default::default(),
		};
		let slot = CompatibleDigestItem::<AuthoritySignature>::aura_pre_digest(slot.into());
		header.digest.push(slot);
		let seal = AuthoritySignature::from(pair.sign(header.hash().as_ref()));
		header.digest.push(CompatibleDigestItem::aura_seal(seal));
		header
	}

	#[test]
	fn a_seal_should_give_the_other_node_away_before_its_block_is_imported() {
		let keystore = Arc::new(MemoryKeystore::new());
		let pair = sr25519::Pair::from_string("//Producer", None).unwrap();
		keystore.insert(key_types::AURA, "//Producer", pair.public().as_ref()).unwrap();
		let other = sr25519::Pair::from_string("//Other", None).unwrap();
		let open = |is_producer| {
			let sealing = SealingKeys::new(keystore.clone(), is_producer);
			KeyUse::open(folder().path(), 100.into(), sealing).unwrap()
		};

		let keys = Arc::new(open(true));
		let (seen, mut sightings) = mpsc::channel(1);
		let mut announcements = AnnouncementWatch::new(keys.clone(), seen);
		let mut announce = |header: &Header| {
			let validation = futures::executor::block_on(announcements.validate(header, &[]));
			assert_eq!(validation.unwrap(), Validation::Success { is_new_best: false });
		};

		announce(&sealed(&other, 101));
		announce(&sealed(&pair, 99));
		let mut altered = sealed(&pair, 101);
		altered.number += 1;
		announce(&altered);
		let mut unsealed = sealed(&pair, 101);
		unsealed.digest.pop();
		announce(&unsealed);
		assert_eq!(keys.elsewhere.get(), None);

		let given_away = sealed(&pair, 101);
		announce(&given_away);
		announce(&sealed(&pair, 102));
		assert_eq!(keys.elsewhere.get(), Some(&101.into()));
		assert_eq!(sightings.try_recv().unwrap(), given_away);

		assert!(!open(false).is_elsewhere(&sealed(&pair, 101)), "it does not author");
	}

	#[test]
	fn blocks_from_before_should_say_nothing() {
		assert!(!open(&folder(), 100).is_foreign(99.into(), FOREIGN));
	}

	#[test]
	fn blocks_of_this_machine_should_be_known_after_it_was_killed() {
		let folder = folder();
		open(&folder, 100).note_own(105.into(), OWN).expect("the folder can be written");
		let keys = open(&folder, 103);
		assert!(!keys.is_foreign(105.into(), OWN));
		assert!(keys.is_foreign(106.into(), FOREIGN));
	}

	#[test]
	fn an_earlier_slot_should_not_replace_a_later_one() {
		let folder = folder();
		let keys = open(&folder, 0);
		keys.note_own(105.into(), OWN).expect("the folder can be written");
		keys.note_own(104.into(), FOREIGN).expect("the folder can be written");
		assert!(!keys.is_foreign(105.into(), OWN));
		assert!(!open(&folder, 0).is_foreign(105.into(), OWN));
	}

	#[test]
	fn a_damaged_file_should_be_refused() {
		let folder = folder();
		fs::write(folder.path().join("last-authored-slot"), "soon").expect("it can be written");
		let error = try_open(&folder, 0).err().expect("it holds no slot");
		assert!(error.to_string().contains("does not hold a slot"), "{error}");
	}
}
