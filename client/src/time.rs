//! Slots in the words of people.

use medibloc_primitives::time::moment_of;
use std::time::{Duration, UNIX_EPOCH};

/// The last millisecond that has a date in words: the end of the year 9999.
const LAST_DATE_MS: u64 = 253_402_300_799_999;

/// The time of a slot: UTC, to the second. A slot after the year 9999 has its number only.
pub fn utc(slot: u64) -> String {
	date(moment_of(slot)).unwrap_or_else(|| format!("slot {slot}"))
}

/// A time, given in milliseconds since the Unix epoch: UTC, to the second. One after the year 9999 has its number only.
pub fn utc_of(unix_ms: u64) -> String {
	date(unix_ms).unwrap_or_else(|| format!("{unix_ms} ms after 1970"))
}

fn date(unix_ms: u64) -> Option<String> {
	let time = UNIX_EPOCH.checked_add(Duration::from_millis(unix_ms))?;
	let has_words = unix_ms <= LAST_DATE_MS;
	has_words.then(|| humantime::format_rfc3339_seconds(time).to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_slot_should_have_words() {
		for (slot, expected) in [
			(0, "1970-01-01T00:00:00Z"),
			(600_000_000, "2027-01-15T08:00:00Z"),
			(84_467_433_599, "9999-12-31T23:59:57Z"),
			(84_467_433_600, "slot 84467433600"),
			(u64::MAX, "slot 18446744073709551615"),
		] {
			assert_eq!(utc(slot), expected);
		}
	}

	#[test]
	fn every_time_should_have_words() {
		for (unix_ms, expected) in [
			(0, "1970-01-01T00:00:00Z"),
			(1_800_000_000_999, "2027-01-15T08:00:00Z"),
			(LAST_DATE_MS, "9999-12-31T23:59:59Z"),
			(LAST_DATE_MS + 1, "253402300800000 ms after 1970"),
			(u64::MAX, "18446744073709551615 ms after 1970"),
		] {
			assert_eq!(utc_of(unix_ms), expected);
		}
	}
}
