//! How a certificate ends, and that it stays ended.

use super::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use medibloc_primitives::certificate::{Revocation, Validity};

#[test]
fn revoke_should_store_the_slots_time_and_the_reason_and_leave_the_rest() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(100)));
		let before = issued_by(BOARD, HASH).expect("it was issued");
		next_block(4);
		assert_ok!(revoke(BOARD, HASH, 9));
		let revocation = Some(Revocation { at: now(), reason: 9 });
		assert_eq!(issued_by(BOARD, HASH), Some(Certificate { revocation, ..before }));
		System::assert_last_event(
			Event::Revoked {
				professional: DOCTOR,
				certifier: BOARD,
				certificate_hash: HASH,
				reason: 9,
			}
			.into(),
		);
	});
}

#[test]
fn revoke_should_take_every_reason() {
	run(|| {
		for reason in 0..=u8::MAX {
			let hash = H256::repeat_byte(reason);
			assert_ok!(certify(BOARD, hash, after(1)));
			assert_ok!(revoke(BOARD, hash, reason));
			let revocation = issued_by(BOARD, hash).and_then(|certificate| certificate.revocation);
			assert_eq!(revocation.map(|revocation| revocation.reason), Some(reason));
		}
	});
}

#[test]
fn revoke_should_fail_when_the_sender_did_not_issue_the_certificate() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		// Another certifier, the professional itself, another hash, another professional.
		for (certifier, hash) in [(HOSPITAL, HASH), (DOCTOR, HASH), (BOARD, H256::zero())] {
			assert_noop!(revoke(certifier, hash, 0), Error::<Test>::NoSuchCertificate);
		}
		assert_noop!(
			Certification::revoke(RuntimeOrigin::signed(BOARD), HOSPITAL, HASH, 0),
			Error::<Test>::NoSuchCertificate
		);
	});
}

#[test]
fn a_revocation_should_never_be_undone() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		next_block(0);
		assert_ok!(revoke(BOARD, HASH, 1));
		let ended = issued_by(BOARD, HASH);

		// At once, before it would have expired, when it would have expired, and after that.
		for missed in [0, 3, 6, 1_000] {
			next_block(missed);
			assert_noop!(revoke(BOARD, HASH, 2), Error::<Test>::AlreadyRevoked);
			assert_noop!(certify(BOARD, HASH, after(50)), Error::<Test>::AlreadyIssued);
		}

		// A renewal is another certificate, and so is somebody else's: they do not touch this one.
		assert_ok!(certify(BOARD, H256::zero(), after(50)));
		assert_ok!(certify(HOSPITAL, HASH, after(50)));
		assert_eq!(issued_by(BOARD, HASH), ended);
	});
}

#[test]
fn an_account_that_is_reaped_and_comes_back_should_find_its_revocations() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		assert_ok!(revoke(BOARD, HASH, 0));
		let ended = issued_by(BOARD, HASH);
		// The pallet keeps nothing at the accounts, so that nothing goes with them.
		frame_system::Account::<Test>::remove(BOARD);
		frame_system::Account::<Test>::remove(DOCTOR);
		assert_eq!(issued_by(BOARD, HASH), ended);
		assert_noop!(certify(BOARD, HASH, after(10)), Error::<Test>::AlreadyIssued);
	});
}

#[test]
fn a_certificate_should_be_worth_something_from_its_issue_to_its_end_and_not_a_moment_longer() {
	run(|| {
		let issued = now();
		let expires = after(100);
		assert_ok!(certify(BOARD, HASH, expires));
		next_block(9);
		let revoked = now();
		let worth = |at| issued_by(BOARD, HASH).expect("it was issued").validity(at);
		use Validity::*;
		assert_eq!([issued - 1, issued, revoked].map(worth), [NotYetIssued, InForce, InForce]);
		assert_eq!([expires - 1, expires].map(worth), [InForce, Expired]);

		assert_ok!(revoke(BOARD, HASH, 0));
		// What was attested before stays attested.
		assert_eq!([issued - 1, issued, revoked - 1].map(worth), [NotYetIssued, InForce, InForce]);
		assert_eq!([revoked, expires - 1, expires].map(worth), [Revoked; 3]);
	});
}

#[test]
fn what_has_expired_can_be_revoked_and_is_told_as_revoked_from_then_on() {
	run(|| {
		let expires = after(1);
		assert_ok!(certify(BOARD, HASH, expires));
		next_block(10);
		assert_ok!(revoke(BOARD, HASH, 0));
		let certificate = issued_by(BOARD, HASH).expect("it was issued");
		assert_eq!(certificate.validity(expires), Validity::Expired);
		assert_eq!(certificate.validity(now()), Validity::Revoked);
	});
}
