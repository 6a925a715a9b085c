//! Producers in the whole runtime: the set changes, block by block, with the pallets in the order of the chain and real
//! digests; who votes for two blocks pays; and an election fits into a block.

use codec::{Decode, Encode};
use frame_support::{
	assert_ok,
	traits::{
		fungible::Inspect, BuildGenesisConfig, KeyOwnerProofSystem, OnFinalize, OnInitialize,
	},
	weights::constants::WEIGHT_REF_TIME_PER_MILLIS,
};
use medibloc_primitives::{
	producers::{DEPOSIT, MAX_CANDIDATES},
	time::SLOT_DURATION_MS,
	token::MED,
	AccountId, Balance, BlockNumber, Hash,
};
use medibloc_runtime::{
	AllPalletsWithSystem, Balances, Grandpa, Producers, ProducersConfig, Runtime, RuntimeCall,
	RuntimeGenesisConfig, RuntimeOrigin, Session, SessionConfig, SessionKeys, StakingBandwidth,
	StakingBandwidthConfig, System,
};
use pallet_producers::{weights::SubstrateWeight, Parameters, WeightInfo};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_consensus_grandpa::{AuthorityId as FinalityKey, EquivocationProof, KEY_TYPE};
use sp_core::{ed25519, sr25519, Pair};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_runtime::{traits::Dispatchable, Digest, DigestItem, Perbill};
use sp_session::MembershipProof;
use std::ops::Range;

/// The slot of the first block.
const FIRST_SLOT: u64 = 600_000_005;

/// How many producers are in office.
const SEATS: u32 = 21;

/// How many candidates there are besides: enough for two sets that share nobody.
const CANDIDATES: u32 = 2 * SEATS;

/// Who votes: one account for each of the two sets.
const VOTERS: [u32; 2] = [1_000, 1_001];

fn account(number: u32) -> AccountId {
	AccountId::new(blake2_256(&number.encode()))
}

/// What an account votes for finality with.
fn voter_of(number: u32) -> ed25519::Pair {
	ed25519::Pair::from_seed(&blake2_256(&(b"finality", number).encode()))
}

/// Nobody knows the secret of the first key: these blocks are not sealed.
fn keys(number: u32) -> SessionKeys {
	let raw = blake2_256(&(b"blocks", number).encode());
	SessionKeys {
		aura: sr25519::Public::from_raw(raw).into(),
		grandpa: voter_of(number).public().into(),
	}
}

/// A chain of 21 producers with one round an epoch, and candidates for two other sets.
fn chain() -> TestExternalities {
	let rich = 100_000_000 * MED;
	let mut initial: Vec<_> =
		(0..SEATS).map(|number| (account(number), account(number), keys(number))).collect();
	initial.sort_by(|(one, ..), (other, ..)| one.cmp(other));
	let owners = (0..SEATS + CANDIDATES).chain(VOTERS).map(|number| (account(number), rich));
	let config = RuntimeGenesisConfig {
		balances: medibloc_runtime::BalancesConfig {
			balances: owners.collect(),
			..Default::default()
		},
		session: SessionConfig { keys: initial, ..Default::default() },
		staking_bandwidth: StakingBandwidthConfig {
			// One of them decides: the other follows with a little.
			stakes: VOTERS.map(|number| (account(number), rich / 2)).to_vec(),
			..Default::default()
		},
		producers: ProducersConfig {
			parameters: Parameters {
				rounds_per_epoch: 1,
				least_staked: Perbill::from_percent(1),
				..Default::default()
			},
			..Default::default()
		},
		..Default::default()
	};
	let mut chain = TestExternalities::default();
	chain.execute_with(|| config.build());
	chain
}

/// The account whose Aura key signs the block of `slot`, in the state before it.
fn sealing_author(slot: u64) -> AccountId {
	let authorities = pallet_aura::Authorities::<Runtime>::get();
	let key = authorities[(slot % authorities.len() as u64) as usize].clone();
	(0..SEATS + CANDIDATES)
		.find(|number| keys(*number).aura == key)
		.map(account)
		.expect("somebody has the key")
}

