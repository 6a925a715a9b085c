//! JSON pointers (RFC 6901).

use crate::path::{Path, Segment};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use core::fmt;

const ENTRY: &str = "entry";

/// The pointer from the root of the document to the node at `path` of unit `unit`: where the owner of the record finds
/// what a proof shows. Unit n of a Bundle is its entry n - 1.
pub fn pointer(unit: u32, path: &Path) -> String {
	let mut pointer = String::new();
	if let Some(entry) = unit.checked_sub(1) {
		push_token(&mut pointer, ENTRY);
		push_token(&mut pointer, &entry.to_string());
	}
	for segment in path.segments() {
		match segment {
			Segment::Name(name) => push_token(&mut pointer, name),
			Segment::Index(index) => push_token(&mut pointer, &index.to_string()),
		}
	}
	pointer
}

/// The unescaped reference tokens of `pointer`.
///
/// # Errors
/// If it is neither empty nor begins with a slash, or has a `~` that is not part of `~0` or `~1`.
pub(crate) fn tokens(pointer: &str) -> Result<Vec<String>, PointerError> {
	if pointer.is_empty() {
		return Ok(Vec::new());
	}
	let rest = pointer.strip_prefix('/').ok_or(PointerError::NoSlash)?;
	rest.split('/').map(unescape).collect()
}

fn unescape(token: &str) -> Result<String, PointerError> {
	let mut text = String::with_capacity(token.len());
	let mut parts = token.split('~');
	text.push_str(parts.next().unwrap_or_default());
	for part in parts {
		let (character, rest) = match part.strip_prefix('0') {
			Some(rest) => ('~', rest),
			None => ('/', part.strip_prefix('1').ok_or(PointerError::BadEscape)?),
		};
		text.push(character);
		text.push_str(rest);
	}
	Ok(text)
}

/// Appends `token` to `pointer` as a further reference token.
pub(crate) fn push_token(pointer: &mut String, token: &str) {
	pointer.push('/');
	for character in token.chars() {
		match character {
			'~' => pointer.push_str("~0"),
			'/' => pointer.push_str("~1"),
			other => pointer.push(other),
		}
	}
}

/// The array index that `token` spells: digits without a leading zero.
pub(crate) fn array_index(token: &str) -> Option<u32> {
	let canonical = token == "0" || !token.starts_with(['0', '+']);
	token.parse().ok().filter(|_| canonical)
}

/// Why a text is not a JSON pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerError {
	/// It does not begin with a slash.
	NoSlash,
	/// A `~` that is not part of `~0` or `~1`.
	BadEscape,
}

impl fmt::Display for PointerError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NoSlash => "a JSON pointer that is not empty begins with `/`",
			Self::BadEscape => {
				"in a JSON pointer `~` is followed by `0` (for `~`) or `1` (for `/`)"
			}
		})
	}
}

impl core::error::Error for PointerError {}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn tokens_should_be_those_of_rfc_6901() {
		let read = |pointer| tokens(pointer).unwrap();
		assert_eq!(read(""), [""; 0]);
		assert_eq!(read("/"), [""]);
		assert_eq!(read("/foo/0"), ["foo", "0"]);
		assert_eq!(read("/a~1b/m~0n/~01/ /k\"l"), ["a/b", "m~n", "~1", " ", "k\"l"]);
		assert_eq!(tokens("foo"), Err(PointerError::NoSlash));
		assert_eq!(tokens("/a~2"), Err(PointerError::BadEscape));
		assert_eq!(tokens("/a~"), Err(PointerError::BadEscape));
	}

	#[test]
	fn push_token_should_undo_tokens() {
		let mut pointer = String::new();
		["a/b", "~", "", "~1"].iter().for_each(|token| push_token(&mut pointer, token));
		assert_eq!(pointer, "/a~1b/~0//~01");
		assert_eq!(tokens(&pointer).unwrap(), ["a/b", "~", "", "~1"]);
	}

	#[test]
	fn pointer_should_lead_from_the_root_of_the_document() {
		let mut path = Path::root();
		assert_eq!(pointer(0, &path), "");
		assert_eq!(pointer(3, &path), "/entry/2");
		path.push(Segment::Name("a/~")).unwrap();
		path.push(Segment::Index(7)).unwrap();
		assert_eq!(pointer(0, &path), "/a~1~0/7");
		assert_eq!(pointer(1, &path), "/entry/0/a~1~0/7");
	}

	#[test]
	fn only_plain_decimal_should_be_an_array_index() {
		assert_eq!(array_index("0"), Some(0));
		assert_eq!(array_index("120"), Some(120));
		for bad in ["", "-", "01", "00", "+1", "-1", "1.0", " 1", "4294967296"] {
			assert_eq!(array_index(bad), None, "{bad}");
		}
	}
}
