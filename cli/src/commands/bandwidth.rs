//! `medibloc bandwidth`: what an account may still use.

use crate::{
	amount::Amount, cli::BandwidthShow, commands::asked::Asked, failure::Failure, report::Report,
};
use medibloc_client::{bandwidth::Quota, time::utc, words::percent, AccountId32, Chain};
use serde::Serialize;
use std::fmt;

/// How wide the bar is.
const BAR: u64 = 40;

#[derive(Serialize)]
struct Bandwidth {
	account: String,
	stake: Amount,
	/// These three, and what comes back, are in billionths of a block.
	capacity: u64,
	used: u64,
	available: u64,
	in_anchors: InAnchors,
	returns: Vec<Return>,
	#[serde(flatten)]
	asked: Asked,
}

/// The same in whole anchors.
#[derive(Serialize)]
struct InAnchors {
	capacity: u64,
	used: u64,
	available: u64,
}

#[derive(Serialize)]
struct Return {
	amount: u64,
	slot: u64,
	at: String,
}

impl Bandwidth {
	fn new(account: AccountId32, quota: &Quota, asked: Asked) -> Self {
		let returns = quota
			.returns
			.iter()
			.map(|back| Return { amount: back.amount, slot: back.slot, at: utc(back.slot) })
			.collect();
		Self {
			account: account.to_string(),
			stake: Amount(quota.stake),
			capacity: quota.capacity,
			used: quota.used,
			available: quota.available,
			in_anchors: InAnchors {
				capacity: quota.in_anchors.capacity,
				used: quota.in_anchors.used,
				available: quota.in_anchors.available,
			},
			returns,
			asked,
		}
	}

	/// A part of the week's share, in words.
	fn percent(&self, amount: u64) -> String {
		percent(amount, self.capacity)
	}

	/// The part that is used, as a bar.
	fn bar(&self) -> String {
		let used = u128::from(self.used.min(self.capacity)) * u128::from(BAR);
		let filled = used / u128::from(self.capacity.max(1));
		(0..u128::from(BAR)).map(|place| if place < filled { '#' } else { '.' }).collect()
	}
}

impl fmt::Display for Bandwidth {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}: {} staked", self.account, self.stake)?;
		if self.capacity == 0 {
			writeln!(f, "  no share of the network: it can send nothing but with a voucher")?;
			return write!(f, "  {}", self.asked);
		}
		let InAnchors { capacity, used, available } = &self.in_anchors;
		writeln!(f, "  [{}] {} of the week's share is used", self.bar(), self.percent(self.used))?;
		writeln!(
			f,
			"  used: {} of {} billionths of a block, or {used} of {capacity} anchors",
			self.used, self.capacity
		)?;
		writeln!(
			f,
			"  left: {} billionths of a block, or {available} anchors ({})",
			self.available,
			self.percent(self.available)
		)?;
		for back in &self.returns {
			writeln!(f, "  {} comes back at {}", self.percent(back.amount), back.at)?;
		}
		write!(f, "  {}", self.asked)
	}
}

/// `medibloc bandwidth show`.
pub async fn show(arguments: BandwidthShow) -> Result<Report, Failure> {
	let account = AccountId32(arguments.account.0);
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let quota = chain.bandwidth(&account).await?;
	Ok(Report::done(Bandwidth::new(account, &quota, Asked::new(&chain))))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::arguments::Hash32;

	fn bandwidth(used: u64) -> Bandwidth {
		let asked = Asked { genesis: Hash32([3; 32]), node: "ws://127.0.0.1:9944".into() };
		Bandwidth {
			account: AccountId32([4; 32]).to_string(),
			stake: Amount(5_000_000_000_000),
			capacity: 100_000,
			used,
			available: 100_000_u64.saturating_sub(used),
			in_anchors: InAnchors { capacity: 100, used: used / 1_000, available: 12 },
			returns: vec![Return { amount: 3_200, slot: 1, at: utc(1) }],
			asked,
		}
	}

	#[test]
	fn the_bar_should_show_the_part_that_is_used() {
		for (used, filled) in [(0, 0), (2_499, 0), (2_500, 1), (50_000, 20), (100_000, 40)] {
			let bar = bandwidth(used).bar();
			assert_eq!((bar.len(), bar.matches('#').count()), (40, filled), "{used}");
		}
		// More than the capacity is used after a stake was cut.
		assert_eq!(bandwidth(250_000).bar(), "#".repeat(40));
	}

	#[test]
	fn the_words_should_be_plain() {
		let words = bandwidth(99).to_string();
		for part in [
			"5 MED staked",
			"less than 0.1 % of the week's share is used",
			"used: 99 of 100000 billionths of a block, or 0 of 100 anchors",
			"left: 99901 billionths of a block, or 12 anchors (99.9 %)",
			"3.2 % comes back at 1970-01-01T00:00:03Z",
			"on the chain with genesis 0x0303",
		] {
			assert!(words.contains(part), "{part}: {words}");
		}
	}
}
