//! What the node and clients can ask of the runtime.

use crate::{
	tx_extension, AccountId, Address, Aura, Balance, Block, BlockNumber, Certification, Executive,
	Grandpa, Hash, InherentDataExt, MerkleAnchor, Moment, Nonce, PayerSignature, Producers,
	Runtime, RuntimeCall, RuntimeGenesisConfig, SessionKeys, Signature, StakingBandwidth, System,
	UncheckedExtrinsic, VERSION,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	dispatch::GetDispatchInfo,
	genesis_builder_helper::{build_state, get_preset},
	traits::Get,
	weights::Weight,
};
use medibloc_primitives::certificate::Certificate;
use pallet_certification::Listed;
use pallet_merkle_anchor::AnchorInfo;
use pallet_producers::{CandidateStanding, EpochIndex, Performance, Rewards, Schedule};
use pallet_staking_bandwidth::Quota;
use pallet_transaction_payment_rpc_runtime_api::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata, H256};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	generic::{Era, Preamble},
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

/// What a call weighs and costs, for a wallet's confirmation dialog: its true weight, and no fee.
fn info_without_fee(call: &impl GetDispatchInfo) -> RuntimeDispatchInfo<Balance> {
	let info = call.get_dispatch_info();
	RuntimeDispatchInfo { weight: info.total_weight(), class: info.class, partial_fee: 0 }
}

/// The details of a fee that does not exist.
fn no_fee() -> FeeDetails<Balance> {
	FeeDetails { inclusion_fee: None, tip: 0 }
}

/// Who signed `extrinsic`, if anybody did.
fn signer_of(extrinsic: &UncheckedExtrinsic) -> Option<AccountId> {
	match &extrinsic.preamble {
		Preamble::Signed(Address::Id(signer), ..) => Some(signer.clone()),
		_ => None,
	}
}

/// What `extrinsic` costs at most, in billionths of a block. Nobody pays for one that nobody signed.
fn cost_of(extrinsic: &UncheckedExtrinsic) -> u64 {
	let (info, length) = (extrinsic.get_dispatch_info(), extrinsic.encoded_size());
	signer_of(extrinsic).map_or(0, |signer| {
		PayerSignature::declared_cost(&signer, &extrinsic.function, &info, length)
	})
}

/// What an anchor costs that its sender pays for itself, in billionths of a block.
pub struct AnchorCost;

impl Get<u64> for AnchorCost {
	fn get() -> u64 {
		let nobody = AccountId::from([0; 32]);
		cost_of(&UncheckedExtrinsic::new_signed(
			pallet_merkle_anchor::Call::anchor { root: Hash::zero() }.into(),
			nobody.into(),
			Signature::Sr25519([0; 64].into()),
			tx_extension(Era::mortal(64, 0), 0, 0),
		))
	}
}

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl crate::authorship::AuthorshipApi<Block> for Runtime {
		fn apply_extrinsics(
			extrinsics: Vec<<Block as BlockT>::Extrinsic>,
			ref_time: u64,
		) -> Vec<ApplyExtrinsicResult> {
			crate::authorship::apply_extrinsics(extrinsics, ref_time)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			use frame_support::traits::KeyOwnerProofSystem;
			Producers::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| proof.encode())
				.map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(uxt: UncheckedExtrinsic, _len: u32) -> RuntimeDispatchInfo<Balance> {
			info_without_fee(&uxt)
		}

		fn query_fee_details(_uxt: UncheckedExtrinsic, _len: u32) -> FeeDetails<Balance> {
			no_fee()
		}

		fn query_weight_to_fee(_weight: Weight) -> Balance {
			0
		}

		fn query_length_to_fee(_length: u32) -> Balance {
			0
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime
	{
		fn query_call_info(call: RuntimeCall, _len: u32) -> RuntimeDispatchInfo<Balance> {
			info_without_fee(&call)
		}

		fn query_call_fee_details(_call: RuntimeCall, _len: u32) -> FeeDetails<Balance> {
			no_fee()
		}

		fn query_weight_to_fee(_weight: Weight) -> Balance {
			0
		}

		fn query_length_to_fee(_length: u32) -> Balance {
			0
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, crate::genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			crate::genesis_config_presets::preset_names()
		}
	}

	impl pallet_merkle_anchor::runtime_api::AnchorApi<Block, BlockNumber> for Runtime {
		fn anchored(root: H256) -> Option<AnchorInfo<BlockNumber>> {
			MerkleAnchor::anchored(root)
		}

		fn anchored_many(roots: Vec<H256>) -> Vec<Option<AnchorInfo<BlockNumber>>> {
			roots.into_iter().map(MerkleAnchor::anchored).collect()
		}
	}

	impl pallet_certification::runtime_api::CertificationApi<Block, AccountId> for Runtime {
		fn status(
			professional: AccountId,
			certifier: AccountId,
			hash: H256,
		) -> Option<Certificate> {
			Certification::status(&professional, &certifier, hash)
		}

		fn certificates(
			professional: AccountId,
			after: Option<(AccountId, H256)>,
			limit: u32,
		) -> Vec<Listed<AccountId>> {
			Certification::certificates(&professional, after, limit)
		}

		fn is_certified(professional: AccountId, trusted: Vec<AccountId>, at: Moment) -> bool {
			Certification::is_certified(&professional, &trusted, at)
		}
	}

	impl pallet_staking_bandwidth::runtime_api::BandwidthApi<Block, AccountId> for Runtime {
		fn quota(account: AccountId) -> Quota {
			StakingBandwidth::quota(&account)
		}

		fn cost(extrinsic: <Block as BlockT>::Extrinsic) -> u64 {
			cost_of(&extrinsic)
		}

		fn payer_of(extrinsic: <Block as BlockT>::Extrinsic) -> Option<AccountId> {
			let signer = signer_of(&extrinsic)?;
			Some(PayerSignature::payer_of(&signer, &extrinsic.function).clone())
		}

		fn earliest(account: AccountId, extrinsic: <Block as BlockT>::Extrinsic) -> Option<u64> {
			let own = (signer_of(&extrinsic).as_ref() == Some(&account)).then_some(&extrinsic.function);
			StakingBandwidth::earliest(&account, cost_of(&extrinsic), own)
		}
	}

	impl pallet_producers::runtime_api::ProducersApi<Block, AccountId> for Runtime {
		fn schedule() -> Schedule<AccountId> {
			Producers::schedule()
		}

		fn standings() -> Vec<CandidateStanding<AccountId>> {
			Producers::standings()
		}

		fn ballot(voter: AccountId) -> Vec<AccountId> {
			Producers::ballot(&voter).into_inner()
		}

		fn performance(epoch: EpochIndex) -> Vec<Performance<AccountId>> {
			Producers::performance(epoch)
		}

		fn rewards() -> Rewards {
			Producers::rewards()
		}

		fn deposit() -> Balance {
			Producers::deposit()
		}

		fn council() -> Vec<AccountId> {
			Producers::council()
		}

		fn ayes(call_hash: Hash) -> Vec<AccountId> {
			Producers::ayes(call_hash)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, crate::configs::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}
}
