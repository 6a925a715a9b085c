//! Merkle roots of health records, and certificates of those who attest them.

use crate::{Runtime, StakingBandwidth};
use frame_support::traits::Get;

/// The slot of the block that is being executed, as Aura's digest names it.
pub struct CurrentSlot;

impl Get<u64> for CurrentSlot {
	fn get() -> u64 {
		pallet_aura::CurrentSlot::<Runtime>::get().into()
	}
}

impl pallet_merkle_anchor::Config for Runtime {
	type CurrentSlot = CurrentSlot;
	type OnPermanentState = StakingBandwidth;
	type WeightInfo = pallet_merkle_anchor::weights::SubstrateWeight<Runtime>;
}

impl pallet_certification::Config for Runtime {
	type CurrentSlot = CurrentSlot;
	type OnPermanentState = StakingBandwidth;
	type WeightInfo = pallet_certification::weights::SubstrateWeight<Runtime>;
}
