//! Any sequence of operations leaves everything that must be true true.

use crate::mock::*;
use proptest::prelude::*;
use sp_runtime::traits::Dispatchable;

#[derive(Clone, Debug)]
enum Operation {
	Stake(u64, u128),
	Unstake(u64, u128),
	Vote(u64, Vec<u64>),
	Register(u64),
	Resign(u64),
	Resume(u64),
	Keys(u64, u64),
	RemoveKeys(u64),
	Suspend(u64),
	Slash(u64, u128),
	/// Somebody in office votes twice in a round.
	Equivocate(u64),
	/// Blocks, in which those whose bit is set miss theirs.
	Produce(u64, u8),
	Outage(u64),
}

fn operation() -> impl Strategy<Value = Operation> {
	use Operation::*;
	let who = || 1_u64..16;
	prop_oneof![
		4 => (who(), 1_u128..500_000).prop_map(|(who, amount)| Stake(who, amount)),
		2 => (who(), 1_u128..500_000).prop_map(|(who, amount)| Unstake(who, amount)),
		4 => (who(), prop::collection::vec(who(), 0..8)).prop_map(|(who, all)| Vote(who, all)),
		4 => who().prop_map(Register),
		2 => who().prop_map(Resign),
		1 => who().prop_map(Resume),
		3 => (who(), 0_u64..4).prop_map(|(who, number)| Keys(who, number)),
		1 => who().prop_map(RemoveKeys),
		1 => who().prop_map(Suspend),
		1 => (who(), 1_u128..20_000).prop_map(|(who, amount)| Slash(who, amount)),
		1 => who().prop_map(Equivocate),
		4 => (1_u64..120, any::<u8>()).prop_map(|(slots, missing)| Produce(slots, missing)),
		1 => (1_u64..700).prop_map(Outage),
	]
}

/// Does it, whatever comes of it: most of it is refused now and then.
fn perform(operation: Operation) {
	use crate::Call;
	use pallet_grandpa::{EquivocationOffence, TimeSlot};
	use pallet_session::SessionInterface;
	use pallet_staking_bandwidth::Call as Staking;
	use sp_staking::offence::ReportOffence;
	use Operation::*;
	match operation {
		Stake(who, amount) => send(who, Staking::stake { amount }),
		Unstake(who, amount) => send(who, Staking::unstake { amount }),
		Vote(who, targets) => send(who, Call::vote { targets }),
		Register(who) => send(who, Call::register {}),
		Resign(who) => send(who, Call::resign {}),
		Resume(who) => send(who, Call::resume {}),
		RemoveKeys(who) => send(who, Call::remove_keys {}),
		Keys(who, number) => {
			// Somebody else may have them.
			let _ = <Session as SessionInterface>::set_keys(&who, keys(who + 100 * number));
		}
		Suspend(who) => Producers::suspend_one(&who, Producers::epoch() + 2),
		Slash(who, amount) => assert!(Producers::slash(&who, amount) <= amount),
		Equivocate(who) => {
			if in_office().contains(&who) {
				let epoch = Producers::epoch();
				let _ = Producers::report_offence(
					vec![],
					EquivocationOffence {
						time_slot: TimeSlot { set_id: FinalitySet::get(), round: 1 },
						session_index: epoch,
						validator_set_count: SEATS,
						offender: (epoch, who),
					},
				);
			}
		}
		Produce(slots, missing) => {
			produce_to_but(Slot::get() + slots, |author| missing >> (author % 8) & 1 == 1)
		}
		Outage(slots) => produce(Slot::get() + slots),
	}
}

/// A transaction, which changes nothing if it fails.
fn send(who: u64, call: impl Into<RuntimeCall>) {
	let _ = call.into().dispatch(RuntimeOrigin::signed(who));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn the_invariants_should_hold(operations in prop::collection::vec(operation(), 1..60)) {
		new_test_ext().execute_with(|| {
			// So much is staked that elections are held, and those in office have something to lose.
			elect_candidates();
			for operation in operations {
				perform(operation);
				check_state();
			}
		});
	}
}
