//! What the pallet stores, and what it answers.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use medibloc_primitives::{
	producers::{
		COUNCIL_EPOCHS, DEPOSIT, LEAST_STAKED_PERCENT, MAX_VOTES, SLOTS_PER_YEAR, SUSPENSION_EPOCHS,
	},
	time::{PRODUCERS, ROUNDS_PER_EPOCH},
	Balance, Hash,
};
use scale_info::TypeInfo;
use sp_consensus_grandpa::AuthorityId as FinalityKey;
use sp_runtime::{Perbill, SaturatedConversion};

/// The number of an epoch: the index of its session.
pub type EpochIndex = u32;

/// One entry for each producer in office.
pub type PerSeat<T> = BoundedVec<T, ConstU32<PRODUCERS>>;

/// Whom a voter votes for, in the order of the accounts.
pub type Ballot<AccountId> = BoundedVec<AccountId, ConstU32<MAX_VOTES>>;

/// What a network begins with, and never changes.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
	serde::Deserialize,
	serde::Serialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// How many producers are in office.
	pub seats: u32,
	/// How often each producer's turn comes in an epoch.
	pub rounds_per_epoch: u32,
	/// For how many slots the reward stays the same.
	pub slots_per_year: u64,
	/// While a smaller part of the issuance is staked, nobody is elected.
	pub least_staked: Perbill,
	/// What the first candidates deposit.
	pub deposit: Balance,
	/// How many epochs in a row a producer is in office before it decides with the others.
	pub council_epochs: u32,
	/// For how many epochs a producer that missed its turns stays suspended at least.
	pub suspension_epochs: u32,
}

impl Parameters {
	/// The length of an epoch in slots.
	pub fn slots_per_epoch(&self) -> u64 {
		u64::from(self.rounds_per_epoch).saturating_mul(self.seats.into())
	}

	/// How many of those in office must agree: more than two thirds.
	pub fn council_majority(&self) -> u32 {
		(self.seats.saturating_mul(2) / 3).saturating_add(1)
	}

	/// How many of those in office may be suspended at once.
	pub fn most_suspended(&self) -> u32 {
		self.seats / 3
	}
}

impl Default for Parameters {
	/// Those of a public network.
	fn default() -> Self {
		Self {
			seats: PRODUCERS,
			rounds_per_epoch: ROUNDS_PER_EPOCH,
			slots_per_year: SLOTS_PER_YEAR,
			least_staked: Perbill::from_percent(LEAST_STAKED_PERCENT),
			deposit: DEPOSIT,
			council_epochs: COUNCIL_EPOCHS,
			suspension_epochs: SUSPENSION_EPOCHS,
		}
	}
}

/// The votes for an account.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Tally {
	/// The sum of the stakes behind the ballots that name it.
	pub votes: Balance,
	/// How many ballots name it.
	pub ballots: u32,
}

/// Somebody who wants to produce.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Candidate {
	/// Which registration it was, counted from 0: of two with the same votes, the earlier goes first.
	pub number: u64,
	/// What is left of its deposit.
	pub deposit: Balance,
	/// Its votes.
	pub tally: Tally,
	/// The epoch from which on it may resume, if it is suspended.
	pub suspended_until: Option<EpochIndex>,
}

/// A producer in office, and what it did in the epoch.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Seat<AccountId> {
	/// Who.
	pub who: AccountId,
	/// The key that it votes for finality with in this epoch.
	pub finality_key: FinalityKey,
	/// The epoch since which it has been in office without a break; nothing if that is the genesis.
	pub since: Option<EpochIndex>,
	/// In how many of its slots it made a block.
	pub produced: u32,
	/// In how many it made none.
	pub missed: u32,
}

impl<AccountId> Seat<AccountId> {
	/// How many slots it had.
	pub fn slots(&self) -> u32 {
		self.produced.saturating_add(self.missed)
	}

	/// Whether it has been in office for so many epochs before `epoch`.
	pub fn served(&self, epochs: u32, epoch: EpochIndex) -> bool {
		self.since.is_none_or(|since| epoch.saturating_sub(since) >= epochs)
	}
}

/// What the producers are paid in a year.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Year {
	/// Its first slot.
	pub start: u64,
	/// What is minted if every slot has a block: 5 % of the issuance at its start.
	pub budget: Balance,
	/// What was minted.
	pub minted: Balance,
	/// What was not, because a slot had no block.
	pub forfeited: Balance,
	/// The first slot that is not accounted for.
	pub next: u64,
}

/// What a member of the council agrees to.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Aye {
	/// The BLAKE2b-256 hash of the call.
	pub call_hash: Hash,
	/// The last epoch in which it counts.
	pub until: EpochIndex,
}

/// Who voted for finality twice in a round, and what it paid.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Offender<AccountId> {
	/// Who.
	pub who: AccountId,
	/// Its deposit when it was first reported.
	pub deposit: Balance,
	/// What it lost for this.
	pub slashed: Balance,
}

/// Whose turn it is when.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Schedule<AccountId> {
	/// The number of the epoch.
	pub epoch: EpochIndex,
	/// Its first slot.
	pub first_slot: u64,
	/// The first slot of the next one.
	pub end_slot: u64,
	/// The slot of the block in which this is true.
	pub slot: u64,
	/// Who is in office, in the order of their turns, the next one first.
	pub turns: Vec<Turn<AccountId>>,
	/// Who will be in office in the next epoch, in the order of the accounts.
	pub next: Vec<AccountId>,
}

/// A producer in office, and its next turn.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Turn<AccountId> {
	/// Who.
	pub who: AccountId,
	/// Its next slot, if it is still in office then.
	pub slot: u64,
	/// The epoch since which it has been in office without a break; nothing if that is the genesis.
	pub since: Option<EpochIndex>,
	/// In how many of its slots of this epoch it made a block.
	pub produced: u32,
	/// In how many it made none.
	pub missed: u32,
}

/// How a candidate stands.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct CandidateStanding<AccountId> {
	/// Who.
	pub who: AccountId,
	/// The sum of the stakes behind its votes.
	pub votes: Balance,
	/// What is left of its deposit.
	pub deposit: Balance,
	/// The epoch from which on it may resume, if it is suspended.
	pub suspended_until: Option<EpochIndex>,
	/// Whether it would be elected now.
	pub is_elected: bool,
}

/// What a producer did in an epoch.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Performance<AccountId> {
	/// Who.
	pub who: AccountId,
	/// In how many of its slots it made a block.
	pub produced: u32,
	/// In how many it made none.
	pub missed: u32,
}

/// What producers are paid.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Rewards {
	/// What the next block earns.
	pub per_block: Balance,
	/// What a producer earns in an epoch if it makes all of its blocks, about.
	pub per_epoch: Balance,
	/// What was minted this year, and what was not.
	pub year: Year,
}

/// How many of the slots from `from` to the one before `to` are the turn of the seat `index` of `seats`.
pub(crate) fn turns_between(from: u64, to: u64, index: usize, seats: usize) -> u32 {
	let (index, seats) = (index as u64, seats as u64);
	let before = |slot: u64| {
		let rounds = slot.checked_div(seats).unwrap_or_default();
		let rest = slot.checked_rem(seats).unwrap_or_default();
		rounds.saturating_add(u64::from(rest > index))
	};
	before(to).saturating_sub(before(from)).saturated_into()
}
