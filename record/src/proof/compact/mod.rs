//! The compact form of a proof (section 10.1), for QR codes and other narrow places.

mod cbor;
mod write;

use super::form::{Any, Fields, Form};
use crate::{
	leaf::Tag,
	limits::MAX_INTEGER,
	rejection::{Reason, Rejection},
};
use alloc::{format, vec::Vec};
use cbor::{split_item, Item};
use core::fmt::Display;

/// The first byte: an array of nine fields.
pub(super) const FIRST_BYTE: u8 = 0x89;

/// A proof in the compact form, read to some point.
pub(super) struct CompactForm<'a> {
	bytes: &'a [u8],
	rest: &'a [u8],
	/// Where the last item began.
	began: usize,
	/// The parts and lists around the item at hand.
	open: Vec<OpenArray>,
}

struct OpenArray {
	/// The items that are still to come.
	left: u64,
	/// The fields passed, in a part.
	passed: usize,
	/// Which of a part's two shapes it has, once that shows.
	shape: usize,
}

impl<'a> CompactForm<'a> {
	/// The proof that `bytes` are.
	///
	/// # Errors
	/// If they are not one item in the deterministic encoding, of allowed parts.
	pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Rejection> {
		cbor::check(bytes)?;
		Ok(Self { bytes, rest: bytes, began: 0, open: Vec::new() })
	}

	/// The next item. Inside an array it counts as one of that array's.
	fn item(&mut self) -> Result<Item<'a>, Rejection> {
		self.began = self.bytes.len().saturating_sub(self.rest.len());
		let (item, rest) =
			split_item(self.rest).map_err(|fault| self.reject(Reason::Cbor, fault))?;
		self.rest = rest;
		if let Some(array) = self.open.last_mut() {
			array.left = array.left.saturating_sub(1);
		}
		Ok(item)
	}

	fn peek(&self) -> Option<Item<'a>> {
		split_item(self.rest).ok().map(|(item, _)| item)
	}

	/// The beginning of an array, with its number of items.
	fn begin_array(&mut self, what: &str) -> Result<u64, Rejection> {
		match self.item()? {
			Item::Array(left) => {
				self.open.push(OpenArray { left, passed: 0, shape: 0 });
				Ok(left)
			}
			_ => Err(self.wrong_type(what, "an array")),
		}
	}
}

impl Form for CompactForm<'_> {
	const FORMAT: &'static str = "MBR1";
	const VERSION: Option<u64> = None;

	fn reject(&self, reason: Reason, detail: impl Display) -> Rejection {
		Rejection::new(reason, format!("{detail}, at byte {} of the compact form", self.began))
	}

	fn begin(&mut self, what: &str, fields: &Fields) -> Result<(), Rejection> {
		let found = self.begin_array(what)?;
		let wanted = fields.compact.first().map_or(0, |shape| shape.len());
		if usize::try_from(found).ok() != Some(wanted) {
			let detail = format_args!("{what} has {found} fields instead of {wanted}");
			return Err(self.reject(Reason::Format, detail));
		}
		Ok(())
	}

	fn field(&mut self, _: &str, fields: &Fields) -> Result<Option<&'static str>, Rejection> {
		loop {
			let next = self.peek();
			let Some(array) = self.open.last_mut().filter(|array| array.left > 0) else {
				self.open.pop();
				return Ok(None);
			};
			let at = array.passed;
			let name = |shape: usize| fields.compact.get(shape).and_then(|names| names.get(at));
			let differs = name(1).is_some_and(|other| name(0) != Some(other));
			if differs && array.shape == 0 && !matches!(next, Some(Item::Array(_))) {
				array.shape = 1;
			}
			let name = name(array.shape).copied();
			array.passed = at.saturating_add(1);
			let absent = next == Some(Item::Null)
				&& name.is_some_and(|name| fields.optional.contains(&name));
			if !absent {
				return Ok(name);
			}
			self.item()?;
		}
	}

	fn begin_list(&mut self, what: &str) -> Result<(), Rejection> {
		self.begin_array(what).map(|_| ())
	}

	fn more(&mut self) -> Result<bool, Rejection> {
		match self.open.last() {
			Some(array) if array.left > 0 => Ok(true),
			_ => {
				self.open.pop();
				Ok(false)
			}
		}
	}

	fn text<T>(&mut self, what: &str, take: impl FnOnce(&str) -> T) -> Result<T, Rejection> {
		match self.item()? {
			Item::Text(text) => Ok(take(text)),
			_ => Err(self.wrong_type(what, "a text")),
		}
	}

	fn integer(&mut self, what: &str) -> Result<u64, Rejection> {
		match self.item()? {
			Item::Integer(integer) if integer <= MAX_INTEGER => Ok(integer),
			Item::Integer(_) => {
				let detail = format_args!("{what} is above {MAX_INTEGER}");
				Err(self.reject(Reason::Limit, detail))
			}
			_ => Err(self.wrong_type(what, "an integer")),
		}
	}

	fn bytes(&mut self, what: &str) -> Result<Vec<u8>, Rejection> {
		match self.item()? {
			Item::Bytes(bytes) => Ok(bytes.into()),
			_ => Err(self.wrong_type(what, "a byte string")),
		}
	}

	fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], Rejection> {
		match self.item()? {
			Item::Bytes(bytes) => {
				bytes.try_into().map_err(|_| self.wrong_length(what, bytes.len(), N))
			}
			_ => Err(self.wrong_type(what, "a byte string")),
		}
	}

	fn tag(&mut self) -> Result<Tag, Rejection> {
		let code = self.integer("a tag")?;
		let tag = Tag::ALL.into_iter().find(|tag| u64::from(tag.code()) == code);
		tag.ok_or_else(|| self.reject(Reason::Format, "a tag is none of the six"))
	}

	fn any(&mut self, what: &str) -> Result<Any, Rejection> {
		match self.peek() {
			Some(Item::Integer(_)) => return self.integer(what).map(Any::Integer),
			Some(Item::Array(_)) => {}
			_ => {
				return match self.item()? {
					Item::Null => Ok(Any::Null),
					Item::Bool(truth) => Ok(Any::Bool(truth)),
					Item::Text(text) => Ok(Any::Text(text.into())),
					_ => Err(self.wrong_type(what, "a value of its tag")),
				}
			}
		}
		self.begin_list(what)?;
		self.texts(what).map(Any::Texts)
	}
}
