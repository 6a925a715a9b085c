//! The one rule of this pallet: first come stays.

use crate::{AnchorInfo, Anchors, Config, Error, Event, Pallet};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use medibloc_primitives::{anchor::MAX_ROOTS, bandwidth::ANCHOR_STATE};
use medibloc_support::OnPermanentState;
use sp_core::H256;
use sp_runtime::DispatchResult;

/// For how many roots a batch is charged: one that is too long is refused before any is looked at.
pub(crate) fn bounded_length(roots: &[H256]) -> u32 {
	u32::try_from(roots.len()).map_or(MAX_ROOTS, |length| length.min(MAX_ROOTS))
}

impl<T: Config> Pallet<T> {
	/// When `root` came to the chain, if it did.
	pub fn anchored(root: H256) -> Option<AnchorInfo<BlockNumberFor<T>>> {
		Anchors::<T>::get(root)
	}

	pub(crate) fn do_anchor(root: H256) -> DispatchResult {
		ensure!(Self::anchor_new(root), Error::<T>::AlreadyAnchored);
		Ok(())
	}

	pub(crate) fn do_anchor_many(mut roots: Vec<H256>) -> DispatchResult {
		ensure!(!roots.is_empty(), Error::<T>::NoRoots);
		ensure!(roots.len() <= MAX_ROOTS as usize, Error::<T>::TooManyRoots);
		roots.sort_unstable();
		ensure!(roots.is_sorted_by(|one, other| one < other), Error::<T>::SameRootTwice);
		for root in roots {
			Self::anchor_new(root);
		}
		Ok(())
	}

	/// Anchors `root` and returns whether it was new; changes nothing if it was not.
	fn anchor_new(root: H256) -> bool {
		if Anchors::<T>::contains_key(root) {
			return false;
		}
		let info = AnchorInfo {
			slot: T::CurrentSlot::get(),
			block: frame_system::Pallet::<T>::block_number(),
		};
		Anchors::<T>::insert(root, info);
		T::OnPermanentState::on_created(ANCHOR_STATE);
		Self::deposit_event(Event::Anchored { root });
		true
	}
}
