//! A short run of the fuzz targets: on the published vectors and examples, and on many that are changed at random.
//!
//! Where `FUZZ_SEEDS` names a folder, the good inputs are written there for `scripts/fuzz.sh`, by target.

mod support;
#[path = "../fuzz/src/lib.rs"]
mod targets;

use serde_json::Value;
use std::{collections::BTreeMap, path::Path};
use support::*;

/// How many changed inputs each target gets.
const CHANGED: usize = 3_000;

/// Inputs of larger size would make few runs.
const LONGEST: usize = 20_000;

/// Good inputs for each target.
fn corpus() -> BTreeMap<&'static str, Vec<Vec<u8>>> {
	let accept = vectors("proofs-accept.json");
	let mut proofs = Vec::new();
	let mut codes = Vec::new();
	for vector in list(&accept["proofs"]) {
		if let Value::String(text) = &vector["proof"] {
			proofs.push(text.clone().into_bytes());
			let proof = medibloc_record::Proof::read(text.as_bytes()).unwrap();
			proofs.push(proof.to_compact());
			codes.push(proof.to_qr_text().into_bytes());
		}
	}
	proofs.extend(codes.iter().cloned());
	let parts = |code: &Vec<u8>| {
		let text = std::str::from_utf8(code).unwrap();
		medibloc_record::split_qr_text(text, 300).unwrap().join("\n").into_bytes()
	};
	codes.extend(codes.iter().map(parts).collect::<Vec<_>>());
	let encodings = vectors("encodings.json");
	let scale =
		["headers", "attestations"].iter().flat_map(|name| list(&encodings[*name]).to_vec());
	let scale = scale.map(|vector| bytes(&vector["hex"])).collect();
	let examples = [
		"fhir-r4/Patient-example.json",
		"fhir-r4/Observation-example.json",
		"fhir-r5/Consent-consent-example-CDA.json",
	];
	let documents: Vec<Vec<u8>> = examples.iter().map(|file| example(file)).collect();
	let paths = [
		"Patient.name[0].family",
		"Observation.value",
		"/entry/0",
		"name.where(use='official').given.first()",
		"Patient.contact.where(name.family='x' and (gender != 'male' or name.exists())).telecom",
	];
	let in_document = |path: &&str| {
		documents.iter().map(|text| [path.as_bytes(), text].join(&b'\n')).collect::<Vec<_>>()
	};
	let field_paths = paths.iter().flat_map(in_document).collect();
	BTreeMap::from([
		("document", documents.clone()),
		("proof", proofs),
		("scale", scale),
		("field_path", field_paths),
		("qr", codes),
	])
}

/// Bytes that mean something to a parser.
const SIGNS: &[u8] = b"{}[]\",:0eE-.\\\x00\xff\x81'()=`\n/";

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: usize) -> usize {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		(self.0 % bound.max(1) as u64) as usize
	}

	/// One to four changes, some of them with parts of another input.
	fn change(&mut self, input: &mut Vec<u8>, other: &[u8]) {
		for _ in 0..=self.below(4) {
			if input.is_empty() {
				return;
			}
			let at = self.below(input.len());
			match self.below(6) {
				0 => input[at] ^= 1 << self.below(8),
				1 => drop(input.remove(at)),
				2 => input.truncate(at),
				3 => input[at] = SIGNS[self.below(SIGNS.len())],
				4 => {
					let from = self.below(other.len());
					let to = (from + self.below(40)).min(other.len());
					input.splice(at..at, other[from..to].iter().copied());
				}
				_ => {
					let to = (at + self.below(40)).min(input.len());
					let piece = input[at..to].to_vec();
					input.splice(at..at, piece);
				}
			}
		}
	}
}

#[test]
fn targets_should_hold_on_good_and_on_changed_inputs() {
	let corpus = corpus();
	for (name, target) in targets::TARGETS {
		let inputs: Vec<&Vec<u8>> =
			corpus[name].iter().filter(|input| input.len() <= LONGEST).collect();
		assert!(inputs.len() >= 3, "{name}");
		if let Some(folder) = std::env::var_os("FUZZ_SEEDS") {
			let folder = Path::new(&folder).join(name);
			std::fs::create_dir_all(&folder).unwrap();
			for (number, input) in inputs.iter().enumerate() {
				std::fs::write(folder.join(format!("seed-{number}")), input).unwrap();
			}
		}
		inputs.iter().for_each(|input| target(input));
		let mut random = Random(0x9e37_79b9_7f4a_7c15);
		for _ in 0..CHANGED {
			let mut input = inputs[random.below(inputs.len())].clone();
			let other = inputs[random.below(inputs.len())];
			random.change(&mut input, other);
			target(&input);
		}
	}
}
