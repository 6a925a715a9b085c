//! When somebody can be elected.

use crate::{commands::slot_time::SlotTime, failure::Failure};
use medibloc_client::{producers::Schedule, Chain, QueryError};
use medibloc_primitives::producers::LEAST_STAKED_PERCENT;
use serde::Serialize;
use std::fmt;

/// The next election: it is held when an epoch begins, for the epoch after it.
#[derive(Serialize)]
pub struct Election {
	/// When it is held.
	next_election: SlotTime,
	/// From when on those are in office whom it elects.
	in_office_from: Option<SlotTime>,
	/// How many it elects.
	seats: usize,
}

impl Election {
	/// The first election after this.
	pub fn after(schedule: &Schedule) -> Self {
		let begin = schedule.start_of(schedule.epoch.saturating_add(2));
		Self {
			next_election: schedule.end_slot.into(),
			in_office_from: begin.map(SlotTime::from),
			seats: schedule.turns.len(),
		}
	}
}

impl fmt::Display for Election {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { next_election, in_office_from, seats } = self;
		write!(f, "the next election is at {next_election}")?;
		if let Some(begin) = in_office_from {
			write!(f, ", for the epoch that begins at {begin}")?;
		}
		write!(
			f,
			": the {seats} candidates with the most votes are elected, if enough of all MED is staked \
			 ({LEAST_STAKED_PERCENT} % on public networks)"
		)
	}
}

/// Whose turn it is when, after `what` is final.
///
/// # Errors
///
/// The chain could not be asked; what was done is said then, too, so that nobody does it again.
pub async fn schedule_after(chain: &Chain, what: &str) -> Result<Schedule, Failure> {
	let unread = |error: QueryError| {
		Failure::unchecked(format!(
			"{what}, which is final and must not be repeated; only what comes next could not be read: {error}"
		))
	};
	chain.schedule().await.map_err(unread)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::commands::producer::fixture::producers;

	#[test]
	fn the_next_election_should_be_for_the_epoch_after_the_next() {
		let words = Election::after(&producers().schedule).to_string();
		for part in [
			"is at 2027-01-15T08:00:18Z",
			"begins at 2027-01-15T08:00:36Z",
			"the 3 candidates with the most votes",
		] {
			assert!(words.contains(part), "{part}: {words}");
		}
	}
}
