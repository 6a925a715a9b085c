//! The kinds of transactions that are submitted, and who signs and pays for them.

use crate::{
	chain::current_slot,
	transactions::{self, Place, Sender},
};
use medibloc_primitives::{refusal::Refusal, AccountId, Hash};
use rayon::prelude::*;
use sp_runtime::{transaction_validity::InvalidTransaction, OpaqueExtrinsic};
use std::ops::Range;

/// How many transactions are submitted in a burst.
pub const BURST: u32 = 150;

/// How many accounts a kind has at most for each part that they play.
const MOST: u32 = 100_000;

/// A slot before every chain's first block.
const LONG_PAST: u64 = 1;

/// A kind of transaction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
	/// The signer can pay.
	Plain,
	/// The signer has used up its share.
	UsedUp,
	/// The signer has no account.
	Stranger,
	/// The signature is of another transaction.
	Signature,
	/// The payer can pay.
	Sponsored,
	/// The payer has used up its share.
	PayerUsedUp,
	/// The voucher has expired.
	Expired,
	/// Another than the payer signed the voucher.
	Forged,
}

impl Kind {
	pub const ALL: [Self; 8] = [
		Self::Plain,
		Self::UsedUp,
		Self::Stranger,
		Self::Signature,
		Self::Sponsored,
		Self::PayerUsedUp,
		Self::Expired,
		Self::Forged,
	];

	/// Why it is refused, if it is.
	pub fn refusal(self) -> Option<InvalidTransaction> {
		match self {
			Self::Plain | Self::Sponsored => None,
			Self::UsedUp | Self::Stranger | Self::PayerUsedUp => Some(InvalidTransaction::Payment),
			Self::Signature => Some(InvalidTransaction::BadProof),
			Self::Expired => Some(InvalidTransaction::Custom(Refusal::VoucherExpired as u8)),
			Self::Forged => Some(InvalidTransaction::Custom(Refusal::VoucherSignature as u8)),
		}
	}

	/// Whether somebody else pays.
	pub fn is_sponsored(self) -> bool {
		matches!(self, Self::Sponsored | Self::PayerUsedUp | Self::Expired | Self::Forged)
	}

	/// The first of its signers; nobody else has their numbers.
	fn first_signer(self) -> u32 {
		self as u32 * 2 * MOST
	}

	/// Who pays for a transaction of `signer`.
	fn payer(self, signer: Sender) -> Sender {
		if self.is_sponsored() {
			Sender(signer.0 + MOST)
		} else {
			signer
		}
	}

	/// Who has staked of those who pay for so many transactions.
	pub fn stakers(self, count: u32) -> Vec<AccountId> {
		let Sender(first) = self.payer(Sender(self.first_signer()));
		match self {
			Self::Stranger => Vec::new(),
			_ => transactions::accounts(first..first + count),
		}
	}

	/// Signs a burst. No two bursts of different numbers have anybody in common.
	pub fn sign(self, genesis_hash: Hash, burst: u32) -> Vec<OpaqueExtrinsic> {
		let place = Place { genesis_hash, nonce: 0 };
		let first = self.first_signer() + burst * BURST;
		let signers: Range<u32> = first..first + BURST;
		let until = current_slot() + 1_000;
		let payer = |signer| self.payer(signer);
		match self {
			Self::Plain | Self::UsedUp | Self::Stranger => transactions::anchors(place, signers),
			Self::Signature => {
				transactions::anchors(place, signers).into_iter().map(with_other_root).collect()
			}
			Self::Sponsored | Self::PayerUsedUp => {
				transactions::sponsored_anchors(place, signers, payer, until)
			}
			Self::Expired => transactions::sponsored_anchors(place, signers, payer, LONG_PAST),
			Self::Forged => {
				let forged = |number| {
					let signer = Sender(number);
					let anchor = transactions::anchor(signer, place.nonce);
					transactions::with_voucher(place, signer, payer(signer), signer, anchor, until)
				};
				signers.into_par_iter().map(forged).collect()
			}
		}
	}
}

/// The same anchor with a root that its signer did not sign.
fn with_other_root(anchor: OpaqueExtrinsic) -> OpaqueExtrinsic {
	let mut bytes = anchor.inner().to_vec();
	// The root is the end of the transaction.
	if let Some(last) = bytes.last_mut() {
		*last ^= 1;
	}
	OpaqueExtrinsic::from_blob(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn no_two_kinds_should_have_an_account_in_common() {
		let mut numbers: Vec<_> = Kind::ALL
			.into_iter()
			.flat_map(|kind| {
				let signer = Sender(kind.first_signer());
				[signer.0, kind.payer(signer).0]
			})
			.collect();
		numbers.dedup();
		// Four kinds pay for themselves.
		assert_eq!(numbers.len(), Kind::ALL.len() + 4);
		assert!(numbers.windows(2).all(|pair| pair[1] - pair[0] >= MOST));
	}
}
