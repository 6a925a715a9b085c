//! What documents are refused, with what words, and where the limits lie.

mod support;

use medibloc_record::{
	limits::MAX_DOCUMENT_BYTES, Commitment, Document, DocumentError, JsonFault, Seed, Terms,
};

const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [1; 32] };

fn refused(text: &[u8]) -> DocumentError {
	Document::read(text).unwrap_err()
}

#[test]
fn messages_should_say_what_is_wrong_and_where() {
	let cases: &[(&[u8], &str)] = &[
		(b"", "the text ends where a value is expected, at byte 0 (line 1, column 1)"),
		(b"{\n \"a\": tru }", "found 't' where a value is expected, at byte 8 (line 2, column 7)"),
		("{\"é\":1,\n\"é\" 2}".as_bytes(), "found '2' where a colon is expected, at byte 14 (line 2, column 5)"),
		(b"{\"a\":1,}", "found '}' where the name of a member is expected, at byte 7 (line 1, column 8)"),
		(b"{\"a\":[1 2]}", "found '2' where a comma or the end of the array is expected, at byte 8 (line 1, column 9)"),
		(b"{\"a\":1 \"b\"}", "found '\"' where a comma or the end of the object is expected, at byte 7 (line 1, column 8)"),
		(b"{} {}", "something follows the end of the JSON value at byte 3 (line 1, column 4)"),
		(b"{\"a\":\"\t\"}", "the control character U+0009 must be escaped in a string, at byte 6 (line 1, column 7)"),
		(b"{\"a\":\"x\\q\"}", "an escape that JSON does not have at byte 7 (line 1, column 8)"),
		(b"{\"a\":\"\\ud800\"}", "an escaped surrogate without its other half at byte 6 (line 1, column 7)"),
		(b"{\"a\":01}", "a number that JSON does not allow at byte 5 (line 1, column 6)"),
		(b"{\"a\":\"x", "the text ends where the end of a string is expected, at byte 7 (line 1, column 8)"),
		(b"{\"a\":1,\"b\":2,\"\\u0061\":3}", "the second member named \"a\" of one object at byte 13 (line 1, column 14)"),
		(b"{\"a\":\"\xff\"}", "not UTF-8 at byte 6 (line 1, column 7)"),
		(b"\xef\xbb\xbf{}", "a byte order mark, which is not allowed, at byte 0 (line 1, column 1)"),
	];
	for (text, message) in cases {
		let expected = format!("the document is not strict JSON: {message}");
		assert_eq!(refused(text).to_string(), expected);
	}
	assert_eq!(
		refused(b" [1]").to_string(),
		"the document is not a JSON object: it begins otherwise at byte 1 (line 1, column 2)"
	);
}

#[test]
fn nesting_should_be_128_at_most() {
	let nested =
		|depth: usize| format!("{}{}{}", "{\"a\":".repeat(depth - 1), "[]", "}".repeat(depth - 1));
	assert!(Document::read(nested(128).as_bytes()).is_ok());
	let DocumentError::Json(error) = refused(nested(129).as_bytes()) else { panic!("JSON") };
	assert_eq!(error.fault, JsonFault::TooDeep);
	assert_eq!(error.position.offset, 128 * 5);
	// However deep, and also where nothing is closed.
	let DocumentError::Json(error) = refused("{\"a\":".repeat(1 << 20).as_bytes()) else {
		panic!("JSON")
	};
	assert_eq!(error.fault, JsonFault::TooDeep);
}

#[test]
fn a_number_should_have_1024_bytes_at_most() {
	let number = |bytes: usize| format!("{{\"v\":-{}}}", "7".repeat(bytes - 1));
	assert!(Document::read(number(1_024).as_bytes()).is_ok());
	let DocumentError::Json(error) = refused(number(1_025).as_bytes()) else { panic!("JSON") };
	assert_eq!(error.fault, JsonFault::NumberTooLong);
}

#[test]
fn every_truncation_should_be_refused() {
	let text = r#" {"resourceType":"Bundle","entry":[{"é":[1.5e+3,-0]},"\ud83d\ude00",{}],"t":true,"n":null}"#;
	assert!(Document::read(text.as_bytes()).is_ok());
	for end in 0..text.len() {
		assert!(Document::read(&text.as_bytes()[..end]).is_err(), "{end}");
	}
}

