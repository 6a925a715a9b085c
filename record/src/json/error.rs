//! What can be wrong with a JSON text, and where.

use crate::limits::{MAX_NESTING, MAX_NUMBER_BYTES};
use alloc::string::String;
use core::fmt;

/// Longest part of a member name that a message repeats.
const SHOWN_NAME_CHARACTERS: usize = 60;

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
	/// Bytes before it.
	pub offset: usize,
	/// Line, from 1. Lines end with LF.
	pub line: usize,
	/// Column in characters (Unicode scalar values), from 1.
	pub column: usize,
}

impl Position {
	/// The position of the byte at `offset` in `text`; past the end it is the end.
	pub(crate) fn of(text: &[u8], offset: usize) -> Self {
		let offset = offset.min(text.len());
		let before = text.get(..offset).unwrap_or(text);
		let line = before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
		let last_line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or(before);
		// Every byte of UTF-8 that is not a continuation byte begins a character.
		let characters = last_line.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
		Self { offset, line, column: characters.saturating_add(1) }
	}
}

impl fmt::Display for Position {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "byte {} (line {}, column {})", self.offset, self.line, self.column)
	}
}

/// Why a text is not strict JSON (section 4), and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
	/// What is wrong.
	pub fault: JsonFault,
	/// Where it is wrong.
	pub position: Position,
}

impl fmt::Display for JsonError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} at {}", self.fault, self.position)
	}
}

impl core::error::Error for JsonError {}

/// What is wrong with a text that is not strict JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonFault {
	/// Bytes that are not UTF-8 (RFC 3629).
	NotUtf8,
	/// The text begins with a byte order mark.
	ByteOrderMark,
	/// The text ends before the value does.
	UnexpectedEnd {
		/// What had to follow.
		expected: &'static str,
	},
	/// Another character than the grammar wants.
	Unexpected {
		/// The character found.
		found: char,
		/// What had to stand there.
		expected: &'static str,
	},
	/// Something other than white space follows the top-level value.
	Trailing,
	/// An unescaped character below U+0020 in a string.
	ControlCharacter(char),
	/// A backslash that does not begin one of the escapes of RFC 8259.
	BadEscape,
	/// A `\u` escape of a surrogate that is not one half of a pair.
	LoneSurrogate,
	/// A number outside the grammar of RFC 8259.
	BadNumber,
	/// A number of more than 1,024 bytes.
	NumberTooLong,
	/// Objects and arrays nested more than 128 deep.
	TooDeep,
	/// Two members of one object have the same name after unescaping.
	DuplicateName(String),
}

impl fmt::Display for JsonFault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotUtf8 => f.write_str("not UTF-8"),
			Self::ByteOrderMark => f.write_str("a byte order mark, which is not allowed,"),
			Self::UnexpectedEnd { expected } => {
				write!(f, "the text ends where {expected} is expected,")
			}
			Self::Unexpected { found, expected } => {
				write!(f, "found {found:?} where {expected} is expected,")
			}
			Self::Trailing => f.write_str("something follows the end of the JSON value"),
			Self::ControlCharacter(c) => write!(
				f,
				"the control character U+{:04X} must be escaped in a string,",
				u32::from(*c)
			),
			Self::BadEscape => f.write_str("an escape that JSON does not have"),
			Self::LoneSurrogate => f.write_str("an escaped surrogate without its other half"),
			Self::BadNumber => f.write_str("a number that JSON does not allow"),
			Self::NumberTooLong => write!(f, "a number of more than {MAX_NUMBER_BYTES} bytes"),
			Self::TooDeep => {
				write!(f, "objects and arrays nested more than {MAX_NESTING} deep")
			}
			Self::DuplicateName(name) => {
				let shown: String = name.chars().take(SHOWN_NAME_CHARACTERS).collect();
				let more = if shown.len() < name.len() { "..." } else { "" };
				write!(f, "the second member named {shown:?}{more} of one object")
			}
		}
	}
}
