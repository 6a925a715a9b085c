//! Many transactions in one call come to what they come to one by one.

#[expect(dead_code, reason = "other tests use all of it")]
mod support;

use medibloc_primitives::token::MED;
use medibloc_runtime::{
	authorship::runtime_decl_for_authorship_api::AuthorshipApi, Executive, Runtime, RuntimeCall,
	System, UncheckedExtrinsic,
};
use sp_core::{storage::StateVersion, H256};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	ApplyExtrinsicResult,
};
use support::transaction;

/// A chain in its first block, on which Alice, Charlie and Dave have staked, and Bob has not.
fn chain() -> TestExternalities {
	support::chain(&[Alice, Bob, Charlie, Dave], &[Alice, Charlie, Dave])
}

fn anchor(signer: Sr25519Keyring) -> UncheckedExtrinsic {
	let root = H256::from(signer.to_raw_public());
	transaction(signer, pallet_merkle_anchor::Call::anchor { root }.into())
}

/// A call that is executed, and fails.
fn failing(signer: Sr25519Keyring) -> UncheckedExtrinsic {
	let dest = Bob.to_account_id().into();
	let value = 1_000_000 * MED;
	let call = pallet_balances::Call::transfer_keep_alive { dest, value };
	transaction(signer, RuntimeCall::from(call))
}

fn refused(reason: InvalidTransaction) -> ApplyExtrinsicResult {
	Err(TransactionValidityError::Invalid(reason))
}

fn state_root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

#[test]
fn many_should_come_to_what_the_valid_ones_come_to_one_by_one() {
	// Signed once: no two signatures of a transaction are equal, and they are in the state until the block is finished.
	let valid = chain().execute_with(|| [anchor(Alice), failing(Charlie), anchor(Dave)]);
	let [first, second, third] = valid.clone();

	let (results, root) = chain().execute_with(|| {
		let all = vec![first.clone(), first, anchor(Bob), second, third];
		(Runtime::apply_extrinsics(all, u64::MAX), state_root())
	});
	assert_eq!(results[0], Ok(Ok(())));
	assert_eq!(results[1], refused(InvalidTransaction::Stale));
	assert_eq!(results[2], refused(InvalidTransaction::Payment));
	assert!(matches!(results[3], Ok(Err(_))));
	assert_eq!(results[4], Ok(Ok(())));
	assert_eq!(results.len(), 5);

	let expected = chain().execute_with(|| {
		for transaction in valid {
			assert!(Executive::apply_extrinsic(transaction).is_ok());
		}
		state_root()
	});
	assert_eq!(root, expected);
}

#[test]
fn a_call_should_end_with_the_transaction_that_uses_its_time_up() {
	let apply = |ref_time| {
		chain().execute_with(|| {
			let all = [Alice, Charlie, Dave].map(anchor).to_vec();
			let before = System::block_weight().total().ref_time();
			let results = Runtime::apply_extrinsics(all, ref_time).len();
			(results, System::block_weight().total().ref_time() - before)
		})
	};
	let (_, all) = apply(u64::MAX);
	assert_eq!(apply(0).0, 1);
	assert_eq!(apply(all / 2).0, 2);
	assert_eq!(apply(all).0, 3);
}

#[test]
fn transactions_that_are_refused_should_use_time_up() {
	chain().execute_with(|| {
		let all = vec![anchor(Bob); 1_000];
		let tried = Runtime::apply_extrinsics(all, 1_000_000_000).len();
		assert!((2..100).contains(&tried), "{tried}");
	});
}
