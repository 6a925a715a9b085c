//! What a transaction costs its signer.

use crate::{mock::*, Judgement};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, DispatchInfo, GetDispatchInfo, Pays},
	traits::fungible::Inspect,
};
use medibloc_primitives::{bandwidth::*, refusal::Refusal};
use sp_keyring::Sr25519Keyring::{self, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};

const PAYMENT: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);

fn transfer(to: Sr25519Keyring, value: u128) -> RuntimeCall {
	let dest = to.to_account_id();
	pallet_balances::Call::transfer_allow_death { dest, value }.into()
}

fn judge(call: &RuntimeCall, info: &DispatchInfo) -> Result<Judgement, TransactionValidityError> {
	PayerSignature::judge(&HOSPITAL.to_account_id(), call, info, 100)
}

/// What a transaction costs that takes so much of a block.
fn part(amount: u64, whole: u64) -> u64 {
	(u128::from(amount) * u128::from(UNITS_PER_BLOCK)).div_ceil(whole.into()) as u64
}

#[test]
fn a_transaction_should_be_charged_to_its_signer() {
	run(|| {
		assert_eq!(execute(HOSPITAL, 0, remark(0)), Ok(Ok(())));
		assert!(used() > 0);
		assert_eq!(System::account_nonce(HOSPITAL.to_account_id()), 1);
	});
}

#[test]
fn a_transaction_should_cost_the_largest_part_of_a_block_that_it_takes_up() {
	run(|| {
		let info = |time| DispatchInfo {
			call_weight: frame_support::weights::Weight::from_parts(time, 0),
			..Default::default()
		};
		let base = Weights::get().get(DispatchClass::Normal).base_extrinsic.ref_time();
		let time = 1_500_000_000_000;
		assert_eq!(judge(&remark(0), &info(time / 3)).unwrap().cost, part(time / 3 + base, time));
		let long = PayerSignature::judge(&HOSPITAL.to_account_id(), &remark(0), &info(0), 100_000);
		assert_eq!(long.unwrap().cost, part(100_000, 1024 * 1024));
		let state = judge(&transfer(Ferdie, 1), &info(0)).unwrap();
		assert_eq!(state.cost, part(ACCOUNT_STATE.into(), PERMANENT_STATE_PER_BLOCK.into()));
	});
}

#[test]
fn a_call_that_claims_to_pay_no_fee_should_cost_what_others_do() {
	run(|| {
		let paying = DispatchInfo::default();
		let free = DispatchInfo { pays_fee: Pays::No, ..paying };
		assert_eq!(judge(&remark(0), &free), judge(&remark(0), &paying));
	});
}

#[test]
fn a_transaction_should_get_back_what_it_did_not_use() {
	run(|| {
		// The first transfer makes an account for ever, the second does not.
		assert_eq!(execute(HOSPITAL, 0, transfer(Ferdie, 1_000)), Ok(Ok(())));
		let first = used();
		assert_eq!(first, part(ACCOUNT_STATE.into(), PERMANENT_STATE_PER_BLOCK.into()));
		assert_eq!(execute(HOSPITAL, 1, transfer(Ferdie, 1_000)), Ok(Ok(())));
		assert!(used() - first < first);
	});
}

#[test]
fn a_failing_call_should_cost_what_it_used() {
	run(|| {
		let outcome = execute(HOSPITAL, 0, transfer(Dave, u128::MAX));
		assert!(matches!(outcome, Ok(Err(_))), "{outcome:?}");
		assert!(used() > 0);
		assert_eq!(System::account_nonce(HOSPITAL.to_account_id()), 1);
	});
}

#[test]
fn a_batch_should_cost_what_is_in_it() {
	run(|| {
		let calls = vec![transfer(Ferdie, 1_000), transfer(Sr25519Keyring::One, 1_000)];
		let batch = RuntimeCall::from(pallet_utility::Call::batch { calls });
		assert_eq!(execute(HOSPITAL, 0, batch), Ok(Ok(())));
		assert_eq!(used(), part(2 * u64::from(ACCOUNT_STATE), PERMANENT_STATE_PER_BLOCK.into()));
	});
}

#[test]
fn an_account_without_a_stake_should_send_nothing() {
	run(|| {
		assert_eq!(validate(Charlie, 0, &remark(0)), Err(PAYMENT));
		assert_eq!(execute(Charlie, 0, remark(0)), Err(PAYMENT));
		assert_eq!(validate(PATIENT, 0, &remark(0)), Err(PAYMENT));
	});
}

