//! Benchmarks of the calls of `pallet-session`. The SDK's own set up a chain with `pallet-staking`,
//! which this chain does not have.

use crate::{Runtime, SessionKeys};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	Get,
};
use frame_system::RawOrigin;
use pallet_session::{Call, ExternallySetKeys, NextKeys};
use sp_runtime::{traits::Convert, Saturating};

/// The pallet, for `frame-benchmarking`.
pub struct Pallet<T: Config>(pallet_session::Pallet<T>);

/// The keys are those of this chain's producers.
pub trait Config: pallet_session::Config<Keys = SessionKeys> {}

impl Config for Runtime {}

/// New keys, and the proof that `owner` has them.
fn keys<T: Config>(owner: &T::AccountId) -> (SessionKeys, Vec<u8>) {
	let generated = SessionKeys::generate(&owner.encode(), None);
	(generated.keys, generated.proof.encode())
}

/// An account that can deposit what keys cost, and that has set keys.
fn producer<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let caller: T::AccountId = whitelisted_caller();
	let deposit = T::KeyDeposit::get();
	T::Currency::set_balance(
		&caller,
		deposit.saturating_add(deposit).saturating_add(T::Currency::minimum_balance()),
	);
	let (keys, proof) = keys::<T>(&caller);
	pallet_session::Pallet::<T>::set_keys(RawOrigin::Signed(caller.clone()).into(), keys, proof)?;
	Ok(caller)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Every path of the call at once: both old keys lose their owner, both new ones get one, and
	/// the deposit is held, as if a pallet had set the old keys without one.
	#[benchmark]
	fn set_keys() -> Result<(), BenchmarkError> {
		let caller = producer::<T>()?;
		ExternallySetKeys::<T>::insert(&caller, ());
		let (keys, proof) = keys::<T>(&caller);
		let validator = T::ValidatorIdOf::convert(caller.clone()).ok_or("no validator")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), keys.clone(), proof);

		assert_eq!(NextKeys::<T>::get(validator), Some(keys));
		assert!(!ExternallySetKeys::<T>::contains_key(caller));
		Ok(())
	}

	/// Both keys lose their owner, and the deposit goes back.
	#[benchmark]
	fn purge_keys() -> Result<(), BenchmarkError> {
		let caller = producer::<T>()?;
		let validator = T::ValidatorIdOf::convert(caller.clone()).ok_or("no validator")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller));

		assert!(!NextKeys::<T>::contains_key(validator));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, with_keystore(), Runtime);
}

/// A state beside which keys can be made.
#[cfg(test)]
fn with_keystore() -> sp_io::TestExternalities {
	use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
	let mut ext = sp_io::TestExternalities::default();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}
