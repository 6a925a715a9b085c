//! Producers and candidates as a table.

use super::shown::{Candidacy, Office, Shown};
use crate::{
	amount::Amount,
	commands::{asked::Asked, slot_time::SlotTime},
};
use medibloc_client::{producers::Producers, AccountId32};
use serde::Serialize;
use std::{collections::BTreeSet, fmt};

const COLUMNS: usize = 7;

const HEADINGS: [&str; COLUMNS] =
	["rank", "account", "votes", "of stakes", "state", "produced/missed", "next slot"];

/// Which columns hold numbers: they end at the same place.
const ARE_NUMBERS: [bool; COLUMNS] = [true, false, true, true, false, true, false];

/// What a cell holds if there is nothing to say.
const NOTHING: &str = "-";

/// Everybody who is in office, will be, or wants to be.
#[derive(Serialize)]
pub struct Table {
	/// The number of the epoch.
	epoch: u32,
	/// The first slot of the next one.
	epoch_ends: SlotTime,
	/// The slot of the block in which this is true.
	as_of: SlotTime,
	/// The sum of all stakes.
	staked: Amount,
	/// The candidates by their ranks, then those in office who are none.
	producers: Vec<Shown>,
	#[serde(flatten)]
	asked: Asked,
}

impl Table {
	/// What the chain says.
	pub fn new(producers: &Producers, asked: Asked) -> Self {
		let schedule = &producers.schedule;
		let accounts = candidates(producers).into_iter().chain(others(producers));
		Self {
			epoch: schedule.epoch,
			epoch_ends: schedule.end_slot.into(),
			as_of: schedule.slot.into(),
			staked: Amount(producers.staked),
			producers: accounts.map(|who| Shown::new(&who, producers)).collect(),
			asked,
		}
	}
}

fn candidates(producers: &Producers) -> Vec<AccountId32> {
	producers.standings.iter().map(|standing| standing.who).collect()
}

/// Those of the genesis who never registered, and those who resigned.
fn others(producers: &Producers) -> BTreeSet<AccountId32> {
	let schedule = &producers.schedule;
	let seated = schedule.turns.iter().map(|turn| turn.who).chain(schedule.next.iter().copied());
	seated.filter(|who| producers.standing_of(who).is_none()).collect()
}

impl fmt::Display for Table {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { epoch, epoch_ends, as_of, staked, producers, asked } = self;
		writeln!(f, "Epoch {epoch} at {as_of}; it ends at {epoch_ends}; {staked} are staked\n")?;
		let headings = HEADINGS.map(String::from);
		let rows: Vec<_> = [headings].into_iter().chain(producers.iter().map(cells)).collect();
		let widths = widths(&rows);
		for row in &rows {
			writeln!(f, "{}", line(row, &widths))?;
		}
		write!(f, "\n  {asked}")
	}
}

fn cells(shown: &Shown) -> [String; COLUMNS] {
	let [rank, votes, of_stakes] = match &shown.candidate {
		Some(Candidacy { rank, votes, votes_of_stakes, .. }) => {
			[rank.to_string(), votes.to_string(), votes_of_stakes.clone()]
		}
		None => [NOTHING; 3].map(String::from),
	};
	let slots = match &shown.in_office {
		Some(Office { produced, missed, .. }) => format!("{produced}/{missed}"),
		None => NOTHING.into(),
	};
	let next = shown.next_turn.as_ref().map_or_else(|| NOTHING.into(), SlotTime::to_string);
	[rank, shown.account.clone(), votes, of_stakes, shown.state.into(), slots, next]
}

/// How wide each column must be.
fn widths(rows: &[[String; COLUMNS]]) -> [usize; COLUMNS] {
	std::array::from_fn(|column| rows.iter().map(|row| row[column].len()).max().unwrap_or_default())
}

fn line(cells: &[String; COLUMNS], widths: &[usize; COLUMNS]) -> String {
	let padded = cells.iter().zip(widths).zip(ARE_NUMBERS).map(|((cell, &width), is_number)| {
		if is_number {
			format!("{cell:>width$}")
		} else {
			format!("{cell:<width$}")
		}
	});
	padded.collect::<Vec<_>>().join("  ").trim_end().into()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		arguments::Hash32,
		commands::producer::fixture::{account, producers},
	};

	fn table() -> Table {
		let asked = Asked { genesis: Hash32([3; 32]), node: "ws://127.0.0.1:9944".into() };
		Table::new(&producers(), asked)
	}

	/// The lines of the table, without what is above and below it.
	fn rows(words: &str) -> Vec<&str> {
		words.lines().skip(2).take(6).collect()
	}

	#[test]
	fn everybody_should_have_a_row() {
		let words = table().to_string();
		let rows = rows(&words).split_off(1);
		for (row, (number, rank, rest)) in rows.into_iter().zip([
			(1, "1", "600 MED | 60.0 % | in office | 14/1 | 2027-01-15T08:00:09Z"),
			(4, "2", "300 MED | 30.0 % | next | - | 2027-01-15T08:00:24Z"),
			(2, "3", "120 MED | 12.0 % | in office, suspended | 0/15 | 2027-01-15T08:00:12Z"),
			(5, "4", "0 MED | 0 % | candidate | - | -"),
			(3, "-", "- | - | in office | 1/0 | 2027-01-15T08:00:06Z"),
		]) {
			let cells: Vec<_> =
				row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
			assert_eq!(cells.join(" | "), format!("{rank} | {} | {rest}", account(number)));
		}
	}

	#[test]
	fn columns_should_be_straight() {
		let words = table().to_string();
		let [headings, one, four, two, five, three] = rows(&words)[..] else {
			panic!("{words}");
		};
		let account_at = headings.find("account");
		for (row, number) in [(one, 1), (four, 4), (two, 2), (five, 5), (three, 3)] {
			assert_eq!(row.find(&account(number).to_string()), account_at, "{words}");
		}
		let votes_end = headings.find("votes").map(|start| start + "votes".len());
		for (row, votes) in [(one, "600 MED"), (five, "  0 MED")] {
			let end = row.find(votes).map(|start| start + votes.len());
			assert_eq!(end, votes_end, "{words}");
		}
		assert_eq!(two.find("in office"), headings.find("state"), "{words}");
		assert_eq!(five.strip_suffix('-').map(str::len), headings.find("next slot"), "{words}");
	}

	#[test]
	fn the_head_should_tell_the_epoch_and_the_stakes() {
		let words = table().to_string();
		let head = "Epoch 41 at 2027-01-15T08:00:03Z; it ends at 2027-01-15T08:00:18Z; \
		            1000 MED are staked\n\nrank  account ";
		assert!(words.starts_with(head), "{words}");
		assert!(words.contains("  produced/missed  next slot\n"), "{words}");
		assert!(words.contains("\n  on the chain with genesis 0x0303"), "{words}");
	}

	#[test]
	fn machines_should_read_one_object() {
		let json = serde_json::to_string(&table()).expect("it is JSON");
		assert!(!json.contains('\n'), "{json}");
		let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
		assert_eq!(json["epoch"], 41);
		assert_eq!(json["as_of"]["slot"], 600_000_001);
		assert_eq!(json["staked"], "1000000000000000");
		assert_eq!(json["producers"][0]["state"], "in office");
		assert_eq!(json["producers"][4]["candidate"], serde_json::Value::Null);
		assert_eq!(json["node"], "ws://127.0.0.1:9944");
	}
}
