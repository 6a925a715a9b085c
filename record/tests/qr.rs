//! Proofs as texts of QR codes, and spread over several of them.

mod support;

use medibloc_record::{
	join_qr_texts, split_qr_text, Document, Proof, QrError, QrParts, Seed, Terms, MAX_QR_TEXT,
};
use proptest::prelude::*;

/// The text of a proof of about half of an example.
fn text() -> String {
	let text = support::example("fhir-r4/Patient-example.json");
	let document = Document::read(&text).unwrap();
	let terms = Terms { profile: "R4", previous: None, account: [4; 32] };
	let fields = ["/name", "/telecom", "/address", "/contact"]
		.map(|pointer| document.field(pointer).unwrap());
	let proof = support::disclose(&document, &Seed::from_bytes([7; 32]), &terms, &fields).unwrap();
	let text = proof.to_qr_text();
	assert_eq!(Proof::read(text.as_bytes()), Ok(proof));
	text
}

#[test]
fn texts_should_be_of_the_alphanumeric_mode() {
	let text = text();
	let parts = split_qr_text(&text, 500).unwrap();
	assert!(parts.len() > 3);
	for text in parts.iter().chain([&text]) {
		let allowed =
			|c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || " $%*+-./:".contains(c);
		assert!(text.chars().all(allowed), "{text}");
	}
	assert!(parts.iter().all(|part| part.len() <= 500));
	assert_eq!(split_qr_text(&text, text.len()).unwrap(), [text]);
}

#[test]
fn the_largest_code_should_hold_a_proof_of_2860_bytes() {
	// 1,430 pairs of bytes in three characters each, behind `MBR1:`.
	assert_eq!(5 + 1_430 * 3, MAX_QR_TEXT - 1);
}

#[test]
fn parts_that_do_not_make_a_proof_should_be_refused_with_what_is_wrong() {
	let whole = text();
	let parts = split_qr_text(&whole, 400).unwrap();
	let join = |texts: &[&str]| join_qr_texts(texts.iter().copied());
	let all: Vec<&str> = parts.iter().map(String::as_str).collect();
	assert_eq!(join(&[]), Err(QrError::Missing { numbers: vec![] }));
	let missing = (3..=parts.len()).collect();
	assert_eq!(join(&all[..2]), Err(QrError::Missing { numbers: missing }));
	let other = split_qr_text(&whole.replace('A', "B"), 400).unwrap();
	assert_eq!(join(&[all[0], &other[1]]), Err(QrError::AnotherProof));
	let changed = format!("{}X", all[0]);
	assert_eq!(join(&[all[0], &changed]), Err(QrError::Contradiction { number: 1 }));
	let mut misread = all.clone();
	misread[0] = &changed;
	assert_eq!(join(&misread), Err(QrError::Digest));
	for bad in [
		"",
		"https://example.org",
		"MBR1/1/2:X",
		"MBR1/0/2/00000000:X",
		"MBR1/3/2/00000000:X",
		"MBR1/1/1000/00000000:X",
		"MBR1/+1/2/00000000:X",
		"MBR1/1/2/00000000/1:X",
	] {
		assert_eq!(join(&[bad]), Err(QrError::NoPart), "{bad}");
	}
	// What was added before stays.
	let mut parts = QrParts::default();
	all.iter().for_each(|part| parts.add(part).unwrap());
	assert_eq!(parts.add("nothing"), Err(QrError::NoPart));
	assert_eq!(parts.text(), Ok(whole));
	assert_eq!(split_qr_text(&"A".repeat(100_000), 30), Err(QrError::TooLong));
}

proptest! {
	#[test]
	fn parts_should_join_in_any_order(most in 30_usize..2_000, turn: prop::sample::Index) {
		let whole = text();
		let mut parts = split_qr_text(&whole, most).unwrap();
		let places = parts.len();
		parts.rotate_left(turn.index(places));
		let again = parts[0].clone();
		parts.push(again);
		prop_assert_eq!(join_qr_texts(parts.iter().map(String::as_str)), Ok(whole));
	}

	#[test]
	fn reading_codes_should_not_panic(text: String, parts in prop::collection::vec("MBR1[:/][0-9/A-F]{0,20}:?.{0,5}", 0..5)) {
		let _ = Proof::read(text.as_bytes());
		let _ = Proof::read(format!("MBR1:{text}").as_bytes());
		let _ = join_qr_texts(parts.iter().map(String::as_str));
	}

	#[test]
	fn reading_the_compact_form_should_not_panic(bytes: Vec<u8>) {
		let mut compact = vec![0x89, 0x64, b'M', b'B', b'R', b'1'];
		compact.extend(bytes);
		let _ = Proof::read(&compact);
	}
}
