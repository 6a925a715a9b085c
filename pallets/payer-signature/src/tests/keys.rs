//! Keys that sign vouchers for a payer whose own key is in the safe.

use crate::{mock::*, Error, Event, Keys, Payers};
use frame_support::{assert_noop, assert_ok};
use medibloc_primitives::{
	refusal::Refusal,
	voucher::{MAX_VOUCHER_KEYS, MAX_VOUCHER_SLOTS},
	AccountId,
};
use sp_keyring::Sr25519Keyring::{Dave, Eve};

fn hospital() -> RuntimeOrigin {
	RuntimeOrigin::signed(HOSPITAL.to_account_id())
}

fn by_desk() -> RuntimeCall {
	sponsored(once(0, &remark(0)), PATIENT, Dave, remark(0))
}

const NOT_AUTHORIZED: Refusal = Refusal::KeyNotAuthorized;

#[test]
fn a_voucher_key_should_sign_when_it_is_authorised_and_not_before() {
	run(|| {
		assert_eq!(validate(PATIENT, 0, &by_desk()), Err(NOT_AUTHORIZED.into()));
		let (payer, key, until) = (HOSPITAL.to_account_id(), Dave.to_account_id(), FIRST_SLOT + 5);
		assert_ok!(PayerSignature::authorize_key(hospital(), key.clone(), until));
		System::assert_last_event(Event::KeyAuthorized { payer, key, until }.into());
		assert_eq!(execute(PATIENT, 0, by_desk()), Ok(Ok(())));
		assert!(used() > 0);
	});
}

#[test]
fn a_voucher_key_should_sign_to_its_last_slot() {
	run(|| {
		let key = Dave.to_account_id();
		assert_ok!(PayerSignature::authorize_key(hospital(), key.clone(), FIRST_SLOT + 5));
		go_to(FIRST_SLOT + 5);
		assert_ok!(validate(PATIENT, 0, &by_desk()));
		go_to(FIRST_SLOT + 6);
		assert_eq!(validate(PATIENT, 0, &by_desk()), Err(NOT_AUTHORIZED.into()));

		assert_ok!(PayerSignature::authorize_key(hospital(), key, FIRST_SLOT + 50));
		assert_ok!(validate(PATIENT, 0, &by_desk()));
		assert_eq!(Payers::<Test>::get(HOSPITAL.to_account_id()).keys, 1);
	});
}

#[test]
fn a_revoked_key_should_not_come_back_in_the_same_generation() {
	run(|| {
		let key = Dave.to_account_id();
		assert_ok!(PayerSignature::authorize_key(hospital(), key.clone(), FIRST_SLOT + 5));
		assert_ok!(PayerSignature::revoke_key(hospital(), key.clone()));
		assert_eq!(validate(PATIENT, 0, &by_desk()), Err(NOT_AUTHORIZED.into()));
		assert_noop!(
			PayerSignature::authorize_key(hospital(), key.clone(), FIRST_SLOT + 5),
			Error::<Test>::KeyRevoked
		);
		assert_noop!(PayerSignature::revoke_key(hospital(), key.clone()), Error::<Test>::NoSuchKey);

		assert_ok!(PayerSignature::cancel_all(hospital()));
		assert_ok!(PayerSignature::authorize_key(hospital(), key, FIRST_SLOT + 5));
	});
}

#[test]
fn cancel_all_should_void_the_keys() {
	run(|| {
		assert_ok!(PayerSignature::authorize_key(hospital(), Dave.to_account_id(), FIRST_SLOT + 5));
		assert_ok!(PayerSignature::cancel_all(hospital()));
		let voucher =
			medibloc_primitives::voucher::Voucher { generation: 1, ..once(0, &remark(0)) };
		let call = sponsored(voucher, PATIENT, Dave, remark(0));
		assert_eq!(validate(PATIENT, 0, &call), Err(NOT_AUTHORIZED.into()));
	});
}

#[test]
fn a_key_should_sign_for_its_payer_only() {
	run(|| {
		let stake = pallet_staking_bandwidth::Call::stake { amount: STAKE };
		assert_eq!(execute(Eve, 0, stake.into()), Ok(Ok(())));
		let eve = RuntimeOrigin::signed(Eve.to_account_id());
		assert_ok!(PayerSignature::authorize_key(eve, Dave.to_account_id(), FIRST_SLOT + 5));
		assert_eq!(validate(PATIENT, 0, &by_desk()), Err(NOT_AUTHORIZED.into()));
	});
}

#[test]
fn authorize_key_should_refuse_too_many_keys_and_wrong_ends() {
	run(|| {
		for number in 0..MAX_VOUCHER_KEYS as u8 {
			let key = AccountId::new([number; 32]);
			assert_ok!(PayerSignature::authorize_key(hospital(), key, FIRST_SLOT));
		}
		let another = AccountId::new([99; 32]);
		assert_noop!(
			PayerSignature::authorize_key(hospital(), another.clone(), FIRST_SLOT),
			Error::<Test>::TooManyKeys
		);
		assert_ok!(PayerSignature::revoke_key(hospital(), AccountId::new([0; 32])));
		for until in [FIRST_SLOT - 1, FIRST_SLOT + MAX_VOUCHER_SLOTS + 1, u64::MAX] {
			assert_noop!(
				PayerSignature::authorize_key(hospital(), another.clone(), until),
				Error::<Test>::BadEnd
			);
		}
		assert_ok!(PayerSignature::authorize_key(hospital(), another, FIRST_SLOT));
		assert_noop!(
			PayerSignature::authorize_key(hospital(), HOSPITAL.to_account_id(), FIRST_SLOT),
			Error::<Test>::OwnKey
		);
		assert_eq!(Keys::<Test>::iter().count(), MAX_VOUCHER_KEYS as usize + 1);
	});
}
