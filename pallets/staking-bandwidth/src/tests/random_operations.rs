//! Random sequences of everything that can happen, against what must never change.

use crate::mock::*;
use frame_support::traits::fungible::{Inspect, InspectHold};
use proptest::prelude::*;
use sp_runtime::StateVersion;

#[derive(Clone, Debug)]
enum Operation {
	Stake(u64, u128),
	Unstake(u64, u128),
	UnstakeAll(u64),
	/// A transaction: what it declares, and which part of it is given back.
	Spend(u64, u64, u8),
	Transfer(u64, u64, u128),
	/// Missed slots, and a block.
	Block(u64),
}

const ACCOUNTS: core::ops::RangeInclusive<u64> = 1..=4;

fn operation() -> impl Strategy<Value = Operation> {
	let amount = prop_oneof![4 => 0..=400_000_u128, 1 => Just(u128::MAX)];
	let missed = prop_oneof![8 => 0..5_u64, 2 => 0..40_u64, 1 => 0..3 * WINDOW];
	prop_oneof![
		3 => (ACCOUNTS, amount.clone()).prop_map(|(who, amount)| Operation::Stake(who, amount)),
		2 => (ACCOUNTS, amount.clone()).prop_map(|(who, amount)| Operation::Unstake(who, amount)),
		1 => ACCOUNTS.prop_map(Operation::UnstakeAll),
		8 => (ACCOUNTS, 0..CAPACITY / 2, any::<u8>())
			.prop_map(|(who, cost, part)| Operation::Spend(who, cost, part)),
		1 => (ACCOUNTS, ACCOUNTS, amount).prop_map(|(from, to, amount)| Operation::Transfer(from, to, amount)),
		6 => missed.prop_map(Operation::Block),
	]
}

/// What one account used, and what it was allowed to, slot by slot.
#[derive(Default)]
struct History {
	uses: Vec<(u64, u64)>,
	quotas: Vec<(u64, u64)>,
}

impl History {
	/// In the window that ends now, no more was used than the largest quota in it.
	fn check(&self, slot: u64) {
		let within = |when: u64| when + WINDOW > slot;
		let used: u64 =
			self.uses.iter().filter(|(when, _)| within(*when)).map(|(_, cost)| cost).sum();
		let quota =
			self.quotas.iter().filter(|(when, _)| within(*when)).map(|(_, quota)| *quota).max();
		assert!(used <= quota.unwrap_or(0), "{used} of {quota:?}");
	}
}

/// Runs a call, which changes nothing if it fails.
fn call(run: impl FnOnce() -> bool) {
	let before = sp_io::storage::root(StateVersion::V1);
	if !run() {
		assert_eq!(before, sp_io::storage::root(StateVersion::V1), "a refusal changed something");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn nothing_should_be_lost_and_nobody_should_use_more_than_the_quota(
		operations in prop::collection::vec(operation(), 1..150)
	) {
		new_test_ext().execute_with(|| {
			let issuance = Balances::total_issuance();
			let mut histories: Vec<History> = ACCOUNTS.map(|_| History::default()).collect();
			for operation in operations {
				let signed = RuntimeOrigin::signed;
				match operation {
					Operation::Stake(who, amount) => {
						call(|| StakingBandwidth::stake(signed(who), amount).is_ok());
					}
					Operation::Unstake(who, amount) => {
						call(|| StakingBandwidth::unstake(signed(who), amount).is_ok());
					}
					Operation::UnstakeAll(who) => {
						let stake = StakingBandwidth::stake_of(&who);
						call(|| StakingBandwidth::unstake(signed(who), stake).is_ok());
					}
					Operation::Spend(who, cost, part) => {
						let quota = StakingBandwidth::quota(&who);
						let charged = charge(who, cost);
						assert_eq!(charged.is_ok(), cost <= quota.available);
						if charged.is_ok() && cost > 0 {
							let given_back = cost / 255 * u64::from(part);
							refund(who, given_back);
							let history = &mut histories[who as usize - 1];
							history.uses.push((Slot::get(), cost - given_back));
							history.quotas.push((Slot::get(), quota.capacity));
						}
					}
					Operation::Transfer(from, to, amount) => {
						call(|| Balances::transfer_allow_death(signed(from), to, amount).is_ok());
					}
					Operation::Block(missed) => go_to(Slot::get() + 1 + missed),
				}
				check_state();
				assert_eq!(Balances::total_issuance(), issuance);
				let mut all = 0;
				for who in ACCOUNTS {
					histories[who as usize - 1].check(Slot::get());
					all += Balances::total_balance(&who);
					let waiting: u128 = Unbonding::pending(&who).iter().map(|chunk| chunk.amount).sum();
					assert_eq!(
						Balances::total_balance_on_hold(&who),
						StakingBandwidth::stake_of(&who) + waiting
					);
				}
				assert_eq!(all + 6 * ENDOWMENT, issuance);
			}
		});
	}

	#[test]
	fn all_together_should_never_use_more_than_there_is_while_stakes_stay(
		stakes in prop::collection::vec(1..ENDOWMENT, 4),
		spending in prop::collection::vec((ACCOUNTS, 0..CAPACITY, 0..30_u64), 1..150),
	) {
		let stakes: Vec<_> = ACCOUNTS.zip(stakes).collect();
		run_with(&stakes, || {
			let mut uses = Vec::new();
			for (who, wanted, missed) in spending {
				if missed > 0 {
					go_to(Slot::get() + missed);
				}
				let cost = wanted.min(StakingBandwidth::quota(&who).available);
				charge(who, cost).expect("it is available");
				uses.push((Slot::get(), cost));
				let window = uses.iter().filter(|(when, _)| when + WINDOW > Slot::get());
				assert!(window.map(|(_, cost)| cost).sum::<u64>() <= CAPACITY);
			}
		});
	}
}
