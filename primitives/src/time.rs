//! Slots and epochs.
//!
//! Time on the chain is counted in slots, not in blocks: a missed slot has no block, and must not
//! stretch a week.

use crate::Moment;

/// The length of a slot in milliseconds: one block every three seconds (whitepaper, consensus).
pub const SLOT_DURATION_MS: Moment = 3_000;

/// How many producers are in office: they take turns in a fixed order (whitepaper, consensus).
pub const PRODUCERS: u32 = 21;

/// How often each producer's turn comes in one epoch.
pub const ROUNDS_PER_EPOCH: u32 = 30;

/// The length of an epoch in slots: 31.5 minutes.
pub const SLOTS_PER_EPOCH: u32 = PRODUCERS * ROUNDS_PER_EPOCH;
