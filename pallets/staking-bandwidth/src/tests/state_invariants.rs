//! Each invariant of `try_state.rs` is broken once, and found broken.

use crate::{mock::*, Accounts, Network};
use frame_support::{assert_err, assert_ok};

const ALICE: u64 = 1;

/// Breaks what is right, and says which invariant that must be.
fn broken(expected: &'static str, break_it: impl FnOnce()) {
	ext_with(vec![(ALICE, ENDOWMENT)], vec![(ALICE, 500)]).execute_with(|| {
		assert_ok!(charge(ALICE, 1));
		check_state();
		break_it();
		assert_err!(StakingBandwidth::do_try_state(), expected);
	});
}

#[test]
fn invariant_1_should_fail_when_a_stake_is_not_held() {
	broken("1: a hold that is not the stake", || {
		Accounts::<Test>::mutate(ALICE, |account| account.as_mut().expect("it staked").stake += 1);
	});
}

#[test]
fn invariant_2_should_fail_when_the_sum_is_another() {
	broken("2: a sum that is not that of the stakes", || {
		Network::<Test>::mutate(|network| network.staked += 1);
	});
}

#[test]
fn invariant_3_should_fail_when_a_use_is_in_the_future() {
	broken("3: use in a bucket that has not begun", || {
		Accounts::<Test>::mutate(ALICE, |account| {
			account.as_mut().expect("it staked").meter.advance(FIRST_SLOT + 10, BUCKET);
		});
	});
}

#[test]
fn invariant_4_should_fail_when_the_time_or_the_window_is_wrong() {
	broken("4: another slot than the block's", || Slot::set(FIRST_SLOT + 1));
	broken("4: an empty window", || {
		Network::<Test>::mutate(|network| network.slots_per_bucket = 0)
	});
}
