//! What the pallet stores.

use crate::Config;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::fungible::Inspect;
use medibloc_support::Source;
use scale_info::TypeInfo;

/// An amount of the token.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// How many chunks of a stake of one account are on their way out at most.
pub const MAX_STAKES: usize = 32;

/// How many deposits of one account are.
pub const MAX_DEPOSITS: usize = 1;

/// How many chunks of one account are on their way out at most.
pub const MAX_CHUNKS: u32 = MAX_STAKES as u32 + MAX_DEPOSITS as u32;

/// How many chunks of the same kind may be in the way of another one that comes from `source`: stakes and deposits
/// never take each other's places.
///
/// The last place for a stake is kept for giving it up as a whole: parts must not lock the way out.
pub(crate) fn room(source: Source) -> usize {
	match source {
		Source::Stake => MAX_STAKES.saturating_sub(1),
		Source::WholeStake => MAX_STAKES,
		Source::Deposit => MAX_DEPOSITS,
	}
}

/// An amount on its way out.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Chunk<Balance> {
	/// The first slot in which it may be released.
	pub due: u64,
	/// How much.
	pub amount: Balance,
	/// What it was held for.
	pub source: Source,
}

/// A place in the queue. It stands for the next chunk of an account, not for an amount.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Place<AccountId> {
	/// Whose next chunk it is.
	pub who: AccountId,
	/// When that is due.
	pub due: u64,
}

/// Which places of the queue are taken: from `first` to the one before `next`.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct QueueEnds {
	/// The first place that is taken, if any is.
	pub first: u64,
	/// The first place that was never taken.
	pub next: u64,
}
