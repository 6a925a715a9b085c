//! The published vectors of paths, compact lengths, headers, attestations and signatures (sections 6 and 9).

mod support;

use medibloc_record::{
	header::compact_length, Attestation, AttestationError, Header, HeaderError, Path, Scheme,
	Segment, Statement,
};
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

#[test]
fn attestations_should_encode_and_decode_as_published() {
	let vectors = vectors("encodings.json");
	let attestations = list(&vectors["attestations"]);
	assert_eq!(attestations.len(), 9);
	for vector in attestations {
		let attestation = Attestation {
			statement: Statement {
				signer: hash(&vector["signer"]),
				certificate: hash(&vector["certificate"]),
				role: str(&vector["role"]).into(),
				signed_at: vector["signed_at"].as_u64().unwrap(),
			},
			scheme: Scheme::from_code(vector["scheme"].as_u64().unwrap()).unwrap(),
			signature: bytes(&vector["signature"]),
		};
		let encoded = bytes(&vector["hex"]);
		assert_eq!(attestation.encode().as_ref(), Ok(&encoded));
		assert_eq!(Attestation::decode(&encoded), Ok(attestation));
	}
}

#[test]
fn every_other_attestation_should_be_refused() {
	let vectors = vectors("encodings.json");
	let attestations = list(&vectors["attestations_reject"]);
	assert_eq!(attestations.len(), 21);
	for vector in attestations {
		let error = Attestation::decode(&bytes(&vector["hex"])).unwrap_err();
		let expected = match str(&vector["reason"]) {
			"truncated" | "empty" => AttestationError::Truncated,
			"trailing" => AttestationError::Trailing,
			"role length not minimal" | "signature length not minimal" => AttestationError::Compact,
			"scheme 3" => AttestationError::Scheme,
			"ecdsa with 64 bytes" | "ed25519 with 65 bytes" | "sr25519 with 63 bytes" => {
				AttestationError::Signature
			}
			_ => AttestationError::Role,
		};
		assert_eq!(error, expected, "{vector}");
	}
}

#[test]
fn signatures_should_be_valid_as_published() {
	let vectors = vectors("encodings.json");
	let signatures = list(&vectors["signatures"]);
	assert_eq!(signatures.len(), 30);
	for vector in signatures {
		let scheme = Scheme::from_code(vector["scheme"].as_u64().unwrap()).unwrap();
		let (account, message) = (hash(&vector["account"]), bytes(&vector["message"]));
		let valid = scheme.verify(&account, &message, &bytes(&vector["signature"]));
		assert_eq!(valid, vector["valid"].as_bool().unwrap(), "{vector}");
	}
}
