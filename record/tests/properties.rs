//! Properties of records and proofs over documents of any shape.

#[path = "support/json.rs"]
mod json;
mod support;

use json::{Json, Style};
use medibloc_record::{Commitment, Document, Field, Policy, Proof, Reason, Seed, Terms, Verified};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const TERMS: Terms<'_> = Terms { profile: "R5", previous: Some([3; 32]), account: [4; 32] };

fn value() -> impl Strategy<Value = Json> {
	let scalar = prop_oneof![
		Just(Json::Null),
		any::<bool>().prop_map(Json::Bool),
		"-?(0|[1-9][0-9]{0,4})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?".prop_map(Json::Number),
		any::<String>().prop_map(Json::String),
		"[a-z\"\\\\/\u{0}-\u{20}é😀]{0,6}".prop_map(Json::String),
	];
	scalar.prop_recursive(4, 40, 5, |inner| {
		prop_oneof![
			prop::collection::vec(inner.clone(), 0..5).prop_map(Json::Array),
			members(inner).prop_map(Json::Object),
		]
	})
}

fn members(value: impl Strategy<Value = Json>) -> impl Strategy<Value = Vec<(String, Json)>> {
	let name = prop_oneof!["[a-e]{1,2}", "[\"\\\\/~\u{0}-\u{20}é😀]{0,3}"];
	prop::collection::btree_map(name, value, 0..5).prop_map(|map| map.into_iter().collect())
}

/// A document: any object, or a Bundle.
fn document() -> impl Strategy<Value = Json> {
	let bundle =
		(members(value()), prop::collection::vec(value(), 0..6)).prop_map(|(rest, entry)| {
			let mut members: BTreeMap<String, Json> = rest.into_iter().collect();
			members.insert("resourceType".into(), Json::String("Bundle".into()));
			members.insert("entry".into(), Json::Array(entry));
			Json::Object(members.into_iter().collect())
		});
	prop_oneof![members(value()).prop_map(Json::Object), bundle]
}

/// Pointers to every node.
fn pointers(json: &Json, here: &str, into: &mut Vec<String>) {
	into.push(here.into());
	match json {
		Json::Array(elements) => {
			for (index, element) in elements.iter().enumerate() {
				pointers(element, &format!("{here}/{index}"), into);
			}
		}
		Json::Object(members) => {
			for (name, member) in members {
				let token = name.replace('~', "~0").replace('/', "~1");
				pointers(member, &format!("{here}/{token}"), into);
			}
		}
		_ => {}
	}
}

/// Changes the scalar, or empty object or array, that is the `n`-th of the document.
fn change(json: &mut Json, n: &mut usize) -> bool {
	match json {
		Json::Array(elements) if !elements.is_empty() => {
			elements.iter_mut().any(|element| change(element, n))
		}
		Json::Object(members) if !members.is_empty() => {
			members.iter_mut().any(|(_, member)| change(member, n))
		}
		_ if *n > 0 => {
			*n -= 1;
			false
		}
		other => {
			*other = match other {
				Json::Null => Json::Bool(false),
				Json::Bool(truth) => Json::Bool(!*truth),
				Json::Number(lexeme) if lexeme.contains(['.', 'e', 'E']) => {
					Json::Number("0".into())
				}
				// The same value, spelled otherwise.
				Json::Number(lexeme) => Json::Number(format!("{lexeme}.0")),
				Json::String(text) => Json::String(format!("{text}\0")),
				Json::Array(_) => Json::Object(Vec::new()),
				Json::Object(_) => Json::Array(Vec::new()),
			};
			true
		}
	}
}

fn anchor(text: &str, seed: &Seed) -> [u8; 32] {
	let document = Document::read(text.as_bytes()).unwrap();
	Commitment::new(&document, seed, &TERMS).unwrap().anchor()
}

fn seed(byte: u8) -> Seed {
	Seed::from_bytes([byte; 32])
}

fn fields(document: &Document<'_>, json: &Json) -> Vec<Field> {
	let mut all = Vec::new();
	pointers(json, "", &mut all);
	all.iter().filter_map(|pointer| document.field(pointer).ok()).collect()
}

