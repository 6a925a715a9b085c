//! Units: the parts of a document that have a tree of their own (section 5).

use core::ops::Range;

/// The member of a split Bundle whose elements are units.
pub(crate) const ENTRY: &str = "entry";

/// The encoded path `["entry"]`.
pub(crate) const ENTRY_PATH: &[u8] = b"\x01\0\0\0\x05entry";

/// The text of one unit.
#[derive(Debug, Clone)]
pub(crate) struct UnitText<'a> {
	/// The whole document.
	pub(crate) text: &'a str,
	/// Where in it the unit stands.
	pub(crate) window: Range<usize>,
	/// For unit 0 of a split Bundle, what to leave out.
	pub(crate) left_out: Option<Entries>,
	/// How many leaves the unit has.
	pub(crate) leaves: u32,
}

impl<'a> UnitText<'a> {
	/// A text that is nothing but one node. Its leaves are not counted.
	pub(crate) fn of_node(text: &'a str) -> Self {
		Self { text, window: 0..text.len(), left_out: None, leaves: 0 }
	}
}

/// The elements of `entry`, which do not belong to unit 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entries {
	/// How many there are.
	pub(crate) count: u32,
	/// Where in the text the `]` behind them stands.
	pub(crate) close: usize,
}
