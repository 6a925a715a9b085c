//! `medibloc record one-time-key`: the key that can anchor a record with a voucher, so that no account is seen.

use crate::{
	cli::OneTimeKey as Arguments,
	failure::Failure,
	package::{read_encrypted, Package},
	report::Report,
};
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
	let file = read_encrypted(&arguments.package)?;
	let key = arguments.key.key(&file)?;
	let mut package = Package::open(&arguments.package, &file, &key)?;
	if arguments.new {
		package.seal.renew_one_time_key()?;
		package.replace(&arguments.package, &key)?;
	}
	let address = package.seal.one_time_key()?.public_key().to_account_id();
	Ok(Report::done(&Shown { one_time_key: address.to_string(), is_new: arguments.new }))
}
