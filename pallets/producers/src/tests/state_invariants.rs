//! The invariants find a state that is broken.

use crate::{
	mock::*, Ballot, Ballots, CandidateCount, CandidatePages, Candidates, CurrentYear, Former,
	History, InOffice, Leaving, Pallet, Registrations, Tally,
};

/// What is wrong with the state after `spoil`.
#[track_caller]
fn assert_found<R>(number: &str, spoil: impl FnOnce() -> R) {
	new_test_ext().execute_with(|| {
		stake(20, 900_000);
		register(10);
		register(11);
		vote(20, [10]);
		check_state();
		spoil();
		let found = Pallet::<Test>::do_try_state().expect_err("it is broken");
		let found = format!("{found:?}");
		assert!(found.contains(&format!("\"{number}:")), "{found}");
	});
}

#[test]
fn wrong_tallies_should_be_found() {
	assert_found("1", || Candidates::<Test>::mutate(&10, |it| it.tally.votes += 1));
	assert_found("1", || Candidates::<Test>::mutate(&11, |it| it.tally.ballots += 1));
	assert_found("1", || Former::<Test>::insert(30, Tally { votes: 0, ballots: 1 }));
}

#[test]
fn wrong_ballots_should_be_found() {
	assert_found("2", || Ballots::<Test>::insert(21, Ballot::default()));
	assert_found("2", || Ballots::<Test>::insert(20, Ballot::truncate_from(vec![11, 10])));
	assert_found("2", || Ballots::<Test>::insert(21, Ballot::truncate_from(vec![30])));
}

#[test]
fn wrong_deposits_should_be_found() {
	assert_found("3", || Candidates::<Test>::mutate(&10, |it| it.deposit -= 1));
	assert_found("3", || Leaving::<Test>::try_append((30, 1)).unwrap());
}

#[test]
fn two_candidacies_should_be_found() {
	assert_found("4", || Former::<Test>::insert(10, Tally::default()));
	assert_found("4", || Leaving::<Test>::try_append((10, DEPOSIT)).unwrap());
}

#[test]
fn a_wrong_set_should_be_found() {
	assert_found("5", || InOffice::<Test>::mutate(|seats| seats.truncate(3)));
	assert_found("5", || InOffice::<Test>::mutate(|seats| seats.as_mut().reverse()));
	assert_found("5", || pallet_session::Validators::<Test>::put(vec![1, 2, 3, 5]));
}

#[test]
fn missing_keys_should_be_found() {
	assert_found("6", || pallet_session::NextKeys::<Test>::remove(11));
	assert_found("6", || pallet_session::NextKeys::<Test>::remove(2));
}

#[test]
fn a_wrong_year_should_be_found() {
	assert_found("7", || CurrentYear::<Test>::mutate(|year| year.minted += 1));
}

#[test]
fn wrong_numbers_should_be_found() {
	assert_found("8", || Registrations::<Test>::put(1));
	assert_found("8", || Candidates::<Test>::mutate(&11, |it| it.number = 0));
}

#[test]
fn a_candidate_in_a_wrong_page_should_be_found() {
	let page = Candidates::<Test>::page_of(&11);
	let other = (page + 1) % medibloc_primitives::producers::CANDIDATE_PAGES;
	assert_ne!(Candidates::<Test>::page_of(&10), other);
	assert_found("8", || CandidatePages::<Test>::swap(page, other));
	assert_found("8", || {
		CandidatePages::<Test>::insert(other, CandidatePages::<Test>::get(page));
	});
	assert_found("8", || CandidateCount::<Test>::put(1));
}

#[test]
fn an_epoch_that_is_too_old_should_be_found() {
	assert_found("9", || {
		pallet_session::CurrentIndex::<Test>::put(400);
		History::<Test>::insert(1, InOffice::<Test>::get());
	});
}
