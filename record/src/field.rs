//! Fields: the parts of a document that a holder may disclose, found by JSON pointer.

use crate::{
	document::Document,
	json::{Event, JsonError, Reader},
	path::{Path, Segment},
	pointer::{array_index, push_token, tokens, PointerError},
	unit::{UnitText, ENTRY},
};
use alloc::{string::String, vec::Vec};
use core::fmt;

/// How many member names a message lists.
const SHOWN_NAMES: usize = 40;

/// A node of a document: a scalar stands for its one leaf, an object or array for every leaf at and under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
	pub(crate) unit: u32,
	pub(crate) path: Path,
	pub(crate) pointer: String,
}

impl Field {
	/// The index of the unit that the node is in (section 5).
	pub fn unit(&self) -> u32 {
		self.unit
	}

	/// The path from the root of the unit.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// The pointer that led here.
	pub fn pointer(&self) -> &str {
		&self.pointer
	}
}

impl Document<'_> {
	/// Finds what `pointer`, a JSON pointer (RFC 6901) into the document as issued, points at.
	///
	/// In a split Bundle `/entry/3/resource/status` is the path `["resource","status"]` of unit 4, and `/entry/3` is
	/// the whole of that unit. The array `/entry` and the document itself belong to several units: a split Bundle
	/// has no field for them.
	///
	/// # Errors
	/// If the pointer is malformed or leads nowhere; the error says how far it led and what is there.
	pub fn field(&self, pointer: &str) -> Result<Field, FieldError> {
		let tokens = tokens(pointer).map_err(FieldError::Pointer)?;
		let (index, taken) = self.unit_of(&tokens)?;
		let (outer, inner) = tokens.split_at_checked(taken).unwrap_or_default();
		let unit = self.unit(index).ok_or(FieldError::SeveralUnits)?;
		let path = find(&unit, outer, inner)?;
		Ok(Field { unit: index, path, pointer: pointer.into() })
	}

	/// The unit that a pointer leads into, and how many of its tokens lead to the root of that unit.
	fn unit_of(&self, tokens: &[String]) -> Result<(u32, usize), FieldError> {
		match tokens {
			_ if !self.is_bundle() => Ok((0, 0)),
			[] => Err(FieldError::SeveralUnits),
			[entry] if entry == ENTRY => Err(FieldError::SeveralUnits),
			[entry, element, ..] if entry == ENTRY => {
				let elements = self.units().saturating_sub(1);
				let index = array_index(element)
					.and_then(|index| index.checked_add(1))
					.filter(|unit| *unit < self.units());
				let here = Here::Array { elements };
				index.map(|unit| (unit, 2)).ok_or_else(|| no_such(tokens, 1, here))
			}
			_ => Ok((0, 0)),
		}
	}
}

/// Follows `inner` from the root of a unit; `outer` leads there from the root of the document.
fn find(unit: &UnitText<'_>, outer: &[String], inner: &[String]) -> Result<Path, FieldError> {
	let mut reader = Reader::window(unit.text, unit.window.clone());
	let mut node = Node::begun_by(&reader.next()?);
	let mut path = Vec::new();
	for (followed, token) in inner.iter().enumerate() {
		match step(&mut reader, node, token)? {
			Ok((segment, child)) => {
				segment.encode_to(&mut path);
				node = child;
			}
			Err(here) => {
				let tokens: Vec<String> = outer.iter().chain(inner).cloned().collect();
				return Err(no_such(&tokens, outer.len().saturating_add(followed), here));
			}
		}
	}
	// A document has no path beyond the limits.
	Ok(Path::from_encoded(&path))
}

#[derive(Clone, Copy)]
enum Node {
	Object,
	Array,
	Scalar,
}

impl Node {
	fn begun_by(event: &Event<'_>) -> Self {
		match event {
			Event::BeginObject => Self::Object,
			Event::BeginArray => Self::Array,
			_ => Self::Scalar,
		}
	}
}

