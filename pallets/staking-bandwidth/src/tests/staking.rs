//! What is staked counts at once; what is taken out stops counting at once, and comes back later.

use crate::{mock::*, Error, Event, Network};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use sp_runtime::{DispatchError, TokenError};

const ALICE: u64 = 1;

#[test]
fn stake_should_count_at_once() {
	run_with(&[], || {
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 400));
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 200));

		assert_eq!((StakingBandwidth::stake_of(&ALICE), held(ALICE)), (600, 600));
		assert_eq!(Network::<Test>::get().staked, 600);
		assert_eq!(Changes::get(), [(ALICE, 0, 400), (ALICE, 400, 600)]);
		System::assert_last_event(Event::Staked { who: ALICE, amount: 200, stake: 600 }.into());
	});
}

#[test]
fn stake_should_change_nothing_when_the_sender_has_less() {
	run_with(&[], || {
		for amount in [ENDOWMENT, ENDOWMENT + 1, u128::MAX] {
			assert_noop!(
				StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), amount),
				TokenError::FundsUnavailable
			);
		}
		assert_noop!(
			StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), 0),
			Error::<Test>::ZeroAmount
		);
		assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(ALICE), ENDOWMENT - 1));
	});
}

#[test]
fn unstake_should_cut_the_stake_at_once_and_pay_out_in_the_exact_slot() {
	run_with(&[(ALICE, 600)], || {
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 200));

		assert_eq!((StakingBandwidth::stake_of(&ALICE), held(ALICE)), (400, 400));
		let network = Network::<Test>::get();
		assert_eq!((network.staked, network.leaving), (400, 200));
		assert_eq!(Changes::get(), [(ALICE, 600, 400)]);
		let due = FIRST_SLOT + WINDOW;
		System::assert_last_event(
			Event::Unstaked { who: ALICE, amount: 200, stake: 400, due }.into(),
		);

		go_to(due - 1);
		assert_eq!(Balances::balance(&ALICE), ENDOWMENT - 600);
		go_to(due);
		assert_eq!(Balances::balance(&ALICE), ENDOWMENT - 400);
		assert_eq!(Network::<Test>::get().leaving, 0);
	});
}

#[test]
fn unstake_should_change_nothing_when_less_is_staked() {
	run_with(&[(ALICE, 600)], || {
		assert_noop!(
			StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 601),
			Error::<Test>::StakeTooLow
		);
		assert_noop!(
			StakingBandwidth::unstake(RuntimeOrigin::signed(2), 1),
			Error::<Test>::StakeTooLow
		);
		assert_noop!(
			StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 0),
			Error::<Test>::ZeroAmount
		);
	});
}

#[test]
fn unstake_should_change_nothing_when_too_many_parts_wait() {
	run_with(&[(ALICE, 600)], || {
		for part in 1..=31 {
			assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 1));
			go_to(FIRST_SLOT + part);
		}
		assert_noop!(
			StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 1),
			pallet_unbonding::Error::<Test>::TooManyChunks
		);
		// All of it can still go.
		assert_ok!(StakingBandwidth::unstake(RuntimeOrigin::signed(ALICE), 600 - 31));
	});
}

#[test]
fn stake_and_unstake_should_fail_when_the_origin_is_not_a_signed_account() {
	run_with(&[(ALICE, 600)], || {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(StakingBandwidth::stake(origin.clone(), 1), DispatchError::BadOrigin);
			assert_noop!(StakingBandwidth::unstake(origin, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn genesis_should_refuse_a_window_that_is_longer_than_the_unbonding() {
	let refused = std::panic::catch_unwind(|| {
		use sp_runtime::BuildStorage;
		RuntimeGenesisConfig {
			unbonding: pallet_unbonding::GenesisConfig { delay: WINDOW - 1, ..Default::default() },
			staking_bandwidth: crate::GenesisConfig {
				slots_per_bucket: BUCKET,
				..Default::default()
			},
			..Default::default()
		}
		.build_storage()
	});
	assert!(refused.is_err());
}