#[test]
fn a_transaction_should_be_refused_when_the_week_is_used_up() {
	run(|| {
		let cost = judge(&remark(100_000), &DispatchInfo::default()).unwrap().cost;
		let mut nonce = 0;
		while used() + 200_000_000 < CAPACITY {
			assert_eq!(execute(HOSPITAL, nonce, remark(200_000)), Ok(Ok(())));
			nonce += 1;
		}
		while used() + cost * 2 < CAPACITY {
			assert_eq!(execute(HOSPITAL, nonce, remark(0)), Ok(Ok(())));
			nonce += 1;
		}
		let left = StakingBandwidth::quota(&HOSPITAL.to_account_id()).available;
		let too_long = (left as u128 * 1024 * 1024 / 1_000_000_000) as usize + 1;
		assert_eq!(validate(HOSPITAL, nonce, &remark(too_long)), Err(PAYMENT));
		assert_eq!(execute(HOSPITAL, nonce, remark(too_long)), Err(PAYMENT));
		assert_eq!(System::account_nonce(HOSPITAL.to_account_id()), nonce);
	});
}

#[test]
fn the_first_stake_should_pay_for_itself_and_for_the_way_out() {
	run(|| {
		let stake = |amount| pallet_staking_bandwidth::Call::stake { amount }.into();
		let unstake = |amount| pallet_staking_bandwidth::Call::unstake { amount }.into();
		assert_eq!(validate(Charlie, 0, &stake(2 * STAKE)), Err(PAYMENT));
		assert_eq!(execute(Charlie, 0, stake(STAKE)), Ok(Ok(())));

		let quota = || StakingBandwidth::quota(&Charlie.to_account_id());
		let paid = quota().used;
		assert_eq!(paid, part(ACCOUNT_STATE.into(), PERMANENT_STATE_PER_BLOCK.into()) + WAY_OUT);
		assert_eq!(execute(Charlie, 1, unstake(STAKE)), Ok(Ok(())));
		assert_eq!(quota().used, paid);
		assert_eq!(execute(Charlie, 2, unstake(STAKE)), Err(PAYMENT));
	});
}

#[test]
fn ways_out_should_not_be_hidden_behind_something_long() {
	run(|| {
		let cost = |calls: Vec<RuntimeCall>| {
			let call = RuntimeCall::from(pallet_utility::Call::batch { calls });
			let (info, length) = (call.get_dispatch_info(), call.encoded_size());
			crate::Pallet::<Test>::declared_cost(&HOSPITAL.to_account_id(), &call, &info, length)
		};
		let stakes = || (0..20).map(|_| pallet_staking_bandwidth::Call::stake { amount: 1 }.into());
		let long = cost(vec![remark(200 * 1024)]);
		let both = cost([remark(200 * 1024)].into_iter().chain(stakes()).collect());
		assert!(both >= long + 20 * WAY_OUT, "{both}");
	});
}

#[test]
fn a_stake_or_a_way_out_in_a_batch_should_not_be_free() {
	run(|| {
		let batch = |call: pallet_staking_bandwidth::Call<Test>| {
			RuntimeCall::from(pallet_utility::Call::batch { calls: vec![call.into()] })
		};
		let stake = batch(pallet_staking_bandwidth::Call::stake { amount: STAKE });
		assert_eq!(validate(Charlie, 0, &stake), Err(PAYMENT));
		let before = used();
		let unstake = batch(pallet_staking_bandwidth::Call::unstake { amount: STAKE });
		assert_eq!(execute(HOSPITAL, 0, unstake), Ok(Ok(())));
		assert!(used() > before);
	});
}

#[test]
fn a_tip_should_be_refused() {
	run(|| {
		assert_ok!(validate_tipped(HOSPITAL, 0, &remark(0), 0));
		assert_eq!(validate_tipped(HOSPITAL, 0, &remark(0), 1), Err(Refusal::Tip.into()));
	});
}

#[test]
fn a_transaction_should_be_refused_when_it_is_too_long() {
	run(|| {
		assert_ok!(validate(HOSPITAL, 0, &remark(200 * 1024)));
		assert_eq!(validate(HOSPITAL, 0, &remark(256 * 1024)), Err(Refusal::TooLong.into()));
	});
}

#[test]
fn an_operational_transaction_should_be_refused_when_it_is_not_a_producers() {
	run(|| {
		let call = RuntimeCall::from(frame_system::Call::set_heap_pages { pages: 1 });
		assert_eq!(validate(HOSPITAL, 0, &call), Err(Refusal::NotAProducer.into()));
		// Eve is a producer, but has no stake.
		assert_eq!(validate(Eve, 0, &call), Err(PAYMENT));
		let stake = pallet_staking_bandwidth::Call::stake { amount: STAKE };
		assert_eq!(execute(Eve, 0, stake.into()), Ok(Ok(())));
		assert_eq!(execute(Eve, 1, call), Ok(Err(DispatchError::BadOrigin)));
		assert_eq!(Balances::total_balance(&Eve.to_account_id()), 2 * STAKE);
	});
}
