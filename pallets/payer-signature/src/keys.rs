//! The keys that sign vouchers, so that a payer's own key can stay in the safe.

use crate::{Config, Error, Event, Keys, Pallet, Payers, VoucherKey};
use frame_support::{ensure, traits::Get};
use medibloc_primitives::{
	voucher::{MAX_VOUCHER_KEYS, MAX_VOUCHER_SLOTS, VOUCHER_STATE},
	AccountId,
};
use medibloc_support::OnPermanentState;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether `key` signs vouchers of this generation of `payer` at `slot`.
	pub(crate) fn signs_for(
		payer: &AccountId,
		generation: u32,
		key: &AccountId,
		slot: u64,
	) -> bool {
		key == payer
			|| Keys::<T>::get(payer, key).is_some_and(|known| {
				known.generation == generation && known.until.is_some_and(|until| slot <= until)
			})
	}

	pub(crate) fn do_authorize_key(payer: AccountId, key: AccountId, until: u64) -> DispatchResult {
		ensure!(key != payer, Error::<T>::OwnKey);
		let slot = T::CurrentSlot::get();
		let latest = slot.saturating_add(MAX_VOUCHER_SLOTS);
		ensure!(slot <= until && until <= latest, Error::<T>::BadEnd);

		let mut info = Payers::<T>::get(&payer);
		let known = Keys::<T>::get(&payer, &key);
		match known.filter(|known| known.generation == info.generation) {
			Some(VoucherKey { until: None, .. }) => return Err(Error::<T>::KeyRevoked.into()),
			// Another end for a key that is authorised.
			Some(_) => {}
			None => {
				ensure!(info.keys < MAX_VOUCHER_KEYS, Error::<T>::TooManyKeys);
				info.keys = info.keys.saturating_add(1);
				Self::put_payer(&payer, info);
			}
		}
		if known.is_none() {
			T::OnPermanentState::on_created(VOUCHER_STATE);
		}
		let authorized = VoucherKey { generation: info.generation, until: Some(until) };
		Keys::<T>::insert(&payer, &key, authorized);
		Self::deposit_event(Event::KeyAuthorized { payer, key, until });
		Ok(())
	}

	pub(crate) fn do_revoke_key(payer: AccountId, key: AccountId) -> DispatchResult {
		let mut info = Payers::<T>::get(&payer);
		let known = Keys::<T>::get(&payer, &key);
		let is_authorized =
			known.is_some_and(|known| known.generation == info.generation && known.until.is_some());
		ensure!(is_authorized, Error::<T>::NoSuchKey);

		info.keys = info.keys.saturating_sub(1);
		Self::put_payer(&payer, info);
		let revoked = VoucherKey { generation: info.generation, until: None };
		Keys::<T>::insert(&payer, &key, revoked);
		Self::deposit_event(Event::KeyRevoked { payer, key });
		Ok(())
	}

	/// Writes what is known of a payer, and counts its record if it is new.
	pub(crate) fn put_payer(payer: &AccountId, info: crate::PayerInfo) {
		if !Payers::<T>::contains_key(payer) {
			T::OnPermanentState::on_created(VOUCHER_STATE);
		}
		Payers::<T>::insert(payer, info);
	}
}
