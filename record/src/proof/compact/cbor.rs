//! The part of CBOR (RFC 8949) that the compact form uses, in the deterministic encoding of section 4.2.1.

use crate::{
	limits::MAX_COMPACT_NESTING,
	rejection::{Reason, Rejection},
};
use alloc::{format, vec::Vec};

/// The major types, in the upper three bits of a head.
mod major {
	pub(super) const INTEGER: u8 = 0;
	pub(super) const BYTES: u8 = 2;
	pub(super) const TEXT: u8 = 3;
	pub(super) const ARRAY: u8 = 4;
	pub(super) const SIMPLE: u8 = 7;
}

/// The simple values.
mod simple {
	pub(super) const FALSE: u8 = 20;
	pub(super) const TRUE: u8 = 21;
	pub(super) const NULL: u8 = 22;
}

const ENDS: &str = "the proof ends too early";

/// One item; of an array, its head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Item<'a> {
	Integer(u64),
	Bytes(&'a [u8]),
	Text(&'a str),
	Array(u64),
	Bool(bool),
	Null,
}

/// The item that `bytes` begin with, and what follows it.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn split_item(bytes: &[u8]) -> Result<(Item<'_>, &[u8]), &'static str> {
	let (head, rest) = bytes.split_first().ok_or(ENDS)?;
	let (major, info) = (head >> 5, head & 0x1f);
	if major == major::SIMPLE {
		let item = match info {
			simple::FALSE => Item::Bool(false),
			simple::TRUE => Item::Bool(true),
			simple::NULL => Item::Null,
			_ => return Err("a float, a break or an unknown simple value"),
		};
		return Ok((item, rest));
	}
	let (argument, rest) = split_argument(info, rest)?;
	match major {
		major::INTEGER => Ok((Item::Integer(argument), rest)),
		major::ARRAY => Ok((Item::Array(argument), rest)),
		major::BYTES | major::TEXT => {
			let length = usize::try_from(argument).unwrap_or(usize::MAX);
			let (content, rest) = rest.split_at_checked(length).ok_or(ENDS)?;
			if major == major::BYTES {
				return Ok((Item::Bytes(content), rest));
			}
			let text = core::str::from_utf8(content).map_err(|_| "a text that is not UTF-8")?;
			Ok((Item::Text(text), rest))
		}
		_ => Err("a negative integer, a map or a tag"),
	}
}

/// The number in or behind a head, which must be in its shortest form.
fn split_argument(info: u8, rest: &[u8]) -> Result<(u64, &[u8]), &'static str> {
	let (bytes, least) = match info {
		0..=23 => return Ok((info.into(), rest)),
		24 => (1, 24),
		25 => (2, 1 << 8),
		26 => (4, 1 << 16),
		27 => (8, 1 << 32),
		_ => return Err("an item of indefinite length"),
	};
	let (number, rest) = rest.split_at_checked(bytes).ok_or(ENDS)?;
	let number = number.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
	if number < least {
		return Err("a number in a longer form than it needs");
	}
	Ok((number, rest))
}

/// Checks that `bytes` are one item of allowed parts, whatever it says.
pub(super) fn check(bytes: &[u8]) -> Result<(), Rejection> {
	let mut rest = bytes;
	// How many items are to come in each array that is open.
	let mut open = Vec::<u64>::new();
	loop {
		let refuse = |fault: &str| {
			let at = bytes.len().saturating_sub(rest.len());
			Rejection::new(Reason::Cbor, format!("{fault}, at byte {at} of the compact form"))
		};
		let (item, after) = split_item(rest).map_err(refuse)?;
		if let Item::Array(items) = item {
			if open.len() >= MAX_COMPACT_NESTING {
				return Err(refuse("arrays nested too deep"));
			}
			open.push(items);
		}
		rest = after;
		// An array ends with the last of its items, which may be an array that ends here, too.
		loop {
			match open.last_mut() {
				Some(0) => drop(open.pop()),
				Some(left) => {
					*left = left.saturating_sub(1);
					break;
				}
				None if rest.is_empty() => return Ok(()),
				None => {
					let at = bytes.len().saturating_sub(rest.len());
					let detail = format!("something follows the proof, at byte {at}");
					return Err(Rejection::new(Reason::Cbor, detail));
				}
			}
		}
	}
}

/// Appends the head of an item.
fn push_head(out: &mut Vec<u8>, major: u8, argument: u64) {
	let bytes = argument.to_be_bytes();
	let (info, length) = match argument {
		0..24 => (bytes.last().copied().unwrap_or_default(), 0),
		24..0x100 => (24, 1),
		0x100..0x1_0000 => (25, 2),
		0x1_0000..0x1_0000_0000 => (26, 4),
		_ => (27, 8),
	};
	out.push(major << 5 | info);
	out.extend(bytes.iter().skip(bytes.len().saturating_sub(length)));
}

/// Appends an item; of an array, its head.
pub(super) fn push_item(out: &mut Vec<u8>, item: Item<'_>) {
	let length = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
	match item {
		Item::Integer(integer) => push_head(out, major::INTEGER, integer),
		Item::Array(items) => push_head(out, major::ARRAY, items),
		Item::Bytes(bytes) => {
			push_head(out, major::BYTES, length(bytes.len()));
			out.extend_from_slice(bytes);
		}
		Item::Text(text) => {
			push_head(out, major::TEXT, length(text.len()));
			out.extend_from_slice(text.as_bytes());
		}
		Item::Bool(false) => push_head(out, major::SIMPLE, simple::FALSE.into()),
		Item::Bool(true) => push_head(out, major::SIMPLE, simple::TRUE.into()),
		Item::Null => push_head(out, major::SIMPLE, simple::NULL.into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn items_should_be_read_as_written() {
		for integer in [0, 23, 24, 255, 256, 65_535, 65_536, u64::from(u32::MAX), 1 << 32, u64::MAX]
		{
			let mut bytes = Vec::new();
			push_item(&mut bytes, Item::Integer(integer));
			assert_eq!(split_item(&bytes), Ok((Item::Integer(integer), &[][..])), "{integer}");
			assert_eq!(check(&bytes), Ok(()));
		}
		for item in [
			Item::Bytes(&[7; 300]),
			Item::Text("é"),
			Item::Array(5),
			Item::Bool(true),
			Item::Bool(false),
			Item::Null,
		] {
			let mut bytes = Vec::new();
			push_item(&mut bytes, item);
			assert_eq!(split_item(&bytes), Ok((item, &[][..])));
		}
	}

	#[test]
	fn a_number_should_be_refused_in_a_longer_form() {
		for bytes in [
			&[0x18, 0x17][..],
			&[0x19, 0, 0xff],
			&[0x1a, 0, 0, 0xff, 0xff],
			&[0x1b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
		] {
			assert!(split_item(bytes).is_err(), "{bytes:?}");
		}
	}

	#[test]
	fn arrays_should_end_where_their_items_do() {
		assert_eq!(check(&[0x82, 0x80, 0x81, 0x80]), Ok(()));
		assert!(check(&[0x82, 0x80]).is_err());
		assert!(check(&[0x80, 0x80]).is_err());
		assert_eq!(check(&[0x81, 0x81, 0x81, 0x81, 0x81, 0x80]), Ok(()));
		assert!(check(&[0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x80]).is_err());
	}
}
