#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(
	not(test),
	warn(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unreachable,
		clippy::unwrap_used
	)
)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod commitment;
mod disclosure;
mod document;
mod field;
pub mod header;
mod json;
pub mod keys;
mod leaf;
pub mod limits;
mod path;
mod pointer;
mod proof;
mod rejection;
mod survey;
pub mod tree;
mod unit;
mod verify;
mod walk;

pub use commitment::{CommitError, Commitment, Terms, UnitCommitment};
pub use disclosure::{disclose, DiscloseError};
pub use document::{Document, DocumentError};
pub use field::{Field, FieldError, Here};
pub use header::{Header, HeaderError};
pub use json::{JsonError, JsonFault, Position};
pub use keys::{Salt, Seed};
pub use leaf::{Leaf, LeafValue, Tag};
pub use path::{Path, PathError, Segment};
pub use pointer::PointerError;
pub use proof::Proof;
pub use rejection::{Reason, Rejection};
pub use tree::Hash;
pub use verify::{Disclosed, Policy, Verified};
