//! What a transaction costs: the largest part of a block that it takes up, be it of its time, of its length, or of the
//! state that a block may add for good; and what is free later because it is paid for now.

use frame_support::{
	dispatch::{DispatchClass, DispatchInfo},
	traits::Get,
	weights::Weight,
};
use medibloc_primitives::bandwidth::{PERMANENT_STATE_PER_BLOCK, UNITS_PER_BLOCK, WAY_OUT};
use medibloc_support::Created;

/// The measures of a transaction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
	/// Its time, with that of the extensions and of every transaction.
	pub weight: Weight,
	/// Its length in bytes.
	pub length: usize,
	/// What it makes for good.
	pub created: Created,
}

impl Size {
	/// What a transaction declares.
	pub(crate) fn declared<T: frame_system::Config>(
		info: &DispatchInfo,
		length: usize,
		created: Created,
	) -> Self {
		Self { weight: with_base::<T>(info.total_weight()), length, created }
	}

	/// The cost in billionths of a block, rounded up. The room is that of ordinary transactions, whatever the class.
	pub(crate) fn cost<T: frame_system::Config>(&self) -> u64 {
		let weights = T::BlockWeights::get();
		let time = weights.get(DispatchClass::Normal).max_total.unwrap_or(weights.max_block);
		let length = *T::BlockLength::get().max.get(DispatchClass::Normal);
		part(self.weight.ref_time(), time.ref_time())
			.max(part(u64::try_from(self.length).unwrap_or(u64::MAX), length.into()))
			.max(part(self.created.bytes.into(), PERMANENT_STATE_PER_BLOCK.into()))
			.saturating_add(WAY_OUT.saturating_mul(self.created.ways_out.into()))
	}
}

/// Adds the weight of an empty transaction.
pub(crate) fn with_base<T: frame_system::Config>(weight: Weight) -> Weight {
	weight.saturating_add(T::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic)
}

/// Which part of `whole` is `amount`, in billionths, rounded up.
fn part(amount: u64, whole: u64) -> u64 {
	let scaled = u128::from(amount).saturating_mul(UNITS_PER_BLOCK.into());
	u64::try_from(scaled.div_ceil(u128::from(whole.max(1)))).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
	use super::part;

	#[test]
	fn part_should_be_rounded_up() {
		assert_eq!(part(0, 7), 0);
		assert_eq!(part(7, 7), 1_000_000_000);
		assert_eq!(part(1, 3), 333_333_334);
		assert_eq!(part(1, u64::MAX), 1);
		assert_eq!(part(u64::MAX, 1), u64::MAX);
	}
}