#[test]
fn a_document_should_have_2_to_the_26_bytes_at_most() {
	let mut text = br#"{"v":""#.to_vec();
	text.resize(MAX_DOCUMENT_BYTES - 2, b'x');
	text.extend(b"\"}");
	assert_eq!(text.len(), 1 << 26);
	let document = Document::read(&text).unwrap();
	let record = Commitment::new(&document, &Seed::from_bytes([1; 32]), &TERMS).unwrap();
	assert_eq!(record.leaves(), 2);
	text.push(b' ');
	assert_eq!(refused(&text), DocumentError::TooLarge { bytes: (1 << 26) + 1 });
}

#[test]
fn a_unit_should_have_2_to_the_20_leaves_at_most() {
	// A million members and more, in falling order: sorting them is what a quadratic reader would fail at.
	let members = |count: u32| {
		let list: Vec<String> = (0..count).rev().map(|i| format!("\"{i:07}\":0")).collect();
		format!("{{{}}}", list.join(","))
	};
	let text = members((1 << 20) - 1);
	let document = Document::read(text.as_bytes()).unwrap();
	assert_eq!(document.leaves(0), Some(1 << 20));
	assert_eq!(support::units(&document, &Seed::from_bytes([1; 32]), &TERMS)[0].depth, 20);
	assert_eq!(refused(members(1 << 20).as_bytes()), DocumentError::TooManyLeaves { unit: 0 });

	let entry = |elements: usize| {
		let list = vec!["0"; elements].join(",");
		format!(r#"{{"resourceType":"Bundle","entry":[[0],[{list}],2]}}"#)
	};
	let text = entry((1 << 20) - 1);
	assert_eq!(Document::read(text.as_bytes()).unwrap().leaves(2), Some(1 << 20));
	assert_eq!(refused(entry(1 << 20).as_bytes()), DocumentError::TooManyLeaves { unit: 2 });
	// Not split, it is one unit.
	let whole = text.replace("Bundle", "List");
	assert_eq!(refused(whole.as_bytes()), DocumentError::TooManyLeaves { unit: 0 });
}

#[test]
fn a_record_should_have_2_to_the_20_units_at_most() {
	let bundle = |entries: usize, kind: &str| {
		let list = vec!["1"; entries].join(",");
		format!(r#"{{"entry":[{list}],"resourceType":"{kind}"}}"#)
	};
	let text = bundle((1 << 20) - 1, "Bundle");
	let document = Document::read(text.as_bytes()).unwrap();
	assert_eq!(document.units(), 1 << 20);
	for kind in ["Bundle", "List"] {
		let error = refused(bundle(1 << 20, kind).as_bytes());
		assert!(matches!(error, DocumentError::TooManyEntries(_)));
	}
}

#[test]
fn paths_should_count_from_the_root_of_the_unit() {
	// In the unit the path has 4,091 + 5 bytes, in the document 15 more.
	let text = |kind: &str, bytes: usize| {
		format!(r#"{{"entry":[{{"{}":1}}],"resourceType":"{kind}"}}"#, "k".repeat(bytes))
	};
	assert!(Document::read(text("Bundle", 4_091).as_bytes()).is_ok());
	for (kind, bytes) in [("Bundle", 4_092), ("List", 4_077)] {
		let DocumentError::PathTooLong(position) = refused(text(kind, bytes).as_bytes()) else {
			panic!("{kind}")
		};
		assert_eq!(position.offset, bytes + 14);
	}
	assert!(Document::read(text("List", 4_076).as_bytes()).is_ok());
}

#[test]
fn the_sum_of_all_paths_should_be_2_to_the_28_bytes_at_most() {
	// A name of 4,083 bytes, so that each element adds 4,093 bytes, and the array and the object 4,088.
	let text = |elements: usize| {
		let list = vec!["0"; elements].join(",");
		format!(r#"{{"{}":[{list}]}}"#, "k".repeat(4_083))
	};
	let fits = ((1 << 28) - 4_088) / 4_093;
	assert!(Document::read(text(fits).as_bytes()).is_ok());
	let bytes = 4_088 + 4_093 * (fits as u64 + 1);
	assert_eq!(refused(text(fits + 1).as_bytes()), DocumentError::PathsTooLong { bytes });
}
