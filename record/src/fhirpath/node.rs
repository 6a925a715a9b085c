//! Nodes of a document, known by no more than the place where they begin in its text.

use super::choice::Choice;
use crate::json::{Event, JsonError, Reader};
use alloc::{collections::BTreeSet, string::String, vec::Vec};

/// A node that is no array: these stand for their elements.
///
/// It is a few bytes, because a document may have millions. What leads to it is found again when it is wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
	start: u32,
	choice: Option<Choice>,
}

impl Node {
	/// The outermost value of a text.
	pub(super) fn root(text: &str) -> Result<Self, JsonError> {
		let mut reader = Reader::new(text);
		reader.next()?;
		Ok(Self::begun(&reader, None))
	}

	/// The value that the last event began.
	fn begun(reader: &Reader<'_>, choice: Option<Choice>) -> Self {
		// Documents have at most 2^26 bytes.
		Self { start: u32::try_from(reader.span().start).unwrap_or(u32::MAX), choice }
	}

	/// Where it begins in the text.
	pub(super) fn start(self) -> usize {
		usize::try_from(self.start).unwrap_or(usize::MAX)
	}

	/// The type that its name gives to a choice element.
	pub(super) fn choice(self) -> Option<Choice> {
		self.choice
	}

	/// Reads the node. Nobody reads on behind its end.
	pub(super) fn reader(self, text: &str) -> Reader<'_> {
		Reader::window(text, self.start()..text.len())
	}

	/// Appends to `found` what the member of that name stands for, or if there is none, the choice element.
	pub(super) fn member(
		self,
		text: &str,
		name: &str,
		found: &mut Vec<Self>,
	) -> Result<(), JsonError> {
		let before = found.len();
		let Some(mut reader) = self.object(text)? else { return Ok(()) };
		while let Some((is_it, choice)) = next_name(&mut reader, |other| {
			(other == name, other.strip_prefix(name).and_then(Choice::new))
		})? {
			if is_it {
				found.truncate(before);
				return values(&mut reader, None, found);
			}
			match choice {
				Some(_) => values(&mut reader, choice, found)?,
				None => skip_value(&mut reader)?,
			}
		}
		Ok(())
	}

	/// Adds the names of the node's members to `names`.
	pub(super) fn member_names(
		self,
		text: &str,
		names: &mut BTreeSet<String>,
	) -> Result<(), JsonError> {
		let Some(mut reader) = self.object(text)? else { return Ok(()) };
		while let Some(name) = next_name(&mut reader, |name| String::from(name))? {
			names.insert(name);
			skip_value(&mut reader)?;
		}
		Ok(())
	}

	/// The type of the resource that the node is, if it is one.
	pub(super) fn resource_type(self, text: &str) -> Result<Option<String>, JsonError> {
		let Some(mut reader) = self.object(text)? else { return Ok(None) };
		while let Some(is_it) = next_name(&mut reader, |name| name == "resourceType")? {
			if is_it {
				return Ok(match reader.next()? {
					Event::String(name) => Some(name.into()),
					_ => None,
				});
			}
			skip_value(&mut reader)?;
		}
		Ok(None)
	}

	/// A reader directly in the object that the node is, if it is one.
	fn object(self, text: &str) -> Result<Option<Reader<'_>>, JsonError> {
		let mut reader = self.reader(text);
		let is_object = reader.next()? == Event::BeginObject;
		Ok(is_object.then_some(reader))
	}
}

/// Directly in an object, reads the next name; at the end there is none.
fn next_name<T>(
	reader: &mut Reader<'_>,
	look: impl FnOnce(&str) -> T,
) -> Result<Option<T>, JsonError> {
	match reader.next()? {
		Event::Name(name) => Ok(Some(look(name))),
		_ => Ok(None),
	}
}

/// Appends the next value to `found`; of an array its elements, and those of arrays among them.
fn values(
	reader: &mut Reader<'_>,
	choice: Option<Choice>,
	found: &mut Vec<Node>,
) -> Result<(), JsonError> {
	let outside = reader.depth();
	loop {
		let around = reader.depth();
		if !matches!(reader.next()?, Event::BeginArray | Event::EndArray) {
			found.push(Node::begun(reader, choice));
			reader.skip_rest(around)?;
		}
		if reader.depth() == outside {
			return Ok(());
		}
	}
}

fn skip_value(reader: &mut Reader<'_>) -> Result<(), JsonError> {
	let around = reader.depth();
	reader.next()?;
	reader.skip_rest(around)
}
