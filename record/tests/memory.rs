//! How much memory a document takes: at most 6 times its bytes, 64 bytes for each leaf, and 16 MiB, with the document
//! itself in it and besides what is asked for.

#[path = "support/memory.rs"]
mod memory;
mod support;

use medibloc_record::{
	limits::MAX_DOCUMENT_BYTES, Commitment, Document, DocumentError, Field, Holding, Policy, Proof,
	Request, Seed, Terms,
};
use memory::{check, measure};

const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [4; 32] };

/// A document of these bytes, filled up with white space.
fn padded(text: &str, bytes: usize) -> String {
	format!("{text}{}", " ".repeat(bytes - text.len()))
}

/// A document of these bytes with one long string.
fn long_string(piece: &str, bytes: usize) -> String {
	let (head, tail) = (r#"{"resourceType":"Patient","gender":"male","id":""#, "\"}");
	let pieces = (bytes - head.len() - tail.len()) / piece.len();
	padded(&[head, &piece.repeat(pieces), tail].concat(), bytes)
}

/// A resource with so many leaves, of as few bytes as there can be.
fn numbers(leaves: usize) -> String {
	let list = vec!["0"; leaves - 4].join(",");
	format!(r#"{{"resourceType":"Basic","id":"x","x":[{list}]}}"#)
}

/// A resource whose top has so many members, in falling order.
fn members(count: usize) -> String {
	let list: Vec<String> = (2..count).rev().map(|i| format!("\"{i:07}\":0")).collect();
	format!(r#"{{"resourceType":"Basic","id":"x",{}}}"#, list.join(","))
}

/// A Bundle of so many entries.
fn bundle(entries: usize, entry: &str) -> String {
	let list = vec![entry; entries].join(",");
	format!(r#"{{"resourceType":"Bundle","id":"x","entry":[{list}]}}"#)
}

/// A resource that holds so many others, as short as they can be and with paths that come to 2^28 bytes.
fn resources() -> String {
	let resource = r#"{"resourceType":"List"}"#;
	let list = vec![resource; ((1 << 28) - 10_000) / 8_170].join(",");
	let name = "k".repeat(4_065);
	format!(r#"{{"resourceType":"Basic","id":"x","contained":[],"{name}":[{list}]}}"#)
}

/// A resource whose paths come to 2^28 bytes.
fn long_paths() -> String {
	let list = vec!["0"; ((1 << 28) - 5_000) / 4_093].join(",");
	format!(r#"{{"resourceType":"Basic","id":"x","{}":[{list}]}}"#, "k".repeat(4_083))
}

/// The entries of a Bundle of the examples, over and over.
fn synthea() -> String {
	let file = "synthea-r4/Freda_OConnell_00347da0-395c-40ed-ae52-96f1587480b5.json";
	let text = String::from_utf8(support::example(file)).unwrap();
	let text = text.replacen('{', r#"{"id":"x","#, 1);
	let begin = text.find("\"entry\": [").unwrap() + 10;
	let end = text.rfind(']').unwrap();
	let (head, entries, tail) = (&text[..begin], &text[begin..end], &text[end..]);
	let times = (MAX_DOCUMENT_BYTES - head.len() - tail.len()) / (entries.len() + 1);
	padded(&[head, &vec![entries; times].join(","), tail].concat(), MAX_DOCUMENT_BYTES)
}

/// A document by what it has much of.
type Sample = (&'static str, fn() -> String);

/// What takes most in one way or another. Just over a power of two, as many pads as leaves are added to a tree.
const DOCUMENTS: [Sample; 8] = [
	("a long string", || long_string("x", MAX_DOCUMENT_BYTES)),
	("a long string of escapes", || long_string("\\n", 1 << 24)),
	("numbers", || numbers((1 << 19) + 1)),
	("members", || members((1 << 19) + 1)),
	("units", || bundle(1 << 17, "{}")),
	("long paths", long_paths),
	("resources", resources),
	("many resources", synthea),
];

fn leaves(document: &Document<'_>) -> usize {
	let of_units = (0..document.units()).map(|unit| document.leaves(unit).unwrap());
	of_units.map(|leaves| leaves as usize).sum()
}

fn seal(document: &Document<'_>) {
	Commitment::new(document, &Seed::from_bytes([1; 32]), &TERMS).unwrap();
}

fn show(document: &Document<'_>) {
	let mut shown = 0;
	document.marked_values("R4", |_, _| shown += 1).unwrap();
	assert_eq!(shown, leaves(document));
}

fn disclose(document: &Document<'_>, field: Field, floor: bool) {
	let fields = [field];
	let request = Request { fields: &fields, floor, ..Request::default() };
	let seed = Seed::from_bytes([1; 32]);
	let holding = Holding { document, seed: &seed, terms: &TERMS, attestations: &[] };
	let proof = holding.disclose(&request).unwrap();
	let json = proof.to_json().len();
	assert!(json > proof.to_compact().len());
}

/// Something that a holder does with a document.
type Work = (&'static str, fn(&Document<'_>));

/// What a holder does with a document, each after it was read.
const WORK: [Work; 6] = [
	("sealing", seal),
	("selecting", |document| {
		assert!(document.select("id").is_ok());
		// What leads to no field or to many has an error that says what is there.
		for path in ["missing", "x.first().y", "entry.resource", "entry.where(resource.id = '')"] {
			assert!(document.select(path).is_err(), "{path}");
		}
	}),
	("showing", show),
	("disclosing a field", |document| disclose(document, document.select("id").unwrap(), false)),
	("disclosing a field with its floor", |document| {
		disclose(document, document.select("id").unwrap(), true);
	}),
	("disclosing a whole unit", |document| {
		// The largest, and none of a Bundle itself.
		let pointer = if document.is_bundle() { "/entry/0" } else { "" };
		disclose(document, document.field(pointer).unwrap(), false);
	}),
];

fn expect_bounded(name: &str, text: &str, work: &[Work]) {
	for (work, run) in work {
		let (leaves, taken) = measure(|| {
			let document = Document::read(text.as_bytes()).unwrap();
			run(&document);
			leaves(&document)
		});
		check(&format!("{work}, {name}"), taken.most, text.len(), leaves);
	}
}

#[test]
fn the_work_of_a_holder_should_take_bounded_memory() {
	for (name, text) in DOCUMENTS {
		expect_bounded(name, &text(), &WORK);
	}
}

#[test]
fn units_without_content_should_take_bounded_memory() {
	// With the unit of the Bundle itself one more than a power of two, so that as many pads are added.
	let text = bundle(1 << 19, "0");
	expect_bounded("half a million units", &text, &[("sealing", seal), ("showing", show)]);
}

#[test]
fn selecting_many_fields_should_take_bounded_memory_besides_these() {
	for (name, text, path) in [
		("numbers", numbers((1 << 19) + 1), "x"),
		("resources", synthea(), "entry.resource.where(status.exists()).status"),
	] {
		let document = Document::read(text.as_bytes()).unwrap();
		let (fields, taken) = measure(|| document.select_all(path).unwrap());
		assert!(fields.len() > 10_000, "{name}");
		check(name, taken.most - taken.kept, text.len(), leaves(&document));
	}
}

#[test]
fn finding_what_identifies_should_take_bounded_memory_besides_it() {
	for (name, text) in DOCUMENTS {
		let text = text();
		let document = Document::read(text.as_bytes()).unwrap();
		for profile in ["R4", "unknown"] {
			let (marks, taken) = measure(|| document.identifying(profile).unwrap());
			assert!(!marks.is_empty(), "{name}");
			check(name, taken.most - taken.kept, text.len(), leaves(&document));
		}
	}
}

#[test]
fn a_document_that_is_too_large_should_take_no_memory() {
	let text = padded("{}", MAX_DOCUMENT_BYTES + 1);
	let (refused, taken) = measure(|| Document::read(text.as_bytes()).map(|_| ()));
	assert_eq!(refused, Err(DocumentError::TooLarge { bytes: text.len() }));
	assert!(taken.most < 1_000, "{}", taken.most);
}

/// Verifies a proof of these fields and looks at all that it shows, which are so many leaves, within the bound.
fn expect_bounded_verification(
	name: &str,
	document: &Document<'_>,
	fields: &[Field],
	leaves: usize,
) {
	let seed = Seed::from_bytes([1; 32]);
	let proof = support::disclose(document, &seed, &TERMS, fields).unwrap();
	for proof in [proof.to_json().into_bytes(), proof.to_compact()] {
		let (shown, taken) = measure(|| {
			let verified = Proof::read(&proof).unwrap().verify(&Policy::default()).unwrap();
			verified.disclosed().count()
		});
		assert_eq!(shown, leaves, "{name}");
		check(name, taken.most, proof.len(), leaves);
	}
}

#[test]
fn verifying_and_showing_what_is_opened_should_take_bounded_memory() {
	for (name, text) in DOCUMENTS {
		let text = text();
		let document = Document::read(text.as_bytes()).unwrap();
		let all = leaves(&document);
		let of_bundle = document.leaves(0).unwrap() as usize;
		let (fields, shown) = match document.is_bundle() {
			true => (document.select_all("entry").unwrap(), all - of_bundle),
			false => (vec![document.field("").unwrap()], all),
		};
		expect_bounded_verification(name, &document, &fields, shown);
	}
}

#[test]
fn verifying_and_showing_single_leaves_should_take_bounded_memory() {
	let text = numbers(1 << 17);
	let document = Document::read(text.as_bytes()).unwrap();
	let every_second = document.select_all("x").unwrap().into_iter().step_by(2);
	let fields: Vec<Field> = every_second.collect();
	expect_bounded_verification("every second number", &document, &fields, fields.len());
}
