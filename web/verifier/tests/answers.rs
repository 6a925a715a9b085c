//! What a page is told, word for word.

use medibloc_record::{Document, Holding, Request, Seed, Terms};
use medibloc_verifier::{accounts, join, verify, MAX_INPUT_BYTES};
use serde_json::{json, Value};

/// A proof of one field of the worked example (section 15 of the specification).
fn proof() -> String {
	let document = Document::read(br#"{"resourceType":"Patient","active":true}"#).unwrap();
	let seed = Seed::from_bytes(core::array::from_fn(|index| index as u8));
	let terms = Terms { profile: "R4", previous: None, account: [0xaa; 32] };
	let holding = Holding { document: &document, seed: &seed, terms: &terms, attestations: &[] };
	let field = document.field("/active").unwrap();
	holding.disclose(&Request { fields: &[field], ..Request::default() }).unwrap().to_json()
}

const ANCHOR: &str = "110fe8797dec9af8ebd2b63fb420ec371365bfdd3b6e2210b30ade29db102ab0";

fn ask(policy: &str) -> Value {
	serde_json::from_str(&verify(proof().as_bytes(), policy.as_bytes())).unwrap()
}

fn join_all(codes: &Value) -> Value {
	serde_json::from_str(&join(codes.to_string().as_bytes())).unwrap()
}

#[test]
fn the_worked_example_should_be_told_as_documented() {
	let answer = ask(&format!(r#"{{"anchor":"{ANCHOR}"}}"#));
	let expected = json!({
		"verdict": "accepted",
		"anchor": ANCHOR,
		"content_root": "093d925a3519ef7aea5936a099e7db66dabbead1a7de15dcf7de1d0ca9d1f1fa",
		"profile": "R4",
		"previous": null,
		"subject": null,
		"attestations": null,
		"presentation": null,
		"opened": [],
		"disclosed": [{ "unit": 0, "pointer": "/active", "kind": "bool", "value": true }],
	});
	assert_eq!(answer, expected);
}

#[test]
fn every_demand_should_be_able_to_refuse() {
	let other = "00".repeat(32);
	let presented = json!({ "audience": "https://clinic.example", "nonce": other, "now": 0 });
	for (policy, reason) in [
		(json!({ "anchor": other }), "ANCHOR"),
		(json!({ "subject": other }), "SUBJECT"),
		(presented, "PRESENTATION"),
		(json!({ "floor": true }), "FLOOR"),
		(json!({ "min_attestations": 1 }), "POLICY"),
	] {
		let answer = ask(&policy.to_string());
		assert_eq!((&answer["verdict"], &answer["reason"]), (&json!("refused"), &json!(reason)));
	}
}

#[test]
fn policies_that_are_none_should_be_unusable() {
	let nonce = "00".repeat(32);
	for policy in [
		"",
		"[]",
		"null",
		r#"["00"]"#,
		r#"{"anchors":null}"#,
		r#"{"anchor":"00"}"#,
		r#"{"anchor":"0x00"}"#,
		r#"{"anchor":7}"#,
		r#"{"floor":true,"floor":false}"#,
		r#"{"floor":1}"#,
		r#"{"min_attestations":-1}"#,
		r#"{"min_attestations":1.0}"#,
		r#"{} {}"#,
		r#"{"now":0}"#,
		r#"{"audience":"a"}"#,
		&format!(r#"{{"audience":"a","nonce":"{nonce}"}}"#),
		&format!(r#"{{"audience":"","nonce":"{nonce}","now":0}}"#),
		&format!(r#"{{"audience":"a","nonce":"{nonce}","now":9007199254740992}}"#),
		r#"{"audience":"a","nonce":"000000","now":0}"#,
		r#"{"audience":"a","nonce":"no","now":0}"#,
	] {
		let answer = ask(policy);
		assert_eq!(answer["verdict"], "unusable", "{policy}: {answer}");
		assert!(!answer["detail"].as_str().unwrap().is_empty(), "{policy}");
	}
}

#[test]
fn inputs_should_be_refused_when_they_are_too_long_for_a_page() {
	let long = vec![b' '; MAX_INPUT_BYTES + 1];
	let verdict = |text: String| serde_json::from_str::<Value>(&text).unwrap()["verdict"].clone();
	assert_eq!(verdict(verify(&long, b"{}")), "unusable");
	assert_eq!(verdict(verify(&long[1..], b"{}")), "refused");
	assert_eq!(verdict(verify(b"", &long)), "unusable");
	for answer in [join(&long), accounts(&long)] {
		let answer: Value = serde_json::from_str(&answer).unwrap();
		assert_eq!(answer["state"], "unusable");
	}
}

#[test]
fn codes_should_be_told_apart_by_what_they_make() {
	let parts = ["MBR1/1/3/0A1B2C3D:MBR1:AB", "MBR1/3/3/0A1B2C3D:CD"];
	let partial = json!({ "state": "partial", "count": 3, "missing": [2] });
	assert_eq!(join_all(&json!(parts)), partial);
	assert_eq!(join_all(&json!([parts[1], parts[0], parts[1]])), partial);
	for codes in [
		json!([]),
		json!(["https://example.org"]),
		json!([parts[0], "MBR1:AB"]),
		json!([parts[0], "MBR1/2/3/0A1B2C3D:X", parts[1]]),
	] {
		let answer = join_all(&codes);
		assert_eq!(answer["state"], "refused", "{codes}: {answer}");
		assert!(!answer["detail"].as_str().unwrap().is_empty(), "{codes}");
	}
	for codes in [json!({}), json!([1]), json!("MBR1:AB")] {
		assert_eq!(join_all(&codes)["state"], "unusable", "{codes}");
	}
}
