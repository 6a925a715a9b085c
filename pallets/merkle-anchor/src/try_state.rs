//! What must be true of the pallet's storage after every block.
//!
//! 1. Every entry of `Anchors` decodes.
//! 2. No root is anchored in a block or a slot that has not come yet.

use crate::{Anchors, Config, Pallet};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let now = frame_system::Pallet::<T>::block_number();
		let slot = T::CurrentSlot::get();
		let mut readable = 0u64;
		for info in Anchors::<T>::iter_values() {
			ensure!(info.block <= now && info.slot <= slot, "2: a root from the future");
			readable = readable.saturating_add(1);
		}
		// `iter_values` passes over what it cannot decode, `iter_keys` reads keys only.
		ensure!(readable == Anchors::<T>::iter_keys().count() as u64, "1: an unreadable entry");
		Ok(())
	}
}
