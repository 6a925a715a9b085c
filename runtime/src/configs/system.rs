//! What a block may hold, and how accounts and hashes look.

use crate::{
	weights::{self, BlockExecutionWeight, ExtrinsicBaseWeight, ParityDbWeight},
	AccountId, Balance, Block, Hash, Nonce, PalletInfo, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, RuntimeTask, StakingBandwidth, VERSION,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU32, Contains},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use medibloc_primitives::SS58_PREFIX;
use sp_runtime::{traits::AccountIdLookup, Perbill};
use sp_version::RuntimeVersion;

/// How long a block may take to execute: two of the three seconds of a slot.
const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);

/// The part of a block that ordinary transactions may fill: 1.5 s. The rest is for the operational
/// class.
const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

/// The part of a block that is kept free for what the pallets do at its beginning.
const AVERAGE_INITIALIZATION: Perbill = Perbill::from_percent(10);

/// How many bytes of ordinary transactions a block may hold: 1 MiB.
pub const NORMAL_BLOCK_LENGTH: u32 = 1024 * 1024;

/// How many bytes a block may hold: an upgrade of the runtime must fit in.
const MAXIMUM_BLOCK_LENGTH: u32 = 4 * NORMAL_BLOCK_LENGTH;

/// How many block hashes the state remembers, and so how long a mortal transaction can live: 3.4 h.
const BLOCK_HASH_COUNT: u32 = 4_096;

parameter_types! {
	pub const BlockHashCount: u32 = BLOCK_HASH_COUNT;
	pub const Version: RuntimeVersion = VERSION;
	pub const SS58Prefix: u16 = SS58_PREFIX;

	/// The limits on a block's execution time.
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |class| {
			class.base_extrinsic = ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			class.reserved =
				Some(MAXIMUM_BLOCK_WEIGHT - NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.avg_block_initialization(AVERAGE_INITIALIZATION)
		.build_or_panic();

	/// The limits on a block's length.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_BLOCK_LENGTH)
		.build();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type BaseCallFilter = OpenCalls;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = ParityDbWeight;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Runtime>;
	type Hash = Hash;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type MaxConsumers = ConstU32<16>;
	type Nonce = Nonce;
	// Every account is permanent state, however it comes to be.
	type OnNewAccount = StakingBandwidth;
	type SS58Prefix = SS58Prefix;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
	type Version = Version;
}

/// The calls that are open to everybody.
pub struct OpenCalls;

impl Contains<RuntimeCall> for OpenCalls {
	/// `session.purgeKeys` would let somebody who is elected drop its keys, and the set shrink: `producers.removeKeys` does
	/// the same for everybody else.
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys {}))
	}
}
