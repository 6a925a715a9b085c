//! A runtime of this pallet, with the stakes, the queue and the sessions of the chain. Authors are said, not sealed.

use crate::{Pallet, Parameters};
use codec::Encode;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU128, ConstU32, ConstU64, Hooks},
};
use medibloc_primitives::Balance;
use pallet_authorship::EventHandler;
use sp_consensus_grandpa::{AuthorityId as FinalityKey, KEY_TYPE};
use sp_core::{crypto::KeyTypeId, ed25519};
use sp_runtime::{
	impl_opaque_keys,
	traits::{ConvertInto, OpaqueKeys},
	BoundToRuntimeAppPublic, BuildStorage, Perbill,
};

type Block = frame_system::mocking::MockBlockU32<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Session = pallet_session;

	#[runtime::pallet_index(2)]
	pub type Historical = pallet_session::historical;

	#[runtime::pallet_index(3)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(4)]
	pub type Unbonding = pallet_unbonding;

	#[runtime::pallet_index(5)]
	pub type StakingBandwidth = pallet_staking_bandwidth;

	#[runtime::pallet_index(6)]
	pub type Producers = crate;
}

parameter_types! {
	/// The slot, as tests set it.
	pub static Slot: u64 = FIRST_SLOT;

	/// Whether the last session handed over another set or other keys.
	pub static SetChanged: bool = false;

	/// The ordinal of the set that votes for finality.
	pub static FinalitySet: u64 = 0;
}

/// The slot of the first block: no multiple of the number of seats.
pub const FIRST_SLOT: u64 = 600_000_001;

/// How many producers are in office, from account 1 on.
pub const SEATS: u32 = 4;

/// How many slots an epoch has.
pub const EPOCH: u64 = 48;

/// How long deposits are on their way out.
pub const DELAY: u64 = 280;

/// What each account, from 1 to 40, owns.
pub const ENDOWMENT: Balance = 1_000_000;

/// What the first candidates deposit.
pub const DEPOSIT: Balance = 10_000;

/// How many slots have the same reward.
pub const YEAR: u64 = 1_000;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = Block;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
}

/// Whose keys the session keys are.
pub struct Finality;

impl BoundToRuntimeAppPublic for Finality {
	type Public = FinalityKey;
}

impl_opaque_keys! {
	pub struct Keys {
		pub finality: Finality,
	}
}

/// Notes what it is told.
pub struct Handler;

impl pallet_session::SessionHandler<u64> for Handler {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[KEY_TYPE];

	fn on_genesis_session<Ks: OpaqueKeys>(_: &[(u64, Ks)]) {}

	fn on_new_session<Ks: OpaqueKeys>(changed: bool, _: &[(u64, Ks)], _: &[(u64, Ks)]) {
		SetChanged::set(changed);
		FinalitySet::mutate(|set| *set += u64::from(changed));
	}

	fn on_disabled(_: u32) {}
}

impl pallet_session::Config for Test {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = ConstU128<10>;
	type Keys = Keys;
	type NextSessionRotation = ();
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = Handler;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Test, Producers>;
	type ShouldEndSession = Producers;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = ();
}

/// A producer is fully identified by its account.
pub struct Identity;

impl sp_runtime::traits::Convert<u64, Option<u64>> for Identity {
	fn convert(who: u64) -> Option<u64> {
		Some(who)
	}
}

impl pallet_session::historical::Config for Test {
	type FullIdentification = u64;
	type FullIdentificationOf = Identity;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_unbonding::Config for Test {
	type Currency = Balances;
	type CurrentSlot = Slot;
	type MaxReleases = ConstU32<5>;
	type OnUnbonded = StakingBandwidth;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

impl pallet_staking_bandwidth::Config for Test {
	type AnchorCost = ConstU64<1_000_000>;
	type Currency = Balances;
	type CurrentSlot = Slot;
	type OnStakeChange = Producers;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Unbonding = Unbonding;
	type WeightInfo = ();
}

impl crate::Config for Test {
	type BenchmarkHelper = Helper;
	type Currency = Balances;
	type CurrentSlot = Slot;
	type FinalitySet = FinalitySet;
	type OnPermanentState = StakingBandwidth;
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Stakes = StakingBandwidth;
	type Unbonding = Unbonding;
	type WeightInfo = ();
}

/// Prepares benchmarks.
pub struct Helper;

impl crate::BenchmarkHelper<u64> for Helper {
	type Keys = Keys;

	fn endow(who: &u64) {
		use frame_support::traits::fungible::Mutate;
		Balances::set_balance(who, Balance::MAX >> 32);
		stake(*who, 1_000);
	}

	fn keys(seed: u32) -> Keys {
		keys(1_000 + u64::from(seed))
	}
}

/// The parameters of the chain of the tests.
pub fn parameters() -> Parameters {
	Parameters {
		seats: SEATS,
		rounds_per_epoch: (EPOCH / u64::from(SEATS)) as u32,
		slots_per_year: YEAR,
		least_staked: Perbill::from_percent(15),
		deposit: DEPOSIT,
		council_epochs: 5,
		suspension_epochs: 3,
	}
}

/// Session keys of which nobody knows the secret.
pub fn keys(seed: u64) -> Keys {
	let mut raw = [0; 32];
	raw[..8].copy_from_slice(&seed.to_le_bytes());
	Keys { finality: ed25519::Public::from_raw(raw).into() }
}

/// A chain in its first block, produced by the accounts 1 to 4.
pub fn new_test_ext() -> sp_io::TestExternalities {
	ext_with(parameters())
}

/// A chain with these parameters in its first block.
pub fn ext_with(parameters: Parameters) -> sp_io::TestExternalities {
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: (1..=40).map(|who| (who, ENDOWMENT)).collect(),
			..Default::default()
		},
		session: pallet_session::GenesisConfig {
			keys: (1..=parameters.seats.into()).map(|who| (who, who, keys(who))).collect(),
			..Default::default()
		},
		unbonding: pallet_unbonding::GenesisConfig { delay: DELAY, ..Default::default() },
		staking_bandwidth: pallet_staking_bandwidth::GenesisConfig {
			stakes: Vec::new(),
			slots_per_bucket: 10,
		},
		producers: crate::GenesisConfig { parameters, ..Default::default() },
		..Default::default()
	}
	.build_storage()
	.expect("the genesis above is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		Slot::set(FIRST_SLOT - 1);
		FinalitySet::set(0);
		produce(FIRST_SLOT);
	});
	ext
}

