//! `medibloc vote`: elect producers.

use crate::{
	amount::Amount,
	cli::Vote,
	commands::{asked::Asked, named::Named},
	failure::Failure,
	report::Report,
};
use medibloc_client::{producers::Standing, AccountId32, Ballot, Chain};
use medibloc_primitives::producers::MAX_VOTES;
use serde::Serialize;
use std::fmt;

/// A ballot, and the one that it replaced.
#[derive(Serialize)]
struct Voted {
	voter: String,
	/// What stands behind each vote.
	stake: Amount,
	before: Vec<String>,
	now: Vec<String>,
	#[serde(flatten)]
	asked: Asked,
}

impl Voted {
	fn new(voter: AccountId32, before: &[AccountId32], ballot: &Ballot, asked: Asked) -> Self {
		Self {
			voter: voter.to_string(),
			stake: Amount(ballot.stake),
			before: addresses(before),
			now: addresses(&ballot.candidates),
			asked,
		}
	}
}

impl fmt::Display for Voted {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { voter, stake, before, now, asked } = self;
		writeln!(f, "Final: the ballot of {voter}")?;
		writeln!(f, "  before:{}", listed(before))?;
		writeln!(f, "  now:{}", listed(now))?;
		match (now.is_empty(), stake) {
			(true, _) => {}
			(false, Amount(0)) => {
				writeln!(f, "  nothing is staked: the votes count as soon as it stakes some MED")?;
			}
			(false, stake) => writeln!(f, "  with a stake of {stake} behind each of them")?,
		}
		write!(f, "  {asked}")
	}
}

fn addresses(accounts: &[AccountId32]) -> Vec<String> {
	accounts.iter().map(AccountId32::to_string).collect()
}

/// Accounts, one a line.
fn listed(accounts: &[String]) -> String {
	match accounts {
		[] => " nobody".into(),
		accounts => accounts.iter().map(|account| format!("\n    {account}")).collect(),
	}
}

/// `medibloc vote`.
pub async fn run(arguments: Vote) -> Result<Report, Failure> {
	let candidates = chosen(&arguments)?;
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let voter = key.public_key().to_account_id();
	let before = chain.votes_of(&voter).await?;
	ensure_can_be_voted_for(&candidates, &chain.producers().await?.standings)?;
	let ballot = chain.vote(candidates, &key).await?;
	Ok(Report::done(Voted::new(voter, &before, &ballot, Asked::new(&chain))))
}

/// Whom the arguments name.
fn chosen(arguments: &Vote) -> Result<Vec<AccountId32>, Failure> {
	let count = arguments.candidates.len();
	if count > MAX_VOTES as usize {
		return Err(Failure::unusable(format!(
			"a ballot has {MAX_VOTES} votes at most, and {count} candidates are named: leave some out"
		)));
	}
	let mut chosen = Vec::new();
	for text in &arguments.candidates {
		let candidate = Named::find(&arguments.signer.keystore, text)?.account;
		if chosen.contains(&candidate) {
			return Err(Failure::unusable(format!(
				"'{text}' is named before already: a ballot names each candidate once"
			)));
		}
		chosen.push(candidate);
	}
	Ok(chosen)
}

/// The chain refuses a ballot without saying which of its names is wrong.
fn ensure_can_be_voted_for(chosen: &[AccountId32], standings: &[Standing]) -> Result<(), Failure> {
	let is_candidate = |who: &AccountId32| standings.iter().any(|standing| standing.who == *who);
	match chosen.iter().find(|who| !is_candidate(who)) {
		Some(who) => Err(Failure::refused(format!(
			"{who} is no candidate: `medibloc producers` shows who is"
		))),
		None => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{arguments::Hash32, failure::Status};
	use medibloc_primitives::token::MED;

	fn account(number: u8) -> AccountId32 {
		AccountId32([number; 32])
	}

	fn voted(before: &[AccountId32], now: &[AccountId32], stake: u128) -> Voted {
		let asked = Asked { genesis: Hash32([3; 32]), node: "ws://127.0.0.1:9944".into() };
		Voted::new(account(9), before, &Ballot { candidates: now.into(), stake }, asked)
	}

	#[test]
	fn the_ballot_should_be_shown_before_and_after() {
		let (one, two) = (account(1), account(2));
		let words = voted(&[], &[one, two], 5 * MED).to_string();
		let expected =
			format!("before: nobody\n  now:\n    {one}\n    {two}\n  with a stake of 5 MED");
		assert!(words.contains(&expected), "{words}");
		let words = voted(&[one], &[], 5 * MED).to_string();
		let expected = format!("before:\n    {one}\n  now: nobody\n  on the chain");
		assert!(words.contains(&expected), "{words}");
		let words = voted(&[], &[one], 0).to_string();
		assert!(words.contains("nothing is staked"), "{words}");
	}

	#[test]
	fn machines_should_read_accounts_and_the_exact_stake() {
		let json = serde_json::to_value(voted(&[], &[account(1)], 1)).expect("it is JSON");
		assert_eq!(json["now"][0], account(1).to_string());
		assert_eq!(json["before"], serde_json::json!([]));
		assert_eq!(json["stake"], "1");
	}

	#[test]
	fn only_candidates_should_be_voted_for() {
		let standing = Standing {
			who: account(1),
			votes: 0,
			deposit: 0,
			suspended_until: None,
			is_elected: false,
		};
		let standings = [standing];
		let check = |chosen: &[AccountId32]| ensure_can_be_voted_for(chosen, &standings);
		assert!(check(&[]).is_ok());
		assert!(check(&[account(1)]).is_ok());
		let failure = check(&[account(1), account(3)]).expect_err("3 is no candidate");
		assert_eq!(failure.status(), Status::Refused);
	}
}
