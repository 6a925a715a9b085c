//! Random sequences of everything that transactions do, against what must never change.

use crate::{mock::*, Payers};
use frame_support::{
	assert_ok,
	traits::fungible::{Inspect, InspectHold},
};
use medibloc_primitives::{voucher::Voucher, AccountId};
use medibloc_support::BandwidthMeter;
use proptest::prelude::*;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::StateVersion;

/// Two that stake, one that owns something, and one without an account.
const ACTORS: [Sr25519Keyring; 4] = [Alice, Charlie, Dave, Bob];

#[derive(Clone, Debug)]
enum Operation {
	/// A transaction that its signer pays for.
	Own(usize, Action),
	/// A transaction with a voucher of the hospital: once, or standing with this serial and so much bandwidth.
	Sponsored(usize, Action, Option<(u64, u64)>),
	Cancel(u64),
	CancelAll,
	Clear(u64),
	/// Long transactions of one account, until it has so much left.
	Fill(usize, u64),
	/// Missed slots, and a block.
	Block(u64),
}

#[derive(Clone, Debug)]
enum Action {
	Remark(usize),
	Transfer(usize, u128),
	Stake(u128),
	Unstake(u128),
	UnstakeAll,
	Batch(Vec<usize>),
}

fn action() -> impl Strategy<Value = Action> {
	let amount = prop_oneof![4 => 0..=2 * STAKE, 1 => Just(u128::MAX)];
	prop_oneof![
		3 => (0..40_000_usize).prop_map(Action::Remark),
		2 => (0..4_usize, amount.clone()).prop_map(|(to, value)| Action::Transfer(to, value)),
		2 => amount.clone().prop_map(Action::Stake),
		2 => amount.prop_map(Action::Unstake),
		1 => Just(Action::UnstakeAll),
		1 => prop::collection::vec(0..2_000_usize, 0..4).prop_map(Action::Batch),
	]
}

fn operation() -> impl Strategy<Value = Operation> {
	let standing = prop::option::of((0..3_u64, 0..50_000_000_u64));
	let missed = prop_oneof![8 => 0..3_u64, 2 => 0..40_u64, 1 => 0..3 * WINDOW];
	prop_oneof![
		6 => (0..4_usize, action()).prop_map(|(who, action)| Operation::Own(who, action)),
		6 => (0..4_usize, action(), standing)
			.prop_map(|(who, action, standing)| Operation::Sponsored(who, action, standing)),
		1 => (0..3_u64).prop_map(Operation::Cancel),
		1 => Just(Operation::CancelAll),
		1 => (0..3_u64).prop_map(Operation::Clear),
		2 => (0..4_usize, 0..100_000_000_u64).prop_map(|(who, rest)| Operation::Fill(who, rest)),
		3 => missed.prop_map(Operation::Block),
	]
}

fn call(signer: Sr25519Keyring, action: Action) -> RuntimeCall {
	use pallet_balances::Call as Balances;
	use pallet_staking_bandwidth::Call as Staking;
	match action {
		Action::Remark(bytes) => remark(bytes),
		Action::Transfer(to, value) => {
			Balances::transfer_allow_death { dest: ACTORS[to].to_account_id(), value }.into()
		}
		Action::Stake(amount) => Staking::stake { amount }.into(),
		Action::Unstake(amount) => Staking::unstake { amount }.into(),
		Action::UnstakeAll => {
			Staking::unstake { amount: StakingBandwidth::stake_of(&signer.to_account_id()) }.into()
		}
		Action::Batch(remarks) => {
			pallet_utility::Call::batch { calls: remarks.into_iter().map(remark).collect() }.into()
		}
	}
}

/// What one account was charged, and what it was allowed to use, slot by slot.
#[derive(Default)]
struct History {
	uses: Vec<(u64, u64)>,
	quotas: Vec<(u64, u64)>,
}

impl History {
	/// Notes what was used at present under `quota`.
	fn note(&mut self, used: u64, quota: u64) {
		self.uses.push((Slot::get(), used));
		self.quotas.push((Slot::get(), quota));
	}

	/// In the window that ends now, no more was used than the largest quota in it.
	fn check(&self) {
		let within = |when: u64| when + WINDOW > Slot::get();
		let used: u64 =
			self.uses.iter().filter(|(when, _)| within(*when)).map(|(_, used)| used).sum();
		let quotas = self.quotas.iter().filter(|(when, _)| within(*when));
		let largest = quotas.map(|(_, quota)| *quota).max().unwrap_or(0);
		assert!(used <= largest, "{used} of {largest}");
	}
}

