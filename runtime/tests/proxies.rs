//! What a proxy may do, by its type.

use codec::Encode;
use frame_support::traits::InstanceFilter;
use medibloc_runtime::{configs::ProxyType, RuntimeCall};
use sp_core::H256;
use sp_keyring::Sr25519Keyring;

fn anchor() -> RuntimeCall {
	pallet_merkle_anchor::Call::anchor { root: H256::zero() }.into()
}

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_all {
		dest: Sr25519Keyring::Bob.to_account_id().into(),
		keep_alive: false,
	}
	.into()
}

fn name_a_proxy() -> RuntimeCall {
	pallet_proxy::Call::add_proxy {
		delegate: Sr25519Keyring::Bob.to_account_id().into(),
		proxy_type: ProxyType::Any,
		delay: 0,
	}
	.into()
}

fn reject() -> RuntimeCall {
	pallet_proxy::Call::reject_announcement {
		delegate: Sr25519Keyring::Bob.to_account_id().into(),
		call_hash: H256::zero(),
	}
	.into()
}

fn joint_transfer() -> RuntimeCall {
	pallet_multisig::Call::as_multi_threshold_1 {
		other_signatories: vec![Sr25519Keyring::Bob.to_account_id()],
		call: Box::new(transfer()),
	}
	.into()
}

#[test]
fn a_proxy_should_do_what_its_type_allows_and_nothing_else() {
	for (kind, anchors, transfers, names, rejects) in [
		(ProxyType::Any, true, true, true, true),
		(ProxyType::NonTransfer, true, false, false, true),
		(ProxyType::Anchor, true, false, false, false),
		(ProxyType::CancelProxy, false, false, false, true),
	] {
		assert_eq!(kind.filter(&anchor()), anchors, "{kind:?}");
		assert_eq!(kind.filter(&transfer()), transfers, "{kind:?}");
		assert_eq!(kind.filter(&joint_transfer()), transfers, "{kind:?}");
		assert_eq!(kind.filter(&name_a_proxy()), names, "{kind:?}");
		assert_eq!(kind.filter(&reject()), rejects, "{kind:?}");
	}
}

#[test]
fn a_wider_type_should_include_what_a_narrower_one_allows() {
	let kinds = [ProxyType::Any, ProxyType::NonTransfer, ProxyType::Anchor, ProxyType::CancelProxy];
	let calls = [anchor(), transfer(), name_a_proxy(), reject(), joint_transfer()];
	for wide in kinds {
		for narrow in kinds.into_iter().filter(|narrow| wide.is_superset(narrow)) {
			for call in calls.iter().filter(|call| narrow.filter(call)) {
				assert!(wide.filter(call), "{wide:?} includes {narrow:?}, but not {call:?}");
			}
		}
	}
}

#[test]
fn types_should_keep_their_indices() {
	let kinds = [ProxyType::Any, ProxyType::NonTransfer, ProxyType::Anchor, ProxyType::CancelProxy];
	assert_eq!(kinds.map(|kind| kind.encode()), [[0], [1], [2], [3]]);
}
