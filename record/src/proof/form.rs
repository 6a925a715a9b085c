//! What the forms of a proof have in common: the same fields with the same values, spelled differently (sections 10
//! and 10.1).

use crate::{
	leaf::{length32, Tag},
	limits::MAX_LEAVES,
	rejection::{Reason, Rejection},
};
use alloc::{format, string::String, vec::Vec};
use core::fmt::Display;

/// The fields of one part of a proof.
pub(super) struct Fields {
	/// The names of the members in JSON. They may come in any order.
	pub(super) json: &'static [&'static str],
	/// The same in the order of the compact form. Where a part has two shapes, they are of one length, and the first
	/// is the one that has an array where their names begin to differ.
	pub(super) compact: &'static [&'static [&'static str]],
	/// What JSON leaves out, and the compact form has null for.
	pub(super) optional: &'static [&'static str],
}

impl Fields {
	/// Those of a part of one shape that has the same fields in both forms.
	pub(super) const fn alike(compact: &'static [&'static [&'static str]]) -> Self {
		let json: &[&str] = match compact {
			[names, ..] => names,
			[] => &[],
		};
		Self { json, compact, optional: &[] }
	}
}

/// A value whose type is not known beforehand.
pub(super) enum Any {
	Null,
	Bool(bool),
	Text(String),
	Integer(u64),
	Texts(Texts),
}

/// A list of texts, as the names of an object's members are hashed.
#[derive(Default)]
pub(super) struct Texts {
	/// Each text behind its length.
	pub(super) encoded: Vec<u8>,
}

impl Texts {
	pub(super) fn push(&mut self, text: &str) {
		self.encoded.extend_from_slice(&length32(text.len()));
		self.encoded.extend_from_slice(text.as_bytes());
	}
}

/// A proof in one of its forms. Every method reads one value, or one step into or out of one.
pub(super) trait Form {
	/// What the field `format` says.
	const FORMAT: &'static str;
	/// What the field `version` says, where there is one.
	const VERSION: Option<u64>;

	/// The rejection of what was just read.
	fn reject(&self, reason: Reason, detail: impl Display) -> Rejection;

	/// The beginning of the part `what`.
	fn begin(&mut self, what: &str, fields: &Fields) -> Result<(), Rejection>;

	/// The name of the next field of the part `what`; `None` at its end.
	fn field(&mut self, what: &str, fields: &Fields) -> Result<Option<&'static str>, Rejection>;

	/// The beginning of a list.
	fn begin_list(&mut self, what: &str) -> Result<(), Rejection>;

	/// Directly in a list: is there another element? If not, the list is passed.
	fn more(&mut self) -> Result<bool, Rejection>;

	/// A text, as `take` makes it owned.
	fn text<T>(&mut self, what: &str, take: impl FnOnce(&str) -> T) -> Result<T, Rejection>;

	/// An integer from 0 to 2^53-1.
	fn integer(&mut self, what: &str) -> Result<u64, Rejection>;

	/// Bytes.
	fn bytes(&mut self, what: &str) -> Result<Vec<u8>, Rejection>;

	/// Exactly `N` bytes.
	fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], Rejection>;

	/// The tag of a leaf.
	fn tag(&mut self) -> Result<Tag, Rejection>;

	/// A value of any type but bytes, an object, or a list of anything but texts.
	fn any(&mut self, what: &str) -> Result<Any, Rejection>;

	/// The texts of a list that has begun. No honest one is longer: each member of an object is a leaf of its unit.
	fn texts(&mut self, what: &str) -> Result<Texts, Rejection> {
		let mut texts = Texts::default();
		let mut count = 0_u32;
		while self.more()? {
			if count >= MAX_LEAVES {
				let detail = format_args!("{what} is a list of more than {MAX_LEAVES} texts");
				return Err(self.reject(Reason::Limit, detail));
			}
			self.text(what, |text| texts.push(text))?;
			count = count.saturating_add(1);
		}
		Ok(texts)
	}

	/// The rejection of a value that is not `wanted`.
	fn wrong_type(&self, what: &str, wanted: &str) -> Rejection {
		self.reject(Reason::Format, format_args!("{what} is not {wanted}"))
	}

	/// The rejection of bytes that are `found` in number, not `wanted`.
	fn wrong_length(&self, what: &str, found: usize, wanted: usize) -> Rejection {
		let detail = format_args!("{what} has {found} bytes instead of {wanted}");
		self.reject(Reason::Format, detail)
	}

	/// The value of a field that has to be there.
	fn required<T>(&self, value: Option<T>, what: &str, name: &str) -> Result<T, Rejection> {
		value.ok_or_else(|| {
			self.reject(Reason::Format, format_args!("{what} has no member `{name}`: it ends"))
		})
	}

	/// An integer from `least` to `most`.
	fn integer_within(&mut self, what: &str, least: u32, most: u32) -> Result<u32, Rejection> {
		let integer = self.integer(what)?;
		let within = u32::try_from(integer).ok().filter(|value| (least..=most).contains(value));
		within.ok_or_else(|| {
			let detail = format!("{what} is {integer}; {least} to {most} is allowed");
			self.reject(Reason::Limit, detail)
		})
	}
}
