//! `medibloc producer register`: become a candidate.

use super::election::{schedule_after, Election};
use crate::{
	amount::Amount, cli::ProducerRegister, commands::asked::Asked, failure::Failure, report::Report,
};
use medibloc_client::Chain;
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Registered {
	account: String,
	deposit: Amount,
	#[serde(flatten)]
	election: Election,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Registered {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { account, deposit, election, asked } = self;
		writeln!(f, "Final: {account} is a candidate, with a deposit of {deposit}")?;
		writeln!(f, "  who stakes votes for it with `medibloc vote {account}`")?;
		write!(f, "  {election}\n  {asked}")
	}
}

/// `medibloc producer register`.
pub async fn register(arguments: ProducerRegister) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let deposit = Amount(chain.register_producer(&key).await?);
	let account = key.public_key().to_account_id().to_string();
	let what = format!("{account} is a candidate with a deposit of {deposit}");
	let election = Election::after(&schedule_after(&chain, &what).await?);
	Ok(Report::done(Registered { account, deposit, election, asked: Asked::new(&chain) }))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{arguments::Hash32, commands::producer::fixture::producers};
	use medibloc_primitives::token::MED;

	fn registered() -> Registered {
		Registered {
			account: "5C".into(),
			deposit: Amount(1_000_000 * MED),
			election: Election::after(&producers().schedule),
			asked: Asked { genesis: Hash32([3; 32]), node: "ws://127.0.0.1:9944".into() },
		}
	}

	#[test]
	fn a_new_candidate_should_hear_what_it_deposited_and_what_comes_next() {
		let words = registered().to_string();
		for part in [
			"5C is a candidate, with a deposit of 1000000 MED\n",
			"`medibloc vote 5C`\n",
			"the next election is at 2027-01-15T08:00:18Z",
			"\n  on the chain with genesis 0x0303",
		] {
			assert!(words.contains(part), "{part}: {words}");
		}
		let json = serde_json::to_value(registered()).expect("it is JSON");
		assert_eq!(json["deposit"], "1000000000000000000");
		assert_eq!(json["next_election"]["slot"], 600_000_006);
		assert_eq!(json["in_office_from"]["slot"], 600_000_012);
	}
}
