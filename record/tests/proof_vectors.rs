//! The published vectors of proofs (sections 10 and 12).

mod support;

use medibloc_record::{Policy, Proof, Reason, Rejection, Verified};
use serde_json::Value;
use support::*;

fn text(vector: &Value) -> Vec<u8> {
	match &vector["proof"] {
		Value::String(text) => text.clone().into_bytes(),
		_ => from_base64(str(&vector["proof_base64"])),
	}
}

/// Does the proof use opened units or subtrees, shown attestations, or a presentation?
fn is_unsupported(text: &[u8]) -> bool {
	let has = |word: &[u8]| text.windows(word.len()).any(|window| window == word);
	has(br#""key""#) || has(br#""shown""#) || has(br#""presentation""#)
}

/// What of the vector's policy this version offers.
fn policy(vector: &Value) -> Policy {
	let policy = &vector["policy"];
	Policy { anchor: option_hash(&policy["anchor"]), subject: option_hash(&policy["subject"]) }
}

/// Does the vector's policy demand what this version does not offer?
fn demands_more(vector: &Value) -> bool {
	let names = vector["policy"].as_object().unwrap().keys();
	names.filter(|name| !["anchor", "subject"].contains(&name.as_str())).count() > 0
}

fn verify(vector: &Value) -> Result<Verified, Rejection> {
	Proof::read(&text(vector))?.verify(&policy(vector))
}

/// The hash over all that is disclosed, by the recipe of the vectors.
fn disclosed_sha256(verified: &Verified) -> [u8; 32] {
	let mut bytes = Vec::new();
	let length = |length: usize| u32::try_from(length).unwrap().to_be_bytes();
	for unit in verified.disclosed().chunk_by(|a, b| a.unit == b.unit) {
		bytes.extend(unit[0].unit.to_be_bytes());
		bytes.push(0);
		bytes.extend(length(unit.len()));
		for leaf in unit {
			let value = leaf.value.encode();
			bytes.extend(length(leaf.path.as_bytes().len()));
			bytes.extend(leaf.path.as_bytes());
			bytes.push(leaf.value.tag().code());
			bytes.extend(length(value.len()));
			bytes.extend(value);
		}
	}
	sha256([bytes])
}

#[test]
fn good_proofs_should_be_accepted_and_show_what_is_published() {
	let vectors = vectors("proofs-accept.json");
	let proofs = list(&vectors["proofs"]);
	assert_eq!(proofs.len(), 57);
	let mut accepted = 0;
	for vector in proofs.iter().filter(|vector| !is_unsupported(&text(vector))) {
		let name = str(&vector["name"]);
		let verified = verify(vector).unwrap_or_else(|rejection| panic!("{name}: {rejection}"));
		let expect = &vector["expect"];
		assert_eq!(verified.anchor(), hash(&expect["anchor"]), "{name}");
		assert_eq!(verified.content_root(), hash(&expect["content_root"]), "{name}");
		assert_eq!(verified.record_root(), hash(&expect["record_root"]), "{name}");
		let units = verified.disclosed().chunk_by(|a, b| a.unit == b.unit);
		let (indexes, counts): (Vec<_>, Vec<_>) =
			units.map(|unit| (unit[0].unit as usize, unit.len())).unzip();
		let numbers = |value: &Value| list(value).iter().map(usize).collect::<Vec<_>>();
		assert_eq!(indexes, numbers(&expect["units"]), "{name}");
		assert_eq!(counts, numbers(&expect["leaves"]), "{name}");
		assert_eq!(disclosed_sha256(&verified), hash(&expect["disclosed_sha256"]), "{name}");

		let proof = Proof::read(&text(vector)).unwrap();
		assert_eq!(Proof::read(proof.to_json().as_bytes()).as_ref(), Ok(&proof), "{name}");
		accepted += 1;
	}
	assert_eq!(accepted, ACCEPTED);
}

/// Of the 57 good proofs, those that disclose nothing but leaves.
const ACCEPTED: usize = 19;

#[test]
fn good_proofs_with_what_cannot_be_checked_should_be_called_unsupported() {
	let vectors = vectors("proofs-accept.json");
	let proofs = list(&vectors["proofs"]);
	let mut refused = 0;
	for vector in proofs.iter().filter(|vector| is_unsupported(&text(vector))) {
		let rejection = verify(vector).unwrap_err();
		assert_eq!(rejection.reason, Reason::Unsupported, "{}: {rejection}", vector["name"]);
		refused += 1;
	}
	assert_eq!(refused, proofs.len() - ACCEPTED);
	// The compact form of any proof, as bytes and as text.
	let compact: Vec<&str> =
		proofs.iter().filter_map(|vector| vector["compact"].as_str()).collect();
	assert_eq!(compact.len(), 56);
	for base64 in compact {
		let rejection = Proof::read(&from_base64(base64)).unwrap_err();
		assert_eq!(rejection.reason, Reason::Unsupported);
	}
	let rejection = Proof::read(b"MBR1:6BF").unwrap_err();
	assert_eq!(rejection.reason, Reason::Unsupported);
}

/// Where our reason is not that of the reference, and why ours is meant.
fn our_reason(class: &str, why: &str, reference: &str) -> String {
	match (class, why) {
		// A number of bytes that the form does not have is against the form, whether too many or too few.
		("base64", "hexadecimal") => "FORMAT",
		// Section 10 gives each tag one type of value; for null and bool too.
		("leaf-value-type", "NULL with a value" | "BOOL as number") => "FORMAT",
		_ => reference,
	}
	.into()
}

#[test]
fn bad_proofs_should_be_rejected_for_the_published_reason() {
	let vectors = vectors("proofs-reject.json");
	let proofs = list(&vectors["proofs"]);
	assert_eq!(proofs.len(), 343);
	let in_scope = |vector: &&Value| !is_unsupported(&text(vector)) && !demands_more(vector);
	let mut rejected = 0;
	let mut wrong = Vec::new();
	for vector in proofs.iter().filter(in_scope) {
		let (class, why) = (str(&vector["class"]), str(&vector["why"]));
		let expected = our_reason(class, why, str(&vector["reason"]));
		match verify(vector) {
			Err(rejection) if rejection.reason.code() == expected => {
				assert!(!rejection.detail.is_empty());
			}
			other => {
				let got = other.map(|_| "accepted").map_err(|rejection| rejection.to_string());
				wrong.push(format!("{class}, {why}: expected {expected}, got {got:?}"));
			}
		}
		rejected += 1;
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
	assert_eq!(rejected, 150);
}

#[test]
fn bad_proofs_with_what_cannot_be_checked_should_be_rejected_too() {
	let vectors = vectors("proofs-reject.json");
	let mut rejected = 0;
	for vector in list(&vectors["proofs"]).iter().filter(|vector| is_unsupported(&text(vector))) {
		assert!(verify(vector).is_err(), "{}", vector["why"]);
		rejected += 1;
	}
	assert_eq!(rejected, 179);
}
