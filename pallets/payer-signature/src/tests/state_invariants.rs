//! Each invariant of `try_state.rs` is broken once, and found broken.

use crate::{mock::*, Allowance, Allowances, Keys, Payers, VoucherKey};
use frame_support::{assert_err, assert_ok};
use medibloc_primitives::{voucher::MAX_VOUCHER_SLOTS, AccountId};
use sp_keyring::Sr25519Keyring::Dave;

fn hospital() -> AccountId {
	HOSPITAL.to_account_id()
}

/// Breaks what is right, and says which invariant that must be.
fn broken(expected: &'static str, break_it: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let signed = RuntimeOrigin::signed(hospital());
		assert_ok!(PayerSignature::authorize_key(signed.clone(), Dave.to_account_id(), FIRST_SLOT));
		assert_ok!(PayerSignature::cancel(signed, 1));
		assert_ok!(PayerSignature::do_try_state());
		break_it();
		assert_err!(PayerSignature::do_try_state(), expected);
	});
}

#[test]
fn invariant_1_should_fail_when_keys_are_miscounted() {
	let miscount = |keys| move || Payers::<Test>::mutate(hospital(), |info| info.keys = keys);
	broken("1: a wrong number of keys", miscount(0));
	broken("1: too many keys", miscount(9));
	broken("1: keys of no payer", || Payers::<Test>::remove(hospital()));
}

#[test]
fn invariant_2_should_fail_when_a_generation_has_not_begun() {
	broken("2: a key of a later generation", || {
		let key = VoucherKey { generation: 1, until: None };
		Keys::<Test>::insert(hospital(), Dave.to_account_id(), key);
	});
	broken("2: an allowance of a later generation", || {
		let allowance = Allowance { generation: 1, ..Default::default() };
		Allowances::<Test>::insert(hospital(), 1, allowance);
	});
}

#[test]
fn invariant_3_should_fail_when_something_was_used_in_the_future() {
	broken("3: used or cancelled in the future", || {
		let allowance =
			Allowance { needed_until: FIRST_SLOT + MAX_VOUCHER_SLOTS + 1, ..Default::default() };
		Allowances::<Test>::insert(hospital(), 1, allowance);
	});
}
