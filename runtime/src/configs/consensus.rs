//! Time, block production, finality, and the set of producers.

use crate::{
	weights, AccountId, Aura, Balance, Balances, BlockNumber, Historical, Runtime, RuntimeCall,
	RuntimeEvent, SessionKeys, UncheckedExtrinsic,
};
use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
};
use frame_system::offchain::{CreateBare, CreateTransactionBase};
use medibloc_primitives::{
	time::{PRODUCERS, SLOTS_PER_EPOCH, SLOT_DURATION_MS},
	token::MED,
	Moment,
};
use pallet_session::{historical, FindAccountFromAuthorIndex, PeriodicSessions};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};
use sp_staking::SessionIndex;

/// How many sessions back an equivocation can be reported: a day of epochs, rounded up.
const REPORT_LONGEVITY_SESSIONS: u64 = 48;

parameter_types! {
	/// The length of an epoch in blocks, counted from the genesis block.
	pub const EpochLength: BlockNumber = SLOTS_PER_EPOCH;
	pub const EpochOffset: BlockNumber = 0;

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
	type EventHandler = ();
	type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = SessionKeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = PeriodicSessions<EpochLength, EpochOffset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = historical::NoteHistoricalRoot<Self, GenesisSet>;
	type ShouldEndSession = PeriodicSessions<EpochLength, EpochOffset>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
}

/// The producers of the genesis stay in office: there are no elections yet.
pub struct GenesisSet;

impl pallet_session::SessionManager<AccountId> for GenesisSet {
	fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
		None
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}

impl historical::SessionManager<AccountId, AccountId> for GenesisSet {
	fn new_session(_: SessionIndex) -> Option<Vec<(AccountId, AccountId)>> {
		None
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
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
	/// Reports are checked in full; with `()` for the offences, the chain takes none, because there
	/// is no deposit yet that an equivocation could cost.
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		(),
		Historical,
		ConstU64<REPORT_LONGEVITY_SESSIONS>,
	>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = ConstU32<PRODUCERS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<REPORT_LONGEVITY_SESSIONS>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
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
