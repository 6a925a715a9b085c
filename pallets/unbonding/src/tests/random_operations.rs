//! Random sequences of requests and time, against a list that holds everything.

use crate::mock::*;
use frame_support::{assert_ok, traits::fungible::Inspect};
use medibloc_support::{Source, Unbond};
use proptest::prelude::*;
use sp_runtime::StateVersion;

#[derive(Clone, Debug)]
enum Operation {
	/// Requests an amount.
	Unbond(u64, u128, Source),
	/// Produces so many blocks, one a slot.
	Blocks(u8),
	/// Misses slots, and produces a block then.
	Miss(u16),
}

fn operation() -> impl Strategy<Value = Operation> {
	let source = prop_oneof![Just(Source::Stake), Just(Source::WholeStake), Just(Source::Deposit)];
	prop_oneof![
		4 => (1..=4_u64, 0..=400_000_u128, source)
			.prop_map(|(who, amount, source)| Operation::Unbond(who, amount, source)),
		4 => (1..=4_u8).prop_map(Operation::Blocks),
		1 => (0..=3 * DELAY as u16).prop_map(Operation::Miss),
	]
}

/// What waits: whose it is, how much, when it is due, and whether it is a deposit.
type Waiting = Vec<(u64, u128, u64, bool)>;

/// Begins a block. Whatever was due must have come back, unless the block released as much as it may.
fn block(slot: u64, waiting: &mut Waiting) {
	let before = Told::get().len();
	go_to(slot);
	let released = Told::get()[before..].to_vec();
	assert!(released.len() <= MAX_RELEASES as usize);
	for (who, amount, source) in released.iter().copied() {
		let is_deposit = source == Source::Deposit;
		let is_same_kind = |w: &(u64, u128, u64, bool)| w.0 == who && w.3 == is_deposit;
		// A chunk gives back everything that was requested in one slot.
		let due = waiting.iter().find(|w| is_same_kind(w)).expect("it was requested").2;
		assert!(due <= slot, "something came back too early");
		let chunk = |w: &(u64, u128, u64, bool)| is_same_kind(w) && w.2 == due;
		assert_eq!(waiting.iter().filter(|w| chunk(w)).map(|w| w.1).sum::<u128>(), amount);
		waiting.retain(|w| !chunk(w));
	}
	if released.len() < MAX_RELEASES as usize {
		assert!(waiting.iter().all(|w| w.2 > slot), "something is overdue");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn amounts_should_be_conserved_and_come_back_in_time(
		operations in prop::collection::vec(operation(), 1..120)
	) {
		new_test_ext().execute_with(|| {
			let issuance = Balances::total_issuance();
			let mut waiting = Waiting::new();
			for operation in operations {
				match operation {
					Operation::Unbond(who, amount, source) => {
						let before = sp_io::storage::root(StateVersion::V1);
						match Unbonding::unbond(&who, amount, source) {
							Ok(due) => {
								assert_eq!(due, Slot::get() + DELAY);
								waiting.push((who, amount, due, source == Source::Deposit));
							}
							Err(_) => {
								let after = sp_io::storage::root(StateVersion::V1);
								assert_eq!(before, after, "a refusal changed something");
							}
						}
					}
					Operation::Blocks(count) => {
						for _ in 0..count {
							block(Slot::get() + 1, &mut waiting);
						}
					}
					Operation::Miss(slots) => block(Slot::get() + 1 + u64::from(slots), &mut waiting),
				}
				assert_ok!(Unbonding::do_try_state());
				assert_eq!(Balances::total_issuance(), issuance);
				for who in 1..=4 {
					let out: u128 = waiting.iter().filter(|w| w.0 == who).map(|w| w.1).sum();
					assert_eq!(held(who), out);
					assert_eq!(Balances::balance(&who) + out, ENDOWMENT);
				}
			}
		});
	}
}
