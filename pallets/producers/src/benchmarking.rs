//! Benchmarks of every call and hook, each at its worst case.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	reason = "it runs outside of blocks"
)]

use crate::{
	types::turns_between, Aye, Ayes, AyesOf, Ballot, Ballots, Call, Candidate, CandidateCount,
	CandidatePages, Candidates, Config, Former, InOffice, Offender, Offenders, PageOf, Pallet,
	PerSeat, Tally,
};
use alloc::{boxed::Box, collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_benchmarking::{account, v2::*};
use frame_support::traits::Get;
use frame_system::RawOrigin;
use medibloc_primitives::{
	producers::{CANDIDATE_PAGES, MAX_AYES, MAX_CANDIDATES, MAX_PAGE, MAX_VOTES},
	time::PRODUCERS,
	Hash,
};
use medibloc_support::OnStakeChange;
use pallet_grandpa::{EquivocationOffence, TimeSlot};
use sp_io::hashing::blake2_256;
use sp_staking::offence::ReportOffence;

/// Prepares what benchmarks need from other pallets.
pub trait BenchmarkHelper<AccountId> {
	/// What a producer signs with.
	type Keys;

	/// Lets `who` own more than any deposit, and stake.
	fn endow(who: &AccountId);

	/// The session keys with this number.
	fn keys(seed: u32) -> Self::Keys;
}

type KeysOf<T> = <T as pallet_session::Config>::Keys;

/// An account that owns enough, and has a stake and session keys.
fn producer<T>(number: u32) -> T::AccountId
where
	T: Config<BenchmarkHelper: BenchmarkHelper<T::AccountId, Keys = KeysOf<T>>>,
{
	let who: T::AccountId = account("producer", number, 0);
	T::BenchmarkHelper::endow(&who);
	pallet_session::NextKeys::<T>::insert(&who, T::BenchmarkHelper::keys(number + 1));
	who
}

/// A candidate with a deposit.
fn candidate<T>(number: u32) -> T::AccountId
where
	T: Config<BenchmarkHelper: BenchmarkHelper<T::AccountId, Keys = KeysOf<T>>>,
{
	let who = producer::<T>(number);
	Pallet::<T>::do_register(&who).expect("it can deposit so much");
	who
}

/// A candidate with so many votes, who owns nothing.
fn entry<T: Config>(name: &'static str, number: u32) -> (T::AccountId, Candidate) {
	let tally = Tally { votes: number.into(), ballots: 1 };
	let candidate = Candidate { number: number.into(), deposit: 0, tally, suspended_until: None };
	(account(name, number, 0), candidate)
}

/// So many candidates, and no others, in all pages alike: an election does not ask whose page it is.
fn fill<T: Config>(candidates: u32) {
	for page in 0..CANDIDATE_PAGES {
		let entries = (0..candidates).filter(|number| number % CANDIDATE_PAGES == page);
		let entries = entries.map(|number| entry::<T>("candidate", number)).collect();
		CandidatePages::<T>::insert(page, PageOf::<T>::truncate_from(entries));
	}
	CandidateCount::<T>::put(candidates);
}

/// Fills the page of `who` with others, but for one place.
fn crowd<T: Config>(who: &T::AccountId) {
	CandidatePages::<T>::mutate(Candidates::<T>::page_of(who), |page| {
		let room = MAX_PAGE - 1 - page.len() as u32;
		for number in 0..room {
			// Whoever is looked for comes last.
			page.try_insert(0, entry::<T>("other", number)).expect("there is room");
		}
	});
}

/// So many candidates in full pages of their own, of which each is the last.
fn crowded<T: Config>(count: u32) -> Vec<T::AccountId> {
	let mut pages = BTreeSet::new();
	let all = (0..).map(|number| entry::<T>("candidate", number));
	all.filter(|(who, _)| pages.insert(Candidates::<T>::page_of(who)))
		.take(count as usize)
		.map(|(who, candidate)| {
			crowd::<T>(&who);
			Candidates::<T>::add(&who, candidate).expect("one place is left");
			who
		})
		.collect()
}

/// Puts so many producers in office.
fn put_in_office<T>(count: u32) -> Vec<T::AccountId>
where
	T: Config<BenchmarkHelper: BenchmarkHelper<T::AccountId, Keys = KeysOf<T>>>,
{
	let mut all: Vec<_> = (0..count).map(|number| (candidate::<T>(number), number + 1)).collect();
	all.sort();
	let queued: Vec<_> =
		all.iter().map(|(who, seed)| (who.clone(), T::BenchmarkHelper::keys(*seed))).collect();
	let set: Vec<_> = all.into_iter().map(|(who, _)| who).collect();
	pallet_session::QueuedKeys::<T>::put(queued);
	pallet_session::Validators::<T>::put(&set);
	InOffice::<T>::put(Pallet::<T>::seats(|_| None));
	set
}

#[benchmarks(where
	T: Config<BenchmarkHelper: BenchmarkHelper<T::AccountId, Keys = KeysOf<T>>>,
	<T as Config>::RuntimeCall: From<frame_system::Call<T>>,
)]
mod benchmarks {
	use super::*;

