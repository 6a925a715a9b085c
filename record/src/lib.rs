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
#[cfg(any(test, feature = "std"))]
extern crate std;

mod attestation;
mod commitment;
mod cover;
mod disclosure;
mod document;
mod fhirpath;
mod field;
mod floor;
pub mod header;
mod hmac;
mod identity;
mod json;
pub mod keys;
mod leaf;
mod leaf_hashes;
mod leaf_list;
pub mod limits;
mod path;
mod plain_text;
mod pointer;
mod presentation;
mod proof;
mod rejection;
mod scale;
mod sha256;
mod signature;
mod survey;
pub mod tree;
mod unit;
mod verify;
mod view;
mod walk;
mod way;

pub use attestation::{Attestation, AttestationError, Statement};
pub use commitment::{CommitError, Commitment, Content, Numbered, Terms, UnitCommitment};
pub use disclosure::{DiscloseError, Holding, Request};
pub use document::{Document, DocumentError};
pub use fhirpath::{DeadEnd, ExpressionError, ExpressionFault, Lack, SelectError};
pub use field::{Field, FieldError, Here};
pub use floor::{FloorError, FloorFault};
pub use header::{Header, HeaderError};
pub use identity::{Identifying, Mark};
pub use json::{JsonError, JsonFault, Position};
pub use keys::{ContentSeed, Salt, Seed};
pub use leaf::{Leaf, LeafValue, Tag};
pub use path::{Path, PathError, Segment};
pub use pointer::{pointer, PointerError};
pub use presentation::{Audience, Presentation, PresentationError};
pub use proof::{join_qr_texts, split_qr_text, Proof, QrError, QrParts, MAX_QR_TEXT};
pub use rejection::{Reason, Rejection};
pub use signature::Scheme;
pub use tree::Hash;
pub use verify::{Disclosed, Policy, Verified};
