//! How a certificate begins.

use super::*;
use crate::{Call, Error, Event};
use frame_support::{assert_noop, assert_ok};
use medibloc_primitives::bandwidth::CERTIFICATE_STATE;
use medibloc_support::{Created, DeclaresPermanentState};
use sp_runtime::DispatchError;

#[test]
fn certify_should_store_the_slots_time_and_the_end_when_the_certificate_is_new() {
	run(|| {
		next_block(3);
		let expires_at = after(10);
		assert_ok!(certify(BOARD, HASH, expires_at));
		let expected = Certificate { issued_at: now(), expires_at, revocation: None };
		assert_eq!(issued_by(BOARD, HASH), Some(expected));
		System::assert_last_event(
			Event::Certified {
				professional: DOCTOR,
				certifier: BOARD,
				certificate_hash: HASH,
				expires_at,
			}
			.into(),
		);
	});
}

#[test]
fn certify_should_fail_when_the_certificate_would_have_expired() {
	run(|| {
		// In milliseconds: whoever means seconds is told.
		for expires_at in [0, now() / 1_000, now() - 1, now()] {
			assert_noop!(certify(BOARD, HASH, expires_at), Error::<Test>::AlreadyExpired);
		}
		assert_ok!(certify(BOARD, HASH, now() + 1));
	});
}

#[test]
fn certify_should_fail_when_the_same_certifier_issued_the_hash_before() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		let first = issued_by(BOARD, HASH);
		for slots in [0, 5, 20] {
			next_block(slots);
			assert_noop!(certify(BOARD, HASH, after(100)), Error::<Test>::AlreadyIssued);
		}
		assert_eq!(issued_by(BOARD, HASH), first);
	});
}

#[test]
fn certify_should_issue_another_certificate_when_hash_certifier_or_professional_differ() {
	run(|| {
		let other = H256::repeat_byte(1);
		assert_ok!(certify(BOARD, HASH, after(10)));
		assert_ok!(certify(BOARD, other, after(20)));
		assert_ok!(certify(HOSPITAL, HASH, after(30)));
		let board = RuntimeOrigin::signed(BOARD);
		assert_ok!(Certification::certify(board, HOSPITAL, HASH, after(40)));
		let ends = [issued_by(BOARD, HASH), issued_by(BOARD, other), issued_by(HOSPITAL, HASH)]
			.map(|certificate| certificate.map(|certificate| certificate.expires_at));
		assert_eq!(ends, [Some(after(10)), Some(after(20)), Some(after(30))]);
	});
}

#[test]
fn certifying_oneself_should_be_allowed_and_be_visible_as_such() {
	run(|| {
		assert_ok!(certify(DOCTOR, HASH, after(10)));
		assert!(issued_by(DOCTOR, HASH).is_some());
		let listed = Certification::certificates(&DOCTOR, None, 10);
		assert_eq!(listed.iter().map(|one| one.certifier).collect::<Vec<_>>(), [DOCTOR]);
		assert!(!Certification::is_certified(&DOCTOR, &[BOARD, HOSPITAL], now()));
	});
}

#[test]
fn calls_should_fail_when_the_origin_is_not_a_signed_account() {
	run(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				Certification::certify(origin.clone(), DOCTOR, HASH, after(1)),
				DispatchError::BadOrigin
			);
			assert_noop!(Certification::revoke(origin, DOCTOR, HASH, 0), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn a_certificate_should_be_paid_for_when_it_is_issued_and_never_again() {
	run(|| {
		let call =
			Call::certify { professional: DOCTOR, certificate_hash: HASH, expires_at: after(1) };
		assert_eq!(Certification::permanent_state(&call), Created::bytes(CERTIFICATE_STATE));
		let call = Call::revoke { professional: DOCTOR, certificate_hash: HASH, reason: 0 };
		assert_eq!(Certification::permanent_state(&call), Created::default());

		assert_ok!(certify(BOARD, HASH, after(1)));
		assert_ok!(revoke(BOARD, HASH, 0));
		assert_eq!(CreatedBytes::get(), CERTIFICATE_STATE);
	});
}
