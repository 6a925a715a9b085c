//! Who follows what comes out of the unbonding queue.

use crate::Source;
use frame_support::weights::Weight;

/// Is told of every amount that was released to its owner.
pub trait OnUnbonded<AccountId, Balance> {
	/// `amount` of `who`, which was held for `source`, can be spent again.
	fn on_unbonded(who: &AccountId, amount: Balance, source: Source);

	/// What one release weighs at most.
	fn weight() -> Weight;
}

impl<AccountId, Balance> OnUnbonded<AccountId, Balance> for () {
	fn on_unbonded(_: &AccountId, _: Balance, _: Source) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}
