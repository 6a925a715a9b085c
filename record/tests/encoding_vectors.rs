//! The published vectors of paths, compact lengths and headers (sections 6 and 9).

mod support;

use medibloc_record::{header::compact_length, Header, HeaderError, Path, Segment};
use serde_json::Value;
use support::*;

#[test]
fn paths_should_encode_as_published() {
	let vectors = vectors("encodings.json");
	let paths = list(&vectors["paths"]);
	assert_eq!(paths.len(), 20);
	for vector in paths {
		let mut path = Path::root();
		for part in list(&vector["path"]) {
			let segment = match part {
				Value::String(name) => Segment::Name(name),
				index => Segment::Index(u32::try_from(usize(index)).unwrap()),
			};
			path.push(segment).unwrap();
		}
		assert_eq!(path.as_bytes(), bytes(&vector["hex"]));
		// The text form is the JSON array of the vector.
		assert_eq!(serde_json::from_str::<Value>(&path.to_string()).unwrap(), vector["path"]);
	}
}

#[test]
fn compact_lengths_should_encode_as_published() {
	let vectors = vectors("encodings.json");
	let lengths = list(&vectors["compact"]);
	assert_eq!(lengths.len(), 16);
	for vector in lengths {
		let encoded: Vec<u8> = compact_length(usize(&vector["n"])).unwrap().collect();
		assert_eq!(encoded, bytes(&vector["hex"]));
	}
	assert!(compact_length(1 << 30).is_none());
}

#[test]
fn headers_should_encode_and_decode_as_published() {
	let vectors = vectors("encodings.json");
	let headers = list(&vectors["headers"]);
	assert_eq!(headers.len(), 8);
	for vector in headers {
		let header = Header {
			profile: str(&vector["profile"]).into(),
			previous: option_hash(&vector["previous"]),
			subject: hash(&vector["subject"]),
		};
		let encoded = bytes(&vector["hex"]);
		assert_eq!(header.encode().as_ref(), Ok(&encoded));
		assert_eq!(Header::decode(&encoded), Ok(header));
	}
}

#[test]
fn every_other_header_should_be_refused() {
	let vectors = vectors("encodings.json");
	let headers = list(&vectors["headers_reject"]);
	assert_eq!(headers.len(), 14);
	for vector in headers {
		let error = Header::decode(&bytes(&vector["hex"])).unwrap_err();
		let expected = match str(&vector["reason"]) {
			"version" => HeaderError::Version,
			"hash" => HeaderError::HashFunction,
			"source" => HeaderError::Source,
			"profile length not minimal" => HeaderError::Compact,
			"option byte" => HeaderError::OptionByte,
			"trailing" => HeaderError::Trailing,
			"empty profile" | "profile of 17" | "profile character" | "not ASCII" => {
				HeaderError::Profile
			}
			_ => HeaderError::Truncated,
		};
		assert_eq!(error, expected, "{vector}");
	}
}
