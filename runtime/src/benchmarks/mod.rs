//! The benchmarks of this runtime: which there are, and those that no pallet brings along.

pub mod extensions;
pub mod session;

#[cfg(feature = "runtime-benchmarks")]
pub use registry::{dispatch, metadata};

/// What `frame-benchmarking` finds in this runtime.
#[cfg(feature = "runtime-benchmarks")]
mod registry {
	use super::{extensions, session};
	use crate::{
		AllPalletsWithSystem, Balances, MerkleAnchor, Multisig, Proxy, Runtime, Timestamp, Utility,
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
		[runtime_extensions, extensions::Pallet::<Runtime>]
		[pallet_merkle_anchor, MerkleAnchor]
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
