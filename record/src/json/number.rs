//! The number grammar of RFC 8259, section 6. Numbers are never converted.

/// How many bytes at the start of `bytes` make a number, or `None` if they make none. Takes the longest.
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
	let mut at = usize::from(bytes.first() == Some(&b'-'));
	match bytes.get(at)? {
		b'0' => at = at.saturating_add(1),
		b'1'..=b'9' => at = at.saturating_add(digits(bytes, at)),
		_ => return None,
	}
	if bytes.get(at) == Some(&b'.') {
		at = at.saturating_add(1);
		at = at.saturating_add(some(digits(bytes, at))?);
	}
	if matches!(bytes.get(at), Some(b'e' | b'E')) {
		at = at.saturating_add(1);
		if matches!(bytes.get(at), Some(b'+' | b'-')) {
			at = at.saturating_add(1);
		}
		at = at.saturating_add(some(digits(bytes, at))?);
	}
	Some(at)
}

/// Is the whole of `lexeme` a number?
pub(crate) fn is_number(lexeme: &str) -> bool {
	length(lexeme.as_bytes()) == Some(lexeme.len())
}

fn digits(bytes: &[u8], from: usize) -> usize {
	let tail = bytes.get(from..).unwrap_or_default();
	tail.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn some(count: usize) -> Option<usize> {
	(count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_grammar_should_be_that_of_rfc_8259() {
		for good in
			["0", "-0", "10", "0.0", "-0.10", "1e5", "1E+05", "1.5e-3", "123456789012345678901"]
		{
			assert!(is_number(good), "{good}");
		}
		for bad in
			["", "-", "01", "1.", ".1", "+1", "1e", "1e+", "0x10", "NaN", "1,5", " 1", "1 ", "--1"]
		{
			assert!(!is_number(bad), "{bad}");
		}
	}
}
