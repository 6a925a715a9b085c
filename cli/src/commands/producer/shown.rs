//! How an account stands: as a candidate, and in office.

use crate::{amount::Amount, commands::slot_time::SlotTime};
use medibloc_client::{
	producers::{Producers, Standing, Turn},
	words::percent,
	AccountId32,
};
use serde::Serialize;
use std::fmt;

/// How an account stands.
#[derive(Serialize)]
pub struct Shown {
	/// What it is called on this machine, if that is how it was named.
	#[serde(skip_serializing_if = "Option::is_none")]
	name: Option<String>,
	/// Its address.
	pub account: String,
	/// All of it in a word or two.
	pub state: &'static str,
	/// How it stands as a candidate, if it is one.
	pub candidate: Option<Candidacy>,
	/// What it does in office, if it is in it.
	pub in_office: Option<Office>,
	/// Whether it will be in office in the next epoch.
	is_next: bool,
	/// Its next slot, if it is in office in this epoch or in the next.
	pub next_turn: Option<SlotTime>,
}

/// How a candidate stands.
#[derive(Serialize)]
pub struct Candidacy {
	/// Its place among all candidates, counted from 1.
	pub rank: usize,
	/// The sum of the stakes behind its votes.
	pub votes: Amount,
	/// The same as a part of all stakes, in words.
	pub votes_of_stakes: String,
	/// What is left of its deposit.
	deposit: Amount,
	/// Whether it would be elected now.
	is_elected: bool,
	/// Whether and how long it is suspended.
	suspension: Option<Suspension>,
}

/// A suspension.
#[derive(Serialize)]
struct Suspension {
	/// The epoch from which on it may resume.
	until_epoch: u32,
	/// When that epoch begins, if it has not.
	until: Option<SlotTime>,
}

/// What a producer does in office.
#[derive(Serialize)]
pub struct Office {
	/// The epoch since which it has been in office; nothing if that is the genesis.
	since_epoch: Option<u32>,
	/// In how many of its slots of this epoch it made a block.
	pub produced: u32,
	/// In how many it made none.
	pub missed: u32,
}

impl Shown {
	/// What the chain says of `who`.
	pub fn new(who: &AccountId32, producers: &Producers) -> Self {
		let schedule = &producers.schedule;
		let standing = producers.standing_of(who);
		let candidate = standing.map(|(rank, standing)| Candidacy::new(rank, standing, producers));
		let in_office = schedule.turn_of(who).map(Office::from);
		let is_next = schedule.next.contains(who);
		Self {
			name: None,
			account: who.to_string(),
			state: state(candidate.as_ref(), in_office.is_some(), is_next),
			candidate,
			in_office,
			is_next,
			next_turn: schedule.next_slot_of(who).map(SlotTime::from),
		}
	}

	/// Says what the account is called.
	pub fn called(self, name: Option<String>) -> Self {
		Self { name, ..self }
	}
}

/// A seat goes before a candidacy; a suspension shows beside both, because it ends them.
fn state(candidate: Option<&Candidacy>, is_in_office: bool, is_next: bool) -> &'static str {
	let is_suspended = candidate.is_some_and(|candidate| candidate.suspension.is_some());
	match (is_in_office, is_next, is_suspended) {
		(true, _, true) => "in office, suspended",
		(true, _, false) => "in office",
		(false, true, true) => "next, suspended",
		(false, true, false) => "next",
		(false, false, true) => "suspended",
		(false, false, false) if candidate.is_some() => "candidate",
		(false, false, false) => "no candidate",
	}
}

impl Candidacy {
	fn new(rank: usize, standing: &Standing, producers: &Producers) -> Self {
		let suspension = standing.suspended_until.map(|epoch| Suspension {
			until_epoch: epoch,
			until: producers.schedule.start_of(epoch).map(SlotTime::from),
		});
		Self {
			rank,
			votes: Amount(standing.votes),
			votes_of_stakes: percent(standing.votes, producers.staked),
			deposit: Amount(standing.deposit),
			is_elected: standing.is_elected,
			suspension,
		}
	}
}

impl From<&Turn> for Office {
	fn from(turn: &Turn) -> Self {
		Self { since_epoch: turn.since, produced: turn.produced, missed: turn.missed }
	}
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.account)?;
		if let Some(name) = &self.name {
			write!(f, " ({name})")?;
		}
		write!(f, ": {}", self.state)?;
		if let Some(candidate) = &self.candidate {
			write!(f, "\n{candidate}")?;
		}
		if let Some(office) = &self.in_office {
			write!(f, "\n  {office}")?;
		}
		match (self.in_office.is_some(), self.is_next) {
			(true, true) => write!(f, "\n  in office in the next epoch, too")?,
			(true, false) => write!(f, "\n  not in office in the next epoch")?,
			(false, true) => write!(f, "\n  in office from the next epoch on")?,
			(false, false) => {}
		}
		match &self.next_turn {
			Some(next) => write!(f, "\n  its next slot is at {next}"),
			None => Ok(()),
		}
	}
}

