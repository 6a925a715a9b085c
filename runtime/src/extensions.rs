//! Transaction extensions of the chain's own.

use crate::{weights, Balance, Runtime, RuntimeCall, RuntimeOrigin};
use codec::{Compact, Decode, DecodeWithMemTracking, Encode};
use frame_support::{dispatch::DispatchInfo, weights::Weight};
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{TransactionExtension, ValidateResult},
	transaction_validity::{InvalidTransaction, TransactionSource, ValidTransaction},
};

/// The measured weights of the extensions.
pub trait WeightInfo {
	/// [`UnmeteredCharge`].
	fn unmetered_charge() -> Weight;
}

/// **A placeholder.** It stands where the charging of bandwidth will stand, and charges nothing.
///
/// Its bytes are those of a stock chain's `ChargeTransactionPayment`, a compact tip, under the same
/// identifier, because wallets build every transaction with them. There are no fees, so there is
/// nobody a tip could go to: a transaction that offers one is invalid.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct UnmeteredCharge(Compact<Balance>);

impl UnmeteredCharge {
	/// Offers `tip`; only zero is valid.
	pub fn new(tip: Balance) -> Self {
		Self(Compact(tip))
	}
}

impl TransactionExtension<RuntimeCall> for UnmeteredCharge {
	const IDENTIFIER: &'static str = "ChargeTransactionPayment";
	type Implicit = ();
	type Pre = ();
	type Val = ();

	fn weight(&self, _call: &RuntimeCall) -> Weight {
		weights::runtime_extensions::WeightInfo::<Runtime>::unmetered_charge()
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfo,
		_len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		if self.0 .0 != 0 {
			return Err(InvalidTransaction::Payment.into());
		}
		Ok((ValidTransaction::default(), (), origin))
	}

	impl_tx_ext_default!(RuntimeCall; prepare);
}
