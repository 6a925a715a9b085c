//! A runtime of this pallet, the token and the queue in which stakes come back.

use crate::{Config, HoldReason, Network, Pallet};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{fungible::InspectHold, ConstU32, ConstU64, Hooks},
	weights::Weight,
};
use medibloc_primitives::Balance;
use medibloc_support::{BandwidthMeter, OnStakeChange, Overdrawn, Source};
use sp_runtime::BuildStorage;

type Block = frame_system::mocking::MockBlock<Test>;

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
	pub type Balances = pallet_balances;

	// Before the stakes: their genesis asks for its delay.
	#[runtime::pallet_index(2)]
	pub type Unbonding = pallet_unbonding;

	#[runtime::pallet_index(3)]
	pub type StakingBandwidth = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = Block;
	type OnNewAccount = StakingBandwidth;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
}

parameter_types! {
	/// The slot, as tests set it.
	pub static Slot: u64 = FIRST_SLOT;
	/// The changes of stakes, as they were told.
	pub static Changes: Vec<(u64, Balance, Balance)> = Vec::new();
}

/// The slot of the first block; a bucket begins with it.
pub const FIRST_SLOT: u64 = 600_000_000;

/// The length of a bucket in slots.
pub const BUCKET: u32 = 10;

/// The length of the window in slots.
pub const WINDOW: u64 = 28 * BUCKET as u64;

/// What all blocks of a window have room for.
pub const CAPACITY: u64 = WINDOW * 1_000_000_000;

/// What each account, from 1 to 10, owns.
pub const ENDOWMENT: Balance = 1_000_000;

/// Notes what it is told.
pub struct Listener;

impl OnStakeChange<u64, Balance> for Listener {
	fn on_stake_change(who: &u64, old: Balance, new: Balance) {
		Changes::mutate(|changes| changes.push((*who, old, new)));
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

impl Config for Test {
	type AnchorCost = ConstU64<1_000_000>;
	type Currency = Balances;
	type CurrentSlot = Slot;
	type OnStakeChange = Listener;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Unbonding = Unbonding;
	type WeightInfo = ();
}

impl pallet_unbonding::Config for Test {
	type Currency = Balances;
	type CurrentSlot = Slot;
	type MaxReleases = ConstU32<5>;
	type OnUnbonded = StakingBandwidth;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// A chain in its first block, on which each account owns `balances` and has staked `stakes`.
pub fn ext_with(
	balances: Vec<(u64, Balance)>,
	stakes: Vec<(u64, Balance)>,
) -> sp_io::TestExternalities {
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		unbonding: pallet_unbonding::GenesisConfig { delay: WINDOW, ..Default::default() },
		staking_bandwidth: crate::GenesisConfig { stakes, slots_per_bucket: BUCKET },
		..Default::default()
	}
	.build_storage()
	.expect("the genesis above is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		Slot::set(FIRST_SLOT - 1);
		go_to(FIRST_SLOT);
		Changes::set(Vec::new());
	});
	ext
}

/// A chain on which accounts 1 to 10 own as much, and have staked nothing.
pub fn new_test_ext() -> sp_io::TestExternalities {
	ext_with((1..=10).map(|who| (who, ENDOWMENT)).collect(), Vec::new())
}

/// Runs `test` on a chain with these stakes and checks the invariants afterwards.
pub fn run_with(stakes: &[(u64, Balance)], test: impl FnOnce()) {
	let balances = (1..=10).map(|who| (who, ENDOWMENT)).collect();
	ext_with(balances, stakes.to_vec()).execute_with(|| {
		test();
		check_state();
	});
}

/// Checks the invariants of this pallet, those of the queue, and those between them.
pub fn check_state() {
	assert_ok!(Pallet::<Test>::do_try_state());
	let waiting = (0..=10).flat_map(|who| Unbonding::pending(&who));
	let leaving: Balance =
		waiting.filter(|chunk| chunk.source == Source::Stake).map(|chunk| chunk.amount).sum();
	assert_eq!(Network::<Test>::get().leaving, leaving);
}

/// Begins the block of `slot`.
pub fn go_to(slot: u64) {
	assert!(slot > Slot::get());
	System::set_block_number(System::block_number() + 1);
	Slot::set(slot);
	Unbonding::on_initialize(System::block_number());
	StakingBandwidth::on_initialize(System::block_number());
}

/// Charges `who` for a transaction of its own that stakes nothing.
pub fn charge(who: u64, cost: u64) -> Result<u64, Overdrawn> {
	<StakingBandwidth as BandwidthMeter<_, _>>::charge(&who, None::<&RuntimeCall>, cost)
}

/// Gives back `amount` of what was charged.
pub fn refund(who: u64, amount: u64) {
	<StakingBandwidth as BandwidthMeter<_, RuntimeCall>>::refund(&who, amount);
}

/// What `who` has staked, as the token knows it.
pub fn held(who: u64) -> Balance {
	Balances::balance_on_hold(&HoldReason::Staked.into(), &who)
}
