//! A runtime of this pallet alone.

use crate::Pallet;
use frame_support::{assert_ok, derive_impl, parameter_types};
use medibloc_support::OnPermanentState;
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
	pub type MerkleAnchor = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

/// The slot of the first block.
const FIRST_SLOT: u64 = 600_000_000;

parameter_types! {
	/// The slot, as tests set it.
	pub static Slot: u64 = FIRST_SLOT;
	/// What was added to the state for good, in bytes.
	pub static CreatedBytes: u32 = 0;
}

/// Counts what was added to the state.
pub struct State;

impl OnPermanentState for State {
	fn on_created(bytes: u32) {
		CreatedBytes::mutate(|created| *created += bytes);
	}
}

impl crate::Config for Test {
	type CurrentSlot = Slot;
	type OnPermanentState = State;
	type WeightInfo = ();
}

/// An empty chain at block 1.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.expect("the genesis of the system pallet has no parameters that could be wrong");
	Slot::set(FIRST_SLOT);
	CreatedBytes::set(0);
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test` on an empty chain at block 1 and checks the invariants afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Pallet::<Test>::do_try_state());
	});
}

/// Goes to the next block, `missed` slots having passed without one.
pub fn next_block(missed: u64) {
	System::set_block_number(System::block_number() + 1);
	Slot::set(Slot::get() + 1 + missed);
}
