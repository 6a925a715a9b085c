//! Vouchers for one transaction, and every way to misuse them. What is refused is refused by the pool.

use crate::{mock::*, Call, Event};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::fungible::Inspect,
};
use medibloc_primitives::{
	refusal::Refusal,
	voucher::{Voucher, MAX_VOUCHER_SLOTS},
	Hash, Signature,
};
use sp_core::{ecdsa, ed25519, Pair};
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Charlie, Dave};
use sp_runtime::{
	traits::IdentifyAccount,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	AccountId32, DispatchError, MultiSigner,
};

/// The same call with a signature that nobody made.
fn with_junk_signature(call: RuntimeCall) -> RuntimeCall {
	let RuntimeCall::PayerSignature(Call::sponsored { voucher, key, call, .. }) = call else {
		unreachable!()
	};
	let signature = Signature::Sr25519(Default::default());
	Call::sponsored { voucher, key, signature, call }.into()
}

/// Neither the pool takes it, nor a block.
fn refused(call: RuntimeCall, refusal: Refusal) {
	refused_from(PATIENT, 0, call, refusal);
}

fn refused_from(
	signer: sp_keyring::Sr25519Keyring,
	nonce: u32,
	call: RuntimeCall,
	refusal: Refusal,
) {
	assert_eq!(validate(signer, nonce, &call), Err(refusal.into()));
	assert_eq!(execute(signer, nonce, call), Err(refusal.into()));
	assert_eq!(used(), 0);
}

#[test]
fn a_patient_without_an_account_should_act_and_the_hospital_should_pay() {
	run(|| {
		let patient = PATIENT.to_account_id();
		assert!(!System::account_exists(&patient));
		let call = sponsored(once(0, &remark(9)), PATIENT, HOSPITAL, remark(9));

		assert_ok!(validate(PATIENT, 0, &call));
		assert_eq!(execute(PATIENT, 0, call), Ok(Ok(())));

		assert!(used() > 0);
		assert_eq!(StakingBandwidth::quota(&patient).used, 0);
		assert_eq!(Balances::total_balance(&patient), 0);
		assert_eq!((System::account_nonce(&patient), System::sufficients(&patient)), (1, 1));
		let (payer, cost) = (HOSPITAL.to_account_id(), used());
		System::assert_last_event(
			Event::Sponsored { payer, signer: patient, cost, result: Ok(()) }.into(),
		);
	});
}

#[test]
fn the_call_should_run_as_the_signer() {
	run(|| {
		let value = 5_000;
		let dest = Dave.to_account_id();
		let call = RuntimeCall::from(pallet_balances::Call::transfer_allow_death { dest, value });
		let call = sponsored(once(0, &call), Charlie, HOSPITAL, call);
		assert_eq!(execute(Charlie, 0, call), Ok(Ok(())));
		assert_eq!(Balances::total_balance(&Charlie.to_account_id()), 2 * STAKE - value);
		assert_eq!(Balances::total_balance(&HOSPITAL.to_account_id()), 2 * STAKE);
	});
}

#[test]
fn the_hospital_should_pay_for_a_call_that_fails() {
	run(|| {
		let call = RuntimeCall::from(pallet_balances::Call::transfer_allow_death {
			dest: Dave.to_account_id(),
			value: 1,
		});
		let call = sponsored(once(0, &call), PATIENT, HOSPITAL, call);
		let outcome = execute(PATIENT, 0, call);
		let Ok(Err(error)) = outcome else { panic!("{outcome:?}") };
		assert!(used() > 0);
		assert_eq!(System::account_nonce(PATIENT.to_account_id()), 1);
		let (payer, signer) = (HOSPITAL.to_account_id(), PATIENT.to_account_id());
		System::assert_last_event(
			Event::Sponsored { payer, signer, cost: used(), result: Err(error) }.into(),
		);
	});
}

#[test]
fn a_voucher_should_be_refused_when_another_signer_uses_it() {
	run(|| {
		let RuntimeCall::PayerSignature(Call::sponsored { voucher, key, signature, call }) =
			sponsored(once(0, &remark(0)), Charlie, HOSPITAL, remark(0))
		else {
			unreachable!()
		};
		let call = Call::sponsored { voucher, key, signature, call }.into();
		refused(call, Refusal::VoucherSignature);
	});
}

#[test]
fn a_voucher_should_be_refused_at_another_nonce() {
	run(|| {
		let call = sponsored(once(1, &remark(0)), PATIENT, HOSPITAL, remark(0));
		refused(call.clone(), Refusal::VoucherForOtherNonce);
		assert_ok!(validate(PATIENT, 1, &call));
	});
}

#[test]
fn a_voucher_should_be_refused_the_second_time() {
	run(|| {
		let call = sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0));
		assert_eq!(execute(PATIENT, 0, call.clone()), Ok(Ok(())));
		let before = used();
		assert_eq!(validate(PATIENT, 0, &call), Err(InvalidTransaction::Stale.into()));
		assert_eq!(validate(PATIENT, 1, &call), Err(Refusal::VoucherForOtherNonce.into()));
		assert_eq!(used(), before);
	});
}

