//! Nonces, and the accounts that keep them.

use crate::mock::*;
use frame_support::assert_ok;
use medibloc_primitives::{bandwidth::MAX_NONCE_GAP, refusal::Refusal};
use sp_keyring::Sr25519Keyring::Charlie;
use sp_runtime::transaction_validity::InvalidTransaction;

#[test]
fn a_nonce_should_be_refused_when_it_is_past_or_too_far_ahead() {
	run(|| {
		assert_eq!(execute(HOSPITAL, 0, remark(0)), Ok(Ok(())));
		assert_eq!(validate(HOSPITAL, 0, &remark(0)), Err(InvalidTransaction::Stale.into()));
		assert_ok!(validate(HOSPITAL, 1 + MAX_NONCE_GAP, &remark(0)));
		assert_eq!(
			validate(HOSPITAL, 2 + MAX_NONCE_GAP, &remark(0)),
			Err(Refusal::NonceTooFarAhead.into())
		);
		assert_eq!(execute(HOSPITAL, 2, remark(0)), Err(InvalidTransaction::Future.into()));
	});
}

#[test]
fn a_sponsored_account_should_never_be_reaped_so_that_its_vouchers_stay_used() {
	run(|| {
		let charlie = Charlie.to_account_id();
		let everything = RuntimeCall::from(pallet_balances::Call::transfer_all {
			dest: HOSPITAL.to_account_id(),
			keep_alive: false,
		});
		let voucher = once(0, &everything);
		let call = sponsored(voucher, Charlie, HOSPITAL, everything);
		assert_eq!(execute(Charlie, 0, call.clone()), Ok(Ok(())));

		assert_eq!(Balances::free_balance(&charlie), 0);
		assert_eq!(System::account_nonce(&charlie), 1);
		assert_eq!(validate(Charlie, 0, &call), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn a_sponsored_account_should_be_made_permanent_once() {
	run(|| {
		for nonce in 0..3 {
			let call = sponsored(once(nonce, &remark(0)), PATIENT, HOSPITAL, remark(0));
			assert_eq!(execute(PATIENT, nonce, call), Ok(Ok(())));
		}
		assert_eq!(System::sufficients(&PATIENT.to_account_id()), 1);
	});
}

#[test]
fn the_payer_should_be_charged_for_the_account_once() {
	run(|| {
		let mut costs = Vec::new();
		for nonce in 0..2 {
			let before = used();
			let call = sponsored(once(nonce, &remark(0)), PATIENT, HOSPITAL, remark(0));
			assert_eq!(execute(PATIENT, nonce, call), Ok(Ok(())));
			costs.push(used() - before);
		}
		assert_eq!(costs[0], (200 * 1_000_000_000_u64).div_ceil(128 * 1024));
		assert!(costs[1] < costs[0]);
	});
}

#[test]
fn an_account_that_was_sponsored_should_send_what_it_pays_for_itself_when_it_can() {
	run(|| {
		let call = sponsored(once(0, &remark(0)), PATIENT, HOSPITAL, remark(0));
		assert_eq!(execute(PATIENT, 0, call), Ok(Ok(())));
		assert_eq!(validate(PATIENT, 1, &remark(0)), Err(InvalidTransaction::Payment.into()));
	});
}
