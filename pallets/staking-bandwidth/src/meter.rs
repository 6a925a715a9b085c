//! What an account used: a ring of buckets, each of which holds the use of so many slots.
//!
//! The window has 28 buckets; the ring has one more, for the bucket that is still filling. So a use comes back when the
//! last slot of its bucket is a whole window old: never earlier than a window after it, and at most a bucket later.

use codec::{Compact, Decode, Encode, MaxEncodedLen};
use medibloc_primitives::bandwidth::{BUCKETS_PER_WINDOW, RECENT_HALF_LIFE_SLOTS};
use scale_info::TypeInfo;

/// How many buckets are kept.
const BUCKETS: usize = BUCKETS_PER_WINDOW as usize + 1;

/// What an account used, in billionths of a block.
///
/// Buckets are counted from slot 0, so that the slots and not the blocks make a week: missed slots do not stretch it.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Meter {
	/// The number of the newest bucket.
	#[codec(compact)]
	newest: u64,
	/// The use of each bucket, the newest first. Written compactly: most of them are empty.
	used: [Compact<u64>; BUCKETS],
	/// What was used just now, at the time of `recent_at`.
	#[codec(compact)]
	recent: u64,
	/// How many half-lives had passed since slot 0.
	#[codec(compact)]
	recent_at: u64,
}

impl Default for Meter {
	fn default() -> Self {
		Self { newest: 0, used: [Compact(0); BUCKETS], recent: 0, recent_at: 0 }
	}
}

impl Meter {
	/// Forgets what is out of the window at `slot`. Slots never go back.
	pub(crate) fn advance(&mut self, slot: u64, slots_per_bucket: u32) {
		let bucket = slot.checked_div(slots_per_bucket.into()).unwrap_or_default();
		let steps = bucket.saturating_sub(self.newest);
		if steps > 0 {
			let steps = usize::try_from(steps).unwrap_or(BUCKETS).min(BUCKETS);
			self.used.rotate_right(steps);
			self.used.iter_mut().take(steps).for_each(|used| *used = Compact(0));
			self.newest = bucket;
		}

		let now = slot.checked_div(RECENT_HALF_LIFE_SLOTS).unwrap_or_default();
		let halvings = u32::try_from(now.saturating_sub(self.recent_at)).unwrap_or(u32::MAX);
		self.recent = self.recent.checked_shr(halvings).unwrap_or(0);
		self.recent_at = self.recent_at.max(now);
	}

	/// Whether its newest bucket had begun at `slot`.
	#[cfg(any(feature = "try-runtime", test))]
	pub(crate) fn begun_by(&self, slot: u64, slots_per_bucket: u32) -> bool {
		self.newest.saturating_mul(slots_per_bucket.into()) <= slot
			&& self.recent_at.saturating_mul(RECENT_HALF_LIFE_SLOTS) <= slot
	}

	/// What was used within the window.
	pub fn used(&self) -> u64 {
		self.used.iter().fold(0, |sum: u64, used| sum.saturating_add(used.0))
	}

	/// What was used just now.
	pub fn recent(&self) -> u64 {
		self.recent
	}

	/// Adds to the newest bucket.
	pub(crate) fn add(&mut self, amount: u64) {
		if let Some(used) = self.used.first_mut() {
			used.0 = used.0.saturating_add(amount);
		}
		self.recent = self.recent.saturating_add(amount);
	}

	/// Takes back from the newest bucket what was added to it in the same block.
	pub(crate) fn take_back(&mut self, amount: u64) {
		if let Some(used) = self.used.first_mut() {
			used.0 = used.0.saturating_sub(amount);
		}
		self.recent = self.recent.saturating_sub(amount);
	}

	/// When how much comes back: the first slot in which it does, and the amount, the earliest first.
	pub(crate) fn returns(&self, slots_per_bucket: u32) -> impl Iterator<Item = (u64, u64)> + '_ {
		let oldest = (self.newest.saturating_add(1)).saturating_sub(BUCKETS as u64);
		// Before the ring is full for the first time, its last buckets stand for none.
		let kept = self.newest.saturating_sub(oldest).saturating_add(1);
		let kept = usize::try_from(kept).unwrap_or(BUCKETS);
		(oldest..).zip(self.used.iter().take(kept).rev()).filter(|(_, used)| used.0 > 0).map(
			move |(bucket, used)| {
				let back = bucket.saturating_add(BUCKETS as u64);
				(back.saturating_mul(slots_per_bucket.into()), used.0)
			},
		)
	}
}
