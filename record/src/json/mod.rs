//! Strict JSON (section 4), read as a stream of events over borrowed text: nothing here builds a tree of values.

mod error;
mod number;
mod reader;
mod string;
#[cfg(test)]
mod tests;

pub use error::{JsonError, JsonFault, Position};
pub(crate) use number::is_number;
pub(crate) use reader::{decode_utf8, Event, Names, Reader};
