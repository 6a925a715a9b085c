//! Each invariant of `try_state.rs` is broken once, and found broken.

use super::*;
use frame_support::{assert_err, storage::unhashed};
use medibloc_primitives::certificate::Revocation;

/// The state with one certificate like this.
fn with(issued_at: Moment, expires_at: Moment, revoked_at: Option<Moment>, expected: &'static str) {
	new_test_ext().execute_with(|| {
		let revocation = revoked_at.map(|at| Revocation { at, reason: 0 });
		let certificate = Certificate { issued_at, expires_at, revocation };
		Certificates::<Test>::insert((DOCTOR, BOARD, HASH), certificate);
		assert_err!(Certification::do_try_state(), expected);
	});
}

#[test]
fn invariant_1_should_fail_when_an_entry_does_not_decode() {
	new_test_ext().execute_with(|| {
		let key = Certificates::<Test>::hashed_key_for((DOCTOR, BOARD, HASH));
		unhashed::put_raw(&key, &[0]);
		assert_err!(Certification::do_try_state(), "1: an unreadable entry");
	});
}

#[test]
fn invariant_2_should_fail_when_an_entry_is_from_the_future() {
	with(now() + 1, after(10), None, "2: a certificate from the future");
	with(now(), after(10), Some(now() + 1), "2: a certificate from the future");
}

#[test]
fn invariant_3_should_fail_when_an_entry_ended_before_it_began() {
	with(now(), now(), None, "3: a certificate that ended before it began");
	with(now(), after(10), Some(now() - 1), "3: a certificate that ended before it began");
}
