//! What a transaction costs, and what a stake buys.
//!
//! A transaction costs the part of a block that it takes up; a share of the stake buys that share of a week's blocks.

use crate::time::WINDOW_SLOTS;

/// The unit: so many of them are the room for ordinary transactions in one block.
pub const UNITS_PER_BLOCK: u64 = 1_000_000_000;

/// Into how many buckets a window is divided. Use comes back bucket by bucket.
pub const BUCKETS_PER_WINDOW: u32 = 28;

/// The length of a bucket in slots: six hours.
pub const SLOTS_PER_BUCKET: u32 = 7_200;

const _: () = assert!(SLOTS_PER_BUCKET as u64 * BUCKETS_PER_WINDOW as u64 == WINDOW_SLOTS);

/// While less than one in so many parts of the issuance is staked, stakes are measured by this part of the issuance:
/// the first to stake must not own the whole chain.
pub const LEAST_STAKED_PART: u128 = 20;

/// In how many slots what an account used *just now* halves.
pub const RECENT_HALF_LIFE_SLOTS: u64 = 8;

/// How many bytes of permanent state take up a whole block, as a block's whole time does.
pub const PERMANENT_STATE_PER_BLOCK: u32 = 128 * 1024;

/// What an anchor adds to the state for good, in bytes: its entry, and its part of the trie.
pub const ANCHOR_STATE: u32 = 128;

/// What a certificate adds to the state for good, in bytes, its revocation included.
pub const CERTIFICATE_STATE: u32 = 192;

/// What an account adds to the state for good, in bytes.
pub const ACCOUNT_STATE: u32 = 200;

/// What staking from nothing costs besides, in billionths of a block: the way out, which is free then. It is more than
/// taking out a stake costs.
pub const WAY_OUT: u64 = UNITS_PER_BLOCK / 300;

/// How long a signed transaction may be, in bytes: 256 KiB.
pub const MAX_TRANSACTION_LENGTH: u32 = 256 * 1024;

/// How far ahead of its account a transaction's nonce may be.
pub const MAX_NONCE_GAP: u32 = 64;
