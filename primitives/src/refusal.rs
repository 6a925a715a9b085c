//! Why the chain refuses a transaction before it is in a block, in so far as Substrate has no word for it.

/// A reason, which clients see as `Custom error: CODE`. Codes never change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Refusal {
	/// The voucher's last slot has passed.
	VoucherExpired = 1,
	/// The voucher's end is more than 52 weeks ahead.
	VoucherTooLong = 2,
	/// The payer has begun another generation of vouchers, which voids this one.
	VoucherVoid = 3,
	/// The voucher is for a transaction with another nonce.
	VoucherForOtherNonce = 4,
	/// The voucher does not pay for this call, or not for one within it.
	VoucherForOtherCall = 5,
	/// The payer and the signer are the same account: nobody pays for himself with a voucher.
	PayerIsSigner = 6,
	/// The key that signed the voucher is not one of the payer's, not any more, or not any longer.
	KeyNotAuthorized = 7,
	/// The voucher's signature does not fit the key, the voucher, the signer and this chain.
	VoucherSignature = 8,
	/// What is left of the voucher's allowance is less than what the transaction costs.
	AllowanceUsedUp = 9,
	/// The payer cancelled the voucher's allowance.
	AllowanceCancelled = 10,
	/// A sponsored call within another call: it cannot be judged there.
	SponsoredWithin = 11,
	/// Only sitting producers send operational transactions.
	NotAProducer = 12,
	/// The transaction is longer than a single one may be.
	TooLong = 13,
	/// The nonce is too far ahead of the account's.
	NonceTooFarAhead = 14,
	/// Tips are not possible: there are no fees, and nobody whom they could go to.
	Tip = 15,
}

impl Refusal {
	/// All of them.
	pub const ALL: [Self; 15] = [
		Self::VoucherExpired,
		Self::VoucherTooLong,
		Self::VoucherVoid,
		Self::VoucherForOtherNonce,
		Self::VoucherForOtherCall,
		Self::PayerIsSigner,
		Self::KeyNotAuthorized,
		Self::VoucherSignature,
		Self::AllowanceUsedUp,
		Self::AllowanceCancelled,
		Self::SponsoredWithin,
		Self::NotAProducer,
		Self::TooLong,
		Self::NonceTooFarAhead,
		Self::Tip,
	];

	/// The reason with this code.
	pub fn from_code(code: u8) -> Option<Self> {
		Self::ALL.into_iter().find(|refusal| *refusal as u8 == code)
	}
}

impl From<Refusal> for sp_runtime::transaction_validity::TransactionValidityError {
	fn from(refusal: Refusal) -> Self {
		sp_runtime::transaction_validity::InvalidTransaction::Custom(refusal as u8).into()
	}
}
