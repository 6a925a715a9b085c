//! What the producers decide together: the producers that have been in office for long enough are the chain's
//! government, and there is no other.

use crate::{Aye, Ayes, Config, Error, Event, InOffice, Pallet};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, traits::UnfilteredDispatchable};
use medibloc_primitives::{producers::AYE_EPOCHS, Hash};
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Who decides: those in office for long enough without a break. Whoever buys an election decides nothing the same
	/// day.
	pub fn council() -> Vec<T::AccountId> {
		let (epochs, epoch) = (Self::parameters().council_epochs, Self::epoch());
		let seats = InOffice::<T>::get().into_iter();
		seats.filter(|seat| seat.served(epochs, epoch)).map(|seat| seat.who).collect()
	}

	/// Which members of the council agree to the call with this hash.
	pub fn ayes(call_hash: Hash) -> Vec<T::AccountId> {
		let epoch = Self::epoch();
		let agrees = |who: &T::AccountId| {
			Ayes::<T>::get(who).iter().any(|aye| aye.call_hash == call_hash && aye.until >= epoch)
		};
		Self::council().into_iter().filter(agrees).collect()
	}

	pub(crate) fn ensure_member(who: &T::AccountId) -> DispatchResult {
		ensure!(Self::council().contains(who), Error::<T>::NotInCouncil);
		Ok(())
	}

	pub(crate) fn do_approve(who: &T::AccountId, call_hash: Hash) -> DispatchResult {
		Self::ensure_member(who)?;
		let epoch = Self::epoch();
		Ayes::<T>::try_mutate(who, |ayes| -> DispatchResult {
			ayes.retain(|aye| aye.until >= epoch && aye.call_hash != call_hash);
			let until = epoch.saturating_add(AYE_EPOCHS);
			ayes.try_push(Aye { call_hash, until }).map_err(|_| Error::<T>::TooManyAyes)?;
			Ok(())
		})?;
		Self::deposit_event(Event::Approved { who: who.clone(), call_hash });
		Ok(())
	}

	pub(crate) fn do_withdraw(who: &T::AccountId, call_hash: Hash) -> DispatchResult {
		let mut ayes = Ayes::<T>::get(who);
		let before = ayes.len();
		ayes.retain(|aye| aye.call_hash != call_hash);
		ensure!(ayes.len() < before, Error::<T>::NoSuchAye);
		Self::put_ayes(who, ayes);
		Self::deposit_event(Event::Withdrawn { who: who.clone(), call_hash });
		Ok(())
	}

	pub(crate) fn do_enact(who: &T::AccountId, call: <T as Config>::RuntimeCall) -> DispatchResult {
		Self::ensure_member(who)?;
		let call_hash = Hash::from(call.using_encoded(blake2_256));
		let ayes = Self::ayes(call_hash).len();
		ensure!(ayes >= Self::parameters().council_majority() as usize, Error::<T>::TooFewAyes);
		// Used up, whatever comes of it: what was agreed to once is not done twice.
		for seat in InOffice::<T>::get() {
			let mut ayes = Ayes::<T>::get(&seat.who);
			ayes.retain(|aye| aye.call_hash != call_hash);
			Self::put_ayes(&seat.who, ayes);
		}
		let outcome = call.dispatch_bypass_filter(frame_system::RawOrigin::Root.into());
		let result = outcome.map(|_| ()).map_err(|failure| failure.error);
		Self::deposit_event(Event::Enacted { call_hash, result });
		Ok(())
	}

	fn put_ayes(who: &T::AccountId, ayes: crate::AyesOf) {
		if ayes.is_empty() {
			Ayes::<T>::remove(who);
		} else {
			Ayes::<T>::insert(who, ayes);
		}
	}
}
