//! How a pallet gives back what it held.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// What an amount on its way out was held for.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Source {
	/// A stake, or a part of one.
	Stake,
	/// What stays of a stake that is given up as a whole. Its place in the queue is never taken by parts.
	WholeStake,
	/// The deposit of a candidate.
	Deposit,
}

/// Gives amounts back when their time has come.
pub trait Unbond<AccountId, Balance> {
	/// Holds `amount` of what `who` can spend, and releases it when the delay is over. Returns the slot of that.
	///
	/// # Errors
	///
	/// See [`Self::can_unbond`]; and if `who` cannot spend so much.
	fn unbond(who: &AccountId, amount: Balance, source: Source) -> Result<u64, DispatchError>;

	/// Whether there is room for one more amount.
	///
	/// # Errors
	///
	/// So many amounts of `who` are on their way out that none can be added before the next is released.
	fn can_unbond(who: &AccountId, source: Source) -> DispatchResult;

	/// Whether there will be room for a whole stake of `who`, in this slot and in every later one, even if parts of it
	/// leave before.
	///
	/// # Errors
	///
	/// So many amounts of `who` are on their way out that a stake could be locked in.
	fn can_always_leave(who: &AccountId) -> DispatchResult;

	/// Whether a deposit of `who` is on its way out, even if nothing is left of it.
	fn has_deposit(who: &AccountId) -> bool;

	/// How much of a deposit of `who` is on its way out.
	fn deposit_of(who: &AccountId) -> Balance;

	/// Burns up to `amount` of the deposit of `who` that is on its way out. Returns how much that was.
	fn slash_deposit(who: &AccountId, amount: Balance) -> Balance;

	/// How many slots amounts wait.
	fn delay() -> u64;

	/// What a call that unbonds must declare at least, however short it takes.
	fn least_weight() -> Weight;
}