#[test]
fn a_voucher_should_be_refused_with_another_call() {
	run(|| {
		let call = sponsored(once(0, &remark(1)), PATIENT, HOSPITAL, remark(2));
		refused(call, Refusal::VoucherForOtherCall);
	});
}

#[test]
fn a_voucher_should_be_refused_on_another_chain() {
	run(|| {
		let voucher = once(0, &remark(0));
		let message = voucher.message(&Hash::repeat_byte(7), &PATIENT.to_account_id());
		let signature = Signature::Sr25519(HOSPITAL.pair().sign(&message));
		let (key, call) = (HOSPITAL.to_account_id(), Box::new(remark(0)));
		refused(
			Call::sponsored { voucher, key, signature, call }.into(),
			Refusal::VoucherSignature,
		);
	});
}

#[test]
fn a_voucher_should_be_refused_when_the_bare_hash_was_signed() {
	run(|| {
		let voucher = once(0, &remark(0));
		let signed = (genesis(), PATIENT.to_account_id(), &voucher).encode();
		let signature = Signature::Sr25519(HOSPITAL.pair().sign(&blake2_256(&signed)));
		let (key, call) = (HOSPITAL.to_account_id(), Box::new(remark(0)));
		refused(
			Call::sponsored { voucher, key, signature, call }.into(),
			Refusal::VoucherSignature,
		);
	});
}

#[test]
fn a_voucher_should_be_refused_when_it_was_changed_after_it_was_signed() {
	run(|| {
		let RuntimeCall::PayerSignature(Call::sponsored { voucher, key, signature, call }) =
			sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0))
		else {
			unreachable!()
		};
		let later = Voucher { expires_at: voucher.expires_at + 1, ..voucher };
		let call = Call::sponsored { voucher: later, key, signature, call }.into();
		refused(call, Refusal::VoucherSignature);
	});
}

#[test]
fn a_voucher_should_be_good_to_its_last_slot_and_not_longer() {
	run(|| {
		let call = sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0));
		assert_eq!(validate(PATIENT, 0, &call).unwrap().longevity, 100);
		go_to(FIRST_SLOT + 100);
		assert_ok!(validate(PATIENT, 0, &call));
		go_to(FIRST_SLOT + 101);
		refused(call, Refusal::VoucherExpired);
	});
}

#[test]
fn a_voucher_should_be_refused_when_its_end_is_too_far_ahead() {
	run(|| {
		for (ahead, refusal) in [(0, None), (1, Some(Refusal::VoucherTooLong))] {
			let expires_at = FIRST_SLOT + MAX_VOUCHER_SLOTS + ahead;
			let voucher = Voucher { expires_at, ..once(0, &remark(0)) };
			let call = sponsored(voucher, PATIENT, HOSPITAL, remark(0));
			let refused = validate(PATIENT, 0, &call).err();
			assert_eq!(refused, refusal.map(Into::into));
		}
	});
}

#[test]
fn a_payer_should_not_pay_for_itself_with_a_voucher() {
	run(|| {
		let call = sponsored(once(0, &remark(0)), HOSPITAL, HOSPITAL, remark(0));
		refused_from(HOSPITAL, 0, call, Refusal::PayerIsSigner);
		assert_eq!(System::account_nonce(HOSPITAL.to_account_id()), 0);
	});
}

#[test]
fn a_payer_without_bandwidth_should_not_pay_and_the_signer_should_not_either() {
	run(|| {
		// The signer could pay, and is not asked to.
		let stake = pallet_staking_bandwidth::Call::stake { amount: STAKE };
		assert_eq!(execute(Charlie, 0, stake.into()), Ok(Ok(())));
		let used = || StakingBandwidth::quota(&Charlie.to_account_id()).used;
		let before = used();

		let voucher = Voucher { payer: Dave.to_account_id(), ..once(1, &remark(0)) };
		let call = sponsored(voucher, Charlie, Dave, remark(0));
		assert_eq!(validate(Charlie, 1, &call), Err(InvalidTransaction::Payment.into()));
		assert_eq!(execute(Charlie, 1, call), Err(InvalidTransaction::Payment.into()));
		assert_eq!(used(), before);
	});
}

#[test]
fn a_sponsored_call_within_another_call_should_be_refused() {
	run(|| {
		let inner = sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0));
		let batch = RuntimeCall::from(pallet_utility::Call::batch { calls: vec![inner.clone()] });
		assert_eq!(validate(HOSPITAL, 0, &batch), Err(Refusal::SponsoredWithin.into()));

		let twice = sponsored(once(0, &inner), PATIENT, HOSPITAL, inner.clone());
		refused(twice, Refusal::SponsoredWithin);
		let deep = sponsored(once(0, &batch), PATIENT, HOSPITAL, batch);
		refused(deep, Refusal::SponsoredWithin);
	});
}