/// Executes an empty block.
fn produce(slot: u64) {
	let number = System::block_number() + 1;
	let digest =
		Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	System::reset_events();
	System::initialize(&number, &System::parent_hash(), &digest);
	AllPalletsWithSystem::on_initialize(number);
	let now = pallet_timestamp::Call::<Runtime>::set { now: slot * SLOT_DURATION_MS };
	assert_ok!(RuntimeCall::from(now).dispatch(RuntimeOrigin::none()));
	AllPalletsWithSystem::on_finalize(number);
	let header = System::finalize();
	assert_eq!(header.number, number);
}

/// What an account owns, wherever it is.
fn owned(who: &AccountId) -> Balance {
	Balances::total_balance(who)
}

/// Makes candidates of the accounts that come after those of the genesis.
fn register_candidates() {
	for number in SEATS..SEATS + CANDIDATES {
		let who = account(number);
		assert_ok!(<Session as pallet_session::SessionInterface>::set_keys(&who, keys(number)));
		assert_ok!(Producers::register(RuntimeOrigin::signed(who)));
	}
}

/// The accounts with these numbers, in their order.
fn accounts(numbers: Range<u32>) -> Vec<AccountId> {
	let mut all: Vec<_> = numbers.map(account).collect();
	all.sort();
	all
}

/// Empty blocks in all of the next `count` slots.
fn produce_after(slot: u64, count: u32) {
	for slot in (slot + 1..).take(count as usize) {
		produce(slot);
	}
}

#[test]
fn a_hundred_sets_should_follow_each_other_and_pay_who_sealed() {
	const REPLACEMENTS: usize = 100;
	chain().execute_with(|| {
		produce(FIRST_SLOT);
		register_candidates();
		// Two sets that share nobody, of which now one and now the other has more votes.
		let sets = [SEATS..2 * SEATS, 2 * SEATS..3 * SEATS].map(accounts);
		let voter = account(VOTERS[0]);
		let mut slot = FIRST_SLOT;
		for rotation in 0..=REPLACEMENTS {
			let next = &sets[rotation % 2];
			assert_ok!(Producers::vote(RuntimeOrigin::signed(voter.clone()), next.clone()));
			for _ in 0..SEATS {
				slot += 1;
				let author = sealing_author(slot);
				let before = owned(&author);
				produce(slot);
				let reward = Producers::rewards().per_block;
				let paid = owned(&author) - before;
				assert!(paid.abs_diff(reward) <= 1, "slot {slot}: {paid} instead of {reward}");
			}
			assert_eq!(&Producers::schedule().next, next, "rotation {rotation}");
			let past = Producers::performance(Producers::epoch() - 1);
			assert_eq!(past.len(), SEATS as usize);
			assert!(past.iter().all(|it| it.missed == 0), "rotation {rotation}: {past:?}");
			// The block that begins an epoch is still one of the set before; the chain's first block is one more.
			let slots = if rotation == 0 { SEATS + 1 } else { SEATS };
			assert_eq!(past.iter().map(|it| it.produced).sum::<u32>(), slots);
			let in_office = Session::validators();
			assert!(in_office.is_sorted());
			let keys = |who| pallet_session::NextKeys::<Runtime>::get(who).map(|keys| keys.aura);
			let expected: Option<Vec<_>> = in_office.iter().map(keys).collect();
			assert_eq!(Some(pallet_aura::Authorities::<Runtime>::get().into_inner()), expected);
		}
		// The last vote elected for an epoch that has not begun.
		assert_eq!(Grandpa::current_set_id(), REPLACEMENTS as u64);
	});
}

#[test]
fn a_set_that_stays_should_be_no_change_of_authorities() {
	chain().execute_with(|| {
		for slot in FIRST_SLOT..FIRST_SLOT + 5 * u64::from(SEATS) + 1 {
			produce(slot);
		}
		assert_eq!((Producers::epoch(), Grandpa::current_set_id()), (5, 0));
		assert_eq!(StakingBandwidth::stake_of(&account(VOTERS[1])), 50_000_000 * MED);
	});
}

