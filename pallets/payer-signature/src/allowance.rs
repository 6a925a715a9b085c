//! What was used of standing vouchers, and how vouchers are voided.

use crate::{
	judgement::{AllowanceUse, Judgement},
	Allowance, Allowances, Config, Error, Event, Origin, Pallet, Payers, WeightInfo,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	ensure,
	traits::Get,
};
use frame_system::RawOrigin;
use medibloc_primitives::{
	refusal::Refusal,
	voucher::{MAX_VOUCHER_SLOTS, VOUCHER_STATE},
	AccountId,
};
use medibloc_support::OnPermanentState;
use sp_runtime::{
	traits::Dispatchable, transaction_validity::TransactionValidityError, ArithmeticError,
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// What was used of the allowance in this generation.
	pub(crate) fn allowance(payer: &AccountId, serial: u64, generation: u32) -> Allowance {
		Allowances::<T>::get(payer, serial)
			.filter(|allowance| allowance.generation == generation)
			.unwrap_or(Allowance { generation, ..Default::default() })
	}

	/// Writes an allowance, and counts it if it is new.
	pub(crate) fn put_allowance(payer: &AccountId, serial: u64, allowance: Allowance) {
		if !Allowances::<T>::contains_key(payer, serial) {
			T::OnPermanentState::on_created(VOUCHER_STATE);
		}
		Allowances::<T>::insert(payer, serial, allowance);
	}

	/// Adds what a transaction costs to the allowance that it uses.
	///
	/// # Errors
	///
	/// [`Refusal::AllowanceUsedUp`].
	pub(crate) fn use_allowance(judgement: &Judgement) -> Result<(), TransactionValidityError> {
		let Some(AllowanceUse { serial, generation, left }) = judgement.allowance else {
			return Ok(());
		};
		if judgement.cost > left {
			return Err(Refusal::AllowanceUsedUp.into());
		}
		let mut allowance = Self::allowance(&judgement.payer, serial, generation);
		allowance.used = allowance.used.saturating_add(judgement.cost);
		// Not the end of this voucher: there may be others with its serial that end later.
		allowance.needed_until = T::CurrentSlot::get().saturating_add(MAX_VOUCHER_SLOTS);
		Self::put_allowance(&judgement.payer, serial, allowance);
		Ok(())
	}

	/// Takes back what a transaction was charged and did not use.
	pub(crate) fn refund_allowance(payer: &AccountId, serial: u64, amount: u64) {
		Allowances::<T>::mutate(payer, serial, |allowance| {
			if let Some(allowance) = allowance {
				allowance.used = allowance.used.saturating_sub(amount);
			}
		});
	}

	pub(crate) fn do_sponsored(
		signer: AccountId,
		call: <T as frame_system::Config>::RuntimeCall,
	) -> DispatchResultWithPostInfo {
		let declared = call.get_dispatch_info();
		let outcome = call.dispatch(RawOrigin::Signed(signer).into());
		let weight = frame_support::dispatch::extract_actual_weight(&outcome, &declared)
			.saturating_add(T::WeightInfo::sponsored());
		match outcome {
			Ok(_) => Ok(Some(weight).into()),
			Err(mut failure) => {
				failure.post_info = Some(weight).into();
				Err(failure)
			}
		}
	}

	pub(crate) fn do_cancel(payer: AccountId, serial: u64) -> DispatchResult {
		let generation = Payers::<T>::get(&payer).generation;
		let mut allowance = Self::allowance(&payer, serial, generation);
		ensure!(!allowance.is_cancelled, Error::<T>::AlreadyCancelled);
		allowance.is_cancelled = true;
		allowance.needed_until = T::CurrentSlot::get().saturating_add(MAX_VOUCHER_SLOTS);
		Self::put_allowance(&payer, serial, allowance);
		Self::deposit_event(Event::Cancelled { payer, serial });
		Ok(())
	}

	pub(crate) fn do_cancel_all(payer: AccountId) -> DispatchResult {
		let known = Payers::<T>::get(&payer);
		let generation = known.generation.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		Self::put_payer(&payer, crate::PayerInfo { generation, keys: 0 });
		Self::deposit_event(Event::AllCancelled { payer, generation });
		Ok(())
	}

	pub(crate) fn do_clear(payer: AccountId, serial: u64) -> DispatchResult {
		let allowance = Allowances::<T>::get(&payer, serial).ok_or(Error::<T>::NoSuchAllowance)?;
		let is_void = allowance.generation != Payers::<T>::get(&payer).generation;
		ensure!(is_void || allowance.needed_until < T::CurrentSlot::get(), Error::<T>::StillNeeded);
		Allowances::<T>::remove(&payer, serial);
		Self::deposit_event(Event::Cleared { payer, serial });
		Ok(())
	}
}

/// What only the extension makes.
impl Origin {
	pub(crate) fn sponsored(signer: AccountId, payer: AccountId) -> Self {
		Self::Sponsored { signer, payer }
	}
}
