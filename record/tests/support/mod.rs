//! What the tests over published vectors share. Each test file uses a part of it.
#![allow(dead_code)]

use medibloc_record::{
	Content, DiscloseError, Document, Field, Holding, Proof, Request, Seed, Terms, UnitCommitment,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::PathBuf;

pub fn vectors(name: &str) -> Value {
	let path = folder("vectors").join(name);
	serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A test input, checked by its SHA-256.
pub fn data(file: &str, sha256: &str) -> Vec<u8> {
	let bytes = std::fs::read(folder("data").join(file)).unwrap();
	assert_eq!(hex::encode(Sha256::digest(&bytes)), sha256, "{file}");
	bytes
}

/// A FHIR example among the test inputs.
pub fn example(file: &str) -> Vec<u8> {
	std::fs::read(folder("data").join(file)).unwrap()
}

/// All test inputs of a folder, by name.
pub fn examples(folder_name: &str) -> Vec<(String, Vec<u8>)> {
	let files = std::fs::read_dir(folder("data").join(folder_name)).unwrap();
	let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
	let mut names: Vec<_> = names.map(|name| format!("{folder_name}/{name}")).collect();
	names.sort();
	names.into_iter().map(|name| (name.clone(), example(&name))).collect()
}

fn folder(name: &str) -> PathBuf {
	["tests", name].iter().collect()
}

/// The text that a vector gives as `recipe`, `base64` or `file`.
pub fn input(vector: &Value) -> Vec<u8> {
	match (&vector["recipe"], &vector["base64"], &vector["file"]) {
		(Value::String(text), _, _) => text.clone().into_bytes(),
		(Value::Array(parts), _, _) => parts
			.iter()
			.flat_map(|part| str(&part[0]).repeat(usize(&part[1])).into_bytes())
			.collect(),
		(_, Value::String(base64), _) => from_base64(base64),
		(_, _, Value::String(file)) => data(file, str(&vector["sha256"])),
		_ => panic!("{vector} has no input"),
	}
}

pub fn from_base64(text: &str) -> Vec<u8> {
	use base64::{engine::general_purpose::STANDARD, Engine};
	STANDARD.decode(text).unwrap()
}

pub fn from_base64url(text: &str) -> Vec<u8> {
	use base64::{engine::general_purpose::URL_SAFE_NO_PAD, Engine};
	URL_SAFE_NO_PAD.decode(text).unwrap()
}

pub fn list(value: &Value) -> &[Value] {
	value.as_array().unwrap()
}

pub fn str(value: &Value) -> &str {
	value.as_str().unwrap()
}

pub fn usize(value: &Value) -> usize {
	value.as_u64().unwrap().try_into().unwrap()
}

pub fn bytes(value: &Value) -> Vec<u8> {
	hex::decode(str(value)).unwrap()
}

pub fn hash(value: &Value) -> [u8; 32] {
	bytes(value).try_into().unwrap()
}

pub fn option_hash(value: &Value) -> Option<[u8; 32]> {
	(!value.is_null()).then(|| hash(value))
}

pub fn sha256(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> [u8; 32] {
	let mut hasher = Sha256::new();
	parts.into_iter().for_each(|part| hasher.update(part));
	hasher.finalize().into()
}

/// A proof of `fields` of a record without attestations.
pub fn disclose(
	document: &Document<'_>,
	seed: &Seed,
	terms: &Terms<'_>,
	fields: &[Field],
) -> Result<Proof, DiscloseError> {
	let holding = Holding { document, seed, terms, attestations: &[] };
	holding.disclose(&Request { fields, ..Request::default() })
}

/// What a record holds of each unit.
pub fn units(document: &Document<'_>, seed: &Seed, terms: &Terms<'_>) -> Vec<UnitCommitment> {
	let mut units = Vec::new();
	Content::with_units(document, &seed.content_seed(), terms, |unit| units.push(unit)).unwrap();
	units
}
