//! `medibloc producer resign`: stop being a candidate.

use super::election::schedule_after;
use crate::{
	amount::Amount,
	cli::ProducerResign,
	commands::{asked::Asked, slot_time::SlotTime, token::ComesBack},
	failure::Failure,
	report::Report,
};
use medibloc_client::{producers::Schedule, AccountId32, Chain};
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Resigned {
	account: String,
	/// What of the deposit comes back and when, if it is on its way.
	#[serde(flatten)]
	comes_back: Option<ComesBack>,
	/// Until when it is in office, if it is or will be.
	in_office_until: Option<SlotTime>,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Resigned {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { account, comes_back, in_office_until, asked } = self;
		writeln!(f, "Final: {account} is no candidate any more")?;
		match (comes_back, in_office_until) {
			(Some(comes_back), _) => writeln!(f, "  {comes_back}")?,
			(None, Some(end)) => writeln!(
				f,
				"  it is in office until {end}, and longer if nobody else is elected: keep its node running till then\n  \
				 its deposit comes back seven days later"
			)?,
			(None, None) => writeln!(f, "  nothing is left of its deposit")?,
		}
		write!(f, "  {asked}")
	}
}

/// `medibloc producer resign`.
pub async fn resign(arguments: ProducerResign) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let leaving = chain.resign_producer(&key).await?;
	let account = key.public_key().to_account_id();
	let comes_back = leaving.map(|leaving| ComesBack::new(Amount(leaving.amount), leaving.due));
	let in_office_until = match &comes_back {
		// Whose deposit is on its way is not in office.
		Some(_) => None,
		None => {
			let what = format!("{account} is no candidate any more");
			end_of_office(&account, &schedule_after(&chain, &what).await?)
		}
	};
	Ok(Report::done(Resigned {
		account: account.to_string(),
		comes_back,
		in_office_until: in_office_until.map(SlotTime::from),
		asked: Asked::new(&chain),
	}))
}

/// The first slot in which an account that is not elected any more is not in office, if it is in office or will be.
fn end_of_office(who: &AccountId32, schedule: &Schedule) -> Option<u64> {
	if schedule.next.contains(who) {
		return schedule.start_of(schedule.epoch.saturating_add(2));
	}
	schedule.turn_of(who).map(|_| schedule.end_slot)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		arguments::Hash32,
		commands::producer::fixture::{account, producers},
	};
	use medibloc_primitives::token::MED;

	fn resigned(comes_back: Option<ComesBack>, in_office_until: Option<u64>) -> String {
		let resigned = Resigned {
			account: "5C".into(),
			comes_back,
			in_office_until: in_office_until.map(SlotTime::from),
			asked: Asked { genesis: Hash32([3; 32]), node: "ws://127.0.0.1:9944".into() },
		};
		resigned.to_string()
	}

	#[test]
	fn office_should_end_with_the_last_epoch_for_which_somebody_is_elected() {
		let schedule = producers().schedule;
		for (number, end) in
			[(1, Some(600_000_012)), (3, Some(600_000_006)), (4, Some(600_000_012)), (5, None)]
		{
			assert_eq!(end_of_office(&account(number), &schedule), end, "{number}");
		}
	}

	#[test]
	fn who_resigns_should_hear_what_becomes_of_its_deposit() {
		let comes_back = ComesBack::new(Amount(7 * MED), 600_201_600);
		let words = resigned(Some(comes_back), None);
		assert!(words.contains("7 MED come back by themselves at 2027-01-22T08:00:00Z"), "{words}");
		let words = resigned(None, Some(600_000_006));
		assert!(words.contains("in office until 2027-01-15T08:00:18Z"), "{words}");
		assert!(words.contains("\n  its deposit comes back seven days later\n"), "{words}");
		assert!(resigned(None, None).contains("nothing is left of its deposit"));
	}
}
