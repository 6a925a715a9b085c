//! A call within another one is no way around vouchers and charging, whichever call holds it.

mod support;

use frame_support::{assert_ok, dispatch::Pays};
use medibloc_primitives::{refusal::Refusal, AccountId, Balance};
use medibloc_runtime::{
	configs::ProxyType, Executive, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	StakingBandwidth, System,
};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
	},
	ApplyExtrinsicResult, DispatchError, DispatchResult,
};
use support::{transaction, STAKE};

type Utility = pallet_utility::Call<Runtime>;
type Multisig = pallet_multisig::Call<Runtime>;
type Proxy = pallet_proxy::Call<Runtime>;
type Balances = pallet_balances::Call<Runtime>;
type Staking = pallet_staking_bandwidth::Call<Runtime>;

const PAYMENT: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);

/// The hospital: it stakes, and Alice, who stakes for herself, acts for it.
const HOSPITAL: Sr25519Keyring = Dave;

/// The patient: a key without an account.
const PATIENT: Sr25519Keyring = Ferdie;

/// A chain in its first block. Bob has staked nothing, and Eve's account is as old ones are.
fn chain() -> TestExternalities {
	let mut chain = support::chain(&[Alice, Bob, HOSPITAL, Eve], &[Alice, HOSPITAL]);
	chain.execute_with(|| {
		let account = |who: Sr25519Keyring| who.to_account_id();
		assert_ok!(medibloc_runtime::Proxy::add_proxy_delegate(
			&account(HOSPITAL),
			account(Alice),
			ProxyType::Any,
			0
		));
		frame_system::Account::<Runtime>::mutate(account(Eve), |eve| {
			eve.data.flags = pallet_balances::ExtraFlags::old_logic();
		});
	});
	chain
}

fn idle() -> RuntimeCall {
	frame_system::Call::remark { remark: Vec::new() }.into()
}

fn anchor() -> RuntimeCall {
	pallet_merkle_anchor::Call::anchor { root: H256::zero() }.into()
}

fn transfer(value: Balance) -> RuntimeCall {
	Balances::transfer_keep_alive { dest: Bob.to_account_id().into(), value }.into()
}

/// A call that fails: nobody owns so much.
fn failing() -> RuntimeCall {
	transfer(Balance::MAX)
}

/// `call` within each call that dispatches another one in the same transaction.
fn wrapped(call: RuntimeCall) -> Vec<(&'static str, RuntimeCall)> {
	let account = |who: Sr25519Keyring| who.to_account_id();
	let one = || Box::new(call.clone());
	let calls = || vec![call.clone()];
	let signed = frame_system::RawOrigin::Signed(account(Alice));
	let as_origin = Box::new(OriginCaller::system(signed));
	let (idle, failing) = (Box::new(idle()), Box::new(failing()));
	let others = vec![account(Bob)];
	vec![
		("batch", Utility::batch { calls: calls() }.into()),
		("batch_all", Utility::batch_all { calls: calls() }.into()),
		("force_batch", Utility::force_batch { calls: calls() }.into()),
		("as_derivative", Utility::as_derivative { index: 0, call: one() }.into()),
		("dispatch_as", Utility::dispatch_as { as_origin, call: one() }.into()),
		("if_else, first", Utility::if_else { main: one(), fallback: idle }.into()),
		("if_else, second", Utility::if_else { main: failing, fallback: one() }.into()),
		(
			"as_multi_threshold_1",
			Multisig::as_multi_threshold_1 { other_signatories: others, call: one() }.into(),
		),
		(
			"proxy",
			Proxy::proxy { real: account(HOSPITAL).into(), force_proxy_type: None, call: one() }
				.into(),
		),
	]
}

/// What the pool says of a transaction.
fn validate(signer: Sr25519Keyring, call: RuntimeCall) -> TransactionValidity {
	let transaction = transaction(signer, call);
	let parent = System::block_hash(System::block_number());
	// The pool asks on a copy of the state.
	sp_io::storage::start_transaction();
	let validity =
		Executive::validate_transaction(TransactionSource::External, transaction, parent);
	sp_io::storage::rollback_transaction();
	validity
}

/// What a block makes of a transaction.
fn apply(signer: Sr25519Keyring, call: RuntimeCall) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction(signer, call))
}

/// `call`, paid for by a standing voucher of the hospital that lists `listed`.
fn sponsored(signer: Sr25519Keyring, listed: &[&RuntimeCall], call: RuntimeCall) -> RuntimeCall {
	support::sponsored(HOSPITAL, signer, listed, call)
}

/// What came of the call within `wrapper`, which Alice dispatches without any extension. Some
/// wrappers succeed whatever comes of it, and tell by an event.
fn dispatched(wrapper: RuntimeCall) -> DispatchResult {
	use pallet_utility::Event as Utility;
	System::reset_events();
	let outcome = wrapper.dispatch(RuntimeOrigin::signed(Alice.to_account_id()));
	let told = System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::Utility(
			Utility::BatchInterrupted { error, .. }
			| Utility::ItemFailed { error }
			| Utility::IfElseFallbackCalled { main_error: error },
		) => Some(Err(error)),
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		_ => None,
	});
	told.unwrap_or_else(|| outcome.map(|_| ()).map_err(|failure| failure.error))
}

