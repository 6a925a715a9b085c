//! Slots in the words of people.

use medibloc_primitives::time::SLOT_DURATION_MS;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The time of a slot, in milliseconds since the Unix epoch.
pub fn unix_ms(slot: u64) -> u64 {
	slot.saturating_mul(SLOT_DURATION_MS)
}

/// The slot of the time that is `ahead` of this machine's clock.
pub fn slot_in(ahead: Duration) -> u64 {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	let slot = now.saturating_add(ahead).as_millis() / u128::from(SLOT_DURATION_MS);
	u64::try_from(slot).unwrap_or(u64::MAX)
}

/// The time of a slot: UTC, to the second.
pub fn utc(slot: u64) -> String {
	UNIX_EPOCH
		.checked_add(Duration::from_millis(unix_ms(slot)))
		.map(|time| humantime::format_rfc3339_seconds(time).to_string())
		.unwrap_or_else(|| format!("slot {slot}"))
}
