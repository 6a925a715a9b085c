//! The way from the top of a document to nodes in it.

use super::node::Node;
use crate::{
	document::Document,
	field::{Field, FieldError},
	json::{Event, JsonError, Reader},
	path::{segments, Path, Segment},
	pointer::pointer,
	unit::ENTRY,
};
use alloc::{string::String, vec::Vec};

/// Where a node is: the path from the top of the document.
pub(super) struct Place(Path);

impl Place {
	/// The JSON pointer into the document as issued.
	pub(super) fn pointer(&self) -> String {
		pointer(0, &self.0)
	}

	/// The field that is there, as [`Document::field`] has it.
	pub(super) fn field(self, document: &Document<'_>) -> Result<Field, FieldError> {
		let pointer = self.pointer();
		let Self(path) = self;
		if !document.is_bundle() {
			return Ok(Field { unit: 0, path, pointer });
		}
		let mut segments = segments(path.as_bytes());
		let (unit, inner) = match (segments.next(), segments.next()) {
			(None, _) => return Err(FieldError::SeveralUnits),
			(Some((Segment::Name(ENTRY), _)), Some((segment @ Segment::Index(index), from))) => {
				(index.saturating_add(1), from.get(segment.encoded_len()..).unwrap_or_default())
			}
			_ => (0, path.as_bytes()),
		};
		Ok(Field { unit, path: Path::from_encoded(inner), pointer })
	}
}

/// The places of `nodes`, which are in the order of the text, in one pass over it.
pub(super) fn places(text: &str, nodes: &[Node]) -> Result<Vec<Place>, JsonError> {
	let mut reader = Reader::new(text);
	let mut trail = Trail::default();
	let mut places = Vec::new();
	let mut wanted = nodes.iter().peekable();
	while let Some(node) = wanted.peek() {
		let elements = match reader.next()? {
			Event::End => break,
			Event::Name(name) => {
				trail.step(Segment::Name(name));
				continue;
			}
			Event::EndObject(_) | Event::EndArray => {
				trail.leave();
				continue;
			}
			Event::BeginArray => Some(Some(0)),
			Event::BeginObject => Some(None),
			_ => None,
		};
		trail.arrive();
		if reader.span().start == node.start() {
			wanted.next();
			places.push(trail.place());
		}
		if let Some(elements) = elements {
			trail.enter(elements);
		}
	}
	Ok(places)
}

/// The way to the value at hand.
#[derive(Default)]
struct Trail {
	path: Vec<u8>,
	/// The objects and arrays around it.
	open: Vec<Open>,
}

struct Open {
	path_bytes: usize,
	/// In an array, how many elements came so far.
	elements: Option<u32>,
}

impl Trail {
	/// From the object or array around, to what it holds there.
	fn step(&mut self, segment: Segment<'_>) {
		self.path.truncate(self.open.last().map_or(0, |open| open.path_bytes));
		segment.encode_to(&mut self.path);
	}

	/// A value begins. In an object its name has led there.
	fn arrive(&mut self) {
		if let Some(Open { elements: Some(elements), .. }) = self.open.last_mut() {
			let index = *elements;
			*elements = elements.saturating_add(1);
			self.step(Segment::Index(index));
		}
	}

	fn enter(&mut self, elements: Option<u32>) {
		self.open.push(Open { path_bytes: self.path.len(), elements });
	}

	fn leave(&mut self) {
		self.open.pop();
	}

	fn place(&self) -> Place {
		Place(Path::from_encoded(&self.path))
	}
}
