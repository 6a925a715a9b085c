//! The first pass over a document: checks it, counts its leaves, finds its units.

use crate::{
	document::{Bundle, Document, DocumentError, Entry},
	json::{Event, Position, Reader},
	limits::{MAX_INDEX, MAX_LEAVES, MAX_PATHS_BYTES, MAX_PATH_BYTES},
	path::Segment,
	unit::{ENTRY, ENTRY_PATH},
};
use alloc::vec::Vec;
use core::ops::Range;

/// What the path of an element of `entry` is longer by when the Bundle is not split.
const ENTRY_PREFIX_BYTES: usize = ENTRY_PATH.len().saturating_add(5);

/// Whether a Bundle is split shows only when `resourceType` was met, which may stand behind `entry`. So the elements
/// of `entry` are counted apart until the end, with paths from the roots of the elements.
pub(crate) fn survey(text: &str) -> Result<Document<'_>, DocumentError> {
	let mut reader = Reader::new(text);
	let mut survey = Survey::default();
	loop {
		let event = reader.next()?;
		match event {
			Event::End => break,
			Event::Name(name) => survey.name(name),
			Event::EndObject(_) => survey.end(reader.span()),
			Event::EndArray => survey.end(reader.span()),
			value => {
				let container = match value {
					Event::BeginObject => Some(Container::Object),
					Event::BeginArray => Some(Container::Array),
					_ => None,
				};
				survey.meet_resource_type(&value);
				survey
					.value(container, reader.span())
					.map_err(|fault| fault.at(reader.position()))?;
			}
		}
	}
	survey.finish(text)
}

#[derive(Clone, Copy, PartialEq)]
enum Container {
	Object,
	Array,
}

/// An object or array around the value at hand.
struct Open {
	kind: Container,
	/// Bytes of its encoded path in the document.
	path_bytes: usize,
}

/// The member of the top-level object that the value at hand belongs to.
#[derive(Default, Clone, Copy, PartialEq)]
enum Member {
	ResourceType,
	Entry,
	#[default]
	Other,
}

/// Leaves, and the sum of the lengths of their paths.
#[derive(Default, Clone, Copy)]
struct Tally {
	leaves: u32,
	path_bytes: u64,
}

impl Tally {
	fn add(&mut self, path_bytes: usize) {
		self.leaves = self.leaves.saturating_add(1);
		let path_bytes = u64::try_from(path_bytes).unwrap_or(u64::MAX);
		self.path_bytes = self.path_bytes.saturating_add(path_bytes);
	}
}

/// A limit exceeded at the value at hand.
enum Excess {
	Path,
	Leaves { unit: u32 },
	Entries,
	NoObject,
}

impl Excess {
	fn at(self, position: Position) -> DocumentError {
		match self {
			Self::Path => DocumentError::PathTooLong(position),
			Self::Leaves { unit } => DocumentError::TooManyLeaves { unit },
			Self::Entries => DocumentError::TooManyEntries(position),
			Self::NoObject => DocumentError::NotAnObject(position),
		}
	}
}

#[derive(Default)]
struct Survey {
	open: Vec<Open>,
	member: Member,
	/// Length of the path of the member whose name was met last.
	named_path_bytes: usize,
	is_bundle: bool,
	/// Leaves outside the elements of `entry`.
	outside: Tally,
	/// Leaves in the elements, with paths from the roots of the elements.
	inside: Tally,
	entries: Vec<Entry>,
	entry_is_array: bool,
	/// Where the array `entry` ends.
	close: usize,
	/// Where the first value stands whose path is too long unless the Bundle is split.
	long_unless_split: Option<usize>,
}

impl Survey {
	fn name(&mut self, name: &str) {
		if self.open.len() == 1 {
			self.member = match name {
				"resourceType" => Member::ResourceType,
				ENTRY => Member::Entry,
				_ => Member::Other,
			};
		}
		let parent = self.open.last().map_or(0, |open| open.path_bytes);
		self.named_path_bytes = parent.saturating_add(Segment::Name(name).encoded_len());
	}

	fn meet_resource_type(&mut self, value: &Event<'_>) {
		if self.open.len() == 1 && self.member == Member::ResourceType {
			self.is_bundle = *value == Event::String("Bundle");
		}
	}

