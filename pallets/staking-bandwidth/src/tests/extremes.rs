//! The least and the most of everything.

use crate::{mock::*, Call, NetworkState};
use frame_support::{assert_noop, assert_ok};
use medibloc_support::BandwidthMeter;
use proptest::prelude::*;
use sp_runtime::TokenError;

const ALICE: u64 = 1;

#[test]
fn nobody_should_have_bandwidth_when_nothing_is_staked_and_nothing_was_issued() {
	ext_with(Vec::new(), Vec::new()).execute_with(|| {
		let quota = StakingBandwidth::quota(&ALICE);
		assert_eq!((quota.capacity, quota.available, quota.used), (0, 0, 0));
		assert_eq!(StakingBandwidth::earliest(&ALICE, 1, None), None);
		check_state();
	});
}

#[test]
fn a_stake_of_one_unit_should_be_worth_next_to_nothing() {
	ext_with(vec![(ALICE, u128::MAX / 2)], vec![(ALICE, 1)]).execute_with(|| {
		assert_eq!(StakingBandwidth::quota(&ALICE).capacity, 0);
		check_state();
	});
}

#[test]
fn a_stake_of_the_whole_issuance_should_be_worth_everything_and_come_out_again() {
	// The token moves no more than half of what its type holds.
	let all = u128::MAX / 2;
	ext_with(vec![(ALICE, all)], vec![(ALICE, all - 1)]).execute_with(|| {
		assert_eq!(StakingBandwidth::quota(&ALICE).capacity, CAPACITY);
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), all - 2));
		assert_eq!(StakingBandwidth::quota(&ALICE).capacity, 0);
		check_state();
		go_to(FIRST_SLOT + WINDOW);
		assert_eq!(StakingBandwidth::quota(&ALICE).capacity, 0);
		assert_eq!(Balances::free_balance(ALICE), all - 1);
		check_state();
	});
}

#[test]
fn a_stake_of_all_that_the_type_holds_should_panic_nowhere() {
	ext_with(vec![(ALICE, u128::MAX)], vec![(ALICE, u128::MAX - 1)]).execute_with(|| {
		assert_eq!(StakingBandwidth::quota(&ALICE).capacity, CAPACITY);
		assert_noop!(
			StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), u128::MAX - 1),
			TokenError::CannotCreate
		);
		// What fails is not free.
		let unstake = Call::unstake { amount: u128::MAX - 1 }.into();
		assert!(!StakingBandwidth::standing(&ALICE, Some(&unstake)).paid);
		check_state();
	});
}

#[test]
fn use_should_be_forgotten_after_an_outage_of_years() {
	run_with(&[(ALICE, 500_000)], || {
		assert_ok!(charge(ALICE, CAPACITY));
		go_to(u64::MAX / 2);
		assert_eq!(StakingBandwidth::quota(&ALICE).used, 0);
	});
}

fn edge() -> impl Strategy<Value = u128> {
	prop_oneof![
		Just(0),
		Just(1),
		Just(u128::from(u64::MAX)),
		Just(u128::MAX - 1),
		Just(u128::MAX),
		any::<u128>()
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn quotas_should_never_add_up_to_more_than_there_is(
		one in edge(), other in edge(), leaving in edge(), floor in edge(),
		slots_per_bucket in prop_oneof![Just(1_u32), Just(7_200), Just(u32::MAX)],
	) {
		let other = other.min(u128::MAX - one);
		let staked = one + other;
		let network = NetworkState { slots_per_bucket, staked, leaving, floor, ..Default::default() };
		let (first, second) = (network.quota(one), network.quota(other));
		prop_assert!(u128::from(first) + u128::from(second) <= u128::from(network.capacity()));
		if one <= other {
			prop_assert!(first <= second);
		}
	}
}
