//! `medibloc account show`: the accounts of this machine, and what they own.

use crate::{
	amount::Amount,
	arguments::parse_account,
	cli::AccountShow,
	commands::asked::Asked,
	failure::Failure,
	keystore::{Keystore, WalletFile},
	report::Report,
};
use medibloc_client::{time::utc, tokens::Holdings, AccountId32, Chain};
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Accounts {
	accounts: Vec<Known>,
	/// Who was asked what they own, if anybody was.
	#[serde(flatten)]
	asked: Option<Asked>,
}

/// An account that is known here, by its name or by its address.
#[derive(Serialize)]
struct Known {
	#[serde(skip_serializing_if = "Option::is_none")]
	name: Option<String>,
	address: String,
	#[serde(flatten)]
	owned: Option<Owned>,
}

/// What an account owns.
#[derive(Serialize)]
struct Owned {
	spendable: Amount,
	staked: Amount,
	leaving: Vec<Leaving>,
}

#[derive(Serialize)]
struct Leaving {
	amount: Amount,
	slot: u64,
	at: String,
}

impl Known {
	fn of_file(name: &str, file: WalletFile) -> Self {
		Self { name: Some(name.into()), address: file.address, owned: None }
	}
}

impl From<Holdings> for Owned {
	fn from(holdings: Holdings) -> Self {
		let Holdings { spendable, staked, leaving } = holdings;
		let leaving = leaving.iter().map(|chunk| Leaving {
			amount: Amount(chunk.amount),
			slot: chunk.due,
			at: utc(chunk.due),
		});
		Self { spendable: Amount(spendable), staked: Amount(staked), leaving: leaving.collect() }
	}
}

impl fmt::Display for Accounts {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.accounts.is_empty() {
			return f
				.write_str("There are no accounts here; `medibloc account new NAME` makes one");
		}
		let mut lines: Vec<_> = self.accounts.iter().map(Known::to_string).collect();
		lines.extend(self.asked.as_ref().map(Asked::to_string));
		f.write_str(&lines.join("\n"))
	}
}

impl fmt::Display for Known {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.address)?;
		if let Some(name) = &self.name {
			write!(f, "  {name}")?;
		}
		match &self.owned {
			Some(owned) => write!(f, "\n{owned}"),
			None => Ok(()),
		}
	}
}

impl fmt::Display for Owned {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "  {} can be spent, {} staked", self.spendable, self.staked)?;
		for Leaving { amount, at, .. } in &self.leaving {
			write!(f, "\n  {amount} on the way out, to be spent from {at} on")?;
		}
		Ok(())
	}
}

/// `medibloc account show`.
pub async fn show(arguments: AccountShow) -> Result<Report, Failure> {
	let keystore = arguments.keystore.open()?;
	let (mut accounts, warnings) = match &arguments.account {
		Some(account) => (vec![known(&keystore, account, arguments.chain.is_some())?], Vec::new()),
		None => keystore.read_all(|name, file| Ok(Known::of_file(name, file)))?,
	};
	let mut asked = None;
	if let Some(url) = &arguments.chain {
		let chain = Chain::connect(url).await?;
		for account in &mut accounts {
			let id = parse_account(&account.address).map_err(Failure::unusable)?;
			account.owned = Some(chain.holdings(AccountId32(id.0)).await?.into());
		}
		asked = Some(Asked::new(&chain));
	}
	Ok(Report::done(Accounts { accounts, asked }).warn(warnings))
}

/// The account with this name; or with this address, of which only a chain knows something.
fn known(keystore: &Keystore, account: &str, is_chain_asked: bool) -> Result<Known, Failure> {
	match parse_account(account) {
		Ok(id) if is_chain_asked => {
			Ok(Known { name: None, address: AccountId32(id.0).to_string(), owned: None })
		}
		Ok(_) => Err(Failure::unusable(
			"only a chain knows what belongs to an address: name a node with --chain",
		)),
		Err(_) => Ok(Known::of_file(account, keystore.read(account)?)),
	}
}
