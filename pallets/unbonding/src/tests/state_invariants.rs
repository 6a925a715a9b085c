//! Each invariant of `try_state.rs` is broken once, and found broken.

use crate::{mock::*, Chunk, Chunks, Ends, Place, Queue};
use frame_support::{assert_err, assert_ok};
use medibloc_support::{Source, Unbond};

const ALICE: u64 = 1;

/// Breaks what is right, and says which invariant that must be.
fn broken(expected: &'static str, break_it: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		go_to(FIRST_SLOT + 1);
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		assert_ok!(Unbonding::do_try_state());
		break_it();
		assert_err!(Unbonding::do_try_state(), expected);
	});
}

fn mutate_chunks(change: impl FnOnce(&mut Vec<Chunk<u128>>)) {
	Chunks::<Test>::mutate(ALICE, |chunks| {
		let mut all = chunks.to_vec();
		change(&mut all);
		*chunks = all.try_into().expect("no more than before");
	});
}

#[test]
fn invariant_1_should_fail_when_a_chunk_is_not_held() {
	broken("1: a hold that is not the sum of the chunks", || {
		mutate_chunks(|chunks| chunks[0].amount += 1);
	});
}

#[test]
fn invariant_2_should_fail_when_chunks_are_empty_or_in_a_wrong_order() {
	broken("2: an empty chunk", || {
		mutate_chunks(|chunks| {
			chunks[0].amount = 20;
			chunks[1].amount = 0;
		});
	});
	broken("2: chunks in a wrong order", || mutate_chunks(|chunks| chunks.reverse()));
	broken("2: a wrong number of chunks", || {
		Chunks::<Test>::insert(7, frame_support::BoundedVec::default());
	});
}

#[test]
fn invariant_3_should_fail_when_the_queue_has_a_gap_or_is_out_of_order() {
	broken("3: a gap in the queue", || Queue::<Test>::remove(0));
	broken("3: places outside the queue", || Ends::<Test>::mutate(|ends| ends.next -= 1));
	broken("3: a place in a wrong order", || {
		Queue::<Test>::insert(1, Place { who: ALICE, due: FIRST_SLOT + 2 * DELAY });
	});
}

#[test]
fn invariant_4_should_fail_when_a_place_is_of_somebody_else() {
	broken("4: chunks and places differ", || {
		Queue::<Test>::mutate(1, |place| place.as_mut().expect("it is there").who = 2);
	});
}