	/// The last of all candidates, for whom ballots are left from before.
	#[benchmark]
	fn register() {
		let who = producer::<T>(0);
		Former::<T>::insert(&who, Tally { votes: 1, ballots: 1 });
		CandidateCount::<T>::put(MAX_CANDIDATES - 1);
		crowd::<T>(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(Candidates::<T>::contains(&who));
	}

	/// Out of office, with votes: its deposit goes into the queue.
	#[benchmark]
	fn resign() {
		let set = put_in_office::<T>(PRODUCERS);
		assert_eq!(set.len(), PRODUCERS as usize);
		let who = candidate::<T>(PRODUCERS);
		crowd::<T>(&who);
		Candidates::<T>::mutate(&who, |it| it.tally = Tally { votes: 1, ballots: 1 });

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(Former::<T>::contains_key(who));
	}

	/// After its whole deposit was burned.
	#[benchmark]
	fn resume() {
		let who = candidate::<T>(0);
		crowd::<T>(&who);
		Pallet::<T>::slash(&who, Pallet::<T>::deposit());
		Candidates::<T>::mutate(&who, |it| it.suspended_until = Some(0));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		let resumed = Candidates::<T>::get(&who).expect("it is a candidate");
		assert_eq!(resumed.suspended_until, None);
		assert_eq!(resumed.deposit, Pallet::<T>::parameters().deposit);
	}

	/// As many votes as there can be, each in a full page of its own, all of them for others than before, who are
	/// candidates no more.
	#[benchmark]
	fn vote() {
		let voter: T::AccountId = account("voter", 0, 0);
		T::BenchmarkHelper::endow(&voter);
		let targets = crowded::<T>(MAX_VOTES);
		let mut old: Vec<T::AccountId> =
			(0..MAX_VOTES).map(|number| account("former", number, 0)).collect();
		old.sort();
		for who in &old {
			Former::<T>::insert(who, Tally { votes: 1, ballots: 1 });
		}
		Ballots::<T>::insert(&voter, Ballot::truncate_from(old));

		#[extrinsic_call]
		_(RawOrigin::Signed(voter.clone()), targets);

		assert_eq!(Ballots::<T>::get(voter).len(), MAX_VOTES as usize);
		assert_eq!(Former::<T>::iter().count(), 0);
	}

	/// Beside a full set.
	#[benchmark]
	fn remove_keys() {
		let set = put_in_office::<T>(PRODUCERS);
		assert_eq!(set.len(), PRODUCERS as usize);
		let who = producer::<T>(PRODUCERS);
		frame_system::Pallet::<T>::inc_consumers(&who).expect("it exists");

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!Pallet::<T>::has_keys(&who));
	}

	#[benchmark]
	fn approve() {
		let set = put_in_office::<T>(PRODUCERS);
		let who = set[set.len() - 1].clone();
		Ayes::<T>::insert(&who, ayes(MAX_AYES - 1));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Hash::repeat_byte(1));

