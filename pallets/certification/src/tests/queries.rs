//! What software may ask.

use super::*;
use frame_support::assert_ok;
use medibloc_primitives::certificate::MAX_LISTED;

#[test]
fn status_should_tell_of_exactly_one_certificate() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		assert_eq!(Certification::status(&DOCTOR, &BOARD, HASH), issued_by(BOARD, HASH));
		assert!(Certification::status(&DOCTOR, &BOARD, HASH).is_some());
		assert_eq!(Certification::status(&DOCTOR, &HOSPITAL, HASH), None);
		assert_eq!(Certification::status(&BOARD, &DOCTOR, HASH), None);
		assert_eq!(Certification::status(&DOCTOR, &BOARD, H256::zero()), None);
	});
}

#[test]
fn is_certified_should_count_trusted_certifiers_at_that_time_only() {
	run(|| {
		let issued = now();
		let expires = after(100);
		assert_ok!(certify(BOARD, HASH, expires));
		next_block(9);
		let revoked = now();
		assert_ok!(revoke(BOARD, HASH, 0));

		let by = |trusted: &[u64], at| Certification::is_certified(&DOCTOR, trusted, at);
		for at in [issued, revoked - 1] {
			assert!(by(&[BOARD], at) && by(&[HOSPITAL, BOARD], at));
			assert!(!by(&[], at) && !by(&[HOSPITAL], at) && !by(&[DOCTOR], at));
			assert!(!Certification::is_certified(&BOARD, &[DOCTOR], at));
		}
		for at in [issued - 1, revoked, expires, Moment::MAX] {
			assert!(!by(&[BOARD, HOSPITAL], at));
		}
	});
}

#[test]
fn one_certificate_in_force_should_be_enough_when_others_of_the_same_certifier_are_not() {
	run(|| {
		for number in 0..20 {
			assert_ok!(certify(BOARD, H256::repeat_byte(number), after(10)));
			assert_ok!(revoke(BOARD, H256::repeat_byte(number), 0));
		}
		assert!(!Certification::is_certified(&DOCTOR, &[BOARD], now()));
		// A renewal.
		assert_ok!(certify(BOARD, HASH, after(10)));
		assert!(Certification::is_certified(&DOCTOR, &[BOARD], now()));
	});
}

#[test]
fn pages_should_show_every_certificate_once_when_they_follow_each_other() {
	run(|| {
		let mut expected = Vec::new();
		for certifier in [BOARD, HOSPITAL, DOCTOR] {
			for number in 0..5 {
				assert_ok!(certify(certifier, H256::repeat_byte(number), after(10)));
				expected.push((certifier, H256::repeat_byte(number)));
			}
		}
		// Somebody else's is not in them.
		assert_ok!(Certification::certify(RuntimeOrigin::signed(BOARD), HOSPITAL, HASH, after(1)));

		for limit in [1, 4, 5, 15, 16] {
			let mut seen = Vec::new();
			loop {
				let page = Certification::certificates(&DOCTOR, seen.last().copied(), limit);
				assert!(page.len() <= limit as usize);
				seen.extend(page.iter().map(|one| (one.certifier, one.certificate_hash)));
				for one in &page {
					assert_eq!(
						Some(one.certificate),
						issued_by(one.certifier, one.certificate_hash)
					);
				}
				if page.len() < limit as usize {
					break;
				}
			}
			seen.sort();
			expected.sort();
			assert_eq!(seen, expected, "pages of {limit}");
		}
		assert!(Certification::certificates(&DOCTOR, None, 0).is_empty());
	});
}

#[test]
fn a_page_should_follow_where_the_last_certificate_would_stand_when_there_is_none() {
	run(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		// Whatever stands after it, none of these is in the state.
		for number in 0..50 {
			let after = Some((number, H256::repeat_byte(number as u8)));
			let page = Certification::certificates(&DOCTOR, after, MAX_LISTED);
			assert!(page.len() <= 1 && page.iter().all(|one| one.certificate_hash == HASH));
		}
	});
}