impl fmt::Display for Candidacy {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { rank, votes, votes_of_stakes, deposit, is_elected, suspension } = self;
		writeln!(f, "  candidate of rank {rank}, with a deposit of {deposit}")?;
		writeln!(f, "  votes: {votes}, which is {votes_of_stakes} of what is staked")?;
		if let Some(suspension) = suspension {
			return write!(f, "  {suspension}");
		}
		let verb = if *is_elected { "would" } else { "would not" };
		write!(f, "  it {verb} be elected now")
	}
}

impl fmt::Display for Suspension {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match (&self.until, self.until_epoch) {
			(Some(until), epoch) => write!(
				f,
				"suspended: from epoch {epoch} on, at {until} or later, it may resume with `medibloc producer resume`"
			),
			(None, _) => write!(f, "suspended: it may resume now, with `medibloc producer resume`"),
		}
	}
}

impl fmt::Display for Office {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { since_epoch, produced, missed } = self;
		match since_epoch {
			Some(epoch) => write!(f, "in office since epoch {epoch}")?,
			None => write!(f, "in office since the genesis")?,
		}
		write!(f, "; its slots of this epoch: {produced} produced, {missed} missed")
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::commands::producer::fixture::{account, producers};

	fn shown(number: u8) -> Shown {
		Shown::new(&account(number), &producers())
	}

	#[test]
	fn the_state_should_be_told_in_a_word_or_two() {
		for (number, state) in [
			(1, "in office"),
			(2, "in office, suspended"),
			(3, "in office"),
			(4, "next"),
			(5, "candidate"),
			(6, "no candidate"),
		] {
			assert_eq!(shown(number).state, state, "{number}");
		}
	}

	#[test]
	fn a_suspension_should_show_beside_what_it_ends() {
		let mut producers = producers();
		for standing in &mut producers.standings {
			standing.suspended_until = Some(58);
		}
		for (number, state) in [(4, "next, suspended"), (5, "suspended")] {
			assert_eq!(Shown::new(&account(number), &producers).state, state, "{number}");
		}
	}

	#[test]
	fn the_words_should_be_plain() {
		for (number, parts) in [
			(
				1,
				&[
					": in office\n",
					"candidate of rank 1, with a deposit of 1000000 MED",
					"votes: 600 MED, which is 60.0 % of what is staked",
					"it would be elected now",
					"in office since epoch 12; its slots of this epoch: 14 produced, 1 missed",
					"in office in the next epoch, too",
					"its next slot is at 2027-01-15T08:00:09Z",
				][..],
			),
			(2, &["suspended: from epoch 58 on, at 2027-01-15T08:05:06Z or later, it may resume"]),
			(3, &["in office since the genesis", "not in office in the next epoch"]),
			(4, &["in office from the next epoch on", "its next slot is at 2027-01-15T08:00:24Z"]),
			(5, &["votes: 0 MED, which is 0 % of", "it would not be elected now"]),
		] {
			let words = shown(number).to_string();
			for part in parts {
				assert!(words.contains(part), "{part}: {words}");
			}
		}
		assert_eq!(shown(6).to_string(), format!("{}: no candidate", account(6)));
	}

	#[test]
	fn who_was_suspended_for_long_enough_should_hear_that_it_may_resume() {
		let mut producers = producers();
		producers.schedule.epoch = 58;
		let words = Shown::new(&account(2), &producers).to_string();
		assert!(words.contains("it may resume now, with `medibloc producer resume`"), "{words}");
	}

	#[test]
	fn machines_should_read_numbers() {
		let shown = shown(2).called(Some("clinic".into()));
		let json = serde_json::to_value(shown).expect("it is JSON");
		assert_eq!(json["name"], "clinic");
		assert_eq!(json["candidate"]["rank"], 3);
		assert_eq!(json["candidate"]["votes"], "120000000000000");
		assert_eq!(json["candidate"]["suspension"]["until_epoch"], 58);
		assert_eq!(json["in_office"]["missed"], 15);
		assert_eq!(json["next_turn"]["slot"], 600_000_004);
	}
}
