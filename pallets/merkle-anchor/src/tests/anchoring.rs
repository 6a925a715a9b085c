//! First come stays.

use crate::{mock::*, AnchorInfo, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchError;

const ALICE: u64 = 1;
const BOB: u64 = 2;

#[test]
fn anchor_should_store_slot_and_block_when_the_root_is_new() {
	run(|| {
		next_block(3);
		let root = H256::repeat_byte(1);
		assert_eq!(MerkleAnchor::anchored(root), None);

		assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(ALICE), root));

		assert_eq!(MerkleAnchor::anchored(root), Some(AnchorInfo { slot: 600_000_004, block: 2 }));
		System::assert_last_event(Event::Anchored { root }.into());
	});
}

#[test]
fn anchor_should_fail_and_keep_the_first_time_when_the_root_is_there() {
	run(|| {
		let root = H256::repeat_byte(1);
		assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(ALICE), root));
		let first = MerkleAnchor::anchored(root);
		next_block(0);

		for who in [ALICE, BOB] {
			assert_noop!(
				MerkleAnchor::anchor(RuntimeOrigin::signed(who), root),
				Error::<Test>::AlreadyAnchored
			);
		}
		assert_eq!(MerkleAnchor::anchored(root), first);
	});
}

#[test]
fn anchor_should_accept_every_root_when_it_differs_in_one_bit() {
	run(|| {
		for bit in 0..256 {
			let mut root = H256::zero();
			root.0[bit / 8] = 1 << (bit % 8);
			assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(ALICE), root));
		}
		assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(ALICE), H256::zero()));
	});
}

#[test]
fn anchor_should_fail_when_the_origin_is_not_a_signed_account() {
	run(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				MerkleAnchor::anchor(origin, H256::repeat_byte(1)),
				DispatchError::BadOrigin
			);
		}
	});
}
