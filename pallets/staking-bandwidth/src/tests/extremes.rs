//! The least and the most of everything.

use crate::{mock::*, Account, Accounts, Call, Network, NetworkState};
use frame_support::{assert_noop, assert_ok};
use medibloc_support::{BandwidthMeter, Overdrawn};
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

/// The records are written as they are: holds for a million stakes would show nothing more.
#[test]
fn a_million_stakers_should_have_their_exact_shares_of_what_there_is() {
	const STAKERS: u64 = 1_000_000;
	const BEFORE_FIRST: u64 = 1_000;
	new_test_ext().execute_with(|| {
		// The n-th stakes n parts, and all of them half of what the type holds: no product fits.
		let parts = u128::from(STAKERS) * u128::from(STAKERS + 1) / 2;
		let part = u128::MAX / 2 / parts;
		for number in 1..=STAKERS {
			let account = Account { stake: u128::from(number) * part, ..Default::default() };
			Accounts::<Test>::insert(BEFORE_FIRST + number, account);
		}
		Network::<Test>::mutate(|network| network.staked = parts * part);

		let (mut staked, mut shared) = (0, 0);
		for number in 1..=STAKERS {
			let quota = StakingBandwidth::quota(&(BEFORE_FIRST + number));
			let exact = u128::from(number) * u128::from(CAPACITY) / parts;
			assert_eq!(u128::from(quota.capacity), exact, "staker {number}");
			staked += quota.stake;
			shared += quota.capacity;
		}
		assert_eq!(staked, Network::<Test>::get().staked);
		// What is missing was rounded off: less than a unit for each.
		assert!((CAPACITY - STAKERS..=CAPACITY).contains(&shared), "{shared}");

		let last = BEFORE_FIRST + STAKERS;
		let quota = StakingBandwidth::quota(&last).capacity;
		assert_eq!(charge(last, quota), Ok(quota));
		assert_eq!(charge(last, 1), Err(Overdrawn));

		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 500));
		assert_eq!(Network::<Test>::get().staked, staked + 500);
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 200));
		let network = Network::<Test>::get();
		assert_eq!((network.staked, network.leaving), (staked + 300, 200));
	});
}

#[test]
fn dust_should_be_worth_its_part_and_nothing_if_that_is_less_than_a_unit() {
	const WHALE: u64 = 1;
	// Three tokens are worth a unit.
	let whole = 3 * u128::from(CAPACITY);
	let dust: Vec<_> = (1_000..2_000_u64).map(|who| (who, 1 + u128::from(who % 7))).collect();
	let all_dust: u128 = dust.iter().map(|(_, stake)| stake).sum();
	let chain = |dust: &[(u64, u128)]| {
		let stakes: Vec<_> = dust.iter().copied().chain([(WHALE, whole - all_dust)]).collect();
		let balances = stakes.iter().map(|(who, stake)| (*who, stake + 1)).collect();
		ext_with(balances, stakes)
	};

	let mut in_parts = 0;
	chain(&dust).execute_with(|| {
		for (who, stake) in &dust {
			let quota = StakingBandwidth::quota(who).capacity;
			assert_eq!(u128::from(quota), stake / 3);
			assert_eq!(charge(*who, quota + 1), Err(Overdrawn));
			in_parts += quota;
		}
		check_state();
	});
	chain(&[(1_000, all_dust)]).execute_with(|| {
		let in_one = StakingBandwidth::quota(&1_000).capacity;
		assert_eq!(u128::from(in_one), all_dust / 3);
		assert!(0 < in_parts && in_parts < in_one, "{in_parts} of {in_one}");
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

	#[test]
	fn a_stake_should_never_be_worth_more_in_parts_than_as_a_whole(
		parts in prop::collection::vec(prop_oneof![0..10_u128, 0..u128::MAX / 64], 1..64),
		others in edge(), floor in edge(),
	) {
		let whole: u128 = parts.iter().sum();
		let staked = whole.saturating_add(others);
		let network = NetworkState { slots_per_bucket: 7_200, staked, floor, ..Default::default() };
		let in_parts: u64 = parts.iter().map(|part| network.quota(*part)).sum();
		prop_assert!(in_parts <= network.quota(whole));
	}
}
