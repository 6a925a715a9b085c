//! Who pays for a transaction, and whether it may.
//!
//! The cheap checks come first: whoever floods the pool with vouchers that are void must not make nodes verify their
//! signatures.

use crate::{cost::Size, Allowances, Call, Config, Pallet, Payers};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo},
	traits::{Contains, Get, IsSubType},
};
use frame_system::pallet_prelude::BlockNumberFor;
use medibloc_primitives::{
	bandwidth::{ACCOUNT_STATE, MAX_TRANSACTION_LENGTH},
	refusal::Refusal,
	voucher::{self, Scope, Voucher, MAX_VOUCHER_SLOTS, VOUCHER_STATE},
	AccountId, Signature,
};
use medibloc_support::{BandwidthMeter, Created, DeclaresPermanentState, InnerCalls, Standing};
use sp_runtime::{
	traits::{Verify, Zero},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;

/// Which allowance a transaction uses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AllowanceUse {
	/// Its number.
	pub serial: u64,
	/// The payer's generation.
	pub generation: u32,
	/// How much was left of it.
	pub left: u64,
}

/// A transaction that can be paid for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Judgement {
	/// Who pays.
	pub payer: AccountId,
	/// Who signed.
	pub signer: AccountId,
	/// What it costs at most, in billionths of a block.
	pub cost: u64,
	/// How the payer stands before it.
	pub standing: Standing,
	/// The allowance that it uses, if its voucher is a standing one.
	pub allowance: Option<AllowanceUse>,
	/// The last slot in which its voucher is good.
	pub until: Option<u64>,
	/// Whether its signer's account becomes permanent by it.
	pub makes_permanent: bool,
}

/// The parts of a sponsored call.
pub(crate) struct Sponsored<'a, T: Config> {
	pub voucher: &'a Voucher,
	key: &'a AccountId,
	signature: &'a Signature,
	call: &'a CallOf<T>,
}

