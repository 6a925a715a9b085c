//! Who produces, who votes, and what is paid for it.

use crate::{
	time::{SLOTS_PER_EPOCH, SLOT_DURATION_MS, UNBONDING_SLOTS},
	token::MED,
	Balance, Moment,
};

/// For how many candidates one account votes at most: as many as there are seats, each with the whole stake.
pub const MAX_VOTES: u32 = 21;

/// How many candidates there are at most: elections read all of them.
pub const MAX_CANDIDATES: u32 = 1_000;

/// In how many pages they are stored.
pub const CANDIDATE_PAGES: u32 = 64;

/// How many candidates there are in a page at most: four times as many as in an average one when there are 1,000. Nobody
/// is kept out by chance, and whoever makes one full deposits so much for it, in vain: others have other accounts.
pub const MAX_PAGE: u32 = 64;

/// What a candidate deposits.
pub const DEPOSIT: Balance = 1_000_000 * MED;

/// From so many candidates on, each newcomer deposits 1 % more than the one before.
pub const CANDIDATES_AT_DEPOSIT: u32 = 99;

/// What is minted in a year of full production, in percent of the issuance at its start (whitepaper, rewards).
pub const INFLATION_PERCENT: u32 = 5;

/// For how many slots the reward of a slot stays the same: 365 days.
pub const SLOTS_PER_YEAR: u64 = 10_512_000;

/// While less of the issuance is staked, in percent, the producers stay who they are.
pub const LEAST_STAKED_PERCENT: u32 = 15;

/// How many epochs in a row a producer is in office before it decides with the others: a week.
pub const COUNCIL_EPOCHS: u32 = 320;

/// For how many epochs a producer that missed its turns is suspended: a day.
pub const SUSPENSION_EPOCHS: u32 = 48;

/// Whoever had fewer slots in an epoch is not judged by them.
pub const LEAST_SLOTS_TO_JUDGE: u32 = 10;

/// What a suspended producer loses of its deposit, in percent.
pub const SUSPENSION_SLASH_PERCENT: u32 = 1;

/// For how many epochs the chain remembers who did what with which keys: longer than a deposit takes to come back.
pub const EPOCHS_REMEMBERED: u32 = 336;

/// How many calls a member of the council agrees to at a time.
pub const MAX_AYES: u32 = 8;

/// For how many epochs its aye counts: a week.
pub const AYE_EPOCHS: u32 = 320;

/// What a ballot adds to the state for good, in bytes, besides its votes.
pub const BALLOT_STATE: u32 = 96;

/// What each vote of a ballot adds, in bytes.
pub const VOTE_STATE: u32 = 32;

/// What a registration adds, in bytes: the votes stay where they are, whoever resigns.
pub const CANDIDATE_STATE: u32 = 128;

const _: () = {
	assert!(SLOTS_PER_YEAR as Moment * SLOT_DURATION_MS == 365 * 24 * 60 * 60 * 1_000);
	// As long as a deposit can be taken, it is known whose keys they were.
	assert!(EPOCHS_REMEMBERED as u64 * SLOTS_PER_EPOCH as u64 > UNBONDING_SLOTS);
};