/// Uses what `who` has but for `rest`.
fn fill(history: &mut History, who: &AccountId, rest: u64) {
	let quota = StakingBandwidth::quota(who);
	let amount = quota.available.saturating_sub(rest);
	if amount > 0 {
		assert_ok!(StakingBandwidth::charge(who, None::<&RuntimeCall>, amount));
		history.note(amount, quota.capacity);
	}
}

/// What an account used since the beginning, as far as the window tells.
fn meters() -> Vec<(u64, u64)> {
	ACTORS
		.iter()
		.map(|who| StakingBandwidth::quota(&who.to_account_id()))
		.map(|quota| (quota.used, quota.capacity))
		.collect()
}

/// Sends a transaction. If it gets into a block, only the payer's use may have grown, by no more
/// than what it declared.
fn send(
	histories: &mut [History],
	signer: Sr25519Keyring,
	payer: Sr25519Keyring,
	call: RuntimeCall,
) {
	let account = signer.to_account_id();
	let nonce = System::account_nonce(&account);
	let declared = declared_cost(signer, &call);
	let before = meters();
	let root = sp_io::storage::root(StateVersion::V1);
	let in_pool = validate(signer, nonce, &call);
	let outcome = execute(signer, nonce, call);
	assert_eq!(in_pool.is_ok(), outcome.is_ok(), "the pool and the block disagree");
	if outcome.is_err() {
		let after = sp_io::storage::root(StateVersion::V1);
		assert_eq!(root, after, "a refusal changed something");
		return;
	}
	assert_eq!(System::account_nonce(&account), nonce + 1);
	for (((actor, history), before), after) in
		ACTORS.iter().zip(histories).zip(before).zip(meters())
	{
		if *actor == payer {
			assert!(before.0 <= after.0 && after.0 <= before.0 + declared, "{before:?} {after:?}");
			// The first stake is charged under the quota that it makes.
			history.note(after.0 - before.0, before.1.max(after.1));
		} else {
			assert_eq!(after.0, before.0, "somebody else was charged");
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn nothing_should_be_lost_and_only_the_payer_should_pay(
		operations in prop::collection::vec(operation(), 1..60)
	) {
		new_test_ext().execute_with(|| {
			let issuance = Balances::total_issuance();
			let hospital = HOSPITAL.to_account_id();
			let mut histories = ACTORS.map(|_| History::default());
			for operation in operations {
				match operation {
					Operation::Own(who, action) => {
						let signer = ACTORS[who];
						send(&mut histories, signer, signer, call(signer, action));
					}
					Operation::Sponsored(who, action, scope) => {
						let signer = ACTORS[who];
						let call = call(signer, action);
						let nonce = System::account_nonce(signer.to_account_id());
						let voucher = match scope {
							None => once(nonce, &call),
							Some((serial, bandwidth)) => standing(serial, &[&call, &remark(0)], bandwidth),
						};
						let generation = Payers::<Test>::get(&hospital).generation;
						let voucher = Voucher { generation, expires_at: Slot::get() + 5, ..voucher };
						let call = sponsored(voucher, signer, HOSPITAL, call);
						send(&mut histories, signer, HOSPITAL, call);
					}
					Operation::Cancel(serial) => {
						let _ = PayerSignature::cancel(RuntimeOrigin::signed(hospital.clone()), serial);
					}
					Operation::CancelAll => {
						assert_ok!(PayerSignature::cancel_all(RuntimeOrigin::signed(hospital.clone())));
					}
					Operation::Clear(serial) => {
						let anybody = RuntimeOrigin::signed(Dave.to_account_id());
						let _ = PayerSignature::clear(anybody, hospital.clone(), serial);
					}
					Operation::Fill(who, rest) => {
						fill(&mut histories[who], &ACTORS[who].to_account_id(), rest);
					}
					Operation::Block(missed) => go_to(Slot::get() + 1 + missed),
				}
				check(issuance);
				histories.iter().for_each(History::check);
			}
		});
	}
}

/// What is true after everything.
fn check(issuance: u128) {
	assert_ok!(PayerSignature::do_try_state());
	assert_eq!(Balances::total_issuance(), issuance);
	let eve = Sr25519Keyring::Eve.to_account_id();
	let everybody = ACTORS.iter().map(|who| who.to_account_id()).chain([eve]);
	let mut all = 0;
	let held = |who: &AccountId| {
		let waiting: u128 = Unbonding::pending(who).iter().map(|chunk| chunk.amount).sum();
		StakingBandwidth::stake_of(who) + waiting
	};
	for who in everybody {
		assert_eq!(Balances::total_balance_on_hold(&who), held(&who));
		all += Balances::total_balance(&who);
	}
	assert_eq!(all, issuance);
}
