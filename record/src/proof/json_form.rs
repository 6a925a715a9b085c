//! Typed reading on top of the event reader: what a proof may be made of, with the rejections of section 10.

use super::base64url;
use crate::{
	json::{Event, JsonError, JsonFault, Reader},
	limits::MAX_INTEGER,
	rejection::{Reason, Rejection},
};
use alloc::{format, string::String, vec::Vec};
use core::fmt::Display;

/// The text of a proof. Every method reads one value, or one step into or out of one.
pub(super) struct Source<'a> {
	reader: Reader<'a>,
	/// The first thing met that this version cannot check.
	unsupported: Option<&'static str>,
}

/// A value whose type is not known beforehand.
pub(super) enum Any {
	Null,
	Bool(bool),
	Text(String),
	Integer(u64),
	Texts(Vec<String>),
}

impl From<JsonError> for Rejection {
	fn from(error: JsonError) -> Self {
		let reason = match error.fault {
			JsonFault::TooDeep | JsonFault::NumberTooLong => Reason::Limit,
			_ => Reason::Json,
		};
		Self::new(reason, format!("{error}"))
	}
}

impl<'a> Source<'a> {
	pub(super) fn new(text: &'a str) -> Self {
		Self { reader: Reader::new(text), unsupported: None }
	}

	/// The rejection of what was just read.
	pub(super) fn reject(&self, reason: Reason, detail: impl Display) -> Rejection {
		Rejection::new(reason, format!("{detail}, at {}", self.reader.position()))
	}

	fn wrong_type(&self, what: &str, wanted: &str) -> Rejection {
		self.reject(Reason::Format, format_args!("{what} is not {wanted}"))
	}

	pub(super) fn begin_object(&mut self, what: &str) -> Result<(), Rejection> {
		match self.reader.next()? {
			Event::BeginObject => Ok(()),
			_ => Err(self.wrong_type(what, "an object")),
		}
	}

	/// The next member of the object `what`: its name, out of `allowed`; `None` at the end of the object.
	pub(super) fn member(
		&mut self,
		what: &str,
		allowed: &[&'static str],
	) -> Result<Option<&'static str>, Rejection> {
		let found = match self.reader.next()? {
			Event::Name(name) => allowed.iter().find(|allowed| **allowed == name).copied(),
			_ => return Ok(None),
		};
		match found {
			Some(name) => Ok(Some(name)),
			None => {
				let names = allowed.join(", ");
				let detail = format_args!("a member of {what} is none of {names}");
				Err(self.reject(Reason::Format, detail))
			}
		}
	}

	/// The value of a member that has to be there.
	pub(super) fn required<T>(
		&self,
		value: Option<T>,
		what: &str,
		name: &str,
	) -> Result<T, Rejection> {
		value.ok_or_else(|| {
			self.reject(Reason::Format, format_args!("{what} has no member `{name}`: it ends"))
		})
	}

	/// A string, as `take` makes it owned.
	pub(super) fn string<T>(
		&mut self,
		what: &str,
		take: impl FnOnce(&str) -> T,
	) -> Result<T, Rejection> {
		let taken = match self.reader.next()? {
			Event::String(text) => Some(take(text)),
			_ => None,
		};
		taken.ok_or_else(|| self.wrong_type(what, "a string"))
	}

	pub(super) fn begin_array(&mut self, what: &str) -> Result<(), Rejection> {
		match self.reader.next()? {
			Event::BeginArray => Ok(()),
			_ => Err(self.wrong_type(what, "an array")),
		}
	}

	/// Directly in an array: is there another element? If not, the array is passed.
	pub(super) fn more_elements(&mut self) -> Result<bool, Rejection> {
		Ok(self.reader.more_elements()?)
	}

	/// An integer of section 10: `0`, or digits without a leading zero.
	pub(super) fn integer(&mut self, what: &str) -> Result<u64, Rejection> {
		match self.any(what)? {
			Any::Integer(integer) => Ok(integer),
			_ => Err(self.wrong_type(what, "an integer")),
		}
	}

	/// An integer from `least` to `most`.
	pub(super) fn integer_within(
		&mut self,
		what: &str,
		least: u32,
		most: u32,
	) -> Result<u32, Rejection> {
		let integer = self.integer(what)?;
		let within = u32::try_from(integer).ok().filter(|value| (least..=most).contains(value));
		within.ok_or_else(|| {
			let detail = format_args!("{what} is {integer}; {least} to {most} is allowed");
			self.reject(Reason::Limit, detail)
		})
	}

	/// A value of any type but an object, or an array of anything but strings.
	pub(super) fn any(&mut self, what: &str) -> Result<Any, Rejection> {
		let simple = match self.reader.next()? {
			Event::Null => Some(Any::Null),
			Event::Bool(truth) => Some(Any::Bool(truth)),
			Event::String(text) => Some(Any::Text(text.into())),
			Event::Number(lexeme) => {
				let parsed = parse_integer(lexeme);
				return parsed.map(Any::Integer).map_err(|fault| match fault {
					NoInteger::Form => self.wrong_type(what, "an integer without sign"),
					NoInteger::Size => {
						let detail = format_args!("{what} is above {MAX_INTEGER}");
						self.reject(Reason::Limit, detail)
					}
				});
			}
			Event::BeginArray => None,
			_ => {
				let detail = format_args!("{what} is an object");
				return Err(self.reject(Reason::Format, detail));
			}
		};
		if let Some(simple) = simple {
			return Ok(simple);
		}
		let mut texts = Vec::new();
		while self.more_elements()? {
			texts.push(self.string(what, |text| String::from(text))?);
		}
		Ok(Any::Texts(texts))
	}

	/// Bytes in base64url.
	pub(super) fn bytes(&mut self, what: &str) -> Result<Vec<u8>, Rejection> {
		let bytes = self.string(what, base64url::decode)?;
		bytes.ok_or_else(|| self.wrong_type(what, "base64url without padding"))
	}

	/// Exactly `N` bytes in base64url.
	pub(super) fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], Rejection> {
		let array = self.string(what, base64url::decode_array)?;
		array.map_err(|length| match length {
			None => self.wrong_type(what, "base64url without padding"),
			Some(length) => {
				let detail = format_args!("{what} has {length} bytes instead of {N}");
				self.reject(Reason::Format, detail)
			}
		})
	}

	/// Passes one value, of which only the JSON is checked.
	pub(super) fn skip(&mut self) -> Result<(), Rejection> {
		let depth = self.reader.depth();
		self.reader.next()?;
		Ok(self.reader.skip_rest(depth)?)
	}

	/// Remembers that the proof uses `feature`. Whatever else is wrong with the proof is said first.
	pub(super) fn note_unsupported(&mut self, feature: &'static str) {
		self.unsupported.get_or_insert(feature);
	}

	/// The end of the text.
	///
	/// # Errors
	/// If something follows, or something unsupported was met.
	pub(super) fn end(mut self) -> Result<(), Rejection> {
		self.reader.next()?;
		match self.unsupported {
			None => Ok(()),
			Some(feature) => Err(Rejection::new(
				Reason::Unsupported,
				format!("this version cannot check {feature}; the proof may be good"),
			)),
		}
	}
}

enum NoInteger {
	Form,
	Size,
}

fn parse_integer(lexeme: &str) -> Result<u64, NoInteger> {
	if !lexeme.bytes().all(|byte| byte.is_ascii_digit()) {
		return Err(NoInteger::Form);
	}
	let integer = lexeme.parse().ok().filter(|integer| *integer <= MAX_INTEGER);
	integer.ok_or(NoInteger::Size)
}
