//! Without fees, the first stake must pay for itself, and the way out must be open; neither may be a way to use the
//! chain for nothing.

use crate::{mock::*, Call, Network};
use frame_support::{assert_noop, assert_ok};
use medibloc_primitives::bandwidth::ACCOUNT_STATE;
use medibloc_support::{BandwidthMeter, Created, Overdrawn, Standing};

const ALICE: u64 = 1;
const BOB: u64 = 2;

/// What staking from nothing makes, on an account without a record.
const FIRST_STAKE: Created = Created { bytes: ACCOUNT_STATE, ways_out: 1 };

fn standing(who: u64, call: Call<Test>) -> Standing {
	StakingBandwidth::standing(&who, Some(&RuntimeCall::from(call)))
}

fn charge_for(who: u64, call: Call<Test>, cost: u64) -> Result<u64, Overdrawn> {
	<StakingBandwidth as BandwidthMeter<_, _>>::charge(&who, Some(&RuntimeCall::from(call)), cost)
}

#[test]
fn the_first_stake_should_pay_for_itself() {
	run_with(&[], || {
		let stake = |amount| Call::stake { amount };
		assert_eq!(charge(ALICE, 1), Err(Overdrawn));
		assert_eq!(standing(ALICE, stake(250_000)).quota, CAPACITY / 2);

		assert_eq!(charge_for(ALICE, stake(250_000), CAPACITY / 2 + 1), Err(Overdrawn));
		assert_eq!(charge_for(ALICE, stake(250_000), 1_000), Ok(1_000));
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 250_000));
		assert_eq!(StakingBandwidth::quota(&ALICE).used, 1_000);
	});
}

#[test]
fn a_stake_should_pay_with_what_it_leaves_to_others() {
	run_with(&[(BOB, 900_000)], || {
		// Of what is staked after the call, not before it.
		assert_eq!(standing(ALICE, Call::stake { amount: 100_000 }).quota, CAPACITY / 10);
	});
}

#[test]
fn a_stake_that_will_fail_should_not_pay_for_itself() {
	run_with(&[], || {
		for amount in [0, ENDOWMENT, u128::MAX] {
			assert_eq!(standing(ALICE, Call::stake { amount }).quota, 0);
			assert_eq!(charge_for(ALICE, Call::stake { amount }, 1), Err(Overdrawn));
		}
		assert_eq!(charge_for(77, Call::stake { amount: 1 }, 1), Err(Overdrawn));
	});
}

#[test]
fn a_stake_should_not_pay_when_somebody_else_is_charged_for_it() {
	run_with(&[], || {
		assert_eq!(StakingBandwidth::standing(&ALICE, None::<&RuntimeCall>).quota, 0);
	});
}

#[test]
fn the_way_out_should_be_open_when_everything_is_used() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, CAPACITY));
		assert_eq!(charge_for(ALICE, Call::unstake { amount: 499_999 }, 1), Err(Overdrawn));
		assert_eq!(charge_for(ALICE, Call::unstake { amount: 500_000 }, 1), Ok(0));
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 500_000));
	});
}

#[test]
fn a_way_out_that_will_fail_should_not_be_free() {
	run_with(&[(ALICE, 500_000)], || {
		for amount in [0, 500_001, u128::MAX] {
			assert!(!standing(ALICE, Call::unstake { amount }).paid);
		}
		assert!(!standing(BOB, Call::unstake { amount: 0 }).paid);

		// Once out, there is no way out.
		assert!(standing(ALICE, Call::unstake { amount: 500_000 }).paid);
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 500_000));
		assert!(!standing(ALICE, Call::unstake { amount: 500_000 }).paid);
	});
}

#[test]
fn who_could_be_locked_in_should_not_get_in() {
	let (stake, unstake) = (StakingBandwidth::stake, StakingBandwidth::unstake);
	let alice = || RuntimeOrigin::signed(ALICE);
	run_with(&[(ALICE, 500_000)], || {
		for round in 0..31 {
			assert_ok!(unstake(alice(), 1));
			go_to(FIRST_SLOT + round + 1);
		}
		// Parts must wait now, and the whole is still free to leave.
		let full = sp_runtime::DispatchError::from(pallet_unbonding::Error::<Test>::TooManyChunks);
		assert_noop!(unstake(alice(), 1), full);
		let rest = StakingBandwidth::stake_of(&ALICE);
		assert!(standing(ALICE, Call::unstake { amount: rest }).paid);
		assert_ok!(unstake(alice(), rest));

		// No way out is left for another stake, not even one that could leave with this one, in the same slot.
		assert_noop!(stake(alice(), 1_000), full);
		assert_eq!(standing(ALICE, Call::stake { amount: 1_000 }).quota, 0);
		go_to(FIRST_SLOT + WINDOW);
		assert_ok!(stake(alice(), 1_000));
		assert!(standing(ALICE, Call::unstake { amount: 1_000 }).paid);
	});
}

#[test]
fn staking_from_nothing_should_be_counted_with_its_record_and_its_way_out() {
	let created = || Network::<Test>::get().created;
	run_with(&[], || {
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 1));
		assert_eq!(created(), FIRST_STAKE);
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 1));
		assert_eq!(created(), FIRST_STAKE);

		go_to(FIRST_SLOT + 1);
		assert_eq!(created(), Created::default());
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 2));
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 1));
		assert_eq!(created(), Created { bytes: 0, ways_out: 1 });
	});
}

#[test]
fn staking_from_nothing_should_be_counted_once_when_it_is_charged_for() {
	run_with(&[], || {
		assert_ok!(charge_for(ALICE, Call::stake { amount: 1_000 }, 1));
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 1_000));
		assert_eq!(Network::<Test>::get().created, FIRST_STAKE);
	});
}
