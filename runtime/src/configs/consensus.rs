//! Time, block production, finality, and the set of producers.

use super::CurrentSlot;
use crate::{
	weights, AccountId, Aura, Balance, Balances, Grandpa, Producers, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeHoldReason, SessionKeys, StakingBandwidth, Unbonding, UncheckedExtrinsic,
};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get},
	weights::Weight,
};
use frame_system::offchain::{CreateBare, CreateTransactionBase};
use medibloc_primitives::{
	producers::EPOCHS_REMEMBERED,
	time::{PRODUCERS, SLOTS_PER_EPOCH, SLOT_DURATION_MS},
	token::MED,
	Moment,
};
use pallet_producers::WeightInfo;
use pallet_session::{historical, FindAccountFromAuthorIndex};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

/// For how many blocks a node offers its report of an equivocation to authors: an epoch.
const BLOCKS_TO_REPORT: u64 = SLOTS_PER_EPOCH as u64;

parameter_types! {
	/// What an account deposits for the session keys it stores.
	pub const SessionKeyDeposit: Balance = 10 * MED;
}

impl pallet_timestamp::Config for Runtime {
	/// A block's time must be later than its parent's by half a slot at least; Aura ties it to its
	/// slot besides.
	type MinimumPeriod = ConstU64<{ SLOT_DURATION_MS / 2 }>;
	type Moment = Moment;
	type OnTimestampSet = Aura;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = ConstU32<PRODUCERS>;
	type SlotDuration = ConstU64<SLOT_DURATION_MS>;
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = Producers;
	type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = SessionKeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = ();
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = historical::NoteHistoricalRoot<Self, Producers>;
	type ShouldEndSession = Producers;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
}

impl historical::Config for Runtime {
	/// An account is all there is to know about a producer.
	type FullIdentification = AccountId;
	type FullIdentificationOf = IdentifiedByAccount;
	type RuntimeEvent = RuntimeEvent;
}

/// A producer is fully identified by its account.
pub struct IdentifiedByAccount;

impl sp_runtime::traits::Convert<AccountId, Option<AccountId>> for IdentifiedByAccount {
	fn convert(account: AccountId) -> Option<AccountId> {
		Some(account)
	}
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		Producers,
		Producers,
		ConstU64<{ BLOCKS_TO_REPORT }>,
	>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = ConstU32<PRODUCERS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ EPOCHS_REMEMBERED as u64 }>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = FinalityWeights;
}

/// The weights of finality: the SDK's, and what a report costs in our pallet.
pub struct FinalityWeights;

impl pallet_grandpa::WeightInfo for FinalityWeights {
	fn report_equivocation(validators: u32, nominators: u32) -> Weight {
		<() as pallet_grandpa::WeightInfo>::report_equivocation(validators, nominators)
			.saturating_add(ProducerWeights::report_offence())
	}

	fn note_stalled() -> Weight {
		<() as pallet_grandpa::WeightInfo>::note_stalled()
	}
}

type ProducerWeights = pallet_producers::weights::SubstrateWeight<Runtime>;

impl pallet_producers::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Payers;
	type Currency = Balances;
	type CurrentSlot = CurrentSlot;
	type FinalitySet = FinalitySet;
	type OnPermanentState = StakingBandwidth;
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Stakes = StakingBandwidth;
	type Unbonding = Unbonding;
	type WeightInfo = ProducerWeights;
}

/// The ordinal of the set that votes for finality, as GRANDPA counts them.
pub struct FinalitySet;

impl Get<u64> for FinalitySet {
	fn get() -> u64 {
		Grandpa::current_set_id()
	}
}

impl<C> CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
