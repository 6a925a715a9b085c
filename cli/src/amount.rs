//! Amounts of MED, as people write them.

use medibloc_client::words::med;
use medibloc_primitives::{
	token::{DECIMALS, MED, SYMBOL},
	Balance,
};
use std::{fmt, str::FromStr};

/// An amount, in the smallest unit.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Amount(pub Balance);

impl FromStr for Amount {
	type Err = String;

	/// Reads a decimal number of MED, exactly: nothing is rounded.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let number = text.strip_suffix(SYMBOL).unwrap_or(text).trim();
		let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
		let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
		if whole.is_empty() || !is_number(whole) || !is_number(fraction) || number.ends_with('.') {
			return Err("an amount is a number of MED, such as 12 or 0.5".into());
		}
		if fraction.len() > usize::from(DECIMALS) {
			return Err(format!(
				"MED has {DECIMALS} decimal places, and this number has {}",
				fraction.len()
			));
		}
		let whole: Option<Balance> = whole.parse().ok();
		let fraction: Option<Balance> =
			format!("{fraction:0<width$}", width = usize::from(DECIMALS)).parse().ok();
		whole
			.and_then(|whole| whole.checked_mul(MED))
			.zip(fraction)
			.and_then(|(whole, fraction)| whole.checked_add(fraction))
			.map(Self)
			.ok_or_else(|| "there is not so much MED in the world".into())
	}
}

/// Reads an amount with which something can be done.
///
/// # Errors
///
/// It is no amount, or zero.
pub fn parse_positive(text: &str) -> Result<Amount, String> {
	match text.parse()? {
		Amount(0) => Err("nothing can be done with nothing: name an amount above zero".into()),
		amount => Ok(amount),
	}
}

impl fmt::Display for Amount {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&med(self.0))
	}
}

impl serde::Serialize for Amount {
	/// A number of the smallest unit would not fit into what many programs take for a number.
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_amount_should_be_read_exactly() {
		for (text, expected) in [
			("0", 0),
			("12", 12 * MED),
			("0.5", MED / 2),
			("12 MED", 12 * MED),
			("0.000000000001", 1),
			("340282366920938463463374607.431768211455", Balance::MAX),
		] {
			assert_eq!(text.parse(), Ok(Amount(expected)), "{text}");
		}
	}

	#[test]
	fn what_is_no_amount_should_be_refused() {
		for text in [
			"",
			"-1",
			"1e3",
			"1,5",
			".5",
			"5.",
			"0x10",
			"1.0.0",
			"0.0000000000001",
			"MED",
			"340282366920938463463374607.431768211456",
		] {
			assert!(Amount::from_str(text).is_err(), "{text}");
		}
	}

	#[test]
	fn zero_should_be_no_amount_to_do_something_with() {
		for text in ["0", "0.0", "0 MED", "x"] {
			assert!(parse_positive(text).is_err(), "{text}");
		}
		assert_eq!(parse_positive("0.000000000001"), Ok(Amount(1)));
	}

	#[test]
	fn an_amount_should_be_shown_as_it_is_written() {
		for text in ["0 MED", "12 MED", "0.5 MED", "1000000.000000000001 MED"] {
			assert_eq!(text.parse::<Amount>().expect("it is an amount").to_string(), text);
		}
	}
}
