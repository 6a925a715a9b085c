//! Getting amounts back.

use crate::{mock::*, Chunks, Ends, Event, Queue, QueueEnds, WeightInfo};
use frame_support::{assert_ok, traits::fungible::Inspect, weights::Weight};
use medibloc_support::{Source, Unbond};

const ALICE: u64 = 1;
const BOB: u64 = 2;

#[test]
fn release_should_happen_in_the_exact_slot() {
	run(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));

		go_to(FIRST_SLOT + DELAY - 1);
		assert_eq!(held(ALICE), 10);

		go_to(FIRST_SLOT + DELAY);
		assert_eq!((held(ALICE), Balances::balance(&ALICE)), (0, ENDOWMENT));
		System::assert_last_event(
			Event::Released { who: ALICE, amount: 10, source: Source::Stake }.into(),
		);
		assert_eq!(Told::get(), [(ALICE, 10, Source::Stake)]);
	});
}

#[test]
fn release_should_happen_in_the_first_block_after_when_the_slot_was_missed() {
	run(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		go_to(FIRST_SLOT + DELAY + 3);
		assert_eq!(held(ALICE), 0);
	});
}

#[test]
fn release_should_leave_nothing_in_the_state() {
	run(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		go_to(FIRST_SLOT + DELAY);
		assert_eq!(Chunks::<Test>::iter().count() + Queue::<Test>::iter().count(), 0);
		assert_eq!(Ends::<Test>::get(), QueueEnds { first: 1, next: 1 });
	});
}

#[test]
fn release_should_work_off_a_backlog_in_order_and_within_its_bound() {
	run(|| {
		let leavers: Vec<u64> = (1..=12).collect();
		for who in &leavers {
			assert_ok!(Unbonding::unbond(who, 10, Source::Stake));
			go_to(Slot::get() + 1);
		}

		// An outage of days: all of it is due at once.
		let outage = FIRST_SLOT + 1_000 * DELAY;
		for (slot, released) in (outage..).zip([5_usize, 10, 12]) {
			go_to(slot);
			let told: Vec<u64> = Told::get().iter().map(|(who, ..)| *who).collect();
			assert_eq!(told, leavers[..released]);
		}
	});
}

#[test]
fn release_should_weigh_what_it_released() {
	run(|| {
		assert_eq!(go_to(FIRST_SLOT + 1), <() as WeightInfo>::release(0));
		for who in [ALICE, BOB] {
			assert_ok!(Unbonding::unbond(&who, 10, Source::Stake));
		}
		assert_eq!(
			go_to(FIRST_SLOT + 1 + DELAY),
			<() as WeightInfo>::release(2) + Weight::from_parts(2_000, 0)
		);
	});
}