/// Runs `test` on a chain and checks the invariants afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_state();
	});
}

/// Checks the invariants of this pallet and of those that hold amounts for it.
pub fn check_state() {
	assert_ok!(Pallet::<Test>::do_try_state());
}

/// Whose turn `slot` is.
pub fn author_of(slot: u64) -> u64 {
	let set = pallet_session::Validators::<Test>::get();
	set[(slot % set.len() as u64) as usize]
}

/// The block of `slot`, in the order in which the chain's pallets begin it.
pub fn produce(slot: u64) {
	assert!(slot > Slot::get());
	let author = author_of(slot);
	System::set_block_number(System::block_number() + 1);
	Slot::set(slot);
	<Producers as EventHandler<u64, u32>>::note_author(author);
	Session::on_initialize(System::block_number());
	Unbonding::on_initialize(System::block_number());
	StakingBandwidth::on_initialize(System::block_number());
}

/// Blocks in every slot to `slot`, except those for which `is_missed`.
pub fn produce_to_but(slot: u64, is_missed: impl Fn(u64) -> bool) {
	for slot in Slot::get() + 1..=slot {
		if !is_missed(author_of(slot)) {
			produce(slot);
		}
	}
}

/// Blocks until so many epochs have begun, except those for which `is_missed`.
pub fn epochs_but(count: u32, is_missed: impl Fn(u64) -> bool) {
	let epoch = Producers::epoch() + count;
	while Producers::epoch() < epoch {
		let next = Slot::get() + 1;
		produce_to_but(next, &is_missed);
		Slot::set(next);
	}
}

/// Blocks in every slot until so many epochs have begun.
pub fn epochs(count: u32) {
	epochs_but(count, |_| false);
}

/// Who is in office.
pub fn in_office() -> Vec<u64> {
	crate::InOffice::<Test>::get().into_iter().map(|seat| seat.who).collect()
}

/// Stakes.
pub fn stake(who: u64, amount: Balance) {
	assert_ok!(StakingBandwidth::stake(RuntimeOrigin::signed(who), amount));
}

/// Stakes so much that elections are held: 900,000 of account 20, and 600,000 of each from 21 to 30.
pub fn enough_is_staked() {
	stake(20, 900_000);
	for who in 21..=30 {
		stake(who, 600_000);
	}
}

/// Makes the accounts 10 to 13 the set.
pub fn elect_candidates() {
	enough_is_staked();
	for candidate in 10..=13 {
		register(candidate);
	}
	vote(21, 10..=13);
	epochs(2);
	assert_eq!(in_office(), [10, 11, 12, 13]);
}

/// Makes `who` a candidate, with keys.
pub fn register(who: u64) {
	set_keys(who, who);
	assert_ok!(Producers::register(RuntimeOrigin::signed(who)));
}

/// Stores the keys of `seed` for `who`.
pub fn set_keys(who: u64, seed: u64) {
	// What the session pallet checks before is how keys prove that they are their owner's; nobody has these.
	use pallet_session::SessionInterface;
	assert_ok!(<Session as SessionInterface>::set_keys(&who, keys(seed)));
}

/// Votes for `targets`.
pub fn vote(who: u64, targets: impl IntoIterator<Item = u64>) {
	assert_ok!(Producers::vote(RuntimeOrigin::signed(who), targets.into_iter().collect()));
}

/// The votes for `who`.
pub fn votes(who: u64) -> Balance {
	crate::Candidates::<Test>::get(&who).map_or(0, |candidate| candidate.tally.votes)
}

/// The hash of a call.
pub fn hash_of(call: &RuntimeCall) -> medibloc_primitives::Hash {
	call.using_encoded(sp_io::hashing::blake2_256).into()
}

/// The finality key of the keys with this seed.
pub fn finality_key(seed: u64) -> FinalityKey {
	keys(seed).finality
}
