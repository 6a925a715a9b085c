//! Who follows the stakes.

use frame_support::weights::Weight;

/// Is told of every change of a stake, in the block in which it happens.
pub trait OnStakeChange<AccountId, Balance> {
	/// `who` had staked `old`, and has staked `new` from now on.
	fn on_stake_change(who: &AccountId, old: Balance, new: Balance);

	/// What one change weighs at most.
	fn weight() -> Weight;
}

impl<AccountId, Balance> OnStakeChange<AccountId, Balance> for () {
	fn on_stake_change(_: &AccountId, _: Balance, _: Balance) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}
