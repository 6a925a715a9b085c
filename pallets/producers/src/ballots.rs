//! Who votes for whom. Tallies change by the difference: an election asks no voter.

use crate::{Ballot, Ballots, Candidates, Config, Error, Event, Former, Pallet, Tally, WeightInfo};
use alloc::vec::Vec;
use frame_support::{ensure, weights::Weight};
use medibloc_primitives::{
	producers::{BALLOT_STATE, VOTE_STATE},
	Balance,
};
use medibloc_support::{OnPermanentState, OnStakeChange, Stakes};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_vote(voter: &T::AccountId, targets: Vec<T::AccountId>) -> DispatchResult {
		let mut targets =
			Ballot::<T::AccountId>::try_from(targets).map_err(|_| Error::<T>::TooManyVotes)?;
		targets.sort();
		ensure!(targets.is_sorted_by(|one, other| one < other), Error::<T>::SameCandidateTwice);
		let old = Ballots::<T>::get(voter);
		// Who resigned keeps the votes of the ballots that name it, and is named by no new one.
		ensure!(targets.iter().all(Candidates::<T>::contains), Error::<T>::VoteForNoCandidate);

		let stake = T::Stakes::stake_of(voter);
		for dropped in old.iter().filter(|who| !targets.contains(who)) {
			Self::change_tally(dropped, |tally| {
				tally.votes = tally.votes.saturating_sub(stake);
				tally.ballots = tally.ballots.saturating_sub(1);
			});
		}
		for added in targets.iter().filter(|who| !old.contains(who)) {
			Self::change_tally(added, |tally| {
				tally.votes = tally.votes.saturating_add(stake);
				tally.ballots = tally.ballots.saturating_add(1);
			});
		}
		T::OnPermanentState::on_created(
			ballot_state(targets.len()).saturating_sub(ballot_state(old.len())),
		);
		if targets.is_empty() {
			Ballots::<T>::remove(voter);
		} else {
			Ballots::<T>::insert(voter, &targets);
		}
		Self::deposit_event(Event::Voted { voter: voter.clone(), targets, stake });
		Ok(())
	}

	/// Changes the votes for `who`, candidate or not. What nobody votes for any more is forgotten.
	fn change_tally(who: &T::AccountId, change: impl Fn(&mut Tally)) {
		if Candidates::<T>::mutate(who, |candidate| change(&mut candidate.tally)).is_none() {
			Former::<T>::mutate_exists(who, |former| {
				let mut tally = former.unwrap_or_default();
				change(&mut tally);
				*former = (tally.ballots > 0).then_some(tally);
			});
		}
	}
}

/// How much state a ballot with so many votes is, in bytes.
pub(crate) fn ballot_state(votes: usize) -> u32 {
	match u32::try_from(votes) {
		Ok(0) => 0,
		Ok(votes) => VOTE_STATE.saturating_mul(votes).saturating_add(BALLOT_STATE),
		Err(_) => u32::MAX,
	}
}

impl<T: Config> OnStakeChange<T::AccountId, Balance> for Pallet<T> {
	fn on_stake_change(who: &T::AccountId, old: Balance, new: Balance) {
		for target in Ballots::<T>::get(who) {
			Self::change_tally(&target, |tally| {
				tally.votes = tally.votes.saturating_sub(old).saturating_add(new);
			});
		}
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::on_stake_change()
	}
}
