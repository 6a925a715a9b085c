//! The published vectors of strict reading (section 4), for any JSON value and for documents.

use super::{decode_utf8, Event, Reader};
use crate::Document;
use alloc::{string::String, vec::Vec};
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn is_json(bytes: &[u8]) -> bool {
	let Ok(text) = decode_utf8(bytes) else { return false };
	let mut reader = Reader::new(text);
	loop {
		match reader.next() {
			Ok(Event::End) => return true,
			Ok(_) => {}
			Err(_) => return false,
		}
	}
}

fn input(vector: &Value) -> Vec<u8> {
	if let Some(file) = vector["file"].as_str() {
		let path = std::path::Path::new("tests/data").join(file);
		let bytes = std::fs::read(path).unwrap();
		assert_eq!(hex::encode(Sha256::digest(&bytes)), vector["sha256"].as_str().unwrap());
		return bytes;
	}
	if let Some(base64) = vector["base64"].as_str() {
		return STANDARD.decode(base64).unwrap();
	}
	match &vector["recipe"] {
		Value::String(text) => text.clone().into_bytes(),
		parts => {
			let parts = parts.as_array().unwrap().iter();
			let repeat = |part: &Value| {
				part[0].as_str().unwrap().repeat(part[1].as_u64().unwrap().try_into().unwrap())
			};
			parts.map(repeat).collect::<String>().into_bytes()
		}
	}
}

#[test]
fn exactly_the_published_texts_should_be_taken() {
	let vectors: Value =
		serde_json::from_str(include_str!("../../tests/vectors/json-strict.json")).unwrap();
	for (list, count) in [("suite", 159), ("inline", 43)] {
		let list = vectors[list].as_array().unwrap();
		assert_eq!(list.len(), count);
		for vector in list {
			let bytes = input(vector);
			let name = [&vector["name"], &vector["file"]];
			assert_eq!(is_json(&bytes), vector["value"], "value: {name:?}");
			assert_eq!(Document::read(&bytes).is_ok(), vector["document"], "document: {name:?}");
		}
	}
}

/// All events of a text, with their spans.
fn events(text: &str) -> Vec<(String, String)> {
	let mut reader = Reader::new(text);
	let mut events = Vec::new();
	loop {
		let event = match reader.next().unwrap() {
			Event::End => return events,
			Event::EndObject(names) => {
				let names: Vec<_> = names.iter().collect();
				alloc::format!("EndObject {names:?}")
			}
			other => alloc::format!("{other:?}"),
		};
		events.push((event, text[reader.span()].into()));
	}
}

#[test]
fn events_should_come_in_order_and_with_their_spans() {
	let text = r#" { "b" : [ 1.0 , {"x":null,"w":{}} , [ ] ], "\u0061":"\n", "":true } "#;
	let events = events(text);
	let seen: Vec<_> = events.iter().map(|(event, span)| (event.as_str(), span.as_str())).collect();
	assert_eq!(
		seen,
		[
			("BeginObject", "{"),
			("Name(\"b\")", "\"b\" :"),
			("BeginArray", "["),
			("Number(\"1.0\")", "1.0"),
			("BeginObject", "{"),
			("Name(\"x\")", "\"x\":"),
			("Null", "null"),
			("Name(\"w\")", "\"w\":"),
			("BeginObject", "{"),
			("EndObject []", "}"),
			("EndObject [\"w\", \"x\"]", "}"),
			("BeginArray", "["),
			("EndArray", "]"),
			("EndArray", "]"),
			("Name(\"a\")", "\"\\u0061\":"),
			("String(\"\\n\")", "\"\\n\""),
			("Name(\"\")", "\"\":"),
			("Bool(true)", "true"),
			("EndObject [\"\", \"a\", \"b\"]", "}"),
		]
	);
}
