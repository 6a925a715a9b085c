//! What is no proof, what cannot be checked, and what the rejections say.

mod support;

use medibloc_record::{
	limits::MAX_PROOF_BYTES, Commitment, Document, Policy, Proof, Reason, Rejection, Seed, Terms,
};
use serde_json::{json, Value};

const TEXT: &[u8] = br#"{"resourceType":"Patient","active":true,"multipleBirthInteger":2}"#;
const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [2; 32] };

fn proof() -> Value {
	let document = Document::read(TEXT).unwrap();
	let field = document.field("/active").unwrap();
	let proof = support::disclose(&document, &Seed::from_bytes([1; 32]), &TERMS, &[field]).unwrap();
	serde_json::from_str(&proof.to_json()).unwrap()
}

/// Why the proof is rejected after `change`.
fn rejection(change: impl FnOnce(&mut Value)) -> Rejection {
	let mut proof = proof();
	change(&mut proof);
	let verify = |proof: Proof| proof.verify(&Policy::default());
	Proof::read(proof.to_string().as_bytes()).and_then(verify).unwrap_err()
}

#[test]
fn a_member_that_is_missing_should_be_named() {
	for name in ["format", "version", "anchor", "blind", "header", "attestations", "units", "tree"]
	{
		let rejection = rejection(|proof| {
			proof.as_object_mut().unwrap().remove(name);
		});
		assert_eq!(rejection.reason, Reason::Format);
		assert!(rejection.detail.contains(&format!("`{name}`")), "{rejection}");
	}
	for pointer in ["/units/0", "/units/0/tree", "/units/0/leaves/0", "/tree", "/attestations"] {
		let names: Vec<String> =
			proof().pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
		for name in names {
			let rejection = rejection(|proof| {
				let object = proof.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
				object.remove(&name);
			});
			assert_eq!(rejection.reason, Reason::Format, "{pointer}/{name}");
			assert!(rejection.detail.contains(&format!("`{name}`")), "{rejection}");
		}
	}
}

#[test]
fn a_value_of_another_type_should_be_refused_everywhere() {
	fn pointers(json: &Value, here: String, into: &mut Vec<String>) {
		match json {
			Value::Object(members) => {
				for (name, member) in members {
					pointers(member, format!("{here}/{name}"), into);
				}
			}
			Value::Array(items) => {
				for (index, item) in items.iter().enumerate() {
					pointers(item, format!("{here}/{index}"), into);
				}
			}
			_ => {}
		}
		into.push(here);
	}
	let mut all = Vec::new();
	pointers(&proof(), String::new(), &mut all);
	assert!(all.len() > 25);
	for pointer in &all {
		for other in [json!(null), json!(1.5), json!([[]]), json!({"x": 1}), json!(-1), json!("é")]
		{
			let rejection = rejection(|proof| *proof.pointer_mut(pointer).unwrap() = other.clone());
			// A string is a name where a path has names.
			let of_type = pointer.contains("/path/") && other.is_string();
			assert!(of_type || rejection.reason == Reason::Format, "{pointer}: {rejection}");
		}
	}
}

#[test]
fn an_opened_text_should_be_no_longer_than_it_was() {
	let field = r#"{"a":"\b\t\n\f\r\"\\/\u0000\u001f","b\n":[1.50,null]}"#;
	let text = format!(r#"{{"resourceType":"Patient","x":{field}}}"#);
	let document = Document::read(text.as_bytes()).unwrap();
	let chosen = document.field("/x").unwrap();
	let proof =
		support::disclose(&document, &Seed::from_bytes([1; 32]), &TERMS, &[chosen]).unwrap();
	let json: Value = serde_json::from_str(&proof.to_json()).unwrap();
	assert_eq!(json["units"][0]["subtrees"][0]["value"], field);
}

#[test]
fn a_proof_should_have_2_to_the_27_bytes_at_most() {
	let mut text = proof().to_string().into_bytes();
	text.resize(MAX_PROOF_BYTES, b' ');
	let proof = Proof::read(&text).unwrap();
	assert!(proof.verify(&Policy::default()).is_ok());
	text.push(b' ');
	assert_eq!(Proof::read(&text).unwrap_err().reason, Reason::Limit);
}

#[test]
fn a_true_proof_about_another_anchor_should_be_rejected() {
	let proof = Proof::read(proof().to_string().as_bytes()).unwrap();
	let document = Document::read(TEXT).unwrap();
	let record = Commitment::new(&document, &Seed::from_bytes([1; 32]), &TERMS).unwrap();
	assert_eq!(proof.anchor(), record.anchor());
	let policy = |anchor| Policy { anchor: Some(anchor), ..Policy::default() };
	assert!(proof.verify(&policy(record.anchor())).is_ok());
	let rejection = proof.verify(&policy([0; 32])).unwrap_err();
	assert_eq!(rejection.reason, Reason::Anchor);
	assert!(rejection.detail.contains("ledger"));
}

#[test]
fn debug_should_not_print_a_document_or_its_blind() {
	let document = Document::read(TEXT).unwrap();
	assert_eq!(format!("{document:?}"), "Document { bytes: 65, units: 1, .. }");
	let record = Commitment::new(&document, &Seed::from_bytes([1; 32]), &TERMS).unwrap();
	let text = format!("{record:?}");
	assert!(text.starts_with("Commitment { anchor: [") && text.ends_with("], units: 1, .. }"));
	assert_eq!(text.matches('[').count(), 1);
}
