//! Voting twice in a round of GRANDPA costs a deposit, whatever the offender does about it.

use crate::{mock::*, Candidates, Error, Offenders};
use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use medibloc_primitives::{producers::EPOCHS_REMEMBERED, Balance};
use pallet_grandpa::{EquivocationOffence, TimeSlot};
use sp_consensus_grandpa::KEY_TYPE;
use sp_staking::offence::{OffenceError, ReportOffence};

type Proof = sp_session::MembershipProof;

fn prove(key: u64) -> Option<Proof> {
	<Producers as KeyOwnerProofSystem<_>>::prove((KEY_TYPE, finality_key(key)))
}

fn check(key: u64, proof: Proof) -> Option<(u32, u64)> {
	<Producers as KeyOwnerProofSystem<_>>::check_proof((KEY_TYPE, finality_key(key)), proof)
}

/// A report of what happened while the present set votes.
fn report(key: u64, proof: Proof, round: u64) -> Result<(), OffenceError> {
	report_of(FinalitySet::get(), key, proof, round)
}

/// A report of what happened while this set voted.
fn report_of(set_id: u64, key: u64, proof: Proof, round: u64) -> Result<(), OffenceError> {
	let (session_index, validator_set_count) = (proof.session, proof.validator_count);
	let offence = EquivocationOffence {
		time_slot: TimeSlot { set_id, round },
		session_index,
		validator_set_count,
		offender: check(key, proof).expect("the key was in office"),
	};
	<Producers as ReportOffence<_, _, _>>::report_offence(vec![], offence)
}

/// What one of four loses: (3/4)^2.
const LOSS: Balance = DEPOSIT * 9 / 16;

fn deposit(who: u64) -> Balance {
	Producers::deposit_of(&who)
}

#[test]
fn an_equivocation_should_cost_deposit_and_office() {
	run(|| {
		elect_candidates();
		let issuance = Balances::total_issuance();
		assert_ok!(report(11, prove(11).unwrap(), 1));
		assert_eq!(deposit(11), DEPOSIT - LOSS);
		assert_eq!(Balances::total_issuance(), issuance - LOSS);
		assert!(Candidates::<Test>::get(&11).unwrap().suspended_until.is_some());
		assert_eq!(Producers::elect().len(), 4);
	});
}

#[test]
fn it_should_cost_once_as_long_as_the_set_stays_whichever_epoch_a_report_names() {
	let is_known = |proof: &Proof, set_id| {
		let (offender, slot) = (check(11, proof.clone()).unwrap(), TimeSlot { set_id, round: 2 });
		<Producers as ReportOffence<u64, _, EquivocationOffence<(u32, u64)>>>::is_known_offence(
			&[offender],
			&slot,
		)
	};
	run(|| {
		elect_candidates();
		let mut proofs = vec![prove(11).unwrap()];
		for _ in 0..3 {
			epochs(1);
			proofs.push(prove(11).unwrap());
		}
		let set = FinalitySet::get();
		assert_ok!(report(11, proofs[2].clone(), 1));
		for proof in &proofs {
			assert!(is_known(proof, set) && !is_known(proof, set + 1));
			assert_eq!(report(11, proof.clone(), 2), Err(OffenceError::DuplicateReport));
		}
		assert_eq!(deposit(11), DEPOSIT - LOSS);

		// There is nobody else for its place, and with new keys of another it is in another set.
		set_keys(10, 99);
		epochs(2);
		assert_eq!(FinalitySet::get(), set + 1);
		assert_ok!(report(11, prove(11).unwrap(), 3));
		assert_eq!(deposit(11), DEPOSIT - LOSS - ((DEPOSIT - LOSS) * 9).div_ceil(16));
	});
}

#[test]
fn who_lost_its_deposit_should_deposit_again_before_it_is_elected_again() {
	run(|| {
		elect_candidates();
		for who in [10, 11] {
			assert_ok!(report(who, prove(who).unwrap(), 1));
		}
		assert_eq!((deposit(10), deposit(11)), (0, 0));
		epochs(parameters().suspension_epochs);
		let resume = |who| Producers::resume(RuntimeOrigin::signed(who));
		assert_ok!(resume(10));
		assert_eq!(deposit(10), DEPOSIT);

		// Whoever cannot stays suspended.
		let free = Balances::free_balance(11);
		let everything = Balances::transfer_allow_death(RuntimeOrigin::signed(11), 12, free - 10);
		assert_ok!(everything);
		assert_noop!(resume(11), sp_runtime::TokenError::FundsUnavailable);
		assert!(Candidates::<Test>::get(&11).unwrap().suspended_until.is_some());
	});
}