#[test]
fn a_sponsored_call_should_be_found_however_deep_it_is_nested() {
	run(|| {
		let inner = sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0));
		let deep = nested(inner, 200);
		assert_eq!(validate(HOSPITAL, 0, &deep), Err(Refusal::SponsoredWithin.into()));
		assert_eq!(execute(HOSPITAL, 0, deep), Err(Refusal::SponsoredWithin.into()));
	});
}

/// Otherwise a flood of vouchers that are void for another reason would cost nodes a verification
/// each.
#[test]
fn a_signature_should_be_verified_last() {
	run(|| {
		let fresh = once(0, &remark(0));
		let too_late = FIRST_SLOT + MAX_VOUCHER_SLOTS + 1;
		let used_up = standing(1, &[&remark(0)], 1);
		let cancelled = standing(2, &[&remark(0)], u64::MAX);
		let hospital = RuntimeOrigin::signed(HOSPITAL.to_account_id());
		assert_ok!(PayerSignature::cancel(hospital, 2));

		let cases: [(Voucher, TransactionValidityError); 10] = [
			(
				Voucher { expires_at: FIRST_SLOT - 1, ..fresh.clone() },
				Refusal::VoucherExpired.into(),
			),
			(Voucher { expires_at: too_late, ..fresh.clone() }, Refusal::VoucherTooLong.into()),
			(Voucher { generation: 1, ..fresh.clone() }, Refusal::VoucherVoid.into()),
			(once(1, &remark(0)), Refusal::VoucherForOtherNonce.into()),
			(once(0, &remark(1)), Refusal::VoucherForOtherCall.into()),
			(standing(3, &[], u64::MAX), Refusal::VoucherForOtherCall.into()),
			(used_up, Refusal::AllowanceUsedUp.into()),
			(cancelled, Refusal::AllowanceCancelled.into()),
			// Dave has no stake.
			(
				Voucher { payer: Dave.to_account_id(), ..fresh.clone() },
				InvalidTransaction::Payment.into(),
			),
			(
				Voucher { payer: PATIENT.to_account_id(), ..fresh.clone() },
				Refusal::PayerIsSigner.into(),
			),
		];
		for (voucher, refusal) in cases {
			let call = sponsored(voucher, PATIENT, HOSPITAL, remark(0));
			let call = with_junk_signature(call);
			assert_eq!(validate(PATIENT, 0, &call), Err(refusal));
			assert_eq!(execute(PATIENT, 0, call), Err(refusal));
		}

		let junk = |key| with_junk_signature(sponsored(fresh.clone(), PATIENT, key, remark(0)));
		refused(junk(Dave), Refusal::KeyNotAuthorized);
		refused(junk(HOSPITAL), Refusal::VoucherSignature);
	});
}

#[test]
fn a_sponsored_operational_call_should_be_an_ordinary_transaction() {
	run(|| {
		let inner = RuntimeCall::from(frame_system::Call::set_heap_pages { pages: 1 });
		assert_eq!(inner.get_dispatch_info().class, DispatchClass::Operational);
		let call = sponsored(once(0, &inner), PATIENT, HOSPITAL, inner);
		assert_eq!(call.get_dispatch_info().class, DispatchClass::Normal);

		// The patient is no producer. What patients must not do fails, and costs the hospital.
		assert_ok!(validate(PATIENT, 0, &call));
		assert_eq!(execute(PATIENT, 0, call), Ok(Err(DispatchError::BadOrigin)));
		assert!(used() > 0);
	});
}

#[test]
fn a_sponsored_call_should_fail_when_nobody_judged_it() {
	run(|| {
		let RuntimeCall::PayerSignature(Call::sponsored { voucher, key, signature, call }) =
			sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0))
		else {
			unreachable!()
		};
		for origin in [RuntimeOrigin::signed(PATIENT.to_account_id()), RuntimeOrigin::root()] {
			let outcome = PayerSignature::sponsored(
				origin,
				voucher.clone(),
				key.clone(),
				signature.clone(),
				call.clone(),
			);
			assert_eq!(outcome.unwrap_err().error, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn vouchers_should_be_signed_with_any_scheme() {
	run(|| {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let ecdsa = ecdsa::Pair::from_seed(&[2; 32]);
		let edwards = MultiSigner::Ed25519(ed.public()).into_account();
		let secp = MultiSigner::Ecdsa(ecdsa.public()).into_account();
		for (nonce, key) in [(0, edwards), (1, secp)] {
			let until = FIRST_SLOT;
			let hospital = HOSPITAL.to_account_id();
			assert_ok!(PayerSignature::authorize_key(
				RuntimeOrigin::signed(hospital),
				key.clone(),
				until
			));
			let voucher = once(nonce, &remark(0));
			let message = voucher.message(&genesis(), &AccountId32::from(PATIENT));
			let signature = match nonce {
				0 => Signature::Ed25519(ed.sign(&message)),
				_ => Signature::Ecdsa(ecdsa.sign(&message)),
			};
			let call = Call::sponsored { voucher, key, signature, call: Box::new(remark(0)) };
			assert_eq!(execute(PATIENT, nonce, call.into()), Ok(Ok(())));
		}
	});
}
