//! Deposits on their way out, which can still be taken.

use crate::{mock::*, Chunk, Event};
use frame_support::{assert_ok, traits::fungible::Inspect};
use medibloc_support::{Source, Unbond};

const ALICE: u64 = 1;

fn slash(amount: u128) -> u128 {
	<Unbonding as Unbond<u64, u128>>::slash_deposit(&ALICE, amount)
}

fn state() -> (bool, u128, u128) {
	let has = <Unbonding as Unbond<u64, u128>>::has_deposit(&ALICE);
	(has, <Unbonding as Unbond<u64, u128>>::deposit_of(&ALICE), held(ALICE))
}

#[test]
fn a_deposit_should_be_told_from_a_stake_until_it_is_released() {
	run(|| {
		assert_eq!(state(), (false, 0, 0));
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		assert_eq!(state(), (false, 0, 10));
		assert_ok!(Unbonding::unbond(&ALICE, 30, Source::Deposit));
		assert_eq!(state(), (true, 30, 40));
		go_to(FIRST_SLOT + DELAY);
		assert_eq!(state(), (false, 0, 0));
	});
}

#[test]
fn slash_deposit_should_burn_of_the_deposit_and_of_nothing_else() {
	run(|| {
		let issuance = Balances::total_issuance();
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::Stake));
		assert_ok!(Unbonding::unbond(&ALICE, 30, Source::Deposit));

		assert_eq!(slash(12), 12);
		System::assert_last_event(Event::Burned { who: ALICE, amount: 12 }.into());
		assert_eq!(state(), (true, 18, 28));
		assert_eq!(Balances::total_issuance(), issuance - 12);

		// No more than there is; the stake stays, and the place in the queue does, too.
		assert_eq!(slash(1_000), 18);
		assert_eq!(state(), (true, 0, 10));
		assert_eq!(slash(1), 0);
		let due = FIRST_SLOT + DELAY;
		let stake = Chunk { due, amount: 10, source: Source::Stake };
		assert!(Unbonding::pending(&ALICE).contains(&stake));

		go_to(due);
		assert_eq!(state(), (false, 0, 0));
		assert_eq!(Balances::balance(&ALICE), ENDOWMENT - 30);
	});
}

#[test]
fn slash_deposit_should_do_nothing_when_there_is_none() {
	run(|| {
		assert_ok!(Unbonding::unbond(&ALICE, 10, Source::WholeStake));
		assert_eq!(slash(5), 0);
		assert_eq!(state(), (false, 0, 10));
	});
}
