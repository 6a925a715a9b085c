//! What all accounts share: the time, the window, and what their stakes are measured by.

use codec::{Decode, Encode, MaxEncodedLen};
use medibloc_primitives::{
	bandwidth::{BUCKETS_PER_WINDOW, LEAST_STAKED_PART, UNITS_PER_BLOCK},
	Balance,
};
use medibloc_support::Created;
use scale_info::TypeInfo;
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// Everything that charging reads besides the payer's own record: one value, so that it is one read.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct NetworkState {
	/// The slot of the last block that began.
	pub slot: u64,
	/// The length of a bucket in slots.
	pub slots_per_bucket: u32,
	/// The sum of all stakes.
	pub staked: Balance,
	/// The sum of what was staked and is on its way out.
	pub leaving: Balance,
	/// The part of the issuance that stakes are measured by while less is staked.
	pub floor: Balance,
	/// What this block made for good.
	pub created: Created,
}

impl NetworkState {
	/// The length of the window in slots.
	pub fn window_slots(&self) -> u64 {
		u64::from(self.slots_per_bucket).saturating_mul(BUCKETS_PER_WINDOW.into())
	}

	/// What all blocks of a window have room for, in billionths of a block.
	pub fn capacity(&self) -> u64 {
		self.window_slots().saturating_mul(UNITS_PER_BLOCK)
	}

	/// What a stake lets its owner use within a window, rounded down.
	///
	/// What is on its way out still counts: who left used the share of it, and that use is in the window until the
	/// amount is out.
	pub fn quota(&self, stake: Balance) -> u64 {
		let whole = self.staked.saturating_add(self.leaving).max(self.floor);
		multiply_by_rational_with_rounding(stake, self.capacity().into(), whole, Rounding::Down)
			.and_then(|quota| u64::try_from(quota).ok())
			.unwrap_or(0)
	}

	/// The state with another issuance.
	pub(crate) fn with_issuance(self, issuance: Balance) -> Self {
		Self { floor: issuance.div_ceil(LEAST_STAKED_PART), ..self }
	}
}
