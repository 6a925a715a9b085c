//! The published vectors of proofs, through the page's interface.

use base64::{engine::general_purpose::STANDARD, Engine};
use medibloc_record::{pointer, Disclosed, LeafValue, Proof};
use medibloc_verifier::{accounts, join, verify};
use serde_json::{json, Value};
use std::fs;

/// The vectors in this file, with how many there are.
fn vectors(name: &str, count: usize) -> Vec<Value> {
	let text = fs::read(format!("../../record/tests/vectors/{name}")).unwrap();
	let vectors: Value = serde_json::from_slice(&text).unwrap();
	let proofs = vectors["proofs"].as_array().unwrap();
	assert_eq!(proofs.len(), count);
	proofs.clone()
}

fn proof(vector: &Value) -> Vec<u8> {
	match &vector["proof"] {
		Value::String(text) => text.clone().into_bytes(),
		_ => STANDARD.decode(vector["proof_base64"].as_str().unwrap()).unwrap(),
	}
}

fn ask(proof: &[u8], policy: &Value) -> Value {
	serde_json::from_str(&verify(proof, policy.to_string().as_bytes())).unwrap()
}

/// An account, with its address.
fn told(account: [u8; 32]) -> Value {
	let answer = accounts(json!([hex::encode(account)]).to_string().as_bytes());
	serde_json::from_str::<Value>(&answer).unwrap()["accounts"][0].take()
}

fn shown(disclosed: &Disclosed) -> Value {
	let value = match &disclosed.value {
		LeafValue::Null => Value::Null,
		LeafValue::Bool(value) => json!(value),
		LeafValue::String(text) | LeafValue::Number(text) => json!(text),
		LeafValue::Keys(names) => json!(names),
		LeafValue::Len(length) => json!(length),
	};
	json!({
		"unit": disclosed.unit,
		"pointer": pointer(disclosed.unit, &disclosed.path),
		"kind": disclosed.value.tag().name(),
		"value": value,
	})
}

#[test]
fn good_proofs_should_be_accepted_in_every_form() {
	for vector in vectors("proofs-accept.json", 57) {
		let name = vector["name"].as_str().unwrap();
		let (policy, expect) = (&vector["policy"], &vector["expect"]);
		let answer = ask(&proof(&vector), policy);
		assert_eq!(answer["verdict"], "accepted", "{name}: {answer}");
		assert_eq!(answer["anchor"], expect["anchor"], "{name}");
		assert_eq!(answer["content_root"], expect["content_root"], "{name}");
		let attestations = answer["attestations"].as_array().map_or(0, Vec::len);
		assert_eq!(attestations as u64, expect["attestations"].as_u64().unwrap_or(0), "{name}");

		let disclosed = answer["disclosed"].as_array().unwrap();
		let units = disclosed.chunk_by(|a, b| a["unit"] == b["unit"]);
		let (indexes, counts): (Vec<_>, Vec<_>) =
			units.map(|unit| (unit[0]["unit"].clone(), unit.len())).unzip();
		assert_eq!(json!(indexes), expect["units"], "{name}");
		assert_eq!(json!(counts), expect["leaves"], "{name}");
		let opened = answer["opened"].as_array().unwrap();
		let whole: Vec<bool> = indexes.iter().map(|index| opened.contains(index)).collect();
		assert_eq!(json!(whole), expect["whole"], "{name}");

		let read = Proof::read(&proof(&vector)).unwrap();
		let verified = read.verify(&Default::default()).unwrap();
		let expected: Vec<Value> =
			verified.disclosed().map(|disclosed| shown(&disclosed)).collect();
		assert_eq!(disclosed, &expected, "{name}");

		assert_eq!(answer["subject"], json!(verified.subject().map(told)), "{name}");
		let signers = verified.attestations().iter().map(|signed| told(signed.statement.signer));
		for (index, signer) in signers.enumerate() {
			assert_eq!(answer["attestations"][index]["signer"], signer, "{name}");
		}

		for form in [read.to_compact(), read.to_qr_text().into_bytes()] {
			assert_eq!(ask(&form, policy), answer, "{name}");
		}
	}
}

#[test]
fn proofs_without_an_anchor_to_compare_should_not_be_accepted() {
	for vector in vectors("proofs-accept.json", 57) {
		let accepted = ask(&proof(&vector), &vector["policy"]);
		let mut policy = vector["policy"].clone();
		policy.as_object_mut().unwrap().remove("anchor");
		let mut answer = ask(&proof(&vector), &policy);
		assert_eq!(answer["verdict"], "unanchored");
		answer["verdict"] = "accepted".into();
		assert_eq!(answer, accepted);
	}
}

#[test]
fn bad_proofs_should_be_refused_for_the_reason_of_the_library() {
	let vectors = [vectors("proofs-reject.json", 343), vectors("compact-reject.json", 35)].concat();
	for vector in vectors {
		let name = vector["name"].as_str().unwrap();
		let mut policy = vector["policy"].clone();
		// The vector demands a nonce alone, which a page must not.
		if name == "presentation-missing-2" {
			assert_eq!(ask(&proof(&vector), &policy)["verdict"], "unusable");
			policy["audience"] = "https://clinic.example".into();
			policy["now"] = 0.into();
		}
		let answer = ask(&proof(&vector), &policy);
		assert_eq!(answer["verdict"], "refused", "{name}: {answer}");
		assert!(!answer["detail"].as_str().unwrap().is_empty(), "{name}");
		assert_eq!(answer.as_object().unwrap().len(), 3, "{name}: nothing else is told");
		// Those that break a rule in themselves do so under any policy, for the same reason.
		let alone =
			Proof::read(&proof(&vector)).and_then(|proof| proof.verify(&Default::default()));
		if let Err(rejection) = alone {
			assert_eq!(answer["reason"], rejection.reason.code(), "{name}");
		} else {
			let reasons = ["ANCHOR", "SUBJECT", "PRESENTATION", "FLOOR", "POLICY"];
			assert!(reasons.contains(&answer["reason"].as_str().unwrap()), "{name}: {answer}");
			assert_eq!(answer["reason"], vector["reason"], "{name}");
		}
	}
}

#[test]
fn codes_should_make_a_proof_that_is_accepted() {
	for vector in vectors("proofs-accept.json", 57) {
		let text = Proof::read(&proof(&vector)).unwrap().to_qr_text();
		let mut codes = medibloc_record::split_qr_text(&text, 300).unwrap();
		codes.reverse();
		let answer: Value =
			serde_json::from_str(&join(json!(codes).to_string().as_bytes())).unwrap();
		assert_eq!(answer, json!({ "state": "complete", "text": text }));
	}
}
