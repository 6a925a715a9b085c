//! What a node observes of itself and its peers in the blocks it takes in: missed slots, the
//! machine's clock, and the use of its keys elsewhere.

mod clock;
mod keys;
mod metrics;

pub use keys::{GuardedImport, KeyUse};

use crate::parts::FullClient;
use clock::{Arrivals, Verdict};
use futures::{channel::mpsc, future::Either, StreamExt};
use keys::{AnnouncementWatch, SealingKeys};
use log::{error, info, warn};
use medibloc_primitives::time::{PRODUCERS, SLOT_DURATION_MS};
use medibloc_runtime::{opaque::Block, Hash, Header};
use metrics::Metrics;
use sc_client_api::{BlockImportNotification, BlockchainEvents};
use sc_consensus_aura::{find_pre_digest, standalone::slot_author};
use sc_service::error::Error as ServiceError;
use sp_api::ProvideRuntimeApi;
use sp_consensus::{block_validation::BlockAnnounceValidator, BlockOrigin};
use sp_consensus_aura::{
	sr25519::{AuthorityId, AuthorityPair, AuthoritySignature},
	AuraApi, Slot,
};
use sp_keystore::KeystorePtr;
use std::{
	path::Path,
	sync::Arc,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use substrate_prometheus_endpoint::Registry;

const TARGET: &str = "medibloc";

/// How far before its start a node looks for its keys' blocks: two rounds. Who moves a producer to
/// another machine waits that long between the stop of one and the start of the other.
const LOOK_BACK_SLOTS: u64 = 2 * PRODUCERS as u64;

/// How often a wrong clock is warned about.
const WARN_PERIOD: Duration = Duration::from_secs(600);

/// The longest gap between two blocks whose slots are attributed one by one: an hour.
const LONGEST_GAP_SLOTS: u64 = 1_200;

/// The slot that a block's author claimed.
fn slot_of(header: &Header) -> Option<Slot> {
	find_pre_digest::<Block, AuthoritySignature>(header).ok()
}

/// Milliseconds since 1970, by this machine's clock.
fn now_ms() -> u64 {
	SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// Observes the blocks that a node takes in.
pub struct Watch {
	client: Arc<FullClient>,
	sealing: SealingKeys,
	keys: Arc<KeyUse>,
	/// The header that gave another node with these keys away, when others announce it.
	announced: mpsc::Receiver<Header>,
	announcements: mpsc::Sender<Header>,
	metrics: Option<Metrics>,
	arrivals: Arrivals,
	warned_at: Option<Instant>,
}

impl Watch {
	/// Starts to observe. What must outlive the process is kept in `folder`.
	///
	/// # Errors
	///
	/// The folder cannot be read, or the metrics are there already.
	pub fn new(
		client: Arc<FullClient>,
		keystore: KeystorePtr,
		is_producer: bool,
		folder: &Path,
		registry: Option<&Registry>,
	) -> Result<Self, ServiceError> {
		let watched_from = (now_ms() / SLOT_DURATION_MS).saturating_sub(LOOK_BACK_SLOTS);
		let sealing = SealingKeys::new(keystore, is_producer);
		// One is enough: the node ends for it.
		let (announcements, announced) = mpsc::channel(1);
		Ok(Self {
			client,
			keys: Arc::new(KeyUse::open(folder, watched_from.into(), sealing.clone())?),
			sealing,
			announced,
			announcements,
			metrics: registry.map(Metrics::register).transpose()?,
			arrivals: Arrivals::default(),
			warned_at: None,
		})
	}

	/// What is known of the use of this node's keys.
	pub fn keys(&self) -> Arc<KeyUse> {
		self.keys.clone()
	}

	/// What reads the headers that other nodes announce.
	pub fn announcements(&self) -> Box<dyn BlockAnnounceValidator<Block> + Send> {
		Box::new(AnnouncementWatch::new(self.keys.clone(), self.announcements.clone()))
	}

	/// Observes until this node's keys are seen in use elsewhere, or the node ends.
	pub async fn run(mut self) {
		let blocks = self.client.every_import_notification_stream().map(Either::Left);
		let (_, none) = mpsc::channel(0);
		let announced = std::mem::replace(&mut self.announced, none).map(Either::Right);
		let mut seen = futures::stream::select(blocks, announced);
		while let Some(seen) = seen.next().await {
			let block = match seen {
				Either::Left(block) => block,
				Either::Right(header) => return self.report_keys_elsewhere(&header),
			};
			if block.origin == BlockOrigin::Own {
				self.count(|metrics| metrics.authored_blocks.inc());
			} else if self.keys.is_elsewhere(&block.header) {
				return self.report_keys_elsewhere(&block.header);
			}
			// Blocks of the past say nothing about now.
			if matches!(block.origin, BlockOrigin::Own | BlockOrigin::NetworkBroadcast) {
				let Some(slot) = slot_of(&block.header) else { continue };
				self.note_arrival(&block, slot);
				self.note_missed(&block, slot);
			}
		}
	}

	fn report_keys_elsewhere(&self, header: &Header) {
		self.count(|metrics| metrics.keys_elsewhere.set(1));
		let slot = slot_of(header).map(|slot| slot.to_string()).unwrap_or_default();
		error!(
			target: TARGET,
			"Another machine authored block {} in slot {slot} with this node's keys. This node stops \
			 before it makes a second block for the same slot. Stop the other one, wait two rounds of \
			 producers, and start again.",
			header.hash(),
		);
	}

	fn count(&self, change: impl FnOnce(&Metrics)) {
		if let Some(metrics) = &self.metrics {
			change(metrics);
		}
	}

	/// The producers whose turns the slots after the block `parent` are. Where its state is not known,
	/// after a warp sync, these are nobody's.
	fn producers_after(&self, parent: Hash) -> Vec<AuthorityId> {
		self.client.runtime_api().authorities(parent).unwrap_or_default()
	}

	/// Whether this node authors with the key whose turn `slot` is.
	fn is_ours(&self, slot: Slot, producers: &[AuthorityId]) -> bool {
		slot_author::<AuthorityPair>(slot, producers).is_some_and(|key| self.sealing.contain(key))
	}

	fn note_arrival(&mut self, block: &BlockImportNotification<Block>, slot: Slot) {
		if block.origin == BlockOrigin::Own {
			return;
		}
		self.arrivals.note(slot.saturating_mul(SLOT_DURATION_MS), now_ms());
		if let Some(median) = self.arrivals.median_ms() {
			self.count(|metrics| metrics.block_arrival.set(median as f64 / 1_000.));
		}
		let warning = match self.arrivals.verdict() {
			Verdict::Fine => return,
			Verdict::Behind(by) => format!("seems to be {:.1} s behind", by.as_secs_f64()),
			Verdict::Ahead(by) => {
				format!("seems to be {:.1} s ahead, or the network that slow,", by.as_secs_f64())
			}
		};
		if self.warned_at.is_none_or(|at| at.elapsed() >= WARN_PERIOD) {
			self.warned_at = Some(Instant::now());
			warn!(
				target: TARGET,
				"The clock of this machine {warning} by the last blocks of the other producers: \
				 check its time synchronisation. A producer with a wrong clock misses its slots.",
			);
		}
	}

	/// Counts the slots between a new best block and its parent.
	fn note_missed(&self, block: &BlockImportNotification<Block>, slot: Slot) {
		// The first block has no slot to be compared with.
		if !block.is_new_best || block.header.number <= 1 {
			return;
		}
		let Some(parent_slot) = self.slot_of_block(block.header.parent_hash) else { return };
		let missed = (*slot).saturating_sub(*parent_slot).saturating_sub(1);
		if missed == 0 {
			return;
		}
		self.count(|metrics| metrics.missed_slots.inc_by(missed));
		if missed > LONGEST_GAP_SLOTS {
			return;
		}
		let producers = self.producers_after(block.header.parent_hash);
		for slot in (*parent_slot + 1..*slot).map(Slot::from) {
			if self.is_ours(slot, &producers) {
				self.count(|metrics| metrics.own_missed_slots.inc());
				info!(target: TARGET, "Slot {slot} was this node's, and has no block.");
			}
		}
	}

	fn slot_of_block(&self, hash: Hash) -> Option<Slot> {
		slot_of(&self.client.header(hash).ok().flatten()?)
	}
}
