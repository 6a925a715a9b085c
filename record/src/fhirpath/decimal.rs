//! Numbers compared by their value, without floating point: `1.0` equals `1.00` and `10e-1`.

use alloc::{string::String, vec::Vec};

/// The value of a number.
#[derive(Debug, PartialEq)]
pub(super) enum Decimal {
	/// `0.ddd` times ten to the power of `exponent`; the digits neither begin nor end with zero, and zero has none.
	Scaled { negative: bool, digits: Vec<u8>, exponent: i64 },
	/// A number whose exponent has too many digits to be counted with. It equals what is spelled like it.
	Spelled(String),
}

impl Decimal {
	/// The value of a lexeme (RFC 8259, section 6).
	pub(super) fn new(lexeme: &str) -> Self {
		Self::scaled(lexeme).unwrap_or_else(|| Self::Spelled(lexeme.into()))
	}

	fn scaled(lexeme: &str) -> Option<Self> {
		let (negative, unsigned) = match lexeme.strip_prefix('-') {
			Some(unsigned) => (true, unsigned),
			None => (false, lexeme),
		};
		let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
		let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
		let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
		while digits.last() == Some(&b'0') {
			digits.pop();
		}
		let leading_zeros = digits.iter().take_while(|digit| **digit == b'0').count();
		digits.drain(..leading_zeros);
		if digits.is_empty() {
			return Some(Self::Scaled { negative: false, digits, exponent: 0 });
		}
		let exponent = exponent
			.parse::<i64>()
			.ok()?
			.checked_add(i64::try_from(whole.len()).ok()?)?
			.checked_sub(i64::try_from(leading_zeros).ok()?)?;
		Some(Self::Scaled { negative, digits, exponent })
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn numbers_should_be_equal_by_value() {
		for equal in [
			["1.0", "1.00"],
			["1", "10e-1"],
			["0", "-0.000e7"],
			["0", "0e99999999999999999999"],
			["0.05", "5E-2"],
			["-1200", "-1.2e+3"],
			["1e99999999999999999999", "1e99999999999999999999"],
			[
				"100000000000000000000000000000000000001.50",
				"100000000000000000000000000000000000001.5",
			],
		] {
			assert_eq!(Decimal::new(equal[0]), Decimal::new(equal[1]), "{equal:?}");
		}
		for different in [
			["1", "-1"],
			["1", "10"],
			["1", "0.1"],
			["1e9223372036854775807", "1e9223372036854775806"],
			["100000000000000000000000000000000000001", "100000000000000000000000000000000000002"],
		] {
			assert_ne!(Decimal::new(different[0]), Decimal::new(different[1]), "{different:?}");
		}
	}
}
