//! The published vectors of proofs (sections 10 and 12).

mod support;

use medibloc_record::{Policy, Proof, Rejection, Verified};
use serde_json::Value;
use support::*;

fn text(vector: &Value) -> Vec<u8> {
	match &vector["proof"] {
		Value::String(text) => text.clone().into_bytes(),
		_ => from_base64(str(&vector["proof_base64"])),
	}
}

fn policy(vector: &Value, nonce: &[u8], run: impl FnOnce(&Policy) -> Outcome) -> Outcome {
	let policy = &vector["policy"];
	let known =
		["anchor", "subject", "audience", "nonce", "now", "floor", "min_attestations"].as_slice();
	assert!(policy.as_object().unwrap().keys().all(|name| known.contains(&name.as_str())));
	run(&Policy {
		anchor: option_hash(&policy["anchor"]),
		subject: option_hash(&policy["subject"]),
		audience: policy["audience"].as_str(),
		nonce: policy["nonce"].as_str().map(|_| nonce),
		now: policy["now"].as_u64(),
		floor: policy["floor"].as_bool().unwrap_or_default(),
		min_attestations: policy["min_attestations"].as_u64().map_or(0, |n| n.try_into().unwrap()),
	})
}

type Outcome = Result<Verified, Rejection>;

/// Verifies the proof that `bytes` are under the policy of the vector.
fn verify(bytes: &[u8], vector: &Value) -> Outcome {
	let nonce = vector["policy"]["nonce"].as_str().map(|hex| hex::decode(hex).unwrap());
	let nonce = nonce.unwrap_or_default();
	policy(vector, &nonce, |policy| Proof::read(bytes)?.verify(policy))
}

/// The hash over all that is disclosed, by the recipe of the vectors.
fn disclosed_sha256(verified: &Verified) -> [u8; 32] {
	let mut bytes = Vec::new();
	let length = |length: usize| u32::try_from(length).unwrap().to_be_bytes();
	let shown: Vec<_> = verified.disclosed().collect();
	for unit in shown.chunk_by(|a, b| a.unit == b.unit) {
		bytes.extend(unit[0].unit.to_be_bytes());
		bytes.push(u8::from(verified.opened().contains(&unit[0].unit)));
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
	for vector in proofs {
		let name = str(&vector["name"]);
		let verified =
			verify(&text(vector), vector).unwrap_or_else(|rejection| panic!("{name}: {rejection}"));
		let expect = &vector["expect"];
		assert_eq!(verified.anchor(), hash(&expect["anchor"]), "{name}");
		assert_eq!(verified.content_root(), hash(&expect["content_root"]), "{name}");
		assert_eq!(verified.record_root(), hash(&expect["record_root"]), "{name}");
		let shown: Vec<_> = verified.disclosed().collect();
		let units = shown.chunk_by(|a, b| a.unit == b.unit);
		let (indexes, counts): (Vec<_>, Vec<_>) =
			units.map(|unit| (unit[0].unit as usize, unit.len())).unzip();
		let numbers = |value: &Value| list(value).iter().map(usize).collect::<Vec<_>>();
		assert_eq!(indexes, numbers(&expect["units"]), "{name}");
		assert_eq!(counts, numbers(&expect["leaves"]), "{name}");
		let whole: Vec<bool> =
			indexes.iter().map(|index| verified.opened().contains(&(*index as u32))).collect();
		let expected: Vec<bool> =
			list(&expect["whole"]).iter().map(|whole| whole.as_bool().unwrap()).collect();
		assert_eq!(whole, expected, "{name}");
		let attestations = expect["attestations"].as_u64().unwrap_or_default();
		assert_eq!(verified.attestations().len() as u64, attestations, "{name}");
		assert_eq!(disclosed_sha256(&verified), hash(&expect["disclosed_sha256"]), "{name}");
	}
}

#[test]
fn good_proofs_should_be_the_same_in_every_form() {
	let vectors = vectors("proofs-accept.json");
	let mut compact = 0;
	for vector in list(&vectors["proofs"]) {
		let name = str(&vector["name"]);
		let proof = Proof::read(&text(vector)).unwrap();
		assert_eq!(Proof::read(proof.to_json().as_bytes()).as_ref(), Ok(&proof), "{name}");
		assert_eq!(Proof::read(&proof.to_compact()).as_ref(), Ok(&proof), "{name}");
		let code = proof.to_qr_text();
		assert_eq!(Proof::read(code.as_bytes()).as_ref(), Ok(&proof), "{name}");
		let accepted = verify(&text(vector), vector);
		assert_eq!(verify(code.as_bytes(), vector), accepted, "{name}");
		if let Some(published) = vector["compact"].as_str() {
			let published = from_base64(published);
			assert_eq!(proof.to_compact(), published, "{name}");
			assert_eq!(verify(&published, vector), accepted, "{name}");
			compact += 1;
		}
	}
	assert_eq!(compact, 56);
}

/// Where our reason is not that of the reference, and why ours is meant.
fn our_reason(class: &str, why: &str, reference: &str) -> String {
	match (class, why) {
		// A number of bytes that the form does not have is against the form, whether too many or too few.
		("base64", "hexadecimal") => "FORMAT",
		("sealed-length", _) => "FORMAT",
		// A nonce that is too short is beyond its limits as one that is too long.
		("presentation-field", "nonce of 15 bytes") => "LIMIT",
		// Section 10 gives each tag one type of value; for null and bool too.
		("leaf-value-type", "NULL with a value" | "BOOL as number") => "FORMAT",
		("sealed-value-type", _) => "FORMAT",
		_ => reference,
	}
	.into()
}

/// What is wrong with the rejections of `vectors`, if anything.
fn check_rejections(vectors: &[Value], expected: impl Fn(&Value) -> String) {
	let mut wrong = Vec::new();
	for vector in vectors {
		let expected = expected(vector);
		match verify(&text(vector), vector) {
			Err(rejection) if rejection.reason.code() == expected => {
				assert!(!rejection.detail.is_empty());
			}
			other => {
				let got = other.map(|_| "accepted").map_err(|rejection| rejection.to_string());
				let (name, why) = (&vector["class"], &vector["why"]);
				wrong.push(format!("{name}, {why}: expected {expected}, got {got:?}"));
			}
		}
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bad_proofs_should_be_rejected_for_the_published_reason() {
	let vectors = vectors("proofs-reject.json");
	let proofs = list(&vectors["proofs"]);
	assert_eq!(proofs.len(), 343);
	check_rejections(proofs, |vector| {
		our_reason(str(&vector["class"]), str(&vector["why"]), str(&vector["reason"]))
	});
}

#[test]
fn badly_encoded_compact_forms_should_be_rejected_for_the_published_reason() {
	let vectors = vectors("compact-reject.json");
	let proofs = list(&vectors["proofs"]);
	assert_eq!(proofs.len(), 35);
	check_rejections(proofs, |vector| str(&vector["reason"]).into());
}
