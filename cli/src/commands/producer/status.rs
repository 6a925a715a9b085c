//! `medibloc producer status`: how an account stands.

use super::shown::Shown;
use crate::{
	cli::ProducerStatus,
	commands::{asked::Asked, named::Named},
	failure::Failure,
	report::Report,
};
use medibloc_client::Chain;
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Accounts {
	/// The number of the epoch.
	epoch: u32,
	accounts: Vec<Shown>,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Accounts {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { epoch, accounts, asked } = self;
		for shown in accounts {
			writeln!(f, "{shown}")?;
		}
		write!(f, "  in epoch {epoch}, {asked}")
	}
}

/// `medibloc producer status`.
pub async fn status(arguments: ProducerStatus) -> Result<Report, Failure> {
	let (accounts, warnings) = match &arguments.account {
		Some(account) => (vec![Named::find(&arguments.keystore, account)?], Vec::new()),
		None => Named::all(&arguments.keystore)?,
	};
	if accounts.is_empty() {
		return Err(Failure::unusable(
			"there are no accounts here: name one by its address (SS58), or look for it in `medibloc producers`",
		));
	}
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let producers = chain.producers().await?;
	let shown = accounts
		.into_iter()
		.map(|named| Shown::new(&named.account, &producers).called(named.name))
		.collect();
	let accounts =
		Accounts { epoch: producers.schedule.epoch, accounts: shown, asked: Asked::new(&chain) };
	Ok(Report::done(accounts).warn(warnings))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		arguments::Hash32,
		commands::producer::fixture::{account, producers},
	};

	#[test]
	fn every_account_should_be_told_with_its_name() {
		let shown = |number, name: Option<&str>| {
			Shown::new(&account(number), &producers()).called(name.map(String::from))
		};
		let asked = Asked { genesis: Hash32([3; 32]), node: "ws://127.0.0.1:9944".into() };
		let accounts = vec![shown(1, Some("clinic")), shown(6, None)];
		let words = Accounts { epoch: 41, accounts, asked }.to_string();
		let first = format!("{} (clinic): in office\n", account(1));
		assert!(words.starts_with(&first), "{words}");
		let last = format!("\n{}: no candidate\n  in epoch 41, on the chain with", account(6));
		assert!(words.contains(&last), "{words}");
	}
}
