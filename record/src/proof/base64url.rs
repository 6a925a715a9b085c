//! Base64url without padding (RFC 4648, section 5), with unused bits zero.

use alloc::{string::String, vec::Vec};
use base64::{
	engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig},
	engine::DecodePaddingMode,
	Engine,
};

const ENGINE: GeneralPurpose = GeneralPurpose::new(
	&base64::alphabet::URL_SAFE,
	GeneralPurposeConfig::new()
		.with_encode_padding(false)
		.with_decode_padding_mode(DecodePaddingMode::RequireNone)
		.with_decode_allow_trailing_bits(false),
);

/// Appends the encoding of `bytes`.
pub(super) fn encode(bytes: &[u8], into: &mut String) {
	ENGINE.encode_string(bytes, into);
}

/// The bytes that `text` encodes, or `None` if it is not the encoding of any.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
	ENGINE.decode(text).ok()
}

/// The `N` bytes that `text` encodes; `Err` has the number of bytes it encodes instead, if it is an encoding at all.
pub(super) fn decode_array<const N: usize>(text: &str) -> Result<[u8; N], Option<usize>> {
	let mut bytes = [0; N];
	match ENGINE.decode_slice(text, &mut bytes) {
		Ok(length) if length == N => Ok(bytes),
		_ => Err(decode(text).map(|bytes| bytes.len())),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn decode_should_take_the_one_encoding_only() {
		assert_eq!(decode(""), Some(Vec::new()));
		assert_eq!(decode("-_8"), Some([0xfb, 0xff].into()));
		for bad in ["-_8=", "+/8", "-_9", "-", "-_8\n", " -_8", "-_8-_", "-.8"] {
			assert_eq!(decode(bad), None, "{bad:?}");
		}
	}

	#[test]
	fn decode_array_should_tell_another_length_from_another_text() {
		assert_eq!(decode_array("-_8"), Ok([0xfb, 0xff]));
		assert_eq!(decode_array::<2>("-_8AAAA"), Err(Some(5)));
		assert_eq!(decode_array::<2>("AA"), Err(Some(1)));
		assert_eq!(decode_array::<2>("-_9"), Err(None));
		assert_eq!(decode_array::<2>("????"), Err(None));
	}
}
