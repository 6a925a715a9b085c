//! What other pallets use.

use crate::{Account, Accounts, Call, Config, Network, NetworkState, Pallet, Quota, Return};
use frame_support::{
	traits::{IsSubType, OnNewAccount},
	weights::Weight,
};
use medibloc_primitives::{
	bandwidth::{ACCOUNT_STATE, WAY_OUT},
	Balance,
};
use medibloc_support::{
	BandwidthMeter, DeclaresPermanentState, OnPermanentState, OnUnbonded, Overdrawn, Source,
	Standing,
};

impl<T: Config> Pallet<T> {
	/// The account's record, if it has one, with what is still in the window; and the state of the network.
	fn at_present(who: &T::AccountId) -> (Option<Account>, NetworkState) {
		let network = Network::<T>::get();
		let account = Accounts::<T>::get(who).map(|mut account| {
			account.meter.advance(network.slot, network.slots_per_bucket);
			account
		});
		(account, network)
	}

	/// How `who` stands when it sends `own` for itself.
	///
	/// The first stake pays for itself: the quota is the one after the call. The way out of a stake is free: it was paid
	/// for when it was staked. Both only when the call will succeed; one that fails costs what any other does.
	fn standing_of(
		who: &T::AccountId,
		own: Option<&Call<T>>,
		account: &Account,
		mut network: NetworkState,
	) -> Standing {
		let mut stake = account.stake;
		let mut paid = false;
		match own {
			Some(Call::stake { amount }) if Self::ensure_can_stake(who, *amount).is_ok() => {
				stake = stake.saturating_add(*amount);
				network.staked = network.staked.saturating_add(*amount);
			}
			Some(Call::unstake { amount }) if *amount == stake => {
				paid = Self::ensure_can_unstake(who, stake, *amount).is_ok();
			}
			_ => {}
		}
		Standing {
			quota: network.quota(stake),
			used: account.meter.used(),
			recent: account.meter.recent(),
			paid,
		}
	}

	/// How much bandwidth `who` has.
	pub fn quota(who: &T::AccountId) -> Quota {
		let (account, network) = Self::at_present(who);
		let account = account.unwrap_or_default();
		let standing = Self::standing_of(who, None, &account, network);
		let returns = account.meter.returns(network.slots_per_bucket);
		Quota {
			stake: account.stake,
			capacity: standing.quota,
			used: standing.used,
			available: standing.available(),
			recent: standing.recent,
			returns: returns.map(|(slot, amount)| Return { slot, amount }).collect(),
			slot: network.slot,
		}
	}

	/// The first slot in which `who` can pay `cost` with the stake that it has, if it uses nothing meanwhile; `None` if
	/// its whole share is less.
	pub fn earliest(who: &T::AccountId, cost: u64) -> Option<u64> {
		let quota = Self::quota(who);
		let mut lacking = cost.saturating_sub(quota.available);
		if lacking == 0 {
			return Some(quota.slot);
		}
		if cost > quota.capacity {
			return None;
		}
		// What was used above the capacity has to come back, too.
		lacking = lacking.saturating_add(quota.used.saturating_sub(quota.capacity));
		quota.returns.iter().find_map(|back| {
			lacking = lacking.saturating_sub(back.amount);
			(lacking == 0).then_some(back.slot)
		})
	}
}

impl<T: Config> BandwidthMeter<T::AccountId, T::RuntimeCall> for Pallet<T>
where
	T::RuntimeCall: IsSubType<Call<T>>,
{
	fn standing(payer: &T::AccountId, own: Option<&T::RuntimeCall>) -> Standing {
		let (account, network) = Self::at_present(payer);
		let own = own.and_then(IsSubType::is_sub_type);
		Self::standing_of(payer, own, &account.unwrap_or_default(), network)
	}

	fn charge(
		payer: &T::AccountId,
		own: Option<&T::RuntimeCall>,
		cost: u64,
	) -> Result<u64, Overdrawn> {
		let (known, network) = Self::at_present(payer);
		let is_new = known.is_none();
		let mut account = known.unwrap_or_default();
		// A record that is new has its meter at slot 0.
		account.meter.advance(network.slot, network.slots_per_bucket);
		let own = own.and_then(IsSubType::is_sub_type);
		let standing = Self::standing_of(payer, own, &account, network);
		if standing.paid {
			return Ok(0);
		}
		if !standing.affords(cost) {
			return Err(Overdrawn);
		}
		if is_new {
			Self::on_created(ACCOUNT_STATE);
		}
		account.meter.add(cost);
		Accounts::<T>::insert(payer, account);
		Ok(cost)
	}

	fn refund(payer: &T::AccountId, amount: u64) {
		Accounts::<T>::mutate_extant(payer, |account| account.meter.take_back(amount));
	}

	fn created() -> u32 {
		Network::<T>::get().created
	}
}

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	/// Who stakes from nothing gets a record, and pays for the way out.
	fn permanent_state(call: &Call<T>) -> u32 {
		match call {
			Call::stake { .. } => ACCOUNT_STATE.saturating_add(WAY_OUT),
			_ => 0,
		}
	}
}

impl<T: Config> OnPermanentState for Pallet<T> {
	fn on_created(bytes: u32) {
		Network::<T>::mutate(|network| network.created = network.created.saturating_add(bytes));
	}
}

impl<T: Config> OnNewAccount<T::AccountId> for Pallet<T> {
	fn on_new_account(_: &T::AccountId) {
		Self::on_created(ACCOUNT_STATE);
	}
}

impl<T: Config> OnUnbonded<T::AccountId, Balance> for Pallet<T> {
	/// What is out counts no longer; deposits never did. A record that says nothing any more is removed.
	fn on_unbonded(who: &T::AccountId, amount: Balance, source: Source) {
		if source == Source::Deposit {
			return;
		}
		Network::<T>::mutate(|network| network.leaving = network.leaving.saturating_sub(amount));
		let (account, _) = Self::at_present(who);
		if account.is_some_and(|account| account.stake == 0 && account.meter.used() == 0) {
			Accounts::<T>::remove(who);
		}
	}

	fn weight() -> Weight {
		use crate::WeightInfo;
		T::WeightInfo::on_unbonded()
	}
}
