//! The benchmarks of this runtime: which there are, and those that no pallet brings along.

pub mod session;

#[cfg(feature = "runtime-benchmarks")]
pub use payers::Payers;
#[cfg(feature = "runtime-benchmarks")]
pub use registry::{dispatch, metadata};

/// Accounts that pay for transactions, vote, and produce.
#[cfg(feature = "runtime-benchmarks")]
mod payers {
	use crate::{AccountId, Balances, SessionKeys, StakingBandwidth};
	use frame_support::traits::fungible::Mutate;
	use medibloc_primitives::token::MED;

	/// Gives accounts a stake.
	pub struct Payers;

	impl pallet_payer_signature::BenchmarkHelper for Payers {
		fn endow(who: &AccountId) {
			Balances::set_balance(who, 1_000_000 * MED);
			StakingBandwidth::endow(who, 500_000 * MED);
		}
	}

	impl pallet_producers::BenchmarkHelper<AccountId> for Payers {
		type Keys = SessionKeys;

		fn endow(who: &AccountId) {
			Balances::set_balance(who, 1_000_000_000_000 * MED);
			StakingBandwidth::endow(who, 500_000 * MED);
		}

		fn keys(seed: u32) -> SessionKeys {
			let mut raw = [0; 32];
			raw[..4].copy_from_slice(&seed.to_le_bytes());
			SessionKeys {
				aura: sp_core::sr25519::Public::from_raw(raw).into(),
				grandpa: sp_core::ed25519::Public::from_raw(raw).into(),
			}
		}
	}
}

/// What `frame-benchmarking` finds in this runtime.
#[cfg(feature = "runtime-benchmarks")]
mod registry {
	use super::session;
	use crate::{
		AllPalletsWithSystem, Balances, Certification, MerkleAnchor, Multisig, PayerSignature,
		Producers, Proxy, Runtime, StakingBandwidth, Timestamp, Unbonding, Utility,
	};
	use alloc::{string::String, vec::Vec};
	use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
	use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};

	/// The call `set_code` is measured with the SDK's own sample of a runtime.
	impl frame_system_benchmarking::Config for Runtime {}

	// Every name here has its file of weights: `scripts/weights-files.sh` reads this list.
	define_benchmarks!(
		[frame_system, frame_system_benchmarking::Pallet::<Runtime>]
		[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
		[pallet_balances, Balances]
		[pallet_multisig, Multisig]
		[pallet_proxy, Proxy]
		[pallet_session, session::Pallet::<Runtime>]
		[pallet_timestamp, Timestamp]
		[pallet_utility, Utility]
		[pallet_certification, Certification]
		[pallet_merkle_anchor, MerkleAnchor]
		[pallet_payer_signature, PayerSignature]
		[pallet_producers, Producers]
		[pallet_staking_bandwidth, StakingBandwidth]
		[pallet_unbonding, Unbonding]
	);

	/// The benchmarks there are, and the storage items they may touch.
	pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
		let mut list = Vec::new();
		list_benchmarks!(list, extra);
		(list, AllPalletsWithSystem::storage_info())
	}

	/// Runs what `config` selects.
	pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
		let mut whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
		// Every block writes it before its transactions, so that none of them reads the database for it.
		whitelist.push(pallet_aura::CurrentSlot::<Runtime>::hashed_key().to_vec().into());
		let mut batches = Vec::new();
		let params = (&config, &whitelist);
		add_benchmarks!(params, batches);
		Ok(batches)
	}
}
