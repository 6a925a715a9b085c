//! Stakes: what is added counts at once, what is taken out stops counting at once.

use crate::{Account, Accounts, Config, Error, Event, HoldReason, Network, Pallet};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold, MutateHold},
		tokens::Precision::Exact,
		Get,
	},
};
use medibloc_primitives::{bandwidth::ACCOUNT_STATE, Balance};
use medibloc_support::{Created, OnPermanentState, OnStakeChange, Source, Unbond};
use sp_runtime::{ArithmeticError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What `who` has staked.
	pub fn stake_of(who: &T::AccountId) -> Balance {
		Accounts::<T>::get(who).map_or(0, |account| account.stake)
	}

	/// Whether `who`, which has staked `stake`, could add `amount` to it now.
	pub(crate) fn ensure_can_stake(
		who: &T::AccountId,
		stake: Balance,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		if stake == 0 {
			T::Unbonding::can_always_leave(who)?;
		}
		T::Currency::ensure_can_hold(&HoldReason::Staked.into(), who, amount)
	}

	/// Whether `who` could take `amount` out of `stake`, which is its own, now. Says where it would wait.
	pub(crate) fn ensure_can_unstake(
		who: &T::AccountId,
		stake: Balance,
		amount: Balance,
	) -> Result<Source, sp_runtime::DispatchError> {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(amount <= stake, Error::<T>::StakeTooLow);
		let source = if amount == stake { Source::WholeStake } else { Source::Stake };
		T::Unbonding::can_unbond(who, source)?;
		Ok(source)
	}

	pub(crate) fn do_stake(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let known = Accounts::<T>::get(who);
		let is_new = known.is_none();
		let account = known.unwrap_or_default();
		Self::ensure_can_stake(who, account.stake, amount)?;
		T::Currency::hold(&HoldReason::Staked.into(), who, amount)?;

		if is_new {
			Self::on_created(ACCOUNT_STATE);
		}
		if account.stake == 0 {
			Self::count_created(Created { bytes: 0, ways_out: 1 });
		}
		let stake = account.stake.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		Self::set_stake(who, account, stake);
		Network::<T>::mutate(|network| network.staked = network.staked.saturating_add(amount));
		Self::deposit_event(Event::Staked { who: who.clone(), amount, stake });
		Ok(())
	}

	pub(crate) fn do_unstake(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let account = Accounts::<T>::get(who).unwrap_or_default();
		let source = Self::ensure_can_unstake(who, account.stake, amount)?;
		T::Currency::release(&HoldReason::Staked.into(), who, amount, Exact)?;
		let due = T::Unbonding::unbond(who, amount, source)?;

		let stake = account.stake.saturating_sub(amount);
		Self::set_stake(who, account, stake);
		Network::<T>::mutate(|network| {
			network.staked = network.staked.saturating_sub(amount);
			network.leaving = network.leaving.saturating_add(amount);
		});
		Self::deposit_event(Event::Unstaked { who: who.clone(), amount, stake, due });
		Ok(())
	}

	fn set_stake(who: &T::AccountId, account: Account, stake: Balance) {
		let old = account.stake;
		Accounts::<T>::insert(who, Account { stake, ..account });
		T::OnStakeChange::on_stake_change(who, old, stake);
	}

	/// Adds to what this block made for good.
	pub(crate) fn count_created(more: Created) {
		Network::<T>::mutate(|network| network.created = network.created.and(more));
	}

	/// Notes the slot and the issuance of the block that begins.
	pub(crate) fn begin_block() {
		let issuance = T::Currency::total_issuance();
		let slot = T::CurrentSlot::get();
		Network::<T>::mutate(|network| {
			let created = Created::default();
			*network = crate::NetworkState { slot, created, ..network.with_issuance(issuance) };
		});
	}
}
