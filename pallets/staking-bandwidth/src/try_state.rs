//! What must be true of the pallet's storage after every block.
//!
//! 1. What an account has on hold for its stake is what its record says.
//! 2. The sum of the stakes is the network's.
//! 3. No account used anything in a bucket that has not begun.
//! 4. The network's time is that of the block, and the window is not empty.

use crate::{Accounts, Config, HoldReason, Network, Pallet};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use medibloc_primitives::Balance;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let network = Network::<T>::get();
		ensure!(network.slot == T::CurrentSlot::get(), "4: another slot than the block's");
		ensure!(network.slots_per_bucket > 0, "4: an empty window");

		let mut staked: Balance = 0;
		for (who, account) in Accounts::<T>::iter() {
			let held = T::Currency::balance_on_hold(&HoldReason::Staked.into(), &who);
			ensure!(held == account.stake, "1: a hold that is not the stake");
			staked = staked.saturating_add(account.stake);

			let begun = account.meter.begun_by(network.slot, network.slots_per_bucket);
			ensure!(begun, "3: use in a bucket that has not begun");
		}
		ensure!(staked == network.staked, "2: a sum that is not that of the stakes");
		Ok(())
	}
}