	/// A scalar, or the beginning of an object or array.
	fn value(&mut self, container: Option<Container>, span: Range<usize>) -> Result<(), Excess> {
		if self.open.is_empty() && container != Some(Container::Object) {
			return Err(Excess::NoObject);
		}
		let path_bytes = match self.open.last() {
			None => 0,
			Some(Open { kind: Container::Object, .. }) => self.named_path_bytes,
			Some(Open { kind: Container::Array, path_bytes }) => {
				path_bytes.saturating_add(Segment::Index(0).encoded_len())
			}
		};
		if self.in_entry_array() {
			self.leaf_inside(path_bytes, span)?;
		} else {
			self.leaf_outside(path_bytes)?;
		}
		if self.open.len() == 1 && self.member == Member::Entry {
			self.entry_is_array = container == Some(Container::Array);
		}
		if let Some(kind) = container {
			self.open.push(Open { kind, path_bytes });
		}
		Ok(())
	}

	/// Is the value at hand an element of the array `entry`, or in one?
	fn in_entry_array(&self) -> bool {
		self.open.len() >= 2 && self.member == Member::Entry && self.entry_is_array
	}

	fn leaf_outside(&mut self, path_bytes: usize) -> Result<(), Excess> {
		if path_bytes > MAX_PATH_BYTES {
			return Err(Excess::Path);
		}
		self.outside.add(path_bytes);
		match self.outside.leaves > MAX_LEAVES {
			true => Err(Excess::Leaves { unit: 0 }),
			false => Ok(()),
		}
	}

	fn leaf_inside(&mut self, path_bytes: usize, span: Range<usize>) -> Result<(), Excess> {
		let from_element = path_bytes.saturating_sub(ENTRY_PREFIX_BYTES);
		if from_element > MAX_PATH_BYTES {
			return Err(Excess::Path);
		}
		if path_bytes > MAX_PATH_BYTES {
			self.long_unless_split.get_or_insert(span.start);
		}
		self.inside.add(from_element);
		if self.open.len() == 2 {
			// Also without a split, where each element is at least one leaf of the only unit.
			if self.entries.len() >= usize::try_from(MAX_INDEX).unwrap_or(usize::MAX) {
				return Err(Excess::Entries);
			}
			let Range { start, end } = span;
			self.entries.push(Entry { start: offset32(start), end: offset32(end), leaves: 0 });
		}
		let unit = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
		match self.entries.last_mut() {
			Some(entry) if entry.leaves >= MAX_LEAVES => Err(Excess::Leaves { unit }),
			Some(entry) => {
				entry.leaves = entry.leaves.saturating_add(1);
				Ok(())
			}
			None => Ok(()),
		}
	}

	fn end(&mut self, span: Range<usize>) {
		self.open.pop();
		if self.member != Member::Entry || !self.entry_is_array {
			return;
		}
		match (self.open.len(), self.entries.last_mut()) {
			(2, Some(entry)) => entry.end = offset32(span.end),
			(1, _) => self.close = span.start,
			_ => {}
		}
	}

	fn finish(self, text: &str) -> Result<Document<'_>, DocumentError> {
		let Self { outside, inside, .. } = self;
		let split = self.is_bundle && self.entry_is_array;
		let mut paths_bytes = outside.path_bytes.saturating_add(inside.path_bytes);
		let mut leaves = outside.leaves;
		if !split {
			if let Some(offset) = self.long_unless_split {
				let position = Position::of(text.as_bytes(), offset);
				return Err(DocumentError::PathTooLong(position));
			}
			let prefix = u64::try_from(ENTRY_PREFIX_BYTES).unwrap_or(u64::MAX);
			let prefixes = prefix.saturating_mul(inside.leaves.into());
			paths_bytes = paths_bytes.saturating_add(prefixes);
			leaves = leaves.saturating_add(inside.leaves);
		}
		if leaves > MAX_LEAVES {
			return Err(DocumentError::TooManyLeaves { unit: 0 });
		}
		if paths_bytes > MAX_PATHS_BYTES {
			return Err(DocumentError::PathsTooLong { bytes: paths_bytes });
		}
		let Self { mut entries, close, .. } = self;
		entries.shrink_to_fit();
		let bundle = split.then_some(Bundle { entries, close });
		Ok(Document { text, leaves, bundle })
	}
}

/// Documents have at most 2^26 bytes.
fn offset32(offset: usize) -> u32 {
	u32::try_from(offset).unwrap_or(u32::MAX)
}
