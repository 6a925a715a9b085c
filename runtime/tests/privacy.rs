//! What an anchor leaves in the state and in the events names nobody: neither who signed nor who paid.

mod support;

use codec::Encode;
use medibloc_runtime::{Executive, RuntimeCall, RuntimeEvent, System};
use sp_core::H256;
use sp_io::{hashing::twox_128, TestExternalities};
use sp_keyring::Sr25519Keyring::{self, Alice, Dave, Ferdie};
use std::collections::BTreeMap;
use support::{sponsored, transaction};

/// Who anchors for itself.
const OWNER: Sr25519Keyring = Alice;

/// A key without an account, and the hospital that pays for it.
const PATIENT: Sr25519Keyring = Ferdie;
const HOSPITAL: Sr25519Keyring = Dave;

/// A chain in its first block, on which the owner and the hospital have stakes.
fn chain() -> TestExternalities {
	support::chain(&[OWNER, HOSPITAL], &[OWNER, HOSPITAL])
}

fn anchor() -> RuntimeCall {
	pallet_merkle_anchor::Call::anchor { root: H256::repeat_byte(1) }.into()
}

/// All ways to anchor: who signs, who pays, and how.
fn ways() -> Vec<(&'static str, Sr25519Keyring, Sr25519Keyring, RuntimeCall)> {
	let roots = (2..20).map(H256::repeat_byte).collect();
	let many: RuntimeCall = pallet_merkle_anchor::Call::anchor_many { roots }.into();
	let paid = |call: RuntimeCall| sponsored(HOSPITAL, PATIENT, &[&call.clone()], call);
	vec![
		("an own account", OWNER, OWNER, anchor()),
		("a batch", OWNER, OWNER, many.clone()),
		("a sponsored key", PATIENT, HOSPITAL, paid(anchor())),
		("a sponsored batch", PATIENT, HOSPITAL, paid(many)),
	]
}

/// Everything in the state.
fn state() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let mut state = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		let value = sp_io::storage::get(&next).map(|value| value.to_vec());
		state.insert(next.clone(), value.unwrap_or_default());
		key = next;
	}
	state
}

fn names(bytes: &[u8], who: Sr25519Keyring) -> bool {
	bytes.windows(32).any(|window| window == who.to_account_id().encode())
}

#[test]
fn an_anchor_should_name_nobody_whichever_way_it_came() {
	for index in 0..4 {
		chain().execute_with(|| {
			let (way, signer, payer, call) = ways().swap_remove(index);
			let before = state();
			let outcome = Executive::apply_extrinsic(transaction(signer, call));
			assert!(matches!(outcome, Ok(Ok(_))), "{way}: {outcome:?}");

			let written = state().into_iter().filter(|(key, value)| before.get(key) != Some(value));
			let pallet = twox_128(b"MerkleAnchor");
			let (anchors, others): (Vec<_>, Vec<_>) =
				written.partition(|(key, _)| key.starts_with(&pallet));
			assert!(!anchors.is_empty(), "{way}");
			for who in [signer, payer] {
				let is_named =
					|(key, value): &(Vec<u8>, Vec<u8>)| names(key, who) || names(value, who);
				assert!(!anchors.iter().any(is_named), "{way}: an anchor names {who:?}");
				// What is searched for would be found: the accounts' own records, and the payer's meter, do name them.
				assert!(others.iter().any(is_named), "{way}: nothing names {who:?}");
			}

			let events = System::events().into_iter().map(|record| record.event);
			let told: Vec<_> =
				events.filter(|event| matches!(event, RuntimeEvent::MerkleAnchor(_))).collect();
			assert_eq!(told.len(), anchors.len(), "{way}");
			for who in [signer, payer] {
				assert!(!names(&told.encode(), who), "{way}: an event names {who:?}");
			}
		});
	}
}