		assert_eq!(Ayes::<T>::get(who).len(), MAX_AYES as usize);
	}

	#[benchmark]
	fn withdraw() {
		let who: T::AccountId = account("producer", 0, 0);
		Ayes::<T>::insert(&who, ayes(MAX_AYES));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Hash::repeat_byte(0));

		assert_eq!(Ayes::<T>::get(who).len(), MAX_AYES as usize - 1);
	}

	/// Everybody agrees to as many calls as possible, and to this one last.
	#[benchmark]
	fn enact() {
		let set = put_in_office::<T>(PRODUCERS);
		let call: <T as Config>::RuntimeCall =
			frame_system::Call::<T>::remark { remark: Vec::new() }.into();
		let call_hash = Hash::from(call.using_encoded(blake2_256));
		for who in &set {
			let mut all = ayes(MAX_AYES - 1);
			all.try_push(Aye { call_hash, until: u32::MAX }).expect("there is room for one");
			Ayes::<T>::insert(who, all);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(set[0].clone()), Box::new(call));

		assert!(Pallet::<T>::ayes(call_hash).is_empty());
	}

	/// With slots missed since the parent.
	#[benchmark]
	fn note_author() {
		let set = put_in_office::<T>(PRODUCERS);
		let slot = T::CurrentSlot::get();
		crate::CurrentYear::<T>::put(crate::Year {
			start: slot.saturating_sub(1_000),
			next: slot.saturating_sub(100).max(1),
			..Pallet::<T>::rewards().year
		});

		#[block]
		{
			Pallet::<T>::account_for_block(&set[0]);
		}

		let seats = InOffice::<T>::get();
		assert_eq!(seats[0].produced, 1);
		let first = slot.saturating_sub(100).max(1);
		assert_eq!(seats[0].missed, turns_between(first, slot, 0, set.len()));
	}

	/// No call weighs it: pallet-session takes the whole block in which an epoch begins. That it fits is a test.
	#[benchmark]
	fn elect(n: Linear<0, MAX_CANDIDATES>) {
		put_in_office::<T>(PRODUCERS);
		fill::<T>(n);
		for (number, (who, _)) in (50..).zip(Candidates::<T>::iter()) {
			pallet_session::NextKeys::<T>::insert(who, T::BenchmarkHelper::keys(number));
		}
		crate::NetworkParameters::<T>::mutate(|parameters| {
			parameters.least_staked = sp_runtime::Perbill::zero();
		});
		let elected;

		#[block]
		{
			elected = Pallet::<T>::elect();
		}

		assert_eq!(elected.len(), Pallet::<T>::parameters().seats as usize);
	}

	/// As many votes as there can be, for those who are candidates no more, in whose pages there are many others.
	#[benchmark]
	fn on_stake_change() {
		let voter: T::AccountId = account("voter", 0, 0);
		let targets = crowded::<T>(MAX_VOTES);
		for who in &targets {
			Candidates::<T>::take(who);
			Former::<T>::insert(who, Tally { votes: 1, ballots: 1 });
		}
		Ballots::<T>::insert(&voter, Ballot::truncate_from(targets.clone()));

		#[block]
		{
			Pallet::<T>::on_stake_change(&voter, 1, 1_000);
		}

		assert_eq!(Former::<T>::get(&targets[0]).map(|tally| tally.votes), Some(1_000));
	}

	/// The last of the whole set is reported, and everybody pays more for it.
	#[benchmark]
	fn report_offence() {
		let set = put_in_office::<T>(PRODUCERS);
		let epoch = Pallet::<T>::epoch();
		let (last, others) = set.split_last().expect("there are some");
		let reported = others.iter().map(|who| Offender {
			who: who.clone(),
			deposit: Pallet::<T>::deposit_of(who),
			slashed: 0,
		});
		let set_id = T::FinalitySet::get();
		Offenders::<T>::insert(set_id, PerSeat::truncate_from(reported.collect()));
		let offence = EquivocationOffence {
			time_slot: TimeSlot { set_id, round: 1 },
			session_index: epoch,
			validator_set_count: PRODUCERS,
			offender: (epoch, last.clone()),
		};

		#[block]
		{
			<Pallet<T> as ReportOffence<_, _, _>>::report_offence(Vec::new(), offence)
				.expect("it is the first report of it");
		}

		assert_eq!(Pallet::<T>::deposit_of(last), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

/// So many agreements, to calls of which nothing is known.
fn ayes(count: u32) -> AyesOf {
	let all = (0..count)
		.map(|number| Aye { call_hash: Hash::repeat_byte(number as u8 * 2), until: u32::MAX });
	AyesOf::truncate_from(all.collect())
}
