//! The tables of the clinical floor are the published ones, in the form that the library reads.

mod support;

use serde_json::Value;
use std::{collections::BTreeSet, fmt::Write, fs};
use support::*;

/// The published table as the library has it: one line a type, see `src/floor/table.rs`.
fn as_text(table: &Value) -> String {
	let resources: BTreeSet<&str> = list(&table["resources"]).iter().map(str).collect();
	let types = table["types"].as_object().unwrap();
	let mut lines: Vec<String> = types
		.iter()
		.map(|(name, rules)| {
			let resource = if resources.contains(name.as_str()) { "r" } else { "" };
			let whole = if rules["whole"] == Value::Bool(true) { "w" } else { "" };
			let names = |which: &str| rules[which].as_array().cloned().unwrap_or_default();
			let binding: BTreeSet<String> = names("modifiers")
				.iter()
				.chain(&names("qualifiers"))
				.map(|name| str(name).to_owned())
				.collect();
			let binding = binding.into_iter().collect::<Vec<_>>().join(" ");
			let mut elements: Vec<String> = rules["elements"]
				.as_object()
				.unwrap()
				.iter()
				.map(|(name, of_type)| format!("{name}:{}", str(of_type)))
				.collect();
			elements.sort();
			format!("{name}\t{resource}{whole}\t{binding}\t{}", elements.join(" "))
		})
		.collect();
	// Types are looked for by name.
	lines.sort_by(|a, b| a.split('\t').next().cmp(&b.split('\t').next()));
	lines.iter().fold(String::new(), |mut text, line| {
		writeln!(text, "{line}").unwrap();
		text
	})
}

#[test]
fn tables_should_be_the_published_ones() {
	for version in ["r4", "r5"] {
		let expected = as_text(&vectors(&format!("floor-{version}.json")));
		let path = format!("src/floor/{version}.txt");
		if std::env::var_os("UPDATE_FLOOR").is_some() {
			fs::write(&path, &expected).unwrap();
		}
		assert!(fs::read_to_string(&path).unwrap() == expected, "{path}: run with UPDATE_FLOOR=1");
	}
}

#[test]
fn every_type_of_an_element_should_have_a_line() {
	for version in ["r4", "r5"] {
		let table = vectors(&format!("floor-{version}.json"));
		let types = table["types"].as_object().unwrap();
		for (name, rules) in types {
			for (element, of_type) in rules["elements"].as_object().unwrap() {
				let known =
					["", "Resource"].contains(&str(of_type)) || types.contains_key(str(of_type));
				assert!(known, "{version} {name}.{element}: {of_type}");
			}
		}
	}
}
