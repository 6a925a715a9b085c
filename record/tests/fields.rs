//! Fields by pointer, and what is disclosed of them.

mod support;

use medibloc_record::{
	Commitment, DiscloseError, Document, FieldError, Here, Policy, Proof, Reason, Seed, Terms,
	Verified,
};
use support::example;

const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [9; 32] };

const BUNDLE: &[u8] = br#"{
	"resourceType": "Bundle",
	"type": "collection",
	"entry": [
		{"resource": {"resourceType": "Patient", "name": [{"given": ["A", "B"]}]}},
		{"resource": {"resourceType": "Observation", "status": "final", "a/b": {"~": 1}}}
	]
}"#;

fn seed() -> Seed {
	Seed::from_bytes([5; 32])
}

/// Discloses what the pointers point at, verifies the proof, and lists `unit path value`.
fn shown(text: &[u8], pointers: &[&str]) -> Vec<String> {
	let document = Document::read(text).unwrap();
	verified(&document, pointers)
		.disclosed()
		.map(|leaf| format!("{} {} {:?}", leaf.unit, leaf.path, leaf.value))
		.collect()
}

fn verified(document: &Document<'_>, pointers: &[&str]) -> Verified {
	let anchor = Commitment::new(document, &seed(), &TERMS).unwrap().anchor();
	let fields: Vec<_> = pointers.iter().map(|pointer| document.field(pointer).unwrap()).collect();
	let proof = support::disclose(document, &seed(), &TERMS, &fields).unwrap().to_json();
	let policy = Policy { anchor: Some(anchor), ..Policy::default() };
	Proof::read(proof.as_bytes()).unwrap().verify(&policy).unwrap()
}

