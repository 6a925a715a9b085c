//! The profile of sealing a record.

use super::perf::{self, Sample};
use crate::{rows::records, settings::Settings, Error};
use std::time::{Duration, Instant};

/// What is watched.
pub const ABOUT: &str = "\
One thread seals a Bundle of 526 kB again and again: it reads the JSON and makes the commitment.";

/// What was found.
pub const FOUND: &str = "\
A third is SHA-256, with the processor's own instructions for it: two compressions for the salt of a leaf and two for \
the leaf are the least that the format allows. Reading the JSON takes a fifth, and memory, most of it for leaves and \
their paths, another.";

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