impl<T: Config> Pallet<T> {
	/// The parts of `call`, if it is a sponsored one.
	pub(crate) fn sponsored_parts(call: &CallOf<T>) -> Option<Sponsored<'_, T>> {
		match call.is_sub_type() {
			Some(Call::sponsored { voucher, key, signature, call }) => {
				Some(Sponsored { voucher, key, signature, call })
			}
			_ => None,
		}
	}

	/// Whether the account of `signer` goes when its balance does.
	pub(crate) fn is_mortal(signer: &AccountId) -> bool {
		frame_system::Pallet::<T>::sufficients(signer) == 0
	}

	/// Who pays for a transaction of `signer`.
	pub fn payer_of<'a>(signer: &'a AccountId, call: &'a CallOf<T>) -> &'a AccountId {
		Self::sponsored_parts(call).map_or(signer, |sponsored| &sponsored.voucher.payer)
	}

	/// What a transaction of `signer` costs at most, in billionths of a block.
	pub fn declared_cost(
		signer: &AccountId,
		call: &CallOf<T>,
		info: &DispatchInfo,
		length: usize,
	) -> u64 {
		let mut created = T::DeclaredState::permanent_state(call);
		if let Some(Sponsored { voucher, .. }) = Self::sponsored_parts(call) {
			if Self::is_mortal(signer) {
				created = created.and(Created::bytes(ACCOUNT_STATE));
			}
			if let Scope::Standing { serial, .. } = voucher.scope {
				if !Allowances::<T>::contains_key(&voucher.payer, serial) {
					created = created.and(Created::bytes(VOUCHER_STATE));
				}
			}
		}
		Size::declared::<T>(info, length, created).cost::<T>()
	}

	/// Judges a signed transaction: all but its nonce, and the signature of its voucher.
	///
	/// # Errors
	///
	/// `Payment` if whoever pays has not enough bandwidth; otherwise a [`Refusal`].
	pub(crate) fn judge(
		signer: &AccountId,
		call: &CallOf<T>,
		info: &DispatchInfo,
		length: usize,
	) -> Result<Judgement, TransactionValidityError> {
		if length > MAX_TRANSACTION_LENGTH as usize {
			return Err(Refusal::TooLong.into());
		}
		if info.class != DispatchClass::Normal && !T::Producers::contains(signer) {
			return Err(Refusal::NotAProducer.into());
		}
		if !T::InnerCalls::all(call, &|inner| Self::sponsored_parts(inner).is_none()) {
			return Err(Refusal::SponsoredWithin.into());
		}
		let cost = Self::declared_cost(signer, call, info, length);
		match Self::sponsored_parts(call) {
			Some(Sponsored { voucher, call, .. }) => {
				Self::judge_sponsored(signer, voucher, call, cost)
			}
			None => {
				let standing = T::Meter::standing(signer, Some(call));
				if !standing.affords(cost) {
					return Err(InvalidTransaction::Payment.into());
				}
				Ok(Judgement {
					payer: signer.clone(),
					signer: signer.clone(),
					cost,
					standing,
					allowance: None,
					until: None,
					makes_permanent: false,
				})
			}
		}
	}

	fn judge_sponsored(
		signer: &AccountId,
		voucher: &Voucher,
		call: &CallOf<T>,
		cost: u64,
	) -> Result<Judgement, TransactionValidityError> {
		let payer = &voucher.payer;
		if payer == signer {
			return Err(Refusal::PayerIsSigner.into());
		}
		let slot = T::CurrentSlot::get();
		if voucher.expires_at < slot {
			return Err(Refusal::VoucherExpired.into());
		}
		if voucher.expires_at > slot.saturating_add(MAX_VOUCHER_SLOTS) {
			return Err(Refusal::VoucherTooLong.into());
		}
		if voucher.generation != Payers::<T>::get(payer).generation {
			return Err(Refusal::VoucherVoid.into());
		}
		let allowance = Self::judge_allowance(voucher, cost)?;
		let standing = T::Meter::standing(payer, None);
		if !standing.affords(cost) {
			return Err(InvalidTransaction::Payment.into());
		}
		// Last, because it takes the longer the larger the call is.
		if !Self::covers(&voucher.scope, call) {
			return Err(Refusal::VoucherForOtherCall.into());
		}
		Ok(Judgement {
			payer: payer.clone(),
			signer: signer.clone(),
			cost,
			standing,
			allowance,
			until: Some(voucher.expires_at),
			makes_permanent: Self::is_mortal(signer),
		})
	}

	/// Checks the signature of the voucher that `call` brings along, if it does.
	///
	/// # Errors
	///
	/// [`Refusal::KeyNotAuthorized`]; [`Refusal::VoucherSignature`].
	pub(crate) fn verify_voucher(
		signer: &AccountId,
		call: &CallOf<T>,
	) -> Result<(), TransactionValidityError> {
		let Some(Sponsored { voucher, key, signature, .. }) = Self::sponsored_parts(call) else {
			return Ok(());
		};
		let slot = T::CurrentSlot::get();
		if !Self::signs_for(&voucher.payer, voucher.generation, key, slot) {
			return Err(Refusal::KeyNotAuthorized.into());
		}
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		if !signature.verify(&voucher.message(&genesis, signer)[..], key) {
			return Err(Refusal::VoucherSignature.into());
		}
		Ok(())
	}

	/// Whether a voucher of this scope pays for `call`. Of a standing one, every call within it must be listed, too:
	/// otherwise whoever lists a batch has listed everything.
	fn covers(scope: &Scope, call: &CallOf<T>) -> bool {
		match scope {
			Scope::Once { call_hash, .. } => call.using_encoded(voucher::call_hash) == *call_hash,
			Scope::Standing { calls, .. } => {
				let is_listed = |call: &CallOf<T>| calls.contains(&T::InnerCalls::index(call));
				is_listed(call) && T::InnerCalls::all(call, &is_listed)
			}
		}
	}

	fn judge_allowance(
		voucher: &Voucher,
		cost: u64,
	) -> Result<Option<AllowanceUse>, TransactionValidityError> {
		let Scope::Standing { serial, bandwidth, .. } = voucher.scope else {
			return Ok(None);
		};
		let generation = voucher.generation;
		let allowance = Self::allowance(&voucher.payer, serial, generation);
		if allowance.is_cancelled {
			return Err(Refusal::AllowanceCancelled.into());
		}
		let left = bandwidth.saturating_sub(allowance.used);
		if cost > left {
			return Err(Refusal::AllowanceUsedUp.into());
		}
		Ok(Some(AllowanceUse { serial, generation, left }))
	}
}
