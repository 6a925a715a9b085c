//! A slot, and its time in words.

use medibloc_client::time::utc;
use serde::Serialize;
use std::fmt;

/// A slot, and its time in words.
#[derive(Serialize)]
pub struct SlotTime {
	slot: u64,
	at: String,
}

impl From<u64> for SlotTime {
	fn from(slot: u64) -> Self {
		Self { slot, at: utc(slot) }
	}
}

impl fmt::Display for SlotTime {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.at)
	}
}
