//! A runtime of this pallet and the token.

use crate::{HoldReason, Pallet};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{fungible::InspectHold, ConstU32, Hooks},
	weights::Weight,
};
use medibloc_support::{OnUnbonded, Source};
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

	#[runtime::pallet_index(2)]
	pub type Unbonding = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type Block = Block;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
}

parameter_types! {
	/// The slot, as tests set it.
	pub static Slot: u64 = FIRST_SLOT;
	/// What was released, as it was told.
	pub static Told: Vec<(u64, u128, Source)> = Vec::new();
}

/// The slot of the first block.
pub const FIRST_SLOT: u64 = 600_000_000;

/// How many slots amounts wait.
pub const DELAY: u64 = 100;

/// How many amounts one block releases.
pub const MAX_RELEASES: u32 = 5;

/// What each account, from 1 to 200, owns.
pub const ENDOWMENT: u128 = 1_000_000;

/// Notes what it is told.
pub struct Listener;

impl OnUnbonded<u64, u128> for Listener {
	fn on_unbonded(who: &u64, amount: u128, source: Source) {
		Told::mutate(|told| told.push((*who, amount, source)));
	}

	fn weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

impl crate::Config for Test {
	type Currency = Balances;
	type CurrentSlot = Slot;
	type MaxReleases = ConstU32<MAX_RELEASES>;
	type OnUnbonded = Listener;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// A chain at block 1 on which everybody owns something.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: (1..=200).map(|who| (who, ENDOWMENT)).collect(),
			..Default::default()
		},
		unbonding: crate::GenesisConfig { delay: DELAY, ..Default::default() },
		..Default::default()
	}
	.build_storage()
	.expect("the genesis above is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Slot::set(FIRST_SLOT);
		Told::set(Vec::new());
	});
	ext
}

/// Runs `test` on a new chain and checks the invariants afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Pallet::<Test>::do_try_state());
	});
}

/// Begins the block of `slot`.
pub fn go_to(slot: u64) -> Weight {
	assert!(slot > Slot::get());
	System::set_block_number(System::block_number() + 1);
	Slot::set(slot);
	Unbonding::on_initialize(System::block_number())
}

/// What `who` has on its way out.
pub fn held(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Unbonding.into(), &who)
}
