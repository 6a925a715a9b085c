//! What to say to whoever has not enough bandwidth.

use crate::{
	bandwidth::Quota,
	time::utc,
	words::{med, percent},
};
use medibloc_primitives::token::MED;
use std::fmt;
use subxt::utils::AccountId32;

/// Whoever pays has not enough bandwidth now.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub struct NoBandwidth {
	/// The account that would pay.
	pub payer: AccountId32,
	/// What the transaction costs, in billionths of a block.
	pub cost: u64,
	/// How the account stands.
	pub quota: Quota,
	/// The first slot in which it could pay; nothing if its whole share is less.
	pub earliest: Option<u64>,
}

impl NoBandwidth {
	/// What is left of the share and what the transaction needs, in words.
	fn standing(&self) -> String {
		let Self { payer, cost, quota, .. } = self;
		let needed = percent(*cost, quota.capacity);
		let left = percent(quota.available, quota.capacity);
		match quota.available {
			0 => format!("{payer} has used its week's share, and this transaction needs {needed}"),
			_ if left == needed => {
				format!(
					"{payer} has {left} of its week's share left, and this transaction needs more"
				)
			}
			_ => format!(
				"{payer} has {left} of its week's share left, and this transaction needs {needed}"
			),
		}
	}

	/// How much has come back in `slot`.
	fn back_in(&self, slot: u64) -> u64 {
		let back = self.quota.returns.iter().filter(|back| back.slot <= slot);
		back.fold(0_u64, |sum, back| sum.saturating_add(back.amount))
	}
}

impl fmt::Display for NoBandwidth {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { payer, cost, quota, earliest } = self;
		if quota.stake == 0 {
			return write!(
				f,
				"{payer} has no stake, and without one there are no transactions: stake some MED, or use a voucher of \
				 somebody who did"
			);
		}
		match earliest {
			Some(slot) if *slot <= quota.slot => {
				write!(
					f,
					"{payer} had no bandwidth left a moment ago, and has some now: send it again"
				)
			}
			Some(slot) => {
				let back = percent(self.back_in(*slot), quota.capacity);
				write!(f, "{}: {back} comes back at {}", self.standing(), utc(*slot))
			}
			None => {
				let stake = quota.stake_for(*cost).div_ceil(MED).saturating_mul(MED);
				write!(
					f,
					"the share of {payer} is too small for this transaction: it needs a stake of about {}",
					med(stake)
				)
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::bandwidth::{InAnchors, Return};

	fn short_of(available: u64, cost: u64, earliest: Option<u64>) -> String {
		let quota = Quota {
			stake: 5 * MED,
			capacity: 1_000_000,
			used: 1_000_000 - available,
			available,
			recent: 0,
			in_anchors: InAnchors { capacity: 0, used: 0, available: 0 },
			returns: vec![
				Return { slot: 600_000_000, amount: 12_000 },
				Return { slot: 600_007_200, amount: 20_000 },
				Return { slot: 600_014_400, amount: 500_000 },
			],
			slot: 599_999_999,
		};
		NoBandwidth { payer: AccountId32([7; 32]), cost, quota, earliest }.to_string()
	}

	#[test]
	fn who_used_everything_should_hear_what_comes_back_when() {
		let words = short_of(0, 25_000, Some(600_007_200));
		assert!(words.contains("has used its week's share"), "{words}");
		assert!(words.contains("needs 2.5 %"), "{words}");
		assert!(words.contains("3.2 % comes back at 2027-01-15T14:00:00Z"), "{words}");
	}

	#[test]
	fn who_has_some_left_should_hear_how_much() {
		let words = short_of(4_000, 9_000, Some(600_000_000));
		assert!(words.contains("has 0.4 % of its week's share left"), "{words}");
		assert!(words.contains("needs 0.9 %: 1.2 % comes back at"), "{words}");
		let words = short_of(1, 2, Some(600_000_000));
		assert!(words.contains("has less than 0.1 %"), "{words}");
		assert!(words.contains("needs more"), "{words}");
	}

	#[test]
	fn who_can_never_pay_should_hear_which_stake_could() {
		let words = short_of(1_000_000, 2_500_000, None);
		assert!(words.contains("a stake of about 13 MED"), "{words}");
	}

	#[test]
	fn who_can_pay_by_now_should_hear_it() {
		assert!(short_of(1_000, 1, Some(599_999_999)).contains("send it again"));
	}
}
