//! The extension that counts transactions, and orders them in the pool.

use crate::{judgement::Judgement, Config, Pallet, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{dispatch::DispatchInfo, weights::Weight, DebugNoBound};
use frame_system::AccountInfo;
use medibloc_primitives::{
	bandwidth::MAX_NONCE_GAP, refusal::Refusal, voucher::Scope, AccountId, Nonce,
};
use scale_info::TypeInfo;
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{AsSystemOriginSigner, TransactionExtension, ValidateResult},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionTag, TransactionValidityError,
		ValidTransaction,
	},
};

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;
type OriginOf<T> = <T as frame_system::Config>::RuntimeOrigin;

/// The pool has places for so many slots' share of a payer, in bandwidth.
const SLOTS_IN_POOL: u64 = 16;

/// It has so many places even for a payer whose share is less: more than the 65 nonces that an account may use at once.
const LEAST_PLACES: u64 = 128;
const _: () = assert!(LEAST_PLACES > MAX_NONCE_GAP as u64);

/// The priority of a transaction whose payer used nothing just now.
const FULL_PRIORITY: u64 = 1 << 62;

/// Counts an account's transactions, so that none is executed twice; and tells the pool which go together.
///
/// Its bytes are those of the SDK's `CheckNonce`, under the same identifier. It differs in this:
///
/// - A sponsored transaction needs no account, and makes its signer's account permanent: were the account removed,
///   its nonce would begin again, and vouchers for one transaction would be good again.
/// - A voucher for one transaction is good for its nonce only.
/// - A nonce is at most 64 ahead of the account's.
/// - The pool holds no more of a payer's transactions than the payer can pay for, nor than fill 16 slots' share of the
///   payer if these are more than 128; and prefers those of payers that used little of their share just now.
#[derive(Clone, DebugNoBound, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct CheckNonce<T>(#[codec(compact)] Nonce, core::marker::PhantomData<T>);

impl<T> CheckNonce<T> {
	/// The transaction is its account's one with this number; the first has 0.
	pub fn from(nonce: Nonce) -> Self {
		Self(nonce, core::marker::PhantomData)
	}
}

/// Whose nonce it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Counted {
	signer: AccountId,
	is_sponsored: bool,
}

impl<T: Config + Send + Sync> TransactionExtension<CallOf<T>> for CheckNonce<T> {
	const IDENTIFIER: &'static str = "CheckNonce";
	type Implicit = ();
	type Val = Option<Counted>;
	type Pre = ();

	fn weight(&self, call: &CallOf<T>) -> Weight {
		match Pallet::<T>::sponsored_parts(call) {
			Some(_) => T::WeightInfo::check_nonce_sponsored(),
			None => T::WeightInfo::check_nonce(),
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
		source: TransactionSource,
	) -> ValidateResult<Self::Val, CallOf<T>> {
		let Some(signer) = origin.as_system_origin_signer().cloned() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let sponsored = Pallet::<T>::sponsored_parts(call);
		let account = frame_system::Account::<T>::get(&signer);
		if sponsored.is_none() && account.providers == 0 && account.sufficients == 0 {
			// The SDK's answer to a stranger.
			return Err(InvalidTransaction::Payment.into());
		}
		let ahead = self.ahead_of(&account)?;
		if let Some(Scope::Once { nonce, .. }) =
			sponsored.as_ref().map(|parts| &parts.voucher.scope)
		{
			if *nonce != self.0 {
				return Err(Refusal::VoucherForOtherNonce.into());
			}
		}

		let mut validity = ValidTransaction::default();
		// A block has its order already.
		if source != TransactionSource::InBlock {
			validity.provides.push((&signer, self.0).encode());
			if ahead > 0 {
				validity.requires.push((&signer, self.0.saturating_sub(1)).encode());
			}
			let judgement = Pallet::<T>::judge(&signer, call, info, length)?;
			let places = self.places(&judgement);
			validity.provides.extend(places.tags(&judgement));
			let before = if judgement.payer == signer { ahead.into() } else { places.of_payer };
			validity.priority = priority(&judgement, before);
		}
		Ok((validity, Some(Counted { signer, is_sponsored: sponsored.is_some() }), origin))
	}

	fn prepare(
		self,
		counted: Self::Val,
		_origin: &OriginOf<T>,
		_call: &CallOf<T>,
		_info: &DispatchInfo,
		_length: usize,
	) -> Result<(), TransactionValidityError> {
		let Some(Counted { signer, is_sponsored }) = counted else {
			return Ok(());
		};
		if self.ahead_of(&frame_system::Account::<T>::get(&signer))? > 0 {
			return Err(InvalidTransaction::Future.into());
		}
		if is_sponsored && Pallet::<T>::is_mortal(&signer) {
			frame_system::Pallet::<T>::inc_sufficients(&signer);
		}
		let next = self.0.checked_add(1).ok_or(InvalidTransaction::Stale)?;
		frame_system::Account::<T>::mutate(&signer, |account| account.nonce = next);
		Ok(())
	}
}

impl<T: Config> CheckNonce<T> {
	/// How many transactions of the account come before this one.
	fn ahead_of(
		&self,
		account: &AccountInfo<Nonce, T::AccountData>,
	) -> Result<u32, TransactionValidityError> {
		let ahead = self.0.checked_sub(account.nonce).ok_or(InvalidTransaction::Stale)?;
		if ahead > MAX_NONCE_GAP {
			return Err(Refusal::NonceTooFarAhead.into());
		}
		Ok(ahead)
	}

