//! Many roots with one transaction.

use crate::{mock::*, AnchorInfo, Anchors, Call, Error, Event, WeightInfo};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use medibloc_primitives::{anchor::MAX_ROOTS, bandwidth::ANCHOR_STATE};
use medibloc_support::DeclaresPermanentState;
use sp_core::H256;
use sp_runtime::DispatchError;

const ALICE: u64 = 1;

/// So many different roots, the highest first.
fn roots(count: u32) -> Vec<H256> {
	(0..count).rev().map(|n| H256::from_low_u64_be(n.into())).collect()
}

fn anchor_many(roots: Vec<H256>) -> sp_runtime::DispatchResult {
	MerkleAnchor::anchor_many(RuntimeOrigin::signed(ALICE), roots)
}

#[test]
fn anchor_many_should_store_every_root_when_all_are_new() {
	for count in [1, 2, MAX_ROOTS] {
		run(|| {
			assert_ok!(anchor_many(roots(count)));
			let now = Some(AnchorInfo { slot: Slot::get(), block: 1 });
			assert!(roots(count).into_iter().all(|root| MerkleAnchor::anchored(root) == now));
			assert_eq!(Anchors::<Test>::iter().count(), count as usize);
			assert_eq!(CreatedBytes::get(), count * ANCHOR_STATE);
		});
	}
}

#[test]
fn anchor_many_should_tell_of_the_roots_in_their_own_order_when_they_came_in_another() {
	run(|| {
		assert_ok!(anchor_many(roots(3)));
		let told: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		let expected: Vec<RuntimeEvent> =
			roots(3).into_iter().rev().map(|root| Event::Anchored { root }.into()).collect();
		assert_eq!(told, expected);
	});
}

#[test]
fn anchor_many_should_leave_a_root_as_it_is_when_it_was_there() {
	run(|| {
		let [there, new] = [H256::repeat_byte(1), H256::repeat_byte(2)];
		assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(ALICE), there));
		let first = MerkleAnchor::anchored(there);
		next_block(0);
		System::reset_events();

		assert_ok!(anchor_many(vec![new, there]));

		assert_eq!(MerkleAnchor::anchored(there), first);
		assert_eq!(MerkleAnchor::anchored(new).map(|info| info.block), Some(2));
		let told: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		assert_eq!(told, vec![Event::Anchored { root: new }.into()]);
		assert_eq!(CreatedBytes::get(), 2 * ANCHOR_STATE, "what was not added is not paid for");

		// A batch of nothing new is no error either: the answer to a lost connection is to send it again.
		assert_ok!(anchor_many(vec![new, there]));
		assert_eq!(CreatedBytes::get(), 2 * ANCHOR_STATE);
	});
}

#[test]
fn anchor_many_should_change_nothing_when_the_batch_makes_no_sense() {
	let twice = [roots(5), vec![H256::zero()]].concat();
	for (batch, error) in [
		(vec![], Error::<Test>::NoRoots),
		(twice, Error::<Test>::SameRootTwice),
		(roots(MAX_ROOTS + 1), Error::<Test>::TooManyRoots),
	] {
		run(|| {
			assert_noop!(anchor_many(batch), error);
		});
	}
}

#[test]
fn anchor_many_should_fail_when_the_origin_is_not_a_signed_account() {
	run(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(MerkleAnchor::anchor_many(origin, roots(2)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a_batch_should_declare_as_much_as_it_can_use_and_no_more() {
	for (count, charged) in [(0, 0), (1, 1), (MAX_ROOTS, MAX_ROOTS), (3 * MAX_ROOTS, MAX_ROOTS)] {
		let call = Call::<Test>::anchor_many { roots: roots(count) };
		assert_eq!(call.get_dispatch_info().call_weight, <()>::anchor_many(charged));
		let declared = MerkleAnchor::permanent_state(&call);
		assert_eq!(declared, medibloc_support::Created::bytes(charged * ANCHOR_STATE));
	}
}
