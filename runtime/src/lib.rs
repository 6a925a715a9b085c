//! The state transition function of the MediBloc chain: which pallets it is made of, in which order,
//! and which bytes its transactions are.
//!
//! The parameters of the pallets are in [`configs`], what clients and the node can ask is in
//! [`apis`], how a node fills a block is in [`authorship`], how a chain begins is in [`genesis_config_presets`], what everything costs is in
//! [`weights`].

#![cfg_attr(not(feature = "std"), no_std)]
#![allow(missing_docs, reason = "the runtime's macros generate items without documentation")]
// `#[frame_support::runtime]` expands to deeply nested types.
#![recursion_limit = "256"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
pub mod authorship;
#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarks;
pub mod calls;
pub mod configs;
pub mod genesis_config_presets;
pub mod weights;

use alloc::{borrow::Cow, vec::Vec};
pub use medibloc_primitives::{
	AccountId, Address, Balance, BlockNumber, Hash, Moment, Nonce, Signature,
};
use sp_runtime::{generic, impl_opaque_keys, traits::BlakeTwo256};
use sp_version::{runtime_version, RuntimeVersion};

/// What the node must know of the chain's types without executing the runtime: extrinsics are
/// opaque bytes there.
pub mod opaque {
	use super::*;
	use sp_runtime::OpaqueExtrinsic;

	/// A block whose extrinsics are opaque bytes.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
}

impl_opaque_keys! {
	/// The keys of a producer: one to author blocks, one to vote on their finality.
	pub struct SessionKeys {
		/// Aura: block production.
		pub aura: Aura,
		/// GRANDPA: finality.
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime. `spec_version` is raised whenever the logic changes,
/// `transaction_version` whenever the encoding of a call or of the extensions does.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("medibloc"),
	impl_name: Cow::Borrowed("medibloc"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// A block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// The checks that every signed transaction passes, in order. They encode to the same bytes as a
/// stock Substrate chain's, so that every wallet signs them: era, compact nonce, compact tip and
/// the mode of the metadata hash.
pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	pallet_payer_signature::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_payer_signature::ChargeBandwidth<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// What a transaction adds to its call: how long it is valid, which of its signer's it is, and a tip, which the chain
/// refuses unless it is zero. The hash of the metadata is left out.
pub fn tx_extension(era: generic::Era, nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(era),
		pallet_payer_signature::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_payer_signature::ChargeBandwidth::new(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A transaction or inherent as it stands in a block.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What a signature signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Applies blocks to the state.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// The pallets. An index is part of every transaction's bytes: it is never changed, and never used
/// again for another pallet.
///
/// The order matters: the slot is known before the session rotates, and the author of a rotation
/// block is credited by the set that was in office when it was sealed.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;

	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;

	#[runtime::pallet_index(4)]
	pub type Session = pallet_session;

	#[runtime::pallet_index(5)]
	pub type Historical = pallet_session::historical;

	#[runtime::pallet_index(6)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(11)]
	pub type Utility = pallet_utility;

	#[runtime::pallet_index(12)]
	pub type Multisig = pallet_multisig;

	#[runtime::pallet_index(13)]
	pub type Proxy = pallet_proxy;

	// Before the stakes: their genesis asks for its delay.
	#[runtime::pallet_index(20)]
	pub type Unbonding = pallet_unbonding;

	#[runtime::pallet_index(21)]
	pub type StakingBandwidth = pallet_staking_bandwidth;

	#[runtime::pallet_index(22)]
	pub type PayerSignature = pallet_payer_signature;

	#[runtime::pallet_index(23)]
	pub type Producers = pallet_producers;

	#[runtime::pallet_index(30)]
	pub type MerkleAnchor = pallet_merkle_anchor;

	#[runtime::pallet_index(31)]
	pub type Certification = pallet_certification;
}
