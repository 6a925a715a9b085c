//! The JSON form of a proof (section 10), field by field.

use super::{
	base64url,
	form::{Any, Fields, Form},
};
use crate::{
	json::{Event, Reader},
	leaf::Tag,
	limits::MAX_INTEGER,
	rejection::{Reason, Rejection},
};
use alloc::{format, vec::Vec};
use core::fmt::Display;

/// A proof in JSON, read to some point.
pub(super) struct JsonForm<'a> {
	reader: Reader<'a>,
}

impl<'a> JsonForm<'a> {
	/// The proof that `text` is.
	///
	/// # Errors
	/// If it is not strict JSON, whatever it would say.
	pub(super) fn new(text: &'a str) -> Result<Self, Rejection> {
		let mut reader = Reader::new(text);
		while reader.next()? != Event::End {}
		Ok(Self { reader: Reader::new(text) })
	}
}

impl Form for JsonForm<'_> {
	const FORMAT: &'static str = "MBR1-proof";
	const VERSION: Option<u64> = Some(1);

	fn reject(&self, reason: Reason, detail: impl Display) -> Rejection {
		Rejection::new(reason, format!("{detail}, at {}", self.reader.position()))
	}

	fn begin(&mut self, what: &str, _: &Fields) -> Result<(), Rejection> {
		match self.reader.next()? {
			Event::BeginObject => Ok(()),
			_ => Err(self.wrong_type(what, "an object")),
		}
	}

	fn field(&mut self, what: &str, fields: &Fields) -> Result<Option<&'static str>, Rejection> {
		let found = match self.reader.next()? {
			Event::Name(name) => fields.json.iter().find(|allowed| **allowed == name).copied(),
			_ => return Ok(None),
		};
		match found {
			Some(name) => Ok(Some(name)),
			None => {
				let names = fields.json.join(", ");
				let detail = format_args!("a member of {what} is none of {names}");
				Err(self.reject(Reason::Format, detail))
			}
		}
	}

	fn begin_list(&mut self, what: &str) -> Result<(), Rejection> {
		match self.reader.next()? {
			Event::BeginArray => Ok(()),
			_ => Err(self.wrong_type(what, "an array")),
		}
	}

	fn more(&mut self) -> Result<bool, Rejection> {
		Ok(self.reader.more_elements()?)
	}

	fn text<T>(&mut self, what: &str, take: impl FnOnce(&str) -> T) -> Result<T, Rejection> {
		let taken = match self.reader.next()? {
			Event::String(text) => Some(take(text)),
			_ => None,
		};
		taken.ok_or_else(|| self.wrong_type(what, "a string"))
	}

	/// `0`, or digits without a leading zero.
	fn integer(&mut self, what: &str) -> Result<u64, Rejection> {
		match self.any(what)? {
			Any::Integer(integer) => Ok(integer),
			_ => Err(self.wrong_type(what, "an integer")),
		}
	}

	fn bytes(&mut self, what: &str) -> Result<Vec<u8>, Rejection> {
		let bytes = self.text(what, base64url::decode)?;
		bytes.ok_or_else(|| self.wrong_type(what, "base64url without padding"))
	}

	fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], Rejection> {
		let array = self.text(what, base64url::decode_array)?;
		array.map_err(|length| match length {
			None => self.wrong_type(what, "base64url without padding"),
			Some(length) => self.wrong_length(what, length, N),
		})
	}

	fn tag(&mut self) -> Result<Tag, Rejection> {
		let named = |text: &str| Tag::ALL.into_iter().find(|tag| tag.name() == text);
		let tag = self.text("a tag", named)?;
		tag.ok_or_else(|| self.reject(Reason::Format, "a tag is none of the six"))
	}

	fn any(&mut self, what: &str) -> Result<Any, Rejection> {
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
		self.texts(what).map(Any::Texts)
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