#[test]
fn the_more_do_it_the_more_each_should_lose() {
	run(|| {
		elect_candidates();
		assert_ok!(report(10, prove(10).unwrap(), 1));
		assert_ok!(report(11, prove(11).unwrap(), 1));
		// Two of four: everything, from the first one, too.
		assert_eq!((deposit(10), deposit(11)), (0, 0));
		assert_eq!(deposit(12), DEPOSIT);
	});
}

#[test]
fn new_keys_should_not_save_the_deposit() {
	run(|| {
		elect_candidates();
		let proof = prove(11).unwrap();
		set_keys(11, 99);
		assert_eq!(prove(11), Some(proof.clone()));
		assert_ok!(report(11, proof.clone(), 1));
		assert_eq!(deposit(11), DEPOSIT - LOSS);
		epochs(3);
		assert_eq!(prove(11), None);
		assert_eq!(check(11, proof).map(|(_, who)| who), Some(11));
	});
}

#[test]
fn resigning_should_not_save_the_deposit() {
	run(|| {
		elect_candidates();
		for candidate in 31..=34 {
			register(candidate);
		}
		let [first, second] = [11, 12].map(|who| prove(who).unwrap());
		let set = FinalitySet::get();
		vote(22, 31..=34);
		vote(21, [10]);
		for who in [11, 12] {
			assert_ok!(Producers::resign(RuntimeOrigin::signed(who)));
		}
		// While it leaves.
		assert_ok!(report_of(set, 11, first, 1));
		assert_eq!(deposit(11), DEPOSIT - LOSS);
		epochs(2);
		assert!(crate::Leaving::<Test>::get().is_empty());
		// On its way out, all of it by now.
		assert_eq!(deposit(12), DEPOSIT);
		assert_ok!(report_of(set, 12, second, 1));
		assert_eq!((deposit(11), deposit(12)), (0, 0));
		let register = || Producers::register(RuntimeOrigin::signed(12));
		assert_noop!(register(), Error::<Test>::StillLeaving);
		let before = Balances::free_balance(12);
		produce_to_but(Slot::get() + DELAY, |_| false);
		assert_eq!(Balances::free_balance(12), before);
		assert_ok!(register());
	});
}

#[test]
fn a_proof_should_be_of_the_epoch_and_the_set_that_it_names() {
	run(|| {
		elect_candidates();
		let proof = prove(11).unwrap();
		assert_eq!(check(1, proof.clone()), None);
		assert_eq!(check(11, Proof { session: 0, ..proof.clone() }), None);
		assert_eq!(check(11, Proof { validator_count: 21, ..proof.clone() }), None);
		assert_eq!(check(11, Proof { session: 900, ..proof.clone() }), None);
		let aura = sp_core::crypto::KeyTypeId(*b"aura");
		let other =
			<Producers as KeyOwnerProofSystem<_>>::check_proof((aura, finality_key(11)), proof);
		assert_eq!(other, None);
	});
}

#[test]
fn a_producer_of_the_genesis_should_have_nothing_to_lose() {
	run(|| {
		assert_ok!(report(1, prove(1).unwrap(), 1));
		assert_eq!(Offenders::<Test>::get(0)[0].slashed, 0);
	});
}

#[test]
fn what_is_too_old_should_be_forgotten() {
	run(|| {
		assert_ok!(report(1, prove(1).unwrap(), 1));
		epochs(EPOCHS_REMEMBERED);
		assert!(!Producers::performance(0).is_empty());
		epochs(1);
		assert!(Producers::performance(0).is_empty());

		// The set is the same, so that the report is remembered. When so many others followed it, it is not.
		assert!(Offenders::<Test>::contains_key(0));
		for seed in 0..=EPOCHS_REMEMBERED {
			set_keys(1, 1_000 + u64::from(seed));
			epochs(1);
		}
		assert!(FinalitySet::get() >= u64::from(EPOCHS_REMEMBERED));
		epochs(2);
		assert!(!Offenders::<Test>::contains_key(0));
	});
}
