//! The extension that charges.

use crate::{
	cost::{with_base, Size},
	judgement::Judgement,
	Config, Event, Origin, Pallet, WeightInfo,
};
use codec::{Compact, Decode, DecodeWithMemTracking, Encode};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::Get,
	weights::Weight,
	DebugNoBound,
};
use medibloc_primitives::{bandwidth::ACCOUNT_STATE, refusal::Refusal, Balance};
use medibloc_support::{BandwidthMeter, Created};
use scale_info::TypeInfo;
use sp_runtime::{
	traits::{AsSystemOriginSigner, TransactionExtension, ValidateResult},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	DispatchResult,
};

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;
type OriginOf<T> = <T as frame_system::Config>::RuntimeOrigin;

/// Charges a transaction to its signer, or to the payer of its voucher.
///
/// Its bytes are those of a stock chain's `ChargeTransactionPayment`, a compact tip, under the same identifier, because
/// wallets build every transaction with them. There are no fees, so there is nobody whom a tip could go to: it must be
/// zero.
///
/// The declared worst case is charged before the call; what it did not use is given back after it. Failing calls cost
/// what they used, too, and a call that claims to pay no fee pays like any other.
#[derive(Clone, DebugNoBound, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct ChargeBandwidth<T>(Compact<Balance>, core::marker::PhantomData<T>);

impl<T> ChargeBandwidth<T> {
	/// Offers `tip`; only zero is valid.
	pub fn new(tip: Balance) -> Self {
		Self(Compact(tip), core::marker::PhantomData)
	}
}

/// What was charged before the call.
#[derive(Debug)]
pub struct Charged {
	judgement: Judgement,
	/// What was added to the payer's use: nothing if the transaction was paid for before.
	amount: u64,
	/// What the block had made for good.
	created_before: Created,
}

impl<T: Config + Send + Sync> TransactionExtension<CallOf<T>> for ChargeBandwidth<T> {
	const IDENTIFIER: &'static str = "ChargeTransactionPayment";
	type Implicit = ();
	type Val = Option<Judgement>;
	type Pre = Option<Charged>;

	fn weight(&self, call: &CallOf<T>) -> Weight {
		match Pallet::<T>::sponsored_parts(call) {
			Some(_) => T::WeightInfo::charge_sponsored(),
			None => T::WeightInfo::charge(),
		}
	}

	fn validate(
		&self,
		origin: OriginOf<T>,
		call: &CallOf<T>,
		info: &DispatchInfo,
		length: usize,
		_self_implicit: (),
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, CallOf<T>> {
		if self.0 .0 != 0 {
			return Err(Refusal::Tip.into());
		}
		let Some(signer) = origin.as_system_origin_signer().cloned() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let judgement = Pallet::<T>::judge(&signer, call, info, length)?;
		Pallet::<T>::verify_voucher(&signer, call)?;
		let mut validity = ValidTransaction::default();
		let mut origin = origin;
		if let Some(until) = judgement.until {
			// Blocks are never closer than slots.
			validity.longevity = until.saturating_sub(T::CurrentSlot::get()).max(1);
			origin = Origin::sponsored(signer, judgement.payer.clone()).into();
		}
		Ok((validity, Some(judgement), origin))
	}

	fn prepare(
		self,
		judgement: Self::Val,
		_origin: &OriginOf<T>,
		call: &CallOf<T>,
		_info: &DispatchInfo,
		_length: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let Some(judgement) = judgement else {
			return Ok(None);
		};
		let created_before = T::Meter::created();
		let own = (judgement.payer == judgement.signer).then_some(call);
		let amount = T::Meter::charge(&judgement.payer, own, judgement.cost)
			.map_err(|_| InvalidTransaction::Payment)?;
		Pallet::<T>::use_allowance(&judgement)?;
		Ok(Some(Charged { judgement, amount, created_before }))
	}

	fn post_dispatch_details(
		charged: Self::Pre,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		length: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let Some(Charged { judgement, amount, created_before }) = charged else {
			return Ok(Weight::zero());
		};
		let permanent = if judgement.makes_permanent { ACCOUNT_STATE } else { 0 };
		let created = T::Meter::created().since(created_before).and(Created::bytes(permanent));
		let weight = with_base::<T>(post_info.calc_actual_weight(info));
		let used = Size { weight, length, created }.cost::<T>();

		let Judgement { payer, signer, cost, allowance, .. } = judgement;
		let unused = cost.saturating_sub(used);
		T::Meter::refund(&payer, unused.min(amount));
		if let Some(allowance) = allowance {
			Pallet::<T>::refund_allowance(&payer, allowance.serial, unused);
		}
		if payer != signer {
			// Here and not by the call, whose events are gone if it fails: it is paid for all the same.
			let (cost, result) = (cost.min(used), *result);
			Pallet::<T>::deposit_event(Event::Sponsored { payer, signer, cost, result });
		}
		Ok(Weight::zero())
	}
}
