//! Who has staked how much.

/// Knows the stakes.
pub trait Stakes<AccountId, Balance> {
	/// What `who` has staked.
	fn stake_of(who: &AccountId) -> Balance;

	/// What all accounts have staked together.
	fn total() -> Balance;
}

impl<AccountId, Balance: Default> Stakes<AccountId, Balance> for () {
	fn stake_of(_: &AccountId) -> Balance {
		Balance::default()
	}

	fn total() -> Balance {
		Balance::default()
	}
}
