//! Each invariant of `try_state.rs` is broken once, and found broken.

use crate::{mock::*, AnchorInfo, Anchors};
use frame_support::{assert_err, storage::unhashed};
use sp_core::H256;

#[test]
fn invariant_1_should_fail_when_an_entry_does_not_decode() {
	new_test_ext().execute_with(|| {
		unhashed::put_raw(&Anchors::<Test>::hashed_key_for(H256::zero()), &[0]);
		assert_err!(MerkleAnchor::do_try_state(), "1: an unreadable entry");
	});
}

#[test]
fn invariant_2_should_fail_when_an_entry_is_from_the_future() {
	for (slot, block) in [(Slot::get() + 1, 1), (Slot::get(), 2)] {
		new_test_ext().execute_with(|| {
			Anchors::<Test>::insert(H256::zero(), AnchorInfo { slot, block });
			assert_err!(MerkleAnchor::do_try_state(), "2: a root from the future");
		});
	}
}
