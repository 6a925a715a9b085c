//! Epochs, turns, and who missed them.

use crate::{mock::*, types::turns_between, Candidates, EpochStart, InOffice, Parameters};
use frame_support::assert_ok;

fn missed() -> Vec<u32> {
	InOffice::<Test>::get().iter().map(|seat| seat.missed).collect()
}

fn produced() -> Vec<u32> {
	InOffice::<Test>::get().iter().map(|seat| seat.produced).collect()
}

#[test]
fn turns_should_be_counted_as_a_loop_would() {
	for seats in 1..6_usize {
		for from in 0..20_u64 {
			for to in from..30 {
				for index in 0..seats {
					let looped =
						(from..to).filter(|slot| slot % seats as u64 == index as u64).count();
					assert_eq!(turns_between(from, to, index, seats), looped as u32);
				}
			}
		}
	}
	assert_eq!(turns_between(0, u64::MAX, 0, 1), u32::MAX);
	assert_eq!(turns_between(9, 3, 0, 4), 0);
}

#[test]
fn the_first_block_should_miss_nothing() {
	run(|| {
		assert_eq!((missed().iter().sum::<u32>(), produced().iter().sum::<u32>()), (0, 1));
		assert_eq!(EpochStart::<Test>::get(), FIRST_SLOT);
	});
}

#[test]
fn a_missed_slot_should_be_entered_against_the_one_whose_turn_it_was() {
	run(|| {
		produce_to_but(FIRST_SLOT + 40, |author| author == 3);
		assert_eq!(missed(), [0, 0, 10, 0]);
		assert_eq!(produced().iter().sum::<u32>(), 31);
	});
}

#[test]
fn an_epoch_should_be_counted_in_slots() {
	run(|| {
		produce(FIRST_SLOT + EPOCH - 1);
		assert_eq!(Producers::epoch(), 0);
		produce(FIRST_SLOT + EPOCH);
		assert_eq!((Producers::epoch(), EpochStart::<Test>::get()), (1, FIRST_SLOT + EPOCH));
		// After an outage of several epochs, the next one ends where it would have.
		produce(FIRST_SLOT + 5 * EPOCH + 7);
		assert_eq!((Producers::epoch(), EpochStart::<Test>::get()), (2, FIRST_SLOT + 5 * EPOCH));
		produce(FIRST_SLOT + 6 * EPOCH);
		assert_eq!(Producers::epoch(), 3);
	});
}

#[test]
fn slots_missed_before_a_rotation_should_be_the_old_sets() {
	run(|| {
		enough_is_staked();
		for candidate in 10..=13 {
			register(candidate);
		}
		vote(21, 10..=13);
		epochs(1);
		// Nobody from the middle of the epoch to the middle of the next one.
		let end = Producers::epoch_end();
		produce_to_but(end - EPOCH / 2 - 1, |_| false);
		produce(end + EPOCH / 2);
		assert_eq!(in_office(), [10, 11, 12, 13]);
		let past = Producers::performance(1);
		assert_eq!(past.iter().map(|it| it.who).collect::<Vec<_>>(), [1, 2, 3, 4]);
		assert_eq!(past.iter().map(|it| it.missed).sum::<u32>(), EPOCH as u32);
		assert_eq!(missed(), [0, 0, 0, 0]);
	});
}

#[test]
fn who_misses_more_than_half_should_be_suspended_and_pay() {
	run(|| {
		elect_candidates();
		let deposit = || Candidates::<Test>::get(&12).unwrap().deposit;
		epochs_but(1, |author| author == 12);
		let until = Producers::epoch() + parameters().suspension_epochs;
		assert_eq!(Candidates::<Test>::get(&12).unwrap().suspended_until, Some(until));
		assert_eq!(deposit(), DEPOSIT - DEPOSIT / 100);
		assert_eq!(Producers::schedule().next.len(), 4);

		// It is still in office for the epoch that it was elected for, and not punished twice.
		assert!(in_office().contains(&12));
		epochs_but(1, |author| author == 12);
		assert_eq!(deposit(), DEPOSIT - DEPOSIT / 100);
	});
}

#[test]
fn resigning_should_not_save_the_deposit_of_who_missed_its_slots() {
	run(|| {
		elect_candidates();
		let end = Producers::epoch_end();
		produce_to_but(end - 1, |author| author == 12);
		assert_ok!(Producers::resign(RuntimeOrigin::signed(12)));
		produce(end);
		assert_eq!(Producers::deposit_of(&12), DEPOSIT - DEPOSIT / 100);
	});
}

#[test]
fn who_makes_half_of_its_slots_should_not_be_suspended() {
	run(|| {
		elect_candidates();
		let turn = core::cell::Cell::new(0_u32);
		epochs_but(1, |author| {
			turn.set(turn.get() + u32::from(author == 12));
			author == 12 && turn.get().is_multiple_of(2)
		});
		assert_eq!(Candidates::<Test>::get(&12).unwrap().suspended_until, None);
	});
}

#[test]
fn no_more_than_a_third_should_be_suspended_at_once() {
	run(|| {
		elect_candidates();
		// Of four, it is one: the one that missed most.
		let turn = core::cell::Cell::new(0_u32);
		epochs_but(2, |author| {
			turn.set(turn.get() + 1);
			author == 11 || (author >= 12 && !turn.get().is_multiple_of(3))
		});
		let suspended = |who| Candidates::<Test>::get(&who).unwrap().suspended_until.is_some();
		assert_eq!([10, 11, 12, 13].map(suspended), [false, true, false, false]);
	});
}

#[test]
fn a_few_slots_should_not_be_judged() {
	let few = Parameters { rounds_per_epoch: 8, ..parameters() };
	ext_with(few).execute_with(|| {
		enough_is_staked();
		register(10);
		vote(21, [10]);
		epochs(2);
		assert!(in_office().contains(&10));
		epochs_but(1, |author| author == 10);
		assert_eq!(Candidates::<Test>::get(&10).unwrap().suspended_until, None);
		check_state();
	});
}

#[test]
fn the_schedule_should_name_who_is_next() {
	run(|| {
		let schedule = Producers::schedule();
		assert_eq!((schedule.epoch, schedule.first_slot), (0, FIRST_SLOT));
		assert_eq!(schedule.end_slot, FIRST_SLOT + EPOCH);
		let slots: Vec<u64> = schedule.turns.iter().map(|turn| turn.slot).collect();
		assert_eq!(slots, [1, 2, 3, 4].map(|after| FIRST_SLOT + after));
		for turn in schedule.turns {
			assert_eq!(author_of(turn.slot), turn.who);
		}
	});
}

#[test]
fn standings_should_say_who_would_be_elected() {
	run(|| {
		elect_candidates();
		register(14);
		assert_ok!(Producers::vote(RuntimeOrigin::signed(22), vec![14, 10]));
		let standings = Producers::standings();
		assert_eq!(standings[0].who, 10);
		assert_eq!(standings.iter().map(|it| it.is_elected).filter(|it| *it).count(), 4);
		assert_eq!(standings.last().unwrap().who, 14);
	});
}
