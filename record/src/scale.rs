//! The part of SCALE, Substrate's codec, that the format uses (section 9).

use crate::tree::Hash;

/// A SCALE compact length below 2^30: two bits that give the number of bytes, then the length, little-endian.
pub fn compact_length(length: usize) -> Option<impl Iterator<Item = u8>> {
	let length = u32::try_from(length).ok().filter(|length| *length < 1 << 30)?;
	let (mode, bytes) = match length {
		0..0x40 => (0, 1),
		0x40..0x4000 => (1, 2),
		_ => (2, 4),
	};
	Some((length << 2 | mode).to_le_bytes().into_iter().take(bytes))
}

/// What is left of a SCALE encoding.
pub(crate) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
	pub(crate) fn new(bytes: &'a [u8]) -> Self {
		Self(bytes)
	}

	pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], ScaleError> {
		let (taken, rest) = self.0.split_at_checked(length).ok_or(ScaleError::Truncated)?;
		self.0 = rest;
		Ok(taken)
	}

	pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], ScaleError> {
		let (taken, rest) = self.0.split_first_chunk().ok_or(ScaleError::Truncated)?;
		self.0 = rest;
		Ok(*taken)
	}

	pub(crate) fn byte(&mut self) -> Result<u8, ScaleError> {
		let [byte] = self.array()?;
		Ok(byte)
	}

	pub(crate) fn hash(&mut self) -> Result<Hash, ScaleError> {
		self.array()
	}

	/// A string or byte vector: its compact length and its bytes.
	pub(crate) fn bytes(&mut self) -> Result<&'a [u8], ScaleError> {
		let length = self.compact_length()?;
		self.take(length)
	}

	/// Nothing may be left.
	pub(crate) fn end(self) -> Result<(), ScaleError> {
		match self.0 {
			[] => Ok(()),
			_ => Err(ScaleError::Trailing),
		}
	}

	fn compact_length(&mut self) -> Result<usize, ScaleError> {
		let first = *self.0.first().ok_or(ScaleError::Truncated)?;
		let bytes = match first & 3 {
			0 => 1,
			1 => 2,
			2 => 4,
			_ => return Err(ScaleError::Compact),
		};
		let taken = self.take(bytes)?;
		let number = taken.iter().rev().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
		let length = usize::try_from(number >> 2).map_err(|_| ScaleError::Compact)?;
		// A longer form than needed would give one value two hashes.
		let canonical = compact_length(length).is_some_and(|form| form.count() == bytes);
		canonical.then_some(length).ok_or(ScaleError::Compact)
	}
}

/// Why bytes are not the SCALE encoding of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScaleError {
	/// A length in another form than the shortest.
	Compact,
	/// The bytes end too early.
	Truncated,
	/// Bytes follow.
	Trailing,
}
