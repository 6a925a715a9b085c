//! Whether this machine's clock agrees with the producers'.
//!
//! A producer sends its block in the slot's first two seconds. When a block arrives is therefore
//! known within a slot; a clock that is wrong shows itself in every block's arrival.

use std::{collections::VecDeque, time::Duration};

/// How many arrivals are remembered: one round of twenty-one producers, so that one producer with a
/// wrong clock does not count for much.
const REMEMBERED: usize = 21;

/// How many arrivals it takes to say something.
const ENOUGH: usize = 7;

/// A block cannot arrive before its slot begins; this much is left to clocks that are almost right.
const EARLIEST: Duration = Duration::from_millis(500);

/// A block is made and sent within two seconds; the rest is the network's.
const LATEST: Duration = Duration::from_millis(4_000);

/// When blocks arrived, in milliseconds after the beginning of their slot.
#[derive(Debug, Default)]
pub struct Arrivals(VecDeque<i64>);

/// What the arrivals say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
	/// Too few blocks have arrived, or the clock is right.
	Fine,
	/// Blocks come before their slot begins, by so much: the clock is late.
	Behind(Duration),
	/// Blocks come long after their slot began: the clock is early, or the network is slow.
	Ahead(Duration),
}

impl Arrivals {
	/// Notes that a block of the slot that began at `slot_start_ms` arrived at `now_ms`, both in
	/// milliseconds since 1970.
	pub fn note(&mut self, slot_start_ms: u64, now_ms: u64) {
		if self.0.len() == REMEMBERED {
			self.0.pop_front();
		}
		let offset = i128::from(now_ms) - i128::from(slot_start_ms);
		self.0.push_back(offset.clamp(i64::MIN.into(), i64::MAX.into()) as i64);
	}

	/// The middle arrival, in milliseconds after the beginning of its slot.
	pub fn median_ms(&self) -> Option<i64> {
		let mut sorted: Vec<_> = self.0.iter().copied().collect();
		sorted.sort_unstable();
		sorted.get(sorted.len() / 2).copied()
	}

	/// What they say of this machine's clock.
	pub fn verdict(&self) -> Verdict {
		let Some(median) = self.median_ms().filter(|_| self.0.len() >= ENOUGH) else {
			return Verdict::Fine;
		};
		let size = Duration::from_millis(median.unsigned_abs());
		if median < 0 && size > EARLIEST {
			Verdict::Behind(size)
		} else if median > 0 && size > LATEST {
			Verdict::Ahead(size)
		} else {
			Verdict::Fine
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const SLOT_START_MS: u64 = 1_800_000_000_000;

	fn arrivals(offsets_ms: &[i64]) -> Arrivals {
		let mut arrivals = Arrivals::default();
		for offset in offsets_ms {
			arrivals.note(SLOT_START_MS, SLOT_START_MS.saturating_add_signed(*offset));
		}
		arrivals
	}

	#[test]
	fn blocks_within_their_slot_should_be_fine() {
		assert_eq!(arrivals(&[30, 800, 2_100, 40, 60, 2_500, 100]).verdict(), Verdict::Fine);
	}

	#[test]
	fn few_blocks_should_say_nothing() {
		assert_eq!(arrivals(&[-9_000; 6]).verdict(), Verdict::Fine);
		assert_eq!(arrivals(&[]).median_ms(), None);
	}

	#[test]
	fn blocks_before_their_slot_should_mean_a_clock_that_is_behind() {
		assert_eq!(arrivals(&[-9_000; 7]).verdict(), Verdict::Behind(Duration::from_millis(9_000)));
	}

	#[test]
	fn blocks_long_after_their_slot_should_mean_a_clock_that_is_ahead() {
		assert_eq!(arrivals(&[9_000; 7]).verdict(), Verdict::Ahead(Duration::from_millis(9_000)));
	}

	#[test]
	fn one_producer_with_a_wrong_clock_should_not_count() {
		let mut offsets = vec![50; 20];
		offsets.push(-60_000);
		assert_eq!(arrivals(&offsets).verdict(), Verdict::Fine);
	}

	#[test]
	fn old_arrivals_should_be_forgotten() {
		let mut offsets = vec![-9_000; 21];
		offsets.extend([50; 21]);
		assert_eq!(arrivals(&offsets).verdict(), Verdict::Fine);
	}
}
