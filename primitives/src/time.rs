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

/// How long use of bandwidth counts, in slots: seven days (whitepaper, bandwidth).
pub const WINDOW_SLOTS: u64 = 201_600;

/// How long what is taken out stays held, in slots: seven days (whitepaper, staking).
pub const UNBONDING_SLOTS: u64 = 201_600;

/// When a slot begins, in milliseconds since the Unix epoch. It is the time of everything that a block of this slot does.
pub const fn moment_of(slot: u64) -> Moment {
	slot.saturating_mul(SLOT_DURATION_MS)
}

const _: () = {
	assert!(WINDOW_SLOTS * SLOT_DURATION_MS == 7 * 24 * 60 * 60 * 1_000);
	// Who leaves and comes back with another account must not find the window empty.
	assert!(UNBONDING_SLOTS >= WINDOW_SLOTS);
};
