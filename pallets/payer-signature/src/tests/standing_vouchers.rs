//! Vouchers for any number of transactions, until their allowance is used.

use crate::{mock::*, Allowances, Error, Event};
use frame_support::{assert_noop, assert_ok};
use medibloc_primitives::{
	refusal::Refusal,
	voucher::{Voucher, MAX_VOUCHER_SLOTS, VOUCHER_STATE},
};
use sp_keyring::Sr25519Keyring::{self, Charlie};

/// What a sponsored remark costs when the signer's account and the allowance are there. Takes two nonces of the patient.
fn cost_of_one() -> u64 {
	let voucher = standing(99, &[&remark(0)], u64::MAX);
	let probe = sponsored(voucher, PATIENT, HOSPITAL, remark(0));
	assert_eq!(execute(PATIENT, 0, probe.clone()), Ok(Ok(())));
	let first = used();
	assert_eq!(execute(PATIENT, 1, probe), Ok(Ok(())));
	used() - first
}

/// What so many bytes of permanent state cost.
fn state_cost(bytes: u32) -> u64 {
	(u64::from(bytes) * 1_000_000_000).div_ceil(128 * 1024)
}

fn allowance_used(serial: u64) -> u64 {
	Allowances::<Test>::get(HOSPITAL.to_account_id(), serial).map_or(0, |allowance| allowance.used)
}

fn hospital() -> RuntimeOrigin {
	RuntimeOrigin::signed(HOSPITAL.to_account_id())
}

#[test]
fn a_standing_voucher_should_pay_until_its_allowance_is_used() {
	run(|| {
		let (new, one) = (state_cost(VOUCHER_STATE), cost_of_one());
		let call =
			sponsored(standing(1, &[&remark(0)], new + 2 * one), PATIENT, HOSPITAL, remark(0));
		for nonce in 2..5 {
			assert_eq!(execute(PATIENT, nonce, call.clone()), Ok(Ok(())));
		}
		assert_eq!(allowance_used(1), new + 2 * one);
		assert_eq!(validate(PATIENT, 5, &call), Err(Refusal::AllowanceUsedUp.into()));
		assert_eq!(execute(PATIENT, 5, call), Err(Refusal::AllowanceUsedUp.into()));
	});
}

#[test]
fn what_is_given_back_to_the_payer_should_be_given_back_to_the_allowance() {
	run(|| {
		let call = sponsored(standing(1, &[&remark(0)], u64::MAX), PATIENT, HOSPITAL, remark(0));
		for nonce in 0..3 {
			assert_eq!(execute(PATIENT, nonce, call.clone()), Ok(Ok(())));
			assert_eq!(allowance_used(1), used());
		}
	});
}

#[test]
fn vouchers_with_one_serial_should_share_one_allowance() {
	run(|| {
		let limit = 20_000_000;
		for (signer, share) in [(PATIENT, limit), (Charlie, limit)] {
			let call = sponsored(standing(1, &[&remark(0)], share), signer, HOSPITAL, remark(0));
			let mut nonce = 0;
			while execute(signer, nonce, call.clone()).is_ok() {
				nonce += 1;
			}
			assert_eq!(validate(signer, nonce, &call), Err(Refusal::AllowanceUsedUp.into()));
		}
		assert!(used() <= limit);
	});
}

#[test]
fn a_standing_voucher_should_not_pay_for_an_unlisted_call_nor_through_a_wrapper() {
	run(|| {
		let unlisted = RuntimeCall::from(frame_system::Call::remark_with_event { remark: vec![] });
		let batch = |calls| RuntimeCall::from(pallet_utility::Call::batch { calls });
		let refused = |listed: &[&RuntimeCall], call: RuntimeCall| {
			let call = sponsored(standing(1, listed, u64::MAX), PATIENT, HOSPITAL, call);
			assert_eq!(validate(PATIENT, 0, &call), Err(Refusal::VoucherForOtherCall.into()));
		};
		refused(&[&remark(0)], unlisted.clone());
		refused(&[], remark(0));
		refused(&[&remark(0)], batch(vec![remark(0)]));
		// Not even if the wrapper is listed.
		let listed = [&remark(0), &batch(vec![])];
		refused(&listed, batch(vec![remark(0), unlisted.clone()]));
		refused(&listed, batch(vec![batch(vec![unlisted])]));

		let listed = sponsored(
			standing(1, &listed, u64::MAX),
			PATIENT,
			HOSPITAL,
			batch(vec![remark(0), batch(vec![remark(0)])]),
		);
		assert_eq!(execute(PATIENT, 0, listed), Ok(Ok(())));
	});
}

/// If each batch doubled the work of judging, there would be no end to it.
#[test]
fn an_unlisted_call_should_be_found_however_deep_it_is_nested() {
	run(|| {
		let unlisted = RuntimeCall::from(frame_system::Call::remark_with_event { remark: vec![] });
		let listed = [&remark(0), &nested(remark(0), 1)];
		let judge = |call| {
			let voucher = standing(1, &listed, u64::MAX);
			validate(PATIENT, 0, &sponsored(voucher, PATIENT, HOSPITAL, nested(call, 200)))
		};
		assert_eq!(judge(unlisted), Err(Refusal::VoucherForOtherCall.into()));
		assert_ok!(judge(remark(0)));
	});
}

