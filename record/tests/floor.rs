//! The clinical floor, from both sides: what a holder adds is what a verifier demands.

mod support;

use medibloc_record::{
	DiscloseError, Document, Field, FloorFault, Holding, Policy, Reason, Request, Seed, Terms,
};
use serde_json::Value;

fn terms(profile: &str) -> Terms<'_> {
	Terms { profile, previous: None, account: [4; 32] }
}

/// Pointers to every scalar.
fn scalars(json: &Value, here: String, into: &mut Vec<String>) {
	match json {
		Value::Array(list) => {
			for (index, item) in list.iter().enumerate() {
				scalars(item, format!("{here}/{index}"), into);
			}
		}
		Value::Object(members) => {
			for (name, member) in members {
				scalars(member, format!("{here}/{name}"), into);
			}
		}
		_ => into.push(here),
	}
}

const EXAMPLES: [(&str, &str); 9] = [
	("R4", "fhir-r4/Observation-example.json"),
	("R4", "fhir-r4/Patient-example.json"),
	("R4", "fhir-r4/Bundle-f202.json"),
	("R4", "fhir-r4/CarePlan-f001.json"),
	("R4", "fhir-r4/Bundle-bundle-response.json"),
	("R4", "fhir-r4/Condition-example.json"),
	("R5", "fhir-r5/Observation-glasgow.json"),
	("R5", "fhir-r5/Consent-consent-example-CDA.json"),
	("R5", "fhir-r5/AllergyIntolerance-medication.json"),
];

#[test]
fn every_field_with_its_floor_should_satisfy_the_floor() {
	let seed = Seed::from_bytes([7; 32]);
	let (mut alone_is_enough, mut alone_misleads) = (0, 0);
	for (profile, file) in EXAMPLES {
		let text = support::example(file);
		let document = Document::read(&text).unwrap();
		let mut pointers = Vec::new();
		scalars(&serde_json::from_slice(&text).unwrap(), String::new(), &mut pointers);
		let terms = terms(profile);
		let holding =
			Holding { document: &document, seed: &seed, terms: &terms, attestations: &[] };
		let anchor = holding.commit().unwrap().anchor();
		let demand = Policy { anchor: Some(anchor), floor: true, ..Policy::default() };
		for pointer in &pointers {
			let fields = [document.field(pointer).unwrap()];
			let request = Request { fields: &fields, floor: true, ..Request::default() };
			let proof = holding.disclose(&request).unwrap();
			let verified = proof.verify(&demand).unwrap_or_else(|rejection| {
				panic!("{file} {pointer}: {rejection}");
			});
			let shown = |field: &Field| {
				let leaf = |leaf: medibloc_record::Disclosed| {
					leaf.unit == field.unit() && leaf.path == *field.path()
				};
				verified.disclosed().any(leaf)
			};
			assert!(shown(&fields[0]), "{file} {pointer}");
			let alone =
				holding.disclose(&Request { fields: &fields, ..Request::default() }).unwrap();
			match alone.verify(&demand) {
				Ok(_) => alone_is_enough += 1,
				Err(rejection) => {
					assert_eq!(rejection.reason, Reason::Floor, "{file} {pointer}");
					alone_misleads += 1;
				}
			}
		}
	}
	// A single scalar never shows the names of the members around it.
	assert_eq!(alone_is_enough, 0);
	assert!(alone_misleads > 200, "{alone_misleads}");
}

#[test]
fn the_floor_should_be_that_of_all_fields_and_shapes_together() {
	let text = support::example("fhir-r4/List-example.json");
	let document = Document::read(&text).unwrap();
	let (seed, terms) = (Seed::from_bytes([7; 32]), terms("R4"));
	let holding = Holding { document: &document, seed: &seed, terms: &terms, attestations: &[] };
	let field = |pointer: &str| document.field(pointer).unwrap();
	let shown = |fields: &[Field], shapes: &[Field]| {
		let request = Request { fields, shapes, floor: true, ..Request::default() };
		let verified = holding.disclose(&request).unwrap().verify(&Policy::default()).unwrap();
		verified.disclosed().map(|leaf| leaf.path.to_string()).collect::<Vec<_>>()
	};
	// The status and the mode of a list are modifiers, and so is whether an entry was deleted.
	let list = ["[]", r#"["mode"]"#, r#"["status"]"#, r#"["resourceType"]"#];
	assert_eq!(shown(&[field("/resourceType")], &[]), list);
	let names = r#"["entry",0]"#;
	let of_shape = shown(&[], &[field("/entry/0")]);
	let deleted = r#"["entry",0,"deleted"]"#;
	assert_eq!(of_shape, ["[]", list[1], names, deleted, list[2], list[3]]);
	// A field in another one adds nothing.
	let whole = shown(&[field("/entry")], &[]);
	assert_eq!(shown(&[field("/entry"), field("/entry/1/flag")], &[]), whole);
	assert_eq!(shown(&[field("/entry")], &[field("/entry/1/flag")]), whole);
}

#[test]
fn a_field_of_another_document_should_be_named_with_the_floor_too() {
	let read = |text: &'static str| Document::read(text.as_bytes()).unwrap();
	let document = read(r#"{"resourceType":"Patient","active":true}"#);
	let other = read(r#"{"resourceType":"Patient","name":[{"family":"X"}]}"#);
	let (seed, terms) = (Seed::from_bytes([7; 32]), terms("R4"));
	let holding = Holding { document: &document, seed: &seed, terms: &terms, attestations: &[] };
	let fields = [document.field("/active").unwrap(), other.field("/name/0/family").unwrap()];
	for floor in [false, true] {
		let request = Request { fields: &fields, floor, ..Request::default() };
		let pointer = "/name/0/family".into();
		assert_eq!(holding.disclose(&request).unwrap_err(), DiscloseError::NoSuchField { pointer });
	}
}

#[test]
fn what_the_floor_does_not_know_should_be_refused_with_its_place() {
	let refused = |profile, text: &str, pointer| {
		let document = Document::read(text.as_bytes()).unwrap();
		let seed = Seed::from_bytes([7; 32]);
		let terms = terms(profile);
		let holding =
			Holding { document: &document, seed: &seed, terms: &terms, attestations: &[] };
		let fields = [document.field(pointer).unwrap()];
		let request = Request { fields: &fields, floor: true, ..Request::default() };
		match holding.disclose(&request).unwrap_err() {
			DiscloseError::Floor(error) => (error.path.to_string(), error.fault),
			other => panic!("{other}"),
		}
	};
	let patient = r#"{"resourceType":"Patient","colour":"red","name":[{"family":"X"}]}"#;
	let at = |path: &str, fault| (path.to_owned(), fault);
	assert_eq!(refused("R4", patient, "/colour"), at(r#"["colour"]"#, FloorFault::UnknownElement));
	assert_eq!(
		refused("R4B", patient, "/name"),
		at("[]", FloorFault::NoTable { profile: "R4B".into() })
	);
	let unknown = r#"{"resourceType":"Spaceship","name":"X"}"#;
	assert_eq!(refused("R5", unknown, "/name"), at("[]", FloorFault::UnknownType));
	let untyped = r#"{"name":"X"}"#;
	assert_eq!(refused("R5", untyped, "/name"), at("[]", FloorFault::NoResourceType));
	let object = r#"{"resourceType":"Patient","birthDate":{"a":1}}"#;
	assert_eq!(
		refused("R4", object, "/birthDate/a"),
		at(r#"["birthDate"]"#, FloorFault::NotPrimitive)
	);
}
