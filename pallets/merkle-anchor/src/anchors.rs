//! The one rule of this pallet: first come stays.

use crate::{AnchorInfo, Anchors, Config, Error, Event, Pallet};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use medibloc_primitives::bandwidth::ANCHOR_STATE;
use medibloc_support::OnPermanentState;
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// When `root` came to the chain, if it did.
	pub fn anchored(root: H256) -> Option<AnchorInfo<BlockNumberFor<T>>> {
		Anchors::<T>::get(root)
	}

	pub(crate) fn do_anchor(root: H256) -> DispatchResult {
		ensure!(!Anchors::<T>::contains_key(root), Error::<T>::AlreadyAnchored);
		let info = AnchorInfo {
			slot: T::CurrentSlot::get(),
			block: frame_system::Pallet::<T>::block_number(),
		};
		Anchors::<T>::insert(root, info);
		T::OnPermanentState::on_created(ANCHOR_STATE);
		Self::deposit_event(Event::Anchored { root });
		Ok(())
	}
}