/// Reads on from the beginning of `node` to the beginning of what `token` names in it.
fn step<'t>(
	reader: &mut Reader<'_>,
	node: Node,
	token: &'t str,
) -> Result<Result<(Segment<'t>, Node), Here>, JsonError> {
	let depth = reader.depth();
	let index = array_index(token);
	let mut elements = 0;
	match node {
		Node::Scalar => Ok(Err(Here::Scalar)),
		Node::Object => loop {
			let found = match reader.next()? {
				Event::Name(name) => name == token,
				Event::EndObject(names) => {
					let members = names.iter().map(String::from).collect();
					return Ok(Err(Here::Object { members }));
				}
				_ => continue,
			};
			let child = Node::begun_by(&reader.next()?);
			if found {
				return Ok(Ok((Segment::Name(token), child)));
			}
			reader.skip_rest(depth)?;
		},
		Node::Array => loop {
			let event = reader.next()?;
			if event == Event::EndArray {
				return Ok(Err(Here::Array { elements }));
			}
			if index == Some(elements) {
				return Ok(Ok((Segment::Index(elements), Node::begun_by(&event))));
			}
			reader.skip_rest(depth)?;
			elements = elements.saturating_add(1);
		},
	}
}

fn no_such(tokens: &[String], followed: usize, here: Here) -> FieldError {
	let mut pointer = String::new();
	tokens.iter().for_each(|token| push_token(&mut pointer, token));
	let mut found = String::new();
	tokens.iter().take(followed).for_each(|token| push_token(&mut found, token));
	FieldError::NoSuchField { pointer, found, here }
}

/// What stands at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Here {
	/// An object.
	Object {
		/// The names of its members, ascending by UTF-8 bytes.
		members: Vec<String>,
	},
	/// An array.
	Array {
		/// The number of its elements.
		elements: u32,
	},
	/// A string, number, truth value or null.
	Scalar,
}

impl fmt::Display for Here {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Object { members } if members.is_empty() => {
				f.write_str("an object without members")
			}
			Self::Object { members } => {
				f.write_str("an object with the members ")?;
				for (position, name) in members.iter().take(SHOWN_NAMES).enumerate() {
					let comma = if position == 0 { "" } else { ", " };
					write!(f, "{comma}{name:?}")?;
				}
				match members.len().saturating_sub(SHOWN_NAMES) {
					0 => Ok(()),
					more => write!(f, " and {more} more"),
				}
			}
			Self::Array { elements: 0 } => f.write_str("an array without elements"),
			Self::Array { elements: 1 } => f.write_str("an array of 1 element, 0"),
			Self::Array { elements } => {
				write!(f, "an array of {elements} elements, 0 to {}", elements.saturating_sub(1))
			}
			Self::Scalar => f.write_str("neither an object nor an array"),
		}
	}
}

/// Why a pointer gives no field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldError {
	/// It is not a JSON pointer.
	Pointer(PointerError),
	/// It leads nowhere.
	NoSuchField {
		/// The pointer.
		pointer: String,
		/// The longest part of it, from the left, that leads somewhere.
		found: String,
		/// What that part leads to.
		here: Here,
	},
	/// It points at what a split Bundle spreads over several units: the Bundle itself or its `entry`.
	SeveralUnits,
	/// The text could not be read again, which cannot be for a document that was read.
	Unreadable(JsonError),
}

impl From<JsonError> for FieldError {
	fn from(error: JsonError) -> Self {
		Self::Unreadable(error)
	}
}

impl fmt::Display for FieldError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Pointer(error) => write!(f, "{error}"),
			Self::NoSuchField { pointer, found, here } => {
				write!(f, "the document has no `{pointer}`: ")?;
				match found.as_str() {
					"" => write!(f, "at its top is {here}"),
					found => write!(f, "at `{found}` is {here}"),
				}
			}
			Self::SeveralUnits => f.write_str(
				"a Bundle is disclosed by its entries (`/entry/0`) and its own members, \
				 not as a whole nor by `/entry`",
			),
			Self::Unreadable(error) => write!(f, "the document cannot be read again: {error}"),
		}
	}
}

// The message already says what the inner error says, so there is no `source` to say it twice.
impl core::error::Error for FieldError {}
