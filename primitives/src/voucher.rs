//! Vouchers: what a payer signs so that somebody else's transactions are its own to pay for.
//!
//! A voucher is not signed as it is encoded but by a message with its hash, which wallets show as text
//! ([`Voucher::message`]): accounts sign bare hashes when a transaction is long, and nobody must be led to sign a
//! transaction in place of a voucher.

use crate::{AccountId, Hash, Nonce};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::ConstU32;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	BoundedVec,
};

/// How many calls a standing voucher lists at most.
pub const MAX_VOUCHER_CALLS: u32 = 16;

/// How many slots ahead a voucher's end is at most: 52 weeks.
pub const MAX_VOUCHER_SLOTS: u64 = 52 * crate::time::WINDOW_SLOTS;

/// How many keys may sign vouchers for one payer at a time.
pub const MAX_VOUCHER_KEYS: u32 = 8;

/// What an allowance or a voucher key adds to the state for good, in bytes.
pub const VOUCHER_STATE: u32 = 128;

/// The length of the message that is signed, in bytes.
pub const MESSAGE_LENGTH: usize = BEFORE.len() + 64 + AFTER.len();

const BEFORE: &[u8] = b"<Bytes>medibloc voucher ";
const AFTER: &[u8] = b"</Bytes>";

/// The two bytes that a call's encoding begins with: its pallet and its place in the pallet.
pub type CallIndex = (u8, u8);

/// A payer's promise to pay for transactions of the account for which the voucher was signed.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Voucher {
	/// Whose bandwidth is used.
	pub payer: AccountId,
	/// The payer's generation of vouchers. A new generation voids all earlier ones.
	pub generation: u32,
	/// What is paid for.
	pub scope: Scope,
	/// The last slot in which the voucher is good.
	pub expires_at: u64,
}

/// What a voucher pays for.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Scope {
	/// Exactly one transaction.
	#[codec(index = 0)]
	Once {
		/// The transaction's nonce.
		nonce: Nonce,
		/// The BLAKE2b-256 hash of the encoded call that is paid for.
		call_hash: Hash,
	},
	/// Any number of transactions, until they used so much bandwidth.
	#[codec(index = 1)]
	Standing {
		/// Vouchers of one payer with the same number share one allowance.
		serial: u64,
		/// The calls that are paid for.
		calls: BoundedVec<CallIndex, ConstU32<MAX_VOUCHER_CALLS>>,
		/// How much bandwidth may be used, in billionths of a block.
		bandwidth: u64,
	},
}

/// What [`Scope::Once`] holds of a call.
pub fn call_hash(encoded_call: &[u8]) -> Hash {
	BlakeTwo256::hash(encoded_call)
}

impl Voucher {
	/// What the payer, or one of its keys, signs: that `signer` may use this voucher on the chain with this genesis.
	///
	/// It is ASCII, and the text that a wallet's `signRaw` wraps and shows.
	pub fn message(&self, genesis: &Hash, signer: &AccountId) -> [u8; MESSAGE_LENGTH] {
		let digest = BlakeTwo256::hash_of(&(genesis, signer, self));
		let digits =
			digest.0.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]).map(|digit| match digit {
				0..=9 => b'0'.saturating_add(digit),
				_ => b'a'.saturating_add(digit.saturating_sub(10)),
			});
		let mut message = [0; MESSAGE_LENGTH];
		let bytes = BEFORE.iter().copied().chain(digits).chain(AFTER.iter().copied());
		message.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
		message
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn voucher() -> Voucher {
		Voucher {
			payer: AccountId::new([1; 32]),
			generation: 2,
			scope: Scope::Once { nonce: 3, call_hash: Hash::repeat_byte(4) },
			expires_at: 5,
		}
	}

	#[test]
	fn encoding_should_be_the_fields_in_order() {
		let once =
			[&[1; 32][..], &[2, 0, 0, 0], &[0, 3, 0, 0, 0], &[4; 32], &[5, 0, 0, 0, 0, 0, 0, 0]];
		assert_eq!(voucher().encode(), once.concat());

		let calls = BoundedVec::truncate_from([(30, 0), (30, 1)].into());
		let scope = Scope::Standing { serial: 6, calls, bandwidth: 7 };
		let standing = Voucher { scope, ..voucher() };
		let expected = [
			&[1; 32][..],
			&[2, 0, 0, 0],
			&[1, 6, 0, 0, 0, 0, 0, 0, 0],
			&[8, 30, 0, 30, 1],
			&[7, 0, 0, 0, 0, 0, 0, 0],
			&[5, 0, 0, 0, 0, 0, 0, 0],
		];
		assert_eq!(standing.encode(), expected.concat());
	}

	#[test]
	fn message_should_be_text_around_the_hash_of_chain_signer_and_voucher() {
		let (genesis, signer) = (Hash::repeat_byte(8), AccountId::new([9; 32]));
		let digest = BlakeTwo256::hash(&[&[8; 32][..], &[9; 32], &voucher().encode()].concat());
		// `{:x}` writes no prefix.
		let expected = format!("<Bytes>medibloc voucher {digest:x}</Bytes>");
		assert_eq!(expected.len(), MESSAGE_LENGTH);
		assert_eq!(
			core::str::from_utf8(&voucher().message(&genesis, &signer)),
			Ok(expected.as_str())
		);
	}

	#[test]
	fn message_should_differ_when_anything_in_it_does() {
		let (genesis, signer) = (Hash::repeat_byte(8), AccountId::new([9; 32]));
		let mut messages = std::collections::BTreeSet::new();
		messages.insert(voucher().message(&genesis, &signer));
		messages.insert(voucher().message(&Hash::repeat_byte(11), &signer));
		messages.insert(voucher().message(&genesis, &AccountId::new([10; 32])));
		messages.insert(Voucher { payer: signer.clone(), ..voucher() }.message(&genesis, &signer));
		messages.insert(Voucher { generation: 9, ..voucher() }.message(&genesis, &signer));
		messages.insert(Voucher { expires_at: 9, ..voucher() }.message(&genesis, &signer));
		for (nonce, byte) in [(4, 4), (3, 5)] {
			let scope = Scope::Once { nonce, call_hash: Hash::repeat_byte(byte) };
			messages.insert(Voucher { scope, ..voucher() }.message(&genesis, &signer));
		}
		assert_eq!(messages.len(), 8);
	}
}