fn used(who: Sr25519Keyring) -> u64 {
	let account: AccountId = who.to_account_id();
	StakingBandwidth::quota(&account).used
}

/// What Alice is charged for the first transaction of a chain.
fn charged(call: RuntimeCall) -> u64 {
	chain().execute_with(|| {
		let outcome = apply(Alice, call);
		assert!(outcome.is_ok(), "{outcome:?}");
		assert_eq!(System::account_nonce(Alice.to_account_id()), 1);
		used(Alice)
	})
}

#[test]
fn a_sponsored_call_within_a_wrapper_should_be_refused() {
	chain().execute_with(|| {
		let inner = sponsored(Alice, &[&anchor()], anchor());
		assert_ok!(validate(Alice, inner.clone()));
		for (name, call) in wrapped(inner) {
			let refused = Refusal::SponsoredWithin.into();
			assert_eq!(validate(Alice, call.clone()), Err(refused), "{name}");
			assert_eq!(apply(Alice, call), Err(refused), "{name}");
		}
		assert_eq!((used(Alice), used(HOSPITAL)), (0, 0));
	});
}

#[test]
fn a_sponsored_call_should_fail_with_a_bad_origin_when_it_is_dispatched_without_a_judgement() {
	chain().execute_with(|| {
		let inner = sponsored(Alice, &[&anchor()], anchor());
		assert_eq!(dispatched(inner.clone()), Err(DispatchError::BadOrigin));
		for (name, call) in wrapped(inner) {
			assert_eq!(dispatched(call), Err(DispatchError::BadOrigin), "{name}");
		}
		assert!(medibloc_runtime::MerkleAnchor::anchored(H256::zero()).is_none());
	});
}

#[test]
fn a_standing_voucher_should_not_reach_an_unlisted_call_through_a_wrapper() {
	chain().execute_with(|| {
		for (name, call) in wrapped(anchor()) {
			let validate = |listed: &[&RuntimeCall]| {
				validate(PATIENT, sponsored(PATIENT, listed, call.clone()))
			};
			let refused = Err(Refusal::VoucherForOtherCall.into());
			assert_eq!(validate(&[&call, &idle(), &failing()]), refused, "{name}");
			assert_eq!(validate(&[&anchor(), &idle(), &failing()]), refused, "{name}");
			let all = validate(&[&call, &anchor(), &idle(), &failing()]);
			assert!(all.is_ok(), "{name}: {all:?}");
		}
	});
}

#[test]
fn a_first_stake_within_a_wrapper_should_not_pay_for_itself() {
	chain().execute_with(|| {
		let stake = RuntimeCall::from(Staking::stake { amount: STAKE });
		assert_ok!(validate(Bob, stake.clone()));
		for (name, call) in wrapped(stake) {
			assert_eq!(validate(Bob, call.clone()), Err(PAYMENT), "{name}");
			assert_eq!(apply(Bob, call), Err(PAYMENT), "{name}");
		}
		assert_eq!(StakingBandwidth::stake_of(&Bob.to_account_id()), 0);
	});
}

#[test]
fn a_way_out_within_a_wrapper_should_not_be_free() {
	let unstake = RuntimeCall::from(Staking::unstake { amount: STAKE });
	assert_eq!(charged(unstake.clone()), 0);
	for (name, call) in wrapped(unstake) {
		assert!(charged(call) > 0, "{name}");
	}
}

#[test]
fn a_call_that_claims_to_pay_no_fee_should_cost_what_it_costs_otherwise() {
	let upgrade = |who: Sr25519Keyring| {
		RuntimeCall::from(Balances::upgrade_accounts { who: vec![who.to_account_id()] })
	};
	// Whoever upgrades an old account claims that it is free.
	chain().execute_with(|| {
		let outcome = upgrade(Eve).dispatch(RuntimeOrigin::signed(Alice.to_account_id()));
		assert_eq!(outcome.map(|info| info.pays_fee), Ok(Pays::No));
	});

	let usual = charged(upgrade(Bob));
	assert!(usual > 0);
	assert_eq!(charged(upgrade(Eve)), usual);
	let pairs = wrapped(upgrade(Eve)).into_iter().zip(wrapped(upgrade(Bob)));
	for ((name, free), (_, paid)) in pairs {
		let usual = charged(paid);
		assert!(usual > 0, "{name}");
		assert_eq!(charged(free), usual, "{name}");
	}
}

#[test]
fn a_call_that_fails_should_cost_no_less_than_one_that_succeeds() {
	let outcome = |call| chain().execute_with(|| apply(Alice, call));
	assert_eq!(outcome(transfer(1)), Ok(Ok(())));
	assert!(matches!(outcome(failing()), Ok(Err(_))));

	assert!(charged(failing()) >= charged(transfer(1)));
	let pairs = wrapped(failing()).into_iter().zip(wrapped(transfer(1)));
	for ((name, bad), (_, good)) in pairs {
		let usual = charged(good);
		assert!(usual > 0, "{name}");
		assert!(charged(bad) >= usual, "{name}");
	}
}
