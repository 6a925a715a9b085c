//! How software asks the chain about its producers.

use crate::{CandidateStanding, EpochIndex, Performance, Rewards, Schedule};
use alloc::vec::Vec;
use codec::Codec;
use medibloc_primitives::{Balance, Hash};

sp_api::decl_runtime_apis! {
	/// Who produces, who may, and what is paid for it.
	pub trait ProducersApi<AccountId> where AccountId: Codec {
		/// Whose turn it is when, in this epoch and the next.
		fn schedule() -> Schedule<AccountId>;

		/// How all candidates stand, the one with the most votes first.
		fn standings() -> Vec<CandidateStanding<AccountId>>;

		/// For whom `voter` votes.
		fn ballot(voter: AccountId) -> Vec<AccountId>;

		/// What those in office did in an epoch that is over; nothing of those that are forgotten.
		fn performance(epoch: EpochIndex) -> Vec<Performance<AccountId>>;

		/// What producers are paid.
		fn rewards() -> Rewards;

		/// What the next candidate deposits.
		fn deposit() -> Balance;

		/// Who decides for the chain.
		fn council() -> Vec<AccountId>;

		/// Who of them agrees to the call with this hash.
		fn ayes(call_hash: Hash) -> Vec<AccountId>;
	}
}
