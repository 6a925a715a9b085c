//! What an anchor leaves behind names no account.

use crate::mock::*;
use codec::Encode;
use frame_support::{assert_ok, storage::unhashed, StorageHasher, Twox128};
use sp_core::H256;

/// An account whose encoding cannot come about by chance.
const SIGNER: u64 = 0xdead_beef_cafe_f00d;

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
	haystack.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn storage_and_events_should_not_name_the_signer_when_a_root_is_anchored() {
	run(|| {
		assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(SIGNER), H256::repeat_byte(1)));
		let account = SIGNER.encode();

		let prefix = Twox128::hash(b"MerkleAnchor").to_vec();
		let mut key = prefix.clone();
		let mut entries = 0;
		while let Some(next) = sp_io::storage::next_key(&key).filter(|k| k.starts_with(&prefix)) {
			let value = unhashed::get_raw(&next).unwrap_or_default();
			assert!(!contains(&next, &account) && !contains(&value, &account));
			entries += 1;
			key = next;
		}
		assert_eq!(entries, 1, "the anchor's own entry, and nothing beside it");

		let events = System::events();
		assert_eq!(events.len(), 1);
		assert!(!contains(&events.encode(), &account));
	});
}

#[test]
fn an_anchor_should_take_twelve_bytes_of_value_in_the_state() {
	run(|| {
		let root = H256::repeat_byte(1);
		assert_ok!(MerkleAnchor::anchor(RuntimeOrigin::signed(SIGNER), root));
		// The mock counts blocks in 64 bits, the chain in 32.
		let info = MerkleAnchor::anchored(root)
			.map(|i| crate::AnchorInfo { slot: i.slot, block: i.block as u32 });
		assert_eq!(info.encode().len() - 1, 12);
	});
}