fn verify(proof: &[u8], anchor: [u8; 32]) -> Result<Verified, Reason> {
	let policy = Policy { anchor: Some(anchor), ..Policy::default() };
	let verified = Proof::read(proof).and_then(|proof| proof.verify(&policy));
	verified.map_err(|rejection| rejection.reason)
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn the_anchor_should_not_change_with_the_spelling(json in document(), a: u64, b: u64) {
		let (a, b) = (Style(a).write(&json), Style(b).write(&json));
		prop_assert_eq!(anchor(&a, &seed(1)), anchor(&b, &seed(1)));
	}

	#[test]
	fn the_anchor_should_change_with_every_value(json in document(), n in 0_usize..12, style: u64) {
		// Without members, the only change is to something that is no document.
		prop_assume!(json != Json::Object(Vec::new()));
		let mut changed = json.clone();
		if change(&mut changed, &mut n.clone()) {
			let (a, b) = (Style(style).write(&json), Style(style).write(&changed));
			prop_assert_ne!(anchor(&a, &seed(1)), anchor(&b, &seed(1)));
		}
	}

	#[test]
	fn a_proof_should_show_exactly_the_fields_chosen(json in document(), choice: u64, style: u64) {
		let text = Style(style).write(&json);
		let document = Document::read(text.as_bytes()).unwrap();
		let record = Commitment::new(&document, &seed(2), &TERMS).unwrap();
		let all = fields(&document, &json);
		let mut pick = Style(choice);
		let chosen: Vec<Field> = all.iter().filter(|_| pick.pick(4) == 0).cloned().collect();
		prop_assume!(!chosen.is_empty());
		let proof = support::disclose(&document, &seed(2), &TERMS, &chosen).unwrap().to_json();
		let verified = verify(proof.as_bytes(), record.anchor());
		let verified = verified.map_err(|reason| TestCaseError::fail(reason.code()))?;
		prop_assert_eq!(verified.content_root(), record.content_root());
		prop_assert_eq!(verified.header(), record.header());

		let key = |unit, path: &[u8]| (unit, path.to_vec());
		let shown: Vec<_> =
			verified.disclosed().map(|leaf| key(leaf.unit, leaf.path.as_bytes())).collect();
		prop_assert!(shown.is_sorted());
		// Each node has one leaf; chosen are those at or under a chosen field.
		let expected: BTreeSet<_> = all
			.iter()
			.filter(|field| {
				let holds = |chosen: &Field| {
					chosen.unit() == field.unit() && field.path().starts_with(chosen.path())
				};
				chosen.iter().any(holds)
			})
			.map(|field| key(field.unit(), field.path().as_bytes()))
			.collect();
		prop_assert_eq!(shown, expected.into_iter().collect::<Vec<_>>());
	}

	#[test]
	fn a_changed_proof_should_be_rejected_or_show_the_same(
		json in document(), style: u64, choice: u64, places: [u64; 12], byte: u8,
	) {
		let text = Style(style).write(&json);
		let document = Document::read(text.as_bytes()).unwrap();
		let anchor = Commitment::new(&document, &seed(2), &TERMS).unwrap().anchor();
		let all = fields(&document, &json);
		prop_assume!(!all.is_empty());
		let field = all[Style(choice).pick(all.len())].clone();
		let proof = support::disclose(&document, &seed(2), &TERMS, &[field]).unwrap().to_json().into_bytes();
		let honest = verify(&proof, anchor);
		prop_assert!(honest.is_ok());
		for (n, place) in places.into_iter().enumerate() {
			let mut changed = proof.clone();
			let at = Style(place).pick(changed.len());
			match n % 3 {
				0 => changed[at] ^= 1 << (byte % 8),
				1 => drop(changed.remove(at)),
				_ => changed[at] = b"0123456789abcXYZ-_\"[]{},:tn"[usize::from(byte) % 27],
			}
			let outcome = verify(&changed, anchor);
			prop_assert!(outcome.is_err() || outcome == honest, "{}", at);
		}
	}

	#[test]
	fn reading_should_not_panic_on_any_bytes(bytes: Vec<u8>) {
		let _ = Document::read(&bytes);
		let _ = Proof::read(&bytes);
	}

	#[test]
	fn reading_should_not_panic_on_pieces_of_json(
		pieces in prop::collection::vec("[\\[\\]{},:]|\"(a|é|\\\\)?\"?|\\\\u(d8|dc)?[0-9a-f]{2}|-?[0-9.]{0,3}|entry|true|null| ", 0..40),
	) {
		let text = pieces.concat();
		let _ = Document::read(text.as_bytes());
		let _ = Proof::read(text.as_bytes());
	}
}

