//! How long it takes to finish a block, as the last ones showed.

use std::time::Duration;

/// What finishing takes at least for each extrinsic. It is also what is assumed after a time of empty blocks,
/// which show nothing: a fast machine needs it.
const LEAST: Duration = Duration::from_micros(100);

/// What is taken for it before anything is known: a slow machine needs it.
const FIRST: Duration = Duration::from_micros(250);

/// The most: with it, a block still has room for a thousand. A machine that stood still while it finished one does
/// not author empty blocks from then on.
const MOST: Duration = Duration::from_millis(1);

/// Blocks of fewer extrinsics count as if they had so many: what does not depend on them would be taken for theirs.
const MANY: u32 = 500;

/// Finishing that takes longer counts at once; faster ones count for so much less.
const CAUTION: u32 = 8;

/// How long this machine takes to finish a block: to compute the root of the state after it.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
	of_one: Duration,
}

impl Default for Pace {
	fn default() -> Self {
		Self { of_one: FIRST }
	}
}

impl Pace {
	/// How long it will take for a block with so many extrinsics.
	pub fn finishing(&self, extrinsics: usize) -> Duration {
		self.of_one.saturating_mul(u32::try_from(extrinsics).unwrap_or(u32::MAX))
	}

	/// Learns how long it took for one.
	pub fn learn(&mut self, extrinsics: usize, took: Duration) {
		let count = u32::try_from(extrinsics).unwrap_or(u32::MAX).max(MANY);
		let (seen, known) = (took / count, self.of_one);
		let slowly = known.saturating_sub(known / CAUTION).saturating_add(seen / CAUTION);
		self.of_one = seen.max(slowly).clamp(LEAST, MOST);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const LONG: Duration = Duration::from_millis(1_200);

	#[test]
	fn what_took_longer_should_count_at_once() {
		let mut pace = Pace::default();
		pace.learn(3_000, LONG);
		assert_eq!(pace.finishing(3_000), LONG);
		assert_eq!(pace.finishing(1_500), LONG / 2);
	}

	#[test]
	fn what_was_faster_should_count_after_some_blocks() {
		let mut pace = Pace::default();
		pace.learn(3_000, LONG);
		pace.learn(3_000, LONG / 2);
		assert!(pace.finishing(3_000) > LONG * 9 / 10);
		(0..40).for_each(|_| pace.learn(3_000, LONG / 2));
		assert!(pace.finishing(3_000) < LONG * 51 / 100);
	}

	#[test]
	fn empty_blocks_should_not_make_an_author_rash() {
		let mut pace = Pace::default();
		(0..1_000).for_each(|_| pace.learn(1, Duration::from_millis(2)));
		assert_eq!(pace.finishing(1), LEAST);
	}

	#[test]
	fn a_machine_that_stood_still_should_not_be_slow_for_ever() {
		let mut pace = Pace::default();
		pace.learn(10, Duration::from_secs(3_600));
		assert_eq!(pace.finishing(1), MOST);
		(0..40).for_each(|_| pace.learn(200, Duration::from_millis(20)));
		assert!(pace.finishing(1) < 2 * LEAST);
		assert!(pace.finishing(usize::MAX) > LONG);
	}
}
