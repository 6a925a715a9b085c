//! Amounts and parts in the words of people.

use medibloc_primitives::{
	token::{DECIMALS, MED, SYMBOL},
	Balance,
};

/// An amount in MED, exactly: `9.999 MED`.
pub fn med(amount: Balance) -> String {
	let (whole, fraction) = (amount / MED, amount % MED);
	let fraction = format!("{fraction:0width$}", width = usize::from(DECIMALS));
	match fraction.trim_end_matches('0') {
		"" => format!("{whole} {SYMBOL}"),
		fraction => format!("{whole}.{fraction} {SYMBOL}"),
	}
}

/// Which part of `whole` is `amount`, in percent with one decimal place, rounded down: what is left must not look like
/// more than it is.
pub fn percent(amount: impl Into<u128>, whole: impl Into<u128>) -> String {
	let (amount, whole) = (amount.into(), whole.into());
	let tenths = amount.saturating_mul(1_000) / whole.max(1);
	match (amount, tenths) {
		(0, _) => "0 %".into(),
		(_, 0) => "less than 0.1 %".into(),
		_ => format!("{}.{} %", tenths / 10, tenths % 10),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_should_be_exact() {
		for (amount, expected) in [
			(0, "0 MED"),
			(1, "0.000000000001 MED"),
			(MED, "1 MED"),
			(10 * MED - MED / 1_000, "9.999 MED"),
			(Balance::MAX, "340282366920938463463374607.431768211455 MED"),
		] {
			assert_eq!(med(amount), expected);
		}
	}

	#[test]
	fn percents_should_be_rounded_down_and_never_vanish() {
		for (amount, whole, expected) in [
			(0, 1_000, "0 %"),
			(0, 0, "0 %"),
			(1, 1_001, "less than 0.1 %"),
			(1, 1_000, "0.1 %"),
			(32, 1_000, "3.2 %"),
			(9_999, 10_000, "99.9 %"),
			(1_000, 1_000, "100.0 %"),
			(2_000, 1_000, "200.0 %"),
			(u64::MAX, u64::MAX, "100.0 %"),
		] {
			assert_eq!(percent(amount, whole), expected, "{amount} of {whole}");
		}
		assert_eq!(percent(120 * MED, 1_000 * MED), "12.0 %");
	}
}