const EXAMPLES: [&str; 5] = [
	"fhir-r4/Observation-example.json",
	"fhir-r4/Patient-example.json",
	"fhir-r4/Bundle-f202.json",
	"fhir-r4/CarePlan-f001.json",
	"fhir-r5/Patient-example.json",
];

/// Every scalar of an example, by its pointer.
fn scalars(document: &Document<'_>, json: &serde_json::Value) -> Vec<(Field, String)> {
	fn collect(json: &serde_json::Value, here: String, into: &mut Vec<(String, String)>) {
		match json {
			serde_json::Value::Array(list) => {
				for (index, item) in list.iter().enumerate() {
					collect(item, format!("{here}/{index}"), into);
				}
			}
			serde_json::Value::Object(members) => {
				for (name, member) in members {
					collect(member, format!("{here}/{name}"), into);
				}
			}
			serde_json::Value::String(text) => into.push((here, text.clone())),
			other => into.push((here, other.to_string())),
		}
	}
	let mut found = Vec::new();
	collect(json, String::new(), &mut found);
	found.into_iter().map(|(pointer, text)| (document.field(&pointer).unwrap(), text)).collect()
}

#[test]
fn a_proof_should_hold_no_salt_and_no_value_of_what_is_withheld() {
	for file in EXAMPLES {
		let text = support::example(file);
		let document = Document::read(&text).unwrap();
		let json = serde_json::from_slice(&text).unwrap();
		let all = scalars(&document, &json);
		let alone = |field: &Field| {
			support::disclose(&document, &seed(7), &TERMS, core::slice::from_ref(field))
				.unwrap()
				.to_json()
		};
		let salt = |proof: &str| {
			let json: serde_json::Value = serde_json::from_str(proof).unwrap();
			json["units"][0]["leaves"][0]["salt"].as_str().unwrap().to_owned()
		};
		let proofs: Vec<String> = all.iter().map(|(field, _)| alone(field)).collect();
		let salts: BTreeSet<String> = proofs.iter().map(|proof| salt(proof)).collect();
		assert_eq!(salts.len(), all.len(), "every leaf has a salt of its own");
		for (proof, (field, shown)) in proofs.iter().zip(&all) {
			let own = salt(proof);
			assert!(salts.iter().all(|salt| *salt == own || !proof.contains(salt.as_str())));
			let leaks = |withheld: &String| {
				// Short values may well occur by chance.
				withheld.len() > 12
					&& !shown.contains(withheld.as_str())
					&& proof.contains(withheld.as_str())
			};
			assert!(!all.iter().any(|(_, withheld)| leaks(withheld)), "{}", field.pointer());
		}
	}
}

#[test]
fn every_change_of_one_byte_of_a_proof_should_be_rejected() {
	let text = support::example("fhir-r4/Bundle-f202.json");
	let document = Document::read(&text).unwrap();
	let fields = [
		document.field("/type").unwrap(),
		document.field("/entry/1/resource/resourceType").unwrap(),
		document.field("/entry/0/fullUrl").unwrap(),
	];
	let anchor = Commitment::new(&document, &seed(2), &TERMS).unwrap().anchor();
	let proof =
		support::disclose(&document, &seed(2), &TERMS, &fields).unwrap().to_json().into_bytes();
	assert!(verify(&proof, anchor).is_ok());
	for at in 0..proof.len() {
		for byte in *b"0A_\" " {
			let mut changed = proof.clone();
			changed[at] = byte;
			assert!(changed == proof || verify(&changed, anchor).is_err(), "byte {at}");
		}
		let mut shorter = proof.clone();
		shorter.remove(at);
		assert!(verify(&shorter, anchor).is_err(), "byte {at}");
		assert!(verify(&proof[..at], anchor).is_err(), "byte {at}");
	}
}
