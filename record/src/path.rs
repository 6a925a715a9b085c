//! Paths to the nodes of a unit (section 6).

use crate::limits::{MAX_INDEX, MAX_PATH_BYTES, MAX_PATH_SEGMENTS};
use alloc::vec::Vec;
use core::{
	cmp::Ordering,
	fmt::{self, Write},
};

const NAME: u8 = 0x01;
const INDEX: u8 = 0x02;

/// One step from an object or array to what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
	/// The member of this name.
	Name(&'a str),
	/// The element at this index, from 0.
	Index(u32),
}

impl Segment<'_> {
	/// Appends the encoding of the segment: `0x01 || u32 length || bytes` for a name, `0x02 || u32` for an index.
	pub(crate) fn encode_to(self, bytes: &mut Vec<u8>) {
		match self {
			Self::Name(name) => {
				bytes.push(NAME);
				// Names come from texts of at most 2^27 bytes.
				bytes.extend(u32::try_from(name.len()).unwrap_or(u32::MAX).to_be_bytes());
				bytes.extend_from_slice(name.as_bytes());
			}
			Self::Index(index) => {
				bytes.push(INDEX);
				bytes.extend(index.to_be_bytes());
			}
		}
	}

	/// The order of the encodings.
	pub(crate) fn cmp_encoded(self, other: Segment<'_>) -> Ordering {
		match (self, other) {
			(Self::Name(a), Segment::Name(b)) => a.len().cmp(&b.len()).then_with(|| a.cmp(b)),
			(Self::Index(a), Segment::Index(b)) => a.cmp(&b),
			(Self::Name(_), Segment::Index(_)) => Ordering::Less,
			(Self::Index(_), Segment::Name(_)) => Ordering::Greater,
		}
	}

	/// The length of the encoding in bytes.
	pub(crate) fn encoded_len(self) -> usize {
		match self {
			Self::Name(name) => name.len().saturating_add(5),
			Self::Index(_) => 5,
		}
	}
}

/// The path from the root of a unit to a node, at most 4,096 bytes in 128 segments.
///
/// Paths compare as their encodings do, which is the order of leaves in a proof. Displayed, a path is a JSON
/// array: `["component",0,"code"]`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path {
	encoded: Vec<u8>,
}

impl Path {
	/// The path of the root: no segments.
	pub fn root() -> Self {
		Self::default()
	}

	/// Appends a segment.
	///
	/// # Errors
	/// If the path or the index is then beyond the limits of section 3; the path stays as it was.
	pub fn push(&mut self, segment: Segment<'_>) -> Result<(), PathError> {
		self.push_behind(segments(&self.encoded).count(), segment)
	}

	/// As [`Self::push`], where it is known how many segments the path has: to count them for each one more takes long
	/// in a hostile proof.
	pub(crate) fn push_behind(
		&mut self,
		segments: usize,
		segment: Segment<'_>,
	) -> Result<(), PathError> {
		if matches!(segment, Segment::Index(index) if index > MAX_INDEX) {
			return Err(PathError::Index);
		}
		if self.encoded.len().saturating_add(segment.encoded_len()) > MAX_PATH_BYTES {
			return Err(PathError::Bytes);
		}
		if segments >= MAX_PATH_SEGMENTS {
			return Err(PathError::Segments);
		}
		segment.encode_to(&mut self.encoded);
		Ok(())
	}

	/// The path from an encoding that was made by [`Segment::encode_to`] and is within the limits.
	pub(crate) fn from_encoded(encoded: &[u8]) -> Self {
		Self { encoded: encoded.into() }
	}

	/// The path that leads on by `segment` to a node within the limits.
	pub(crate) fn child(mut self, segment: Segment<'_>) -> Self {
		segment.encode_to(&mut self.encoded);
		self
	}

	/// The encoded path (section 6).
	pub fn as_bytes(&self) -> &[u8] {
		&self.encoded
	}

	/// The segments, from the root.
	pub fn segments(&self) -> impl Iterator<Item = Segment<'_>> {
		segments(&self.encoded).map(|(segment, _)| segment)
	}

	/// Is this path `other` or one that leads through it?
	pub fn starts_with(&self, other: &Self) -> bool {
		// No encoded segment is the beginning of another, so bytes decide.
		self.encoded.starts_with(&other.encoded)
	}
}

/// The segments of an encoded path, each with the bytes from it to the end of the path, itself included.
pub(crate) fn segments(encoded: &[u8]) -> impl Iterator<Item = (Segment<'_>, &[u8])> {
	let mut rest = encoded;
	core::iter::from_fn(move || {
		let from = rest;
		let (segment, after) = split_segment(from)?;
		rest = after;
		Some((segment, from))
	})
}

fn split_segment(encoded: &[u8]) -> Option<(Segment<'_>, &[u8])> {
	let (kind, rest) = encoded.split_first()?;
	let (number, rest) = rest.split_first_chunk::<4>()?;
	// An index, or the length of a name.
	let number = u32::from_be_bytes(*number);
	if *kind == INDEX {
		return Some((Segment::Index(number), rest));
	}
	let (name, rest) = rest.split_at_checked(usize::try_from(number).ok()?)?;
	Some((Segment::Name(core::str::from_utf8(name).ok()?), rest))
}

