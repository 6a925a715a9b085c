//! `medibloc bandwidth`: what an account may still use.

use crate::{amount::Amount, cli::BandwidthShow, failure::Failure, report::Report};
use medibloc_client::{bandwidth::Quota, time::utc, AccountId32, Chain};
use serde::Serialize;
use std::fmt;

/// How wide the bar is.
const BAR: u64 = 40;

#[derive(Serialize)]
struct Bandwidth {
	account: String,
	stake: Amount,
	/// Everything else is in billionths of a block.
	capacity: u64,
	used: u64,
	available: u64,
	returns: Vec<Return>,
}

#[derive(Serialize)]
struct Return {
	amount: u64,
	slot: u64,
	at: String,
}

impl Bandwidth {
	fn new(account: AccountId32, quota: Quota) -> Self {
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
			returns,
		}
	}

	/// A part of the week's share, in percent.
	fn percent(&self, amount: u64) -> f64 {
		amount as f64 * 100. / self.capacity.max(1) as f64
	}
}

impl fmt::Display for Bandwidth {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}: {} staked", self.account, self.stake)?;
		if self.capacity == 0 {
			return write!(f, "  no share of the network: it can send nothing but with a voucher");
		}
		let filled = (u128::from(self.used.min(self.capacity)) * u128::from(BAR)
			/ u128::from(self.capacity)) as usize;
		let bar = "#".repeat(filled) + &".".repeat(BAR as usize - filled);
		write!(f, "  [{bar}] {:.1} % of the week's share is used", self.percent(self.used))?;
		for back in &self.returns {
			write!(f, "\n  {:>5.1} % comes back at {}", self.percent(back.amount), back.at)?;
		}
		Ok(())
	}
}

/// `medibloc bandwidth show`.
pub async fn show(arguments: BandwidthShow) -> Result<Report, Failure> {
	let account = AccountId32(arguments.account.0);
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let quota = chain.bandwidth(&account).await?;
	Ok(Report::done(&Bandwidth::new(account, quota)))
}
