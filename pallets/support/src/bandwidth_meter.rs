//! What is charged for a transaction, and to whom.

use crate::Created;

/// How much bandwidth an account has, all in billionths of a block.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Standing {
	/// What its stake lets it use within a window.
	pub quota: u64,
	/// The part of it that is one slot's.
	pub slot_share: u64,
	/// What it used within the window that ends now.
	pub used: u64,
	/// What it used just now: the use halves every 8 slots.
	pub recent: u64,
	/// Whether the transaction was paid for before, as the way out of a stake is.
	pub paid: bool,
}

impl Standing {
	/// What it may still use.
	pub fn available(&self) -> u64 {
		self.quota.saturating_sub(self.used)
	}

	/// Whether it may use `cost`.
	pub fn affords(&self, cost: u64) -> bool {
		self.paid || cost <= self.available()
	}
}

/// An account would use more than its stake lets it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Overdrawn;

/// Meters what accounts use.
pub trait BandwidthMeter<AccountId, Call> {
	/// How `payer` stands. `own` is the call of the transaction if `payer` sends it for itself: some calls change what
	/// there is to pay with.
	fn standing(payer: &AccountId, own: Option<&Call>) -> Standing;

	/// Adds `cost` to what `payer` used. Returns what was added: nothing where the transaction was paid for before.
	///
	/// # Errors
	///
	/// [`Overdrawn`]; nothing is changed then.
	fn charge(payer: &AccountId, own: Option<&Call>, cost: u64) -> Result<u64, Overdrawn>;

	/// Takes back `amount` of what was charged in this block.
	fn refund(payer: &AccountId, amount: u64);

	/// What was made for good in this block.
	fn created() -> Created;
}

impl<AccountId, Call> BandwidthMeter<AccountId, Call> for () {
	fn standing(_: &AccountId, _: Option<&Call>) -> Standing {
		Standing { paid: true, ..Default::default() }
	}

	fn charge(_: &AccountId, _: Option<&Call>, _: u64) -> Result<u64, Overdrawn> {
		Ok(0)
	}

	fn refund(_: &AccountId, _: u64) {}

	fn created() -> Created {
		Created::default()
	}
}