#[test]
fn cancel_should_void_one_allowance_for_ever() {
	run(|| {
		let call = |serial| {
			sponsored(standing(serial, &[&remark(0)], u64::MAX), PATIENT, HOSPITAL, remark(0))
		};
		assert_eq!(execute(PATIENT, 0, call(1)), Ok(Ok(())));
		for serial in [1, 2] {
			assert_ok!(PayerSignature::cancel(hospital(), serial));
			System::assert_last_event(
				Event::Cancelled { payer: HOSPITAL.to_account_id(), serial }.into(),
			);
			assert_eq!(
				validate(PATIENT, 1, &call(serial)),
				Err(Refusal::AllowanceCancelled.into())
			);
			assert_noop!(
				PayerSignature::cancel(hospital(), serial),
				Error::<Test>::AlreadyCancelled
			);
		}
		assert_eq!(execute(PATIENT, 1, call(3)), Ok(Ok(())));
	});
}

#[test]
fn cancel_all_should_void_vouchers_of_both_scopes() {
	run(|| {
		let vouchers = [once(0, &remark(0)), standing(1, &[&remark(0)], u64::MAX)];
		assert_ok!(PayerSignature::cancel_all(hospital()));
		for voucher in vouchers {
			let call = sponsored(voucher.clone(), PATIENT, HOSPITAL, remark(0));
			assert_eq!(validate(PATIENT, 0, &call), Err(Refusal::VoucherVoid.into()));

			let renewed = Voucher { generation: 1, ..voucher };
			assert_ok!(validate(PATIENT, 0, &sponsored(renewed, PATIENT, HOSPITAL, remark(0))));
		}
		let early = Voucher { generation: 2, ..once(0, &remark(0)) };
		let call = sponsored(early, PATIENT, HOSPITAL, remark(0));
		assert_eq!(validate(PATIENT, 0, &call), Err(Refusal::VoucherVoid.into()));
	});
}

#[test]
fn clear_should_not_refill_an_allowance_that_a_voucher_can_still_use() {
	run(|| {
		let anybody = || RuntimeOrigin::signed(Charlie.to_account_id());
		let payer = HOSPITAL.to_account_id();
		let call = sponsored(standing(1, &[&remark(0)], u64::MAX), PATIENT, HOSPITAL, remark(0));
		assert_noop!(
			PayerSignature::clear(anybody(), payer.clone(), 1),
			Error::<Test>::NoSuchAllowance
		);
		assert_eq!(execute(PATIENT, 0, call), Ok(Ok(())));

		// Its voucher has expired then, but another one with its serial may not have.
		for slot in [FIRST_SLOT + 101, FIRST_SLOT + MAX_VOUCHER_SLOTS] {
			go_to(slot);
			assert_noop!(
				PayerSignature::clear(anybody(), payer.clone(), 1),
				Error::<Test>::StillNeeded
			);
		}
		go_to(FIRST_SLOT + MAX_VOUCHER_SLOTS + 1);
		assert_ok!(PayerSignature::clear(anybody(), payer, 1));
		assert_eq!(Allowances::<Test>::iter().count(), 0);
	});
}

#[test]
fn clear_should_not_refill_an_allowance_for_a_voucher_that_was_not_used_yet() {
	run(|| {
		let limit = 20_000_000;
		let short = standing(1, &[&remark(0)], limit);
		let long = Voucher { expires_at: FIRST_SLOT + 10_000, ..short.clone() };
		let call = sponsored(short, PATIENT, HOSPITAL, remark(0));
		let mut nonce = 0;
		while execute(PATIENT, nonce, call.clone()).is_ok() {
			nonce += 1;
		}

		go_to(FIRST_SLOT + 101);
		let payer = HOSPITAL.to_account_id();
		assert_noop!(PayerSignature::clear(hospital(), payer, 1), Error::<Test>::StillNeeded);
		let call = sponsored(long, Charlie, HOSPITAL, remark(0));
		assert_eq!(validate(Charlie, 0, &call), Err(Refusal::AllowanceUsedUp.into()));
	});
}

#[test]
fn clear_should_keep_a_cancellation_as_long_as_a_voucher_can_last() {
	run(|| {
		let payer = HOSPITAL.to_account_id();
		assert_ok!(PayerSignature::cancel(hospital(), 1));
		let end = FIRST_SLOT + MAX_VOUCHER_SLOTS;
		go_to(end);
		assert_noop!(
			PayerSignature::clear(hospital(), payer.clone(), 1),
			Error::<Test>::StillNeeded
		);
		go_to(end + 1);
		assert_ok!(PayerSignature::clear(hospital(), payer, 1));
	});
}

#[test]
fn clear_should_forget_an_allowance_of_an_earlier_generation_at_once() {
	run(|| {
		assert_ok!(PayerSignature::cancel(hospital(), 1));
		assert_ok!(PayerSignature::cancel_all(hospital()));
		assert_ok!(PayerSignature::clear(hospital(), HOSPITAL.to_account_id(), 1));
	});
}

#[test]
fn an_allowance_should_be_used_by_whoever_the_voucher_was_signed_for_only() {
	run(|| {
		let stolen = sponsored(standing(1, &[&remark(0)], u64::MAX), PATIENT, HOSPITAL, remark(0));
		let thief = Sr25519Keyring::Ferdie;
		assert_eq!(validate(thief, 0, &stolen), Err(Refusal::VoucherSignature.into()));
	});
}