#[test]
fn a_scalar_should_be_its_one_leaf() {
	assert_eq!(
		shown(BUNDLE, &["/entry/1/resource/status"]),
		[r#"2 ["resource","status"] String("final")"#]
	);
	assert_eq!(shown(BUNDLE, &["/type"]), [r#"0 ["type"] String("collection")"#]);
	assert_eq!(
		shown(BUNDLE, &["/entry/1/resource/a~1b/~0"]),
		[r#"2 ["resource","a/b","~"] Number("1")"#]
	);
}

#[test]
fn an_object_or_array_should_be_every_leaf_at_and_under_it() {
	assert_eq!(
		shown(BUNDLE, &["/entry/0/resource/name"]),
		[
			r#"1 ["resource","name"] Len(1)"#,
			r#"1 ["resource","name",0] Keys(["given"])"#,
			r#"1 ["resource","name",0,"given"] Len(2)"#,
			r#"1 ["resource","name",0,"given",0] String("A")"#,
			r#"1 ["resource","name",0,"given",1] String("B")"#,
		]
	);
}

#[test]
fn an_entry_should_be_a_whole_unit() {
	let document = Document::read(BUNDLE).unwrap();
	assert!(document.is_bundle());
	assert_eq!(document.units(), 3);
	let field = document.field("/entry/0").unwrap();
	assert_eq!((field.unit(), field.path().to_string().as_str()), (1, "[]"));
	assert_eq!(field.pointer(), "/entry/0");
	let leaves = document.leaves(1).unwrap() as usize;
	assert_eq!(verified(&document, &["/entry/0"]).disclosed().count(), leaves);
	assert_eq!(document.leaves(3), None);
}

#[test]
fn the_whole_of_a_document_of_one_unit_should_be_all_its_leaves() {
	let text = example("fhir-r4/Observation-example.json");
	let document = Document::read(&text).unwrap();
	assert!(!document.is_bundle());
	assert_eq!(verified(&document, &[""]).disclosed().count(), 42);
}

#[test]
fn overlapping_and_repeated_fields_should_merge() {
	let once = shown(BUNDLE, &["/entry/0/resource/name", "/type"]);
	let often = shown(
		BUNDLE,
		&[
			"/entry/0/resource/name/0/given/1",
			"/type",
			"/entry/0/resource/name",
			"/entry/0/resource/name/0",
			"/type",
		],
	);
	assert_eq!(once, often);
}

#[test]
fn a_field_of_a_real_bundle_should_be_found_by_its_pointer_as_issued() {
	let text = example("fhir-r4/Bundle-101.json");
	let document = Document::read(&text).unwrap();
	assert_eq!(document.units(), 19);
	let json: serde_json::Value = serde_json::from_slice(&text).unwrap();
	for pointer in ["/id", "/entry/0/resource/resourceType", "/entry/17/fullUrl"] {
		let verified = verified(&document, &[pointer]);
		let shown: Vec<_> = verified.disclosed().collect();
		let [leaf] = shown.as_slice() else { panic!("one leaf") };
		let value = json.pointer(pointer).unwrap().as_str().unwrap();
		assert_eq!(leaf.value.encode(), value.as_bytes());
	}
}

#[test]
fn a_pointer_that_leads_nowhere_should_say_how_far_it_leads() {
	let document = Document::read(BUNDLE).unwrap();
	let fault = |pointer: &str| match document.field(pointer).unwrap_err() {
		FieldError::NoSuchField { pointer: named, found, here } => {
			assert_eq!(named, pointer);
			(found, here)
		}
		other => panic!("{other}"),
	};
	let object = |members: &[&str]| Here::Object {
		members: members.iter().map(|name| (*name).into()).collect(),
	};
	let top = object(&["entry", "resourceType", "type"]);
	assert_eq!(fault("/typ"), (String::new(), top));
	assert_eq!(fault("/type/0"), ("/type".into(), Here::Scalar));
	for index in ["2", "-", "01", "x", "4294967295", "4294967296"] {
		let expected = ("/entry".into(), Here::Array { elements: 2 });
		assert_eq!(fault(&format!("/entry/{index}/resource")), expected);
	}
	let resource = object(&["a/b", "resourceType", "status"]);
	assert_eq!(fault("/entry/1/resource/code/text"), ("/entry/1/resource".into(), resource));
	let name = Here::Array { elements: 1 };
	assert_eq!(fault("/entry/0/resource/name/1"), ("/entry/0/resource/name".into(), name));
	assert_eq!(
		fault("/entry/1/resource/a~1b/x"),
		("/entry/1/resource/a~1b".into(), object(&["~"]))
	);

	let messages = [
		("/typ", "the document has no `/typ`: at its top is an object with the members \"entry\", \"resourceType\", \"type\""),
		("/entry/2", "the document has no `/entry/2`: at `/entry` is an array of 2 elements, 0 to 1"),
		("/type/x", "the document has no `/type/x`: at `/type` is neither an object nor an array"),
		("type", "a JSON pointer that is not empty begins with `/`"),
	];
	for (pointer, message) in messages {
		assert_eq!(document.field(pointer).unwrap_err().to_string(), message);
	}
}

#[test]
fn what_a_bundle_spreads_over_units_should_not_be_a_field() {
	let document = Document::read(BUNDLE).unwrap();
	assert_eq!(document.field(""), Err(FieldError::SeveralUnits));
	assert_eq!(document.field("/entry"), Err(FieldError::SeveralUnits));
	// The same in a List, which is not split.
	let list = Document::read(br#"{"resourceType":"List","entry":[{"a":1}]}"#).unwrap();
	assert_eq!(list.field("/entry/0/a").unwrap().unit(), 0);
	assert_eq!(list.field("/entry").unwrap().path().to_string(), r#"["entry"]"#);
}

#[test]
fn disclose_should_refuse_no_fields_and_fields_of_another_document() {
	let document = Document::read(BUNDLE).unwrap();
	let refused = |fields: &[_]| support::disclose(&document, &seed(), &TERMS, fields).unwrap_err();
	assert_eq!(refused(&[]), DiscloseError::NoFields);
	let other = Document::read(br#"{"resourceType":"Bundle","entry":[1,2,3,4,{"b":2}]}"#).unwrap();
	let foreign = other.field("/entry/4/b").unwrap();
	let pointer = "/entry/4/b".into();
	let error = refused(&[document.field("/type").unwrap(), foreign]);
	assert_eq!(error, DiscloseError::NoSuchField { pointer });
	// Also where the document has the unit, but not the path, and where another field contains the path.
	let other = Document::read(br#"{"resourceType":"Bundle","entry":[{"b":2}]}"#).unwrap();
	let foreign = other.field("/entry/0/b").unwrap();
	let pointer = String::from("/entry/0/b");
	let error = refused(core::slice::from_ref(&foreign));
	assert_eq!(error, DiscloseError::NoSuchField { pointer: pointer.clone() });
	let error = refused(&[document.field("/entry/0").unwrap(), foreign]);
	assert_eq!(error, DiscloseError::NoSuchField { pointer });
}

#[test]
fn the_owner_should_be_shown_only_on_demand_and_only_truly() {
	let document = Document::read(BUNDLE).unwrap();
	let field = document.field("/type").unwrap();
	let proof = support::disclose(&document, &seed(), &TERMS, &[field]).unwrap();
	let demand = |account| Policy { anchor: None, subject: Some(account), ..Policy::default() };
	assert_eq!(proof.verify(&demand([9; 32])).unwrap_err().reason, Reason::Subject);
	assert_eq!(proof.verify(&Policy::default()).unwrap().subject(), None);

	let refused = proof.clone().with_subject(&seed(), [8; 32]);
	assert_eq!(refused, Err(DiscloseError::NotTheSubject));
	let refused = proof.clone().with_subject(&Seed::from_bytes([6; 32]), [9; 32]);
	assert_eq!(refused, Err(DiscloseError::NotTheSubject));

	let proof = proof.with_subject(&seed(), [9; 32]).unwrap();
	let proof = Proof::read(proof.to_json().as_bytes()).unwrap();
	assert_eq!(proof.verify(&demand([9; 32])).unwrap().subject(), Some([9; 32]));
	assert_eq!(proof.verify(&Policy::default()).unwrap().subject(), Some([9; 32]));
	assert_eq!(proof.verify(&demand([8; 32])).unwrap_err().reason, Reason::Subject);
}

#[test]
fn a_profile_outside_its_form_should_be_refused() {
	let document = Document::read(BUNDLE).unwrap();
	for profile in ["", "R 4", "R4ä", "12345678901234567"] {
		let terms = Terms { profile, ..TERMS };
		assert!(Commitment::new(&document, &seed(), &terms).is_err());
		let field = document.field("/type").unwrap();
		assert!(support::disclose(&document, &seed(), &terms, &[field]).is_err());
	}
}
