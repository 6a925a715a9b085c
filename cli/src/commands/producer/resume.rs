//! `medibloc producer resume`: stand for election again after a suspension.

use super::election::{schedule_after, Election};
use crate::{cli::ProducerResume, commands::asked::Asked, failure::Failure, report::Report};
use medibloc_client::Chain;
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Resumed {
	account: String,
	#[serde(flatten)]
	election: Election,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Resumed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { account, election, asked } = self;
		write!(f, "Final: {account} can be elected again\n  {election}\n  {asked}")
	}
}

/// `medibloc producer resume`.
pub async fn resume(arguments: ProducerResume) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.resume_producer(&key).await?;
	let account = key.public_key().to_account_id().to_string();
	let what = format!("{account} can be elected again");
	let election = Election::after(&schedule_after(&chain, &what).await?);
	Ok(Report::done(Resumed { account, election, asked: Asked::new(&chain) }))
}