	/// The places that the transaction takes in the pool.
	///
	/// What an account pays for itself takes places in the order of its nonces: they fill one after the other.
	/// Signers that share a payer know nothing of each other, so theirs are spread by a hash.
	fn places(&self, judgement: &Judgement) -> Places {
		let Judgement { payer, signer, cost, standing, allowance, .. } = judgement;
		let number = if payer == signer {
			self.0.into()
		} else {
			let [a, b, c, d, e, f, g, h, ..] = blake2_256(&(signer, self.0).encode());
			u64::from_le_bytes([a, b, c, d, e, f, g, h])
		};
		let room_for = |bandwidth: u64| bandwidth.checked_div(*cost).unwrap_or(u64::MAX);
		let soon = room_for(standing.slot_share.saturating_mul(SLOTS_IN_POOL));
		let of_payer = room_for(standing.available()).min(soon.max(LEAST_PLACES));
		Places {
			of_payer: place(number, of_payer),
			of_allowance: allowance.map(|allowance| place(number, room_for(allowance.left))),
		}
	}
}

/// Where a transaction is in the pool: in one place of its payer, and in one of its allowance. Two transactions in the
/// same place exclude each other, and there are no more places than can be paid for.
struct Places {
	of_payer: u64,
	of_allowance: Option<u64>,
}

impl Places {
	/// What the pool tells places by. Of the ways out of a stake, which are paid for already, there is one.
	fn tags(&self, judgement: &Judgement) -> impl Iterator<Item = TransactionTag> {
		let Judgement { payer, standing, allowance, .. } = judgement;
		let of_payer = if standing.paid {
			(b"way out", payer).encode()
		} else {
			(b"payer", payer, self.of_payer).encode()
		};
		let of_allowance = allowance
			.zip(self.of_allowance)
			.map(|(allowance, place)| (b"allowance", payer, allowance.serial, place).encode());
		core::iter::once(of_payer).chain(of_allowance)
	}
}

/// In which place the transaction with this number is where there is room for so many: their number is a power of two,
/// so that it seldom changes from block to block.
fn place(number: u64, room: u64) -> u64 {
	let places = 1_u64.checked_shl(room.max(1).ilog2()).unwrap_or(1);
	number & places.saturating_sub(1)
}

/// The less of its share a payer used just now, the higher; the transaction itself and the `before` that may come before
/// it count as used.
///
/// Those are the earlier ones of an account that pays for itself. Signers that share a payer have no order among them,
/// so the place of each stands for it: otherwise all of them would be first, and a payer that used nothing just now
/// could put its whole share in front of everybody.
fn priority(judgement: &Judgement, before: u64) -> u64 {
	let Judgement { cost, standing, .. } = judgement;
	let queued = cost.saturating_mul(before.saturating_add(1));
	let pressing = u128::from(standing.recent.saturating_add(queued));
	let part = pressing
		.saturating_mul(FULL_PRIORITY.into())
		.checked_div(standing.quota.into())
		.unwrap_or(u128::MAX);
	FULL_PRIORITY.saturating_sub(u64::try_from(part).unwrap_or(u64::MAX))
}