/// How many bytes two paths have in common from the root.
pub(crate) fn shared_bytes(a: &[u8], b: &[u8]) -> usize {
	a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

impl fmt::Display for Path {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write_path(f, &self.encoded)
	}
}

/// Writes an encoded path as a JSON array.
pub(crate) fn write_path(out: &mut impl Write, encoded: &[u8]) -> fmt::Result {
	out.write_char('[')?;
	for (position, (segment, _)) in segments(encoded).enumerate() {
		if position > 0 {
			out.write_char(',')?;
		}
		match segment {
			Segment::Name(name) => write_json_string(out, name)?,
			Segment::Index(index) => write!(out, "{index}")?,
		}
	}
	out.write_char(']')
}

/// Writes `text` as a JSON string, escaping no more than has to be and in the shortest way: no other spelling of the
/// string is shorter.
pub(crate) fn write_json_string(out: &mut impl Write, text: &str) -> fmt::Result {
	out.write_char('"')?;
	let mut rest = text;
	while let Some(at) = rest.find(|c: char| c < ' ' || c == '"' || c == '\\') {
		let (plain, from) = rest.split_at_checked(at).unwrap_or_default();
		out.write_str(plain)?;
		let mut characters = from.chars();
		match characters.next() {
			Some(c @ ('"' | '\\')) => write!(out, "\\{c}")?,
			Some('\u{8}') => out.write_str("\\b")?,
			Some('\t') => out.write_str("\\t")?,
			Some('\n') => out.write_str("\\n")?,
			Some('\u{c}') => out.write_str("\\f")?,
			Some('\r') => out.write_str("\\r")?,
			Some(c) => write!(out, "\\u{:04x}", u32::from(c))?,
			None => {}
		}
		rest = characters.as_str();
	}
	out.write_str(rest)?;
	out.write_char('"')
}

/// A path beyond the limits of section 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
	/// An array index above 2^20-1.
	Index,
	/// More than 4,096 bytes when encoded.
	Bytes,
	/// More than 128 segments.
	Segments,
}

impl fmt::Display for PathError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Index => write!(f, "the array index is above {MAX_INDEX}"),
			Self::Bytes => write!(f, "the path has more than {MAX_PATH_BYTES} bytes"),
			Self::Segments => write!(f, "the path has more than {MAX_PATH_SEGMENTS} segments"),
		}
	}
}

impl core::error::Error for PathError {}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::{String, ToString};

	#[test]
	fn segments_should_compare_as_their_encodings_do() {
		let encoded = |segment: Segment<'_>| {
			let mut bytes = Vec::new();
			segment.encode_to(&mut bytes);
			bytes
		};
		let names = ["", "a", "b", "ab", "é", "aaa"].map(Segment::Name);
		let indexes = [0, 1, 255, 256, u32::MAX].map(Segment::Index);
		let segments = || names.iter().chain(&indexes);
		for a in segments() {
			for b in segments() {
				assert_eq!(a.cmp_encoded(*b), encoded(*a).cmp(&encoded(*b)), "{a:?} {b:?}");
			}
		}
	}

	#[test]
	fn text_should_be_a_json_array() {
		let mut path = Path::root();
		assert_eq!(path.to_string(), "[]");
		for segment in [Segment::Name("a\"\\\n\u{1}é"), Segment::Index(7), Segment::Name("")] {
			path.push(segment).unwrap();
		}
		assert_eq!(path.to_string(), r#"["a\"\\\n\u0001é",7,""]"#);
	}

	#[test]
	fn push_should_refuse_a_path_beyond_the_limits() {
		let mut path = Path::root();
		assert_eq!(path.push(Segment::Index(MAX_INDEX + 1)), Err(PathError::Index));
		assert_eq!(path.push(Segment::Name(&"k".repeat(4_092))), Err(PathError::Bytes));
		assert_eq!(path, Path::root());
		path.push(Segment::Name(&"k".repeat(4_091))).unwrap();
		assert_eq!(path.as_bytes().len(), MAX_PATH_BYTES);
		assert_eq!(path.push(Segment::Name("")), Err(PathError::Bytes));

		let mut path = Path::root();
		(0..128).for_each(|_| path.push(Segment::Index(MAX_INDEX)).unwrap());
		assert_eq!(path.push(Segment::Index(0)), Err(PathError::Segments));
	}

	#[test]
	fn starts_with_should_go_by_whole_segments() {
		let path = |names: &[&str]| {
			let mut path = Path::root();
			names.iter().for_each(|name| path.push(Segment::Name(name)).unwrap());
			path
		};
		assert!(path(&["a", "b"]).starts_with(&path(&["a"])));
		assert!(path(&["a"]).starts_with(&path(&["a"])));
		assert!(path(&["a"]).starts_with(&path(&[])));
		assert!(!path(&["ab"]).starts_with(&path(&["a"])));
		assert!(!path(&["a"]).starts_with(&path(&["a", "b"])));
	}

	#[test]
	fn json_strings_should_escape_only_what_must_be() {
		let mut text = String::new();
		write_json_string(&mut text, "/\u{7f}\u{2028}😀\u{8}\t\n\u{b}\u{c}\r\u{1f}").unwrap();
		assert_eq!(text, "\"/\u{7f}\u{2028}😀\\b\\t\\n\\u000b\\f\\r\\u001f\"");
	}
}
