//! Many records are sealed at once, and nothing is lost or done twice, whenever it is stopped.

mod desk;
mod support;

use desk::{done, folder, json, killed_after, opened, KEY, READER};
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	fs::{self, File},
	path::Path,
	time::Duration,
};
use support::{misread, refuse, run, ALICE, NOWHERE};
use tempfile::TempDir;

const TERMS: [&str; 4] = ["--account", ALICE, "--profile", "R4"];

fn batch<'a>(more: &[&'a str]) -> Vec<&'a str> {
	[&["record", "seal", "--batch", "records", "-o", "out"][..], &TERMS, &READER, more].concat()
}

/// A desk with so many records.
fn desk_of(count: usize) -> TempDir {
	let folder = folder();
	fs::create_dir(folder.path().join("records")).expect("it can be made");
	for number in 0..count {
		let record = json!({ "resourceType": "Basic", "id": number.to_string() });
		add(folder.path(), &format!("{number:03}.json"), &record.to_string());
	}
	folder
}

fn add(folder: &Path, name: &str, text: &str) {
	fs::write(folder.join("records").join(name), text).expect("it can be written");
}

/// The lines of the journal.
fn journal(folder: &Path) -> Vec<Value> {
	let text = fs::read_to_string(folder.join("out/journal.jsonl")).expect("it is there");
	text.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect()
}

/// The anchors of the sealed records, by name.
fn anchors(folder: &Path) -> BTreeMap<String, Value> {
	let Ok(entries) = fs::read_dir(folder.join("out")) else { return BTreeMap::new() };
	let mut anchors = BTreeMap::new();
	for entry in entries {
		let entry = entry.expect("it can be listed");
		let name = entry.file_name().into_string().expect("it is text");
		if name.starts_with('.') || entry.path().is_file() {
			continue;
		}
		let label = fs::read(entry.path().join("anchor.json")).expect("a package is whole");
		let label: Value = serde_json::from_slice(&label).expect("it is JSON");
		let (seal, _) = opened(folder, &format!("out/{name}"));
		assert_eq!(seal["anchor"], label["anchor"], "{name}");
		anchors.insert(name, label["anchor"].clone());
	}
	anchors
}

#[test]
fn every_record_of_a_folder_should_be_sealed_and_the_others_reported() {
	let folder = desk_of(3);
	let path = folder.path();
	add(path, "broken.json", "{\"a\": 01}");
	add(path, "notes.txt", "no record");
	add(path, ".hidden.json", "{}");
	let output = run(path, &batch(&["--json"]));
	assert_eq!(output.status, Some(1), "{}", output.stderr);
	let report: Value = serde_json::from_str(&output.stdout).expect("it is JSON");
	assert_eq!((&report["sealed"], &report["sealed_before"]), (&json!(3), &json!(0)));
	let refused = report["refused"].as_array().expect("it is a list");
	assert_eq!(refused.len(), 1, "{refused:?}");
	assert_eq!(refused[0]["file"], "records/broken.json");
	let reason = refused[0]["reason"].as_str().expect("it is text");
	assert!(reason.contains("records/broken.json is no record to seal"), "{reason}");

	let sealed = anchors(path);
	assert_eq!(sealed.keys().collect::<Vec<_>>(), ["000", "001", "002"]);
	for name in sealed.keys() {
		let package = format!("out/{name}");
		let opened = done(path, &[&["record", "open", &package][..], &KEY].concat());
		let source = fs::read_to_string(path.join(format!("records/{name}.json")));
		assert_eq!(opened.stdout, source.expect("it is there"));
	}

	// With the record mended and another one added, the same command goes on.
	add(path, "broken.json", "{\"a\": 1}");
	let report = json(path, &batch(&[]));
	assert_eq!((&report["sealed"], &report["sealed_before"]), (&json!(1), &json!(3)));
	let mut now = anchors(path);
	assert!(now.remove("broken").is_some());
	assert_eq!(now, sealed, "nothing is sealed twice");
	assert_eq!(journal(path).len(), 1 + 4);
	let output = done(path, &batch(&[]));
	assert!(output.stdout.contains("0 records now, 4 before"), "{}", output.stdout);
	assert_eq!(output.stderr, "", "there is no progress where there is no terminal");
}

