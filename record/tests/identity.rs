//! What of a document may tell whose it is.

mod support;

use medibloc_record::{Document, Identifying};
use std::collections::BTreeSet;

/// The marks of a document as texts, `unit path kind`.
fn marks(text: &[u8], profile: &str) -> BTreeSet<String> {
	let document = Document::read(text).unwrap();
	let marks = document.identifying(profile).unwrap();
	marks.iter().map(|mark| format!("{} {} {:?}", mark.unit, mark.path, mark.kind)).collect()
}

fn set(lines: &[&str]) -> BTreeSet<String> {
	lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_patient_should_be_marked_all_over() {
	let found = marks(&support::example("fhir-r4/Patient-example.json"), "R4");
	let expected = set(&[
		r#"0 ["id"] Identifier"#,
		r#"0 ["text"] Narrative"#,
		r#"0 ["name"] Name"#,
		r#"0 ["address"] Address"#,
		r#"0 ["telecom"] Contact"#,
		r#"0 ["birthDate"] LifeDates"#,
		r#"0 ["_birthDate"] LifeDates"#,
		r#"0 ["identifier"] Identifier"#,
		r#"0 ["contact",0,"name"] Name"#,
		r#"0 ["contact",0,"telecom"] Contact"#,
		r#"0 ["contact",0,"address"] Address"#,
		r#"0 ["managingOrganization"] Identifier"#,
	]);
	assert_eq!(found, expected);
}

#[test]
fn the_values_of_an_observation_should_not_be_marked() {
	let found = marks(&support::example("fhir-r4/Observation-example.json"), "R4");
	let expected = set(&[
		r#"0 ["id"] Identifier"#,
		r#"0 ["text"] Narrative"#,
		r#"0 ["subject"] Identifier"#,
		r#"0 ["encounter"] Identifier"#,
	]);
	assert_eq!(found, expected);
}

#[test]
fn what_nobody_knows_should_be_marked() {
	let patient = br#"{"resourceType":"Patient","colour":"red","gender":"male",
		"extension":[{"url":"x"}],"contained":[{"resourceType":"Spaceship","name":"X"}]}"#;
	let expected = set(&[
		r#"0 ["colour"] Unknown"#,
		r#"0 ["extension"] PersonExtension"#,
		r#"0 ["contained",0] Unknown"#,
	]);
	assert_eq!(marks(patient, "R4"), expected);
	assert_eq!(marks(patient, "R4B"), set(&["0 [] Unknown"]));
	assert_eq!(marks(br#"{"name":"X"}"#, "R5"), set(&["0 [] Unknown"]));
	let misshapen = br#"{"resourceType":"Patient","contact":"X","communication":[["X"]]}"#;
	let expected = set(&[r#"0 ["contact"] Unknown"#, r#"0 ["communication",0] Unknown"#]);
	assert_eq!(marks(misshapen, "R5"), expected);
}

#[test]
fn entries_of_a_bundle_should_be_marked_in_their_units() {
	let text = support::example("fhir-r4/Bundle-f202.json");
	let document = Document::read(&text).unwrap();
	let marks = document.identifying("R4").unwrap();
	assert!(marks.is_sorted_by(|a, b| (a.unit, &a.path) < (b.unit, &b.path)));
	assert!((1..document.units()).all(|unit| marks.iter().any(|mark| mark.unit == unit)));
	let name = document.field("/entry/0/resource/name/0/family");
	if let Ok(name) = name {
		assert!(marks.iter().any(|mark| {
			mark.kind == Identifying::Name && mark.touches(name.unit(), name.path())
		}));
	}
}
