//! Benchmarks of every call and hook, each at its worst case.

#![allow(clippy::expect_used, reason = "it runs outside of blocks")]

use crate::{Account, Accounts, Call, Config, Meter, Network, Pallet};
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	Get,
};
use frame_system::RawOrigin;
use medibloc_primitives::{
	bandwidth::{BUCKETS_PER_WINDOW, UNITS_PER_BLOCK},
	Balance,
};
use medibloc_support::{OnUnbonded, Source};

/// A use of an hour's blocks: what is written of it is as long as it gets for any but the largest stakes.
const LARGE: u64 = 1_200 * UNITS_PER_BLOCK;

/// Begins a block long after the beginning, so that a record can be full.
fn begin<T: Config>() {
	Pallet::<T>::begin_block();
	Network::<T>::mutate(|network| network.slot = network.window_slots().saturating_mul(4));
}

/// A record with use in every bucket of the window before `end`, each of so much.
fn full_meter<T: Config>(end: u64, used: u64) -> Meter {
	let network = Network::<T>::get();
	let mut meter = Meter::default();
	for age in (0..=BUCKETS_PER_WINDOW).rev() {
		let before = u64::from(age).saturating_mul(network.slots_per_bucket.into());
		meter.advance(end.saturating_sub(before), network.slots_per_bucket);
		meter.add(used);
	}
	meter
}

impl<T: Config> Pallet<T> {
	/// Gives `who`, who owns more, a stake and a record as long as it gets, with room for transactions.
	pub fn endow(who: &T::AccountId, stake: Balance) {
		begin::<T>();
		Self::do_stake(who, stake).expect("it owns more");
		let mut meter = full_meter::<T>(Network::<T>::get().slot, UNITS_PER_BLOCK);
		meter.take_back(UNITS_PER_BLOCK);
		Accounts::<T>::insert(who, Account { stake, meter });
	}
}

/// An account with this stake, whose record is as long as it gets.
fn staker<T: Config>(stake: Balance) -> T::AccountId
where
	T::Currency: Mutate<T::AccountId>,
{
	let who: T::AccountId = whitelisted_caller();
	T::Currency::set_balance(&who, T::Currency::minimum_balance().saturating_mul(1_000));
	Pallet::<T>::do_stake(&who, stake).expect("it has so much");
	let meter = full_meter::<T>(Network::<T>::get().slot, LARGE);
	Accounts::<T>::insert(&who, Account { stake, meter });
	who
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn stake() {
		begin::<T>();
		let amount = T::Currency::minimum_balance();
		let who = staker::<T>(amount);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount);

		assert_eq!(Pallet::<T>::stake_of(&who), amount.saturating_mul(2));
	}

	#[benchmark]
	fn unstake() {
		begin::<T>();
		let amount = T::Currency::minimum_balance();
		let who = staker::<T>(amount.saturating_mul(2));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount);

		assert_eq!(Pallet::<T>::stake_of(&who), amount);
	}

	#[benchmark]
	fn begin_block() {
		#[block]
		{
			Pallet::<T>::begin_block();
		}
		assert_eq!(Network::<T>::get().slot, T::CurrentSlot::get());
	}

	/// The last part of a stake comes out, and its record is removed.
	#[benchmark]
	fn on_unbonded() {
		begin::<T>();
		let who: T::AccountId = whitelisted_caller();
		let network = Network::<T>::get();
		let long_ago = network.slot.saturating_sub(network.window_slots().saturating_mul(2));
		Accounts::<T>::insert(&who, Account { stake: 0, meter: full_meter::<T>(long_ago, LARGE) });

		#[block]
		{
			Pallet::<T>::on_unbonded(&who, 1, Source::Stake);
		}
		assert!(!Accounts::<T>::contains_key(&who));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
