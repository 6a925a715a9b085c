//! What must be true of the pallet's storage after every block.
//!
//! 1. No payer has more voucher keys than allowed, and their number is right.
//! 2. No key and no allowance is of a generation that has not begun.
//! 3. No allowance was used or cancelled in a slot that has not come yet.

use crate::{Allowances, Config, Keys, Pallet, Payers};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use medibloc_primitives::voucher::{MAX_VOUCHER_KEYS, MAX_VOUCHER_SLOTS};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut counted = BTreeMap::<_, u32>::new();
		for (payer, _, key) in Keys::<T>::iter() {
			let generation = Payers::<T>::get(&payer).generation;
			ensure!(key.generation <= generation, "2: a key of a later generation");
			if key.generation == generation && key.until.is_some() {
				let count = counted.entry(payer).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (payer, info) in Payers::<T>::iter() {
			ensure!(info.keys <= MAX_VOUCHER_KEYS, "1: too many keys");
			let keys = counted.remove(&payer).unwrap_or_default();
			ensure!(info.keys == keys, "1: a wrong number of keys");
		}
		ensure!(counted.is_empty(), "1: keys of no payer");

		for (payer, _, allowance) in Allowances::<T>::iter() {
			let generation = Payers::<T>::get(&payer).generation;
			ensure!(allowance.generation <= generation, "2: an allowance of a later generation");
			let latest = T::CurrentSlot::get().saturating_add(MAX_VOUCHER_SLOTS);
			ensure!(allowance.needed_until <= latest, "3: used or cancelled in the future");
		}
		Ok(())
	}
}
