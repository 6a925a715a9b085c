//! A chain with three seats, for tests.

use medibloc_client::{
	producers::{Producers, Schedule, Standing, Turn},
	AccountId32,
};
use medibloc_primitives::token::MED;

/// The account with this number.
pub fn account(number: u8) -> AccountId32 {
	AccountId32([number; 32])
}

fn turn(number: u8, slot: u64, since: Option<u32>, produced: u32, missed: u32) -> Turn {
	Turn { who: account(number), slot, since, produced, missed }
}

fn standing(number: u8, votes: u128, suspended_until: Option<u32>, is_elected: bool) -> Standing {
	Standing {
		who: account(number),
		votes: votes * MED,
		deposit: 1_000_000 * MED,
		suspended_until,
		is_elected,
	}
}

/// Account 1 is in office and stays; 2 stays, but was suspended since; 3 is no candidate, and leaves; 4 comes; nobody
/// votes for 5.
pub fn producers() -> Producers {
	Producers {
		schedule: Schedule {
			epoch: 41,
			first_slot: 600_000_000,
			end_slot: 600_000_006,
			slot: 600_000_001,
			turns: vec![
				turn(3, 600_000_002, None, 1, 0),
				turn(1, 600_000_003, Some(12), 14, 1),
				turn(2, 600_000_004, Some(40), 0, 15),
			],
			next: vec![account(1), account(2), account(4)],
		},
		standings: vec![
			standing(1, 600, None, true),
			standing(4, 300, None, true),
			standing(2, 120, Some(58), false),
			standing(5, 0, None, false),
		],
		staked: 1_000 * MED,
	}
}
