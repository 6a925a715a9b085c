//! Unescaping of JSON strings.

use super::error::JsonFault;
use alloc::string::String;

/// Appends to `into` what `raw`, the text between two quotation marks, stands for.
///
/// # Errors
/// The fault and how many bytes of `raw` come before it.
pub(super) fn unescape(raw: &str, into: &mut String) -> Result<(), (JsonFault, usize)> {
	let mut rest = raw;
	while let Some((plain, escape)) = rest.split_once('\\') {
		into.push_str(plain);
		let at = raw.len().saturating_sub(escape.len()).saturating_sub(1);
		let (character, after) = escaped(escape).map_err(|fault| (fault, at))?;
		into.push(character);
		rest = after;
	}
	into.push_str(rest);
	Ok(())
}

/// The character that an escape means (`text` begins behind the backslash), and what follows the escape.
fn escaped(text: &str) -> Result<(char, &str), JsonFault> {
	let mut characters = text.chars();
	let character = match characters.next().ok_or(JsonFault::BadEscape)? {
		'"' => '"',
		'\\' => '\\',
		'/' => '/',
		'b' => '\u{8}',
		'f' => '\u{c}',
		'n' => '\n',
		'r' => '\r',
		't' => '\t',
		'u' => return unicode(characters.as_str()),
		_ => return Err(JsonFault::BadEscape),
	};
	Ok((character, characters.as_str()))
}

/// A `\u` escape or a pair of them; `text` begins with the four digits.
fn unicode(text: &str) -> Result<(char, &str), JsonFault> {
	let (unit, rest) = hex4(text).ok_or(JsonFault::BadEscape)?;
	if !(0xd800..0xe000).contains(&unit) {
		return Ok((char::from_u32(unit).ok_or(JsonFault::LoneSurrogate)?, rest));
	}
	let second = rest.strip_prefix("\\u").ok_or(JsonFault::LoneSurrogate)?;
	let (low, rest) = hex4(second).ok_or(JsonFault::BadEscape)?;
	let pair = [unit, low].map(|unit| u16::try_from(unit).unwrap_or_default());
	match char::decode_utf16(pair).next() {
		Some(Ok(character)) => Ok((character, rest)),
		_ => Err(JsonFault::LoneSurrogate),
	}
}

fn hex4(text: &str) -> Option<(u32, &str)> {
	let (digits, rest) = text.split_at_checked(4)?;
	// `from_str_radix` alone would take a sign.
	let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
	let value = u32::from_str_radix(digits, 16).ok().filter(|_| all_hex)?;
	Some((value, rest))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn read(raw: &str) -> Result<String, (JsonFault, usize)> {
		let mut text = String::new();
		unescape(raw, &mut text).map(|()| text)
	}

	#[test]
	fn escapes_should_give_their_characters() {
		assert_eq!(
			read(r#"\u00e9\n\/\"\\\ud83d\ude00\u0041\u001f"#).as_deref(),
			Ok("é\n/\"\\😀A\u{1f}")
		);
		assert_eq!(read(r"a\b\f\r\tz").as_deref(), Ok("a\u{8}\u{c}\r\tz"));
		assert_eq!(read(r"\uFFFF\u0000").as_deref(), Ok("\u{ffff}\0"));
	}

	#[test]
	fn a_bad_escape_should_be_refused_with_its_place() {
		for raw in
			[r"ab\x", r"ab\u12", r"ab\u+123", r"ab\u12é4", r"ab\U0041", r"ab\ud83d\u12", "ab\\é"]
		{
			assert_eq!(read(raw), Err((JsonFault::BadEscape, 2)), "{raw}");
		}
		for raw in [
			r"ab\ud800",
			r"ab\udc00",
			r"ab\ud83dx\ude00",
			r"ab\ud83d\n",
			r"ab\ud83d\u0041",
			r"ab\udc00\ud800",
		] {
			assert_eq!(read(raw), Err((JsonFault::LoneSurrogate, 2)), "{raw}");
		}
	}
}