/// The report that an account voted for two blocks in one round, as nodes make it.
fn report(number: u32, round: u64, proof: MembershipProof) -> RuntimeCall {
	let (set_id, pair) = (Grandpa::current_set_id(), voter_of(number));
	let vote = |byte| {
		// A vote of the first phase: its number among the kinds of messages, and the block.
		let (kind, block) = (0_u8, (Hash::repeat_byte(byte), 7 as BlockNumber));
		(block, pair.sign(&(kind, block, round, set_id).encode()))
	};
	let equivocation = (0_u8, round, pair.public(), vote(1), vote(2));
	let encoded = (set_id, equivocation).encode();
	let equivocation_proof = EquivocationProof::decode(&mut &encoded[..]).expect("it is one");
	pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Box::new(equivocation_proof),
		key_owner_proof: proof,
	}
	.into()
}

#[test]
fn who_votes_for_two_blocks_should_pay_whatever_it_does_then() {
	chain().execute_with(|| {
		produce(FIRST_SLOT);
		register_candidates();
		let voter = RuntimeOrigin::signed(account(VOTERS[0]));
		assert_ok!(Producers::vote(voter, accounts(SEATS..2 * SEATS)));
		produce_after(FIRST_SLOT, 2 * SEATS);
		assert_eq!(Session::validators(), accounts(SEATS..2 * SEATS));

		let number = SEATS + 4;
		let who = account(number);
		let key = |number| (KEY_TYPE, FinalityKey::from(voter_of(number).public()));
		let proof = Producers::prove(key(number)).expect("it is in office");
		let dispatch = |call: RuntimeCall| call.dispatch(RuntimeOrigin::none());
		let other = Producers::prove(key(number + 1)).expect("it is in office");
		assert!(dispatch(report(number, 3, MembershipProof { session: 0, ..other })).is_err());

		let new = keys(900);
		assert_ok!(<Session as pallet_session::SessionInterface>::set_keys(&who, new));
		assert_ok!(Producers::resign(RuntimeOrigin::signed(who.clone())));
		let before = owned(&who);
		assert_ok!(dispatch(report(number, 3, proof.clone())));
		// One of 21: (3 / 21)^2 of the deposit.
		let expected = Perbill::from_rational(9_u32, 441).mul_ceil(DEPOSIT);
		assert_eq!(before - owned(&who), expected);
		let again = dispatch(report(number, 4, proof)).map_err(|failure| failure.error);
		let known = pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport.into();
		assert_eq!(again.map(drop), Err(known));
		assert_eq!(before - owned(&who), expected);
	});
}

#[test]
fn one_equivocation_should_cost_once_though_its_set_was_in_office_for_many_epochs() {
	chain().execute_with(|| {
		produce(FIRST_SLOT);
		register_candidates();
		let voter = RuntimeOrigin::signed(account(VOTERS[0]));
		assert_ok!(Producers::vote(voter, accounts(SEATS..2 * SEATS)));
		produce_after(FIRST_SLOT, 6 * SEATS);
		assert_eq!((Producers::epoch(), Grandpa::current_set_id()), (6, 1));

		let number = SEATS + 4;
		let who = account(number);
		let key = (KEY_TYPE, FinalityKey::from(voter_of(number).public()));
		let proof = Producers::prove(key).expect("it is in office");
		let before = owned(&who);
		for (index, session) in [4, 3, 5, 6].into_iter().enumerate() {
			let proof = MembershipProof { session, ..proof.clone() };
			let outcome = report(number, 3, proof).dispatch(RuntimeOrigin::none());
			assert_eq!(outcome.is_ok(), index == 0, "epoch {session}");
		}
		let expected = Perbill::from_rational(9_u32, 441).mul_ceil(DEPOSIT);
		assert_eq!(before - owned(&who), expected);
	});
}

#[test]
fn an_election_among_all_candidates_should_take_15_milliseconds_at_most() {
	let weight = SubstrateWeight::<Runtime>::elect(MAX_CANDIDATES);
	assert!(weight.ref_time() <= 15 * WEIGHT_REF_TIME_PER_MILLIS, "{weight:?}");
}
