//! The profile of sealing a record.

use super::perf::{self, Sample};
use crate::{rows::records, settings::Settings, Error};
use std::time::{Duration, Instant};

/// What is watched.
pub const ABOUT: &str = "\
One thread seals a Bundle of 526 kB again and again: it reads the JSON and makes the commitment.";

/// What was found.
pub const FOUND: &str = "\
Half is SHA-256: for each leaf six compressions for its key and its salt, which are the least that the format allows, two \
or three for the leaf, and two for its place in the tree. Reading the JSON twice, once to check it and once to commit to \
it, takes a sixth.";

/// How long.
const TIME: Duration = Duration::from_secs(10);

/// Seals the Bundle until the time is over.
pub fn watch(_: &Settings) -> Result<Vec<Sample>, Error> {
	let (sealed, samples) = perf::of_thread(|| {
		let start = Instant::now();
		for number in (0..=u8::MAX).cycle() {
			records::seal(number)?;
			if start.elapsed() > TIME {
				break;
			}
		}
		Ok::<_, Error>(())
	})?;
	sealed.map(|()| samples)
}
