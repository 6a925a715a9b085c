//! Why a proof is rejected.

use alloc::string::String;
use core::fmt;

/// A proof was not accepted: nothing of what it says is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
	/// The rule that it breaks.
	pub reason: Reason,
	/// What is wrong, and where, for a person.
	pub detail: String,
}

impl Rejection {
	pub(crate) fn new(reason: Reason, detail: impl Into<String>) -> Self {
		Self { reason, detail: detail.into() }
	}
}

impl fmt::Display for Rejection {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}", self.reason, self.detail)
	}
}

impl core::error::Error for Rejection {}

/// The kind of rule that a rejected proof breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
	/// Not strict JSON (section 4).
	Json,
	/// Not of the form of a proof (section 10).
	Format,
	/// Beyond a limit (section 3).
	Limit,
	/// The header is not one (section 9.1).
	Header,
	/// A leaf with a value that its tag does not allow (section 12, step 2).
	Value,
	/// Leaves or units out of order, or repeated (section 10).
	Order,
	/// What is disclosed contradicts itself (S1 to S6, section 12, steps 4 and 5).
	Structure,
	/// A tree proof that leads to no root, or is about nothing (section 12, steps 2 and 6).
	Multiproof,
	/// The hashes lead to another anchor (section 12, step 7).
	Anchor,
	/// The subject is not opened, or is not the expected account (section 12, step 9).
	Subject,
	/// The proof uses a part of the format that this version cannot check. It may be good.
	Unsupported,
}

impl Reason {
	/// The code of the reason: one upper-case word, the same in every version.
	pub const fn code(self) -> &'static str {
		match self {
			Self::Json => "JSON",
			Self::Format => "FORMAT",
			Self::Limit => "LIMIT",
			Self::Header => "HEADER",
			Self::Value => "VALUE",
			Self::Order => "ORDER",
			Self::Structure => "STRUCTURE",
			Self::Multiproof => "MULTIPROOF",
			Self::Anchor => "ANCHOR",
			Self::Subject => "SUBJECT",
			Self::Unsupported => "UNSUPPORTED",
		}
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.code())
	}
}
