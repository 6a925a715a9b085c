//! Stakes, what they let their owners use, and who pays.

use super::CurrentSlot;
use crate::{
	calls::Calls, AccountId, Balances, Producers, Runtime, RuntimeHoldReason, Session,
	StakingBandwidth, Unbonding,
};
use frame_support::traits::{ConstU32, Contains};

/// How many amounts one block releases at most: about a tenth of the two seconds that a block has.
const MAX_RELEASES: u32 = 800;

impl pallet_unbonding::Config for Runtime {
	type Currency = Balances;
	type CurrentSlot = CurrentSlot;
	type MaxReleases = ConstU32<MAX_RELEASES>;
	type OnUnbonded = StakingBandwidth;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_unbonding::weights::SubstrateWeight<Runtime>;
}

impl pallet_staking_bandwidth::Config for Runtime {
	type AnchorCost = crate::apis::AnchorCost;
	type Currency = Balances;
	type CurrentSlot = CurrentSlot;
	type OnStakeChange = Producers;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Unbonding = Unbonding;
	type WeightInfo = pallet_staking_bandwidth::weights::SubstrateWeight<Runtime>;
}

impl pallet_payer_signature::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Payers;
	type CurrentSlot = CurrentSlot;
	type DeclaredState = Calls;
	type InnerCalls = Calls;
	type Meter = StakingBandwidth;
	type OnPermanentState = StakingBandwidth;
	type Producers = SittingProducers;
	type WeightInfo = pallet_payer_signature::weights::SubstrateWeight<Runtime>;
}

/// The producers in office.
pub struct SittingProducers;

impl Contains<AccountId> for SittingProducers {
	fn contains(who: &AccountId) -> bool {
		Session::validators().contains(who)
	}
}
