//! Slots in the words of people.

use medibloc_primitives::time::SLOT_DURATION_MS;
use std::time::{Duration, UNIX_EPOCH};

/// The last millisecond that has a date in words: the end of the year 9999.
const LAST_DATE_MS: u64 = 253_402_300_799_999;

/// The time of a slot, in milliseconds since the Unix epoch.
pub fn unix_ms(slot: u64) -> u64 {
	slot.saturating_mul(SLOT_DURATION_MS)
}

/// The time of a slot: UTC, to the second. A slot after the year 9999 has its number only.
pub fn utc(slot: u64) -> String {
	let ms = unix_ms(slot);
	match UNIX_EPOCH.checked_add(Duration::from_millis(ms)) {
		Some(time) if ms <= LAST_DATE_MS => humantime::format_rfc3339_seconds(time).to_string(),
		_ => format!("slot {slot}"),
	}
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
}
