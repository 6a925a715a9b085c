//! `medibloc record one-time-key`: the key that can anchor a record with a voucher, so that no account is seen.

use crate::{cli::OneTimeKey as Arguments, failure::Failure, package::Sealed, report::Report};
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Shown {
	one_time_key: String,
	is_new: bool,
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let new = if self.is_new { ", which is new" } else { "" };
		write!(
			f,
			"The one-time key of the record{new}:\n  {}\n  a voucher for it, for MerkleAnchor.anchor, lets `medibloc anchor \
			 put` show no account",
			self.one_time_key
		)
	}
}

/// `medibloc record one-time-key`.
pub fn run(arguments: Arguments) -> Result<Report, Failure> {
	let sealed = Sealed::read(&arguments.package)?;
	let key = sealed.key(&arguments.key)?;
	let (mut package, place) = sealed.open(&key)?;
	if arguments.new {
		package.seal.renew_one_time_key()?;
		place.replace(&mut package, &key)?;
	}
	let address = package.seal.one_time_key()?.public_key().to_account_id();
	Ok(Report::done(Shown { one_time_key: address.to_string(), is_new: arguments.new }))
}
