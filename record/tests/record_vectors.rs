//! The published vectors of whole records (sections 3 to 9).

mod support;

use medibloc_record::{
	Attestation, Document, DocumentError, Holding, JsonFault, Numbered, Seed, Terms,
};
use serde_json::Value;
use support::*;

fn commit(vector: &Value) -> (Vec<u8>, Seed, [u8; 32]) {
	(input(vector), Seed::from_bytes(hash(&vector["seed"])), hash(&vector["account"]))
}

/// The attestations of a record, numbered in their order.
fn attestations(vector: &Value) -> Vec<Numbered> {
	let decoded =
		list(&vector["attestations"]).iter().map(|a| Attestation::decode(&bytes(a)).unwrap());
	(0..).zip(decoded).map(|(number, attestation)| Numbered { number, attestation }).collect()
}

#[test]
fn records_should_be_those_published() {
	let vectors = vectors("records.json");
	let records = list(&vectors["records"]);
	assert_eq!(records.len(), 54);
	let mut attested = 0;
	for vector in records {
		let name = format!("{} {}", vector["name"], vector["file"]);
		let (text, seed, account) = commit(vector);
		let document = Document::read(&text).unwrap();
		let terms = Terms {
			profile: str(&vector["profile"]),
			previous: option_hash(&vector["previous"]),
			account,
		};
		let attestations = attestations(vector);
		let holding = Holding {
			document: &document,
			seed: &seed,
			terms: &terms,
			attestations: &attestations,
		};
		let record = holding.commit().unwrap();
		let expect = &vector["expect"];
		assert_eq!(record.units() as usize, usize(&expect["units"]), "{name}");
		assert_eq!(document.units() as usize, usize(&expect["units"]), "{name}");
		assert_eq!(record.leaves() as usize, usize(&expect["leaves"]), "{name}");
		assert_eq!(record.header_bytes(), bytes(&expect["header"]), "{name}");
		let units = units(&document, &seed, &terms);
		assert_eq!(
			sha256(units.iter().map(|unit| unit.hash)),
			hash(&expect["unit_hashes_sha256"]),
			"{name}"
		);
		// Listed one by one for small records only.
		if let Some(expected) = expect["unit_hashes"].as_array() {
			assert!(units.iter().map(|unit| unit.hash).eq(expected.iter().map(hash)));
			let depths = units.iter().map(|unit| usize::from(unit.depth));
			assert!(depths.eq(list(&expect["unit_depths"]).iter().map(usize)), "{name}");
		}
		assert_eq!(usize::from(record.record_depth()), usize(&expect["record_depth"]), "{name}");
		assert_eq!(record.record_tree_root(), hash(&expect["record_tree_root"]), "{name}");
		assert_eq!(record.content_root(), hash(&expect["content_root"]), "{name}");
		assert_eq!(seed.blind(), hash(&expect["blind"]), "{name}");
		let depth = usize::from(record.attestation_depth());
		assert_eq!(depth, usize(&expect["attestation_depth"]), "{name}");
		assert_eq!(record.attestation_root(), hash(&expect["attestation_root"]), "{name}");
		assert_eq!(record.record_root(), hash(&expect["record_root"]), "{name}");
		assert_eq!(record.anchor(), hash(&expect["anchor"]), "{name}");
		attested += usize::from(!attestations.is_empty());
	}
	assert_eq!(attested, 20);
}

#[test]
fn documents_that_make_no_record_should_be_refused_for_what_is_wrong() {
	let vectors = vectors("records.json");
	let reject = list(&vectors["reject"]);
	assert_eq!(reject.len(), 17);
	for vector in reject {
		let text = input(vector);
		let error = Document::read(&text).unwrap_err();
		let json = |wanted: fn(&JsonFault) -> bool| match &error {
			DocumentError::Json(error) => wanted(&error.fault),
			_ => false,
		};
		let as_expected = match str(&vector["name"]) {
			"array at the top" => matches!(error, DocumentError::NotAnObject(_)),
			"name too long" => matches!(error, DocumentError::PathTooLong(_)),
			"too many path bytes" => matches!(error, DocumentError::PathsTooLong { .. }),
			"duplicate name" | "duplicate name by escape" | "nested duplicate" => {
				json(|fault| matches!(fault, JsonFault::DuplicateName(_)))
			}
			"lone high surrogate" | "lone surrogate in a name" => {
				json(|fault| *fault == JsonFault::LoneSurrogate)
			}
			"nesting 129" => json(|fault| *fault == JsonFault::TooDeep),
			"number too long" => json(|fault| *fault == JsonFault::NumberTooLong),
			"leading zero" => json(|fault| *fault == JsonFault::BadNumber),
			"byte order mark" => json(|fault| *fault == JsonFault::ByteOrderMark),
			"trailing garbage" | "two documents" => json(|fault| *fault == JsonFault::Trailing),
			_ => json(|fault| matches!(fault, JsonFault::Unexpected { .. })),
		};
		assert!(as_expected, "{}: {error:?}", vector["name"]);
	}
}
