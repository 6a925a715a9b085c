//! Producers: who is in office, who wants to be, and whose turn it is when.

use crate::{error::QueryError, metadata, questions::answer, Chain};
use codec::Decode;
use medibloc_primitives::Balance;
use subxt::utils::{AccountId32, H256};

/// The producers and the candidates after one block.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Producers {
	/// Whose turn it is when.
	pub schedule: Schedule,
	/// How all candidates stand, the one with the most votes first.
	pub standings: Vec<Standing>,
	/// The sum of all stakes, in the smallest unit.
	pub staked: Balance,
}

/// Whose turn it is when.
#[derive(Clone, Debug, Decode, Eq, PartialEq)]
pub struct Schedule {
	/// The number of the epoch.
	pub epoch: u32,
	/// Its first slot.
	pub first_slot: u64,
	/// The first slot of the next one.
	pub end_slot: u64,
	/// The slot of the block in which this is true.
	pub slot: u64,
	/// Who is in office, in the order of their turns, the next one first.
	pub turns: Vec<Turn>,
	/// Who will be in office in the next epoch, in the order of the accounts, which is the order of the turns.
	pub next: Vec<AccountId32>,
}

/// A producer in office, and its next turn.
#[derive(Clone, Debug, Decode, Eq, PartialEq)]
pub struct Turn {
	/// Who.
	pub who: AccountId32,
	/// Its next slot, if it is still in office then.
	pub slot: u64,
	/// The epoch since which it has been in office without a break; nothing if that is the genesis.
	pub since: Option<u32>,
	/// In how many of its slots of this epoch it made a block.
	pub produced: u32,
	/// In how many it made none.
	pub missed: u32,
}

/// How a candidate stands.
#[derive(Clone, Debug, Decode, Eq, PartialEq)]
pub struct Standing {
	/// Who.
	pub who: AccountId32,
	/// The sum of the stakes behind its votes, in the smallest unit.
	pub votes: Balance,
	/// What is left of its deposit, in the smallest unit.
	pub deposit: Balance,
	/// The epoch from which on it may resume, if it is suspended.
	pub suspended_until: Option<u32>,
	/// Whether it would be elected now.
	pub is_elected: bool,
}

impl Producers {
	/// The rank of a candidate, counted from 1, and how it stands.
	pub fn standing_of(&self, who: &AccountId32) -> Option<(usize, &Standing)> {
		(1..).zip(&self.standings).find(|(_, standing)| standing.who == *who)
	}
}

impl Schedule {
	/// The turn of `who`, if it is in office.
	pub fn turn_of(&self, who: &AccountId32) -> Option<&Turn> {
		self.turns.iter().find(|turn| turn.who == *who)
	}

	/// The next slot of `who`, if it is in office in this epoch or in the next.
	pub fn next_slot_of(&self, who: &AccountId32) -> Option<u64> {
		// The block that begins the next epoch is still one of this set, which is in office in the block before.
		let in_office = self.turn_of(who).map(|turn| turn.slot);
		in_office.filter(|slot| *slot <= self.end_slot).or_else(|| self.first_slot_in_next(who))
	}

	/// The first slot of `who` in the next epoch, if it is in office then.
	fn first_slot_in_next(&self, who: &AccountId32) -> Option<u64> {
		let index = self.next.iter().position(|next| next == who)? as u64;
		let seats = self.next.len() as u64;
		let first = self.end_slot.saturating_add(1);
		let wait = (index + seats - first % seats) % seats;
		Some(first.saturating_add(wait))
	}

	/// The first slot of an epoch that is still to come; it comes later if the chain stands still for a whole epoch.
	pub fn start_of(&self, epoch: u32) -> Option<u64> {
		let between = epoch.checked_sub(self.epoch)?.checked_sub(1)?;
		let length = self.end_slot.saturating_sub(self.first_slot);
		Some(self.end_slot.saturating_add(length.saturating_mul(between.into())))
	}
}

impl Chain {
	/// Who is in office and who wants to be, at the best block.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn producers(&self) -> Result<Producers, QueryError> {
		// All three at the same block: a slot later, an epoch may be over.
		let best = answer(self.best_hash()).await?;
		Ok(Producers {
			schedule: self.ask_at("ProducersApi_schedule", &[], Some(best)).await?,
			standings: self.ask_at("ProducersApi_standings", &[], Some(best)).await?,
			staked: self.staked_at(best).await?,
		})
	}

	/// Whose turn it is when, at the best block.
	///
	/// # Errors
	///
	/// Says why the chain could not be asked.
	pub async fn schedule(&self) -> Result<Schedule, QueryError> {
		self.ask("ProducersApi_schedule", &[]).await
	}

	/// The sum of all stakes after this block.
	async fn staked_at(&self, block: H256) -> Result<Balance, QueryError> {
		answer(async {
			let known = self.api.at_block(block).await?;
			let query = metadata::storage().staking_bandwidth().network();
			Ok(known.storage().fetch(&query, ()).await?.decode()?.staked)
		})
		.await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn account(number: u8) -> AccountId32 {
		AccountId32([number; 32])
	}

	/// Three producers, in the middle of an epoch of two rounds; the first of them leaves.
	fn schedule() -> Schedule {
		let turn =
			|number, slot| Turn { who: account(number), slot, since: None, produced: 0, missed: 0 };
		Schedule {
			epoch: 7,
			first_slot: 600,
			end_slot: 606,
			slot: 603,
			turns: vec![turn(2, 604), turn(3, 605), turn(1, 606)],
			next: vec![account(2), account(3), account(4)],
		}
	}

	#[test]
	fn a_turn_should_be_in_the_set_that_is_in_office_then() {
		let schedule = schedule();
		// The first block of the next epoch, in slot 606, is still one of the first set; slot 607 is the second's.
		for (number, slot) in
			[(1, Some(606)), (2, Some(604)), (3, Some(605)), (4, Some(608)), (5, None)]
		{
			assert_eq!(schedule.next_slot_of(&account(number)), slot, "{number}");
		}
	}

	#[test]
	fn who_was_there_in_this_epoch_should_have_its_turn_in_the_next() {
		let mut schedule = schedule();
		schedule.slot = 605;
		for (turn, slot) in schedule.turns.iter_mut().zip([607, 608, 606]) {
			turn.slot = slot;
		}
		for (number, slot) in [(1, 606), (2, 609), (3, 607), (4, 608)] {
			assert_eq!(schedule.next_slot_of(&account(number)), Some(slot), "{number}");
		}
	}

	#[test]
	fn an_epoch_to_come_should_have_a_first_slot() {
		for (epoch, slot) in [(6, None), (7, None), (8, Some(606)), (9, Some(612)), (58, Some(906))]
		{
			assert_eq!(schedule().start_of(epoch), slot, "{epoch}");
		}
	}

	#[test]
	fn ranks_should_be_counted_from_1() {
		let standing = |number| Standing {
			who: account(number),
			votes: 0,
			deposit: 0,
			suspended_until: None,
			is_elected: false,
		};
		let standings = vec![standing(4), standing(2)];
		let producers = Producers { schedule: schedule(), standings, staked: 0 };
		let rank = |number| producers.standing_of(&account(number)).map(|(rank, _)| rank);
		assert_eq!([rank(4), rank(2), rank(1)], [Some(1), Some(2), None]);
	}
}
