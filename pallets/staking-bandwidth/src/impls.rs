//! What other pallets use.

use crate::{
	Account, Accounts, Call, Config, InAnchors, Network, NetworkState, Pallet, Quota, Return,
};
use frame_support::{
	traits::{Get, IsSubType, OnNewAccount},
	weights::Weight,
};
use medibloc_primitives::{bandwidth::ACCOUNT_STATE, Balance};
use medibloc_support::{
	BandwidthMeter, Created, DeclaresPermanentState, OnPermanentState, OnUnbonded, Overdrawn,
	Source, Stakes, Standing,
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
			Some(Call::stake { amount }) if Self::ensure_can_stake(who, stake, *amount).is_ok() => {
				stake = stake.saturating_add(*amount);
				network.staked = network.staked.saturating_add(*amount);
			}
			Some(Call::unstake { amount }) if *amount == stake => {
				// The token's pallet does not move more than half of what a balance can hold.
				paid = *amount <= Balance::MAX >> 1_u32
					&& Self::ensure_can_unstake(who, stake, *amount).is_ok();
			}
			_ => {}
		}
		let quota = network.quota(stake);
		Standing {
			quota,
			slot_share: quota.checked_div(network.window_slots()).unwrap_or_default(),
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
		let anchor = T::AnchorCost::get();
		let whole = |bandwidth: u64| bandwidth.checked_div(anchor).unwrap_or_default();
		Quota {
			stake: account.stake,
			capacity: standing.quota,
			used: standing.used,
			available: standing.available(),
			recent: standing.recent,
			in_anchors: InAnchors {
				capacity: whole(standing.quota),
				used: whole(standing.used),
				available: whole(standing.available()),
			},
			returns: returns.map(|(slot, amount)| Return { slot, amount }).collect(),
			slot: network.slot,
		}
	}

	/// The first slot in which `who` can pay `cost` with the stake that it has, if it uses nothing meanwhile; `None` if
	/// its whole share is less. `own` is the call if `who` sends it for itself.
	pub fn earliest(who: &T::AccountId, cost: u64, own: Option<&T::RuntimeCall>) -> Option<u64>
	where
		T::RuntimeCall: IsSubType<Call<T>>,
	{
		let (account, network) = Self::at_present(who);
		let account = account.unwrap_or_default();
		let own = own.and_then(IsSubType::is_sub_type);
		let standing = Self::standing_of(who, own, &account, network);
		if standing.affords(cost) {
			return Some(network.slot);
		}
		if cost > standing.quota {
			return None;
		}
		let mut lacking = standing.used.saturating_add(cost).saturating_sub(standing.quota);
		let mut returns = account.meter.returns(network.slots_per_bucket);
		returns.find_map(|(slot, amount)| {
			lacking = lacking.saturating_sub(amount);
			(lacking == 0).then_some(slot)
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

	fn created() -> Created {
		Network::<T>::get().created
	}
}

impl<T: Config> Stakes<T::AccountId, Balance> for Pallet<T> {
	fn stake_of(who: &T::AccountId) -> Balance {
		Pallet::<T>::stake_of(who)
	}

	fn total() -> Balance {
		Network::<T>::get().staked
	}
}

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	/// Who stakes from nothing gets a record, and pays for the way out.
	fn permanent_state(call: &Call<T>) -> Created {
		match call {
			Call::stake { .. } => Created { bytes: ACCOUNT_STATE, ways_out: 1 },
			_ => Created::default(),
		}
	}
}

impl<T: Config> OnPermanentState for Pallet<T> {
	fn on_created(bytes: u32) {
		Self::count_created(Created::bytes(bytes));
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
