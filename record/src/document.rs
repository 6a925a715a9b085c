//! Documents: the input of a record, read and checked once (sections 3, 4 and 5).

use crate::{
	json::{decode_utf8, JsonError, Position},
	limits::{
		MAX_DOCUMENT_BYTES, MAX_INDEX, MAX_LEAVES, MAX_PATHS_BYTES, MAX_PATH_BYTES, MAX_UNITS,
	},
	survey::survey,
	unit::{Entries, UnitText},
	verify::Disclosed,
	walk::walk_unsalted,
};
use alloc::vec::Vec;
use core::{fmt, ops::Range};

/// A FHIR document that may become a record: strict JSON within all limits.
///
/// It borrows the text, and keeps of it no more than where the elements of a split Bundle stand: 12 bytes each.
#[derive(Clone)]
pub struct Document<'a> {
	pub(crate) text: &'a str,
	/// Leaves of unit 0.
	pub(crate) leaves: u32,
	/// Of a split Bundle.
	pub(crate) bundle: Option<Bundle>,
}

/// What makes a document a split Bundle (section 5).
#[derive(Debug, Clone)]
pub(crate) struct Bundle {
	/// The elements of `entry`.
	pub(crate) entries: Vec<Entry>,
	/// Where the `]` behind them stands.
	pub(crate) close: usize,
}

/// One element of `entry`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
	pub(crate) start: u32,
	pub(crate) end: u32,
	pub(crate) leaves: u32,
}

/// Says how large the document is, not what a patient's record holds.
impl fmt::Debug for Document<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Document")
			.field("bytes", &self.text.len())
			.field("units", &self.units())
			.finish_non_exhaustive()
	}
}

impl<'a> Document<'a> {
	/// Reads a document: the whole of sections 3 to 5 that concerns one.
	///
	/// Takes one pass over the text, and memory for the names of the objects that are open at one time.
	///
	/// # Errors
	/// If `bytes` are not strict JSON with an object at the top, or exceed a limit.
	pub fn read(bytes: &'a [u8]) -> Result<Self, DocumentError> {
		if bytes.len() > MAX_DOCUMENT_BYTES {
			return Err(DocumentError::TooLarge { bytes: bytes.len() });
		}
		survey(decode_utf8(bytes)?)
	}

	/// Is the document a split Bundle, whose entries are units of their own (section 5)?
	pub fn is_bundle(&self) -> bool {
		self.bundle.is_some()
	}

	/// The number of units: 1, or for a split Bundle 1 more than it has entries.
	pub fn units(&self) -> u32 {
		self.entry_count().saturating_add(1)
	}

	/// The number of leaves of unit `index`, if there is such a unit.
	pub fn leaves(&self, index: u32) -> Option<u32> {
		self.unit(index).map(|unit| unit.leaves)
	}

	/// What every leaf of unit `index` says, in the order in which the values end in the text: an object or array comes
	/// behind what it holds. Nothing, if there is no such unit.
	///
	/// # Errors
	/// If the text cannot be read again, which cannot be for a document that was read.
	pub fn values(&self, index: u32) -> Result<Vec<Disclosed>, JsonError> {
		let mut values = Vec::new();
		if let Some(text) = self.unit(index) {
			values.reserve_exact(usize::try_from(text.leaves).unwrap_or_default());
			walk_unsalted(&text, &[], |leaf| values.push(Disclosed::of(index, leaf)))?;
		}
		Ok(values)
	}

	fn entry_count(&self) -> u32 {
		let entries = self.bundle.as_ref().map_or(0, |bundle| bundle.entries.len());
		// Reading has checked that there are fewer than 2^20.
		u32::try_from(entries).unwrap_or(u32::MAX)
	}

	/// The text of unit `index`.
	pub(crate) fn unit(&self, index: u32) -> Option<UnitText<'a>> {
		let Some(entry) = index.checked_sub(1) else {
			let left_out = self
				.bundle
				.as_ref()
				.map(|bundle| Entries { count: self.entry_count(), close: bundle.close });
			let window = 0..self.text.len();
			return Some(UnitText { text: self.text, window, left_out, leaves: self.leaves });
		};
		let entry = self.bundle.as_ref()?.entries.get(usize::try_from(entry).ok()?)?;
		let window = entry.window()?;
		Some(UnitText { text: self.text, window, left_out: None, leaves: entry.leaves })
	}
}

impl Entry {
	fn window(self) -> Option<Range<usize>> {
		Some(usize::try_from(self.start).ok()?..usize::try_from(self.end).ok()?)
	}
}

/// Why bytes are not a document that can become a record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentError {
	/// More than 2^26 bytes.
	TooLarge {
		/// Its size.
		bytes: usize,
	},
	/// Not strict JSON.
	Json(JsonError),
	/// The top level is not an object.
	NotAnObject(Position),
	/// A node whose encoded path has more than 4,096 bytes.
	PathTooLong(Position),
	/// The encoded paths of all leaves add up to more than 2^28 bytes.
	PathsTooLong {
		/// The sum.
		bytes: u64,
	},
	/// A unit with more than 2^20 leaves.
	TooManyLeaves {
		/// The index of the unit.
		unit: u32,
	},
	/// `entry` has more than 2^20-1 elements.
	TooManyEntries(Position),
}

impl From<JsonError> for DocumentError {
	fn from(error: JsonError) -> Self {
		Self::Json(error)
	}
}

impl fmt::Display for DocumentError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooLarge { bytes } => write!(
				f,
				"the document has {bytes} bytes; at most {MAX_DOCUMENT_BYTES} are allowed"
			),
			Self::Json(error) => write!(f, "the document is not strict JSON: {error}"),
			Self::NotAnObject(position) => {
				write!(f, "the document is not a JSON object: it begins otherwise at {position}")
			}
			Self::PathTooLong(position) => write!(
				f,
				"the value at {position} lies too deep or its names are too long: \
				 its path has more than {MAX_PATH_BYTES} bytes"
			),
			Self::PathsTooLong { bytes } => write!(
				f,
				"the paths of all values have {bytes} bytes together; \
				 at most {MAX_PATHS_BYTES} are allowed"
			),
			Self::TooManyLeaves { unit } => {
				write!(f, "unit {unit} of the document has more than {MAX_LEAVES} leaves")
			}
			Self::TooManyEntries(position) => write!(
				f,
				"`entry` has more than {MAX_INDEX} elements at {position}; \
				 a record has at most {MAX_UNITS} units"
			),
		}
	}
}

// The message already says what the inner error says, so there is no `source` to say it twice.
impl core::error::Error for DocumentError {}