#[test]
fn a_batch_that_is_killed_should_lose_nothing_and_seal_nothing_twice() {
	const COUNT: usize = 60;
	let folder = desk_of(COUNT);
	let path = folder.path();
	let mut first_seen = BTreeMap::new();
	let (mut kills, mut time) = (0, Duration::from_millis(3));
	while !killed_after(path, &batch(&[]), time) {
		let now = anchors(path);
		for (name, anchor) in &now {
			let first = first_seen.entry(name.clone()).or_insert_with(|| anchor.clone());
			assert_eq!(first, anchor, "{name} was sealed twice");
		}
		assert_eq!(now.len(), first_seen.len(), "a record was lost");
		kills += usize::from(!now.is_empty() && now.len() < COUNT);
		time = time.mul_f64(1.2);
	}
	assert!(kills > 2, "it was hardly ever killed in the middle: {kills}");

	let report = json(path, &batch(&[]));
	assert_eq!((&report["sealed"], &report["sealed_before"]), (&json!(0), &json!(COUNT)));
	let all = anchors(path);
	assert_eq!(all.len(), COUNT);
	assert!(first_seen.iter().all(|(name, anchor)| all[name] == *anchor));
	let mut sealed = Vec::new();
	for line in journal(path) {
		if let Some(record) = line.get("sealed") {
			let name = record["name"].as_str().expect("it is text").to_string();
			assert_eq!(record["anchor"], all[&name], "{name}");
			sealed.push(name);
		}
	}
	sealed.sort();
	assert_eq!(sealed, all.keys().cloned().collect::<Vec<_>>(), "each is noted once");
	let left = fs::read_dir(path.join("out")).expect("it can be listed").count();
	assert_eq!(left, COUNT + 1, "the packages and the journal are all there is");
}

#[test]
fn a_package_that_is_gone_should_be_reported_and_not_sealed_again() {
	let folder = desk_of(2);
	let path = folder.path();
	done(path, &batch(&[]));
	fs::remove_dir_all(path.join("out/000")).expect("it is there");
	let output = run(path, &batch(&[]));
	assert_eq!(output.status, Some(1), "{}", output.stderr);
	assert!(output.stdout.contains("out/000 is gone: restore it"), "{}", output.stdout);
	assert_eq!(anchors(path).len(), 1);

	fs::rename(path.join("out/001"), path.join("out/000")).expect("it can be moved");
	let output = run(path, &batch(&[]));
	assert_eq!(output.status, Some(1), "{}", output.stderr);
	assert!(output.stdout.contains("and the journal names"), "{}", output.stdout);
}

#[test]
fn a_batch_should_refuse_what_it_cannot_go_on_with() {
	let folder = desk_of(2);
	let path = folder.path();
	fs::create_dir(path.join("empty")).expect("it can be made");
	let other = |folder, output| {
		let what = ["record", "seal", "--batch", folder, "-o", output];
		[&what[..], &TERMS, &READER].concat()
	};
	refuse(path, 2, "none cannot be read", &other("none", "out"));
	refuse(path, 2, "empty has no .json files", &other("empty", "out"));
	refuse(path, 3, "none/out cannot be written", &other("records", "none/out"));
	refuse(path, 1, "records exists already and is not of a batch", &other("records", "records"));
	let anchoring = ["--anchor", "--suri", "//Alice", "--chain", NOWHERE];
	refuse(path, 3, "no node answers", &batch(&anchoring));
	refuse(path, 2, "who signs?", &batch(&["--anchor"]));
	misread(path, "cannot be used with", &batch(&["--previous", &"00".repeat(32)]));
	misread(path, "cannot be used with", &batch(&["record.json"]));

	done(path, &batch(&[]));
	let bob = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
	for terms in [["--account", bob, "--profile", "R4"], ["--account", ALICE, "--profile", "R5"]] {
		let what = ["record", "seal", "--batch", "records", "-o", "out"];
		let arguments = [&what[..], &terms, &READER].concat();
		refuse(path, 1, "of a batch with another account, profile or version", &arguments);
	}
	let lock = File::open(path.join("out/journal.jsonl")).expect("it is there");
	lock.lock().expect("nobody else is at it");
	refuse(path, 1, "another program is sealing to out", &batch(&[]));
}
