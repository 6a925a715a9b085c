//! Records are sealed, opened, backed up and restored without a byte lost.

mod desk;
mod support;

use base64::{prelude::BASE64_STANDARD, Engine};
use desk::{
	decrypted, done, drafts, encrypt_with_passphrase, folder, json, killed_after, make_identity,
	opened, seal, EXAMPLE, KEY, RECORD,
};
use serde_json::{json, Value};
use std::{collections::BTreeSet, fs, path::Path, time::Duration};
use support::{run, ALICE};

/// Relative to the package's folder, in which cargo runs its tests.
const VECTORS: &str = "../record/tests/vectors/records.json";
const DATA: &str = "../record/tests/data";

fn open<'a>(package: &'a str, more: &[&'a str]) -> Vec<&'a str> {
	[&["record", "open", package][..], &KEY, more].concat()
}

fn list(value: &Value) -> &[Value] {
	value.as_array().expect("it is a list")
}

fn text(value: &Value) -> &str {
	value.as_str().expect("it is text")
}

/// The document that a published vector is about.
fn input(vector: &Value) -> Vec<u8> {
	match (&vector["recipe"], &vector["base64"], &vector["file"]) {
		(Value::String(text), _, _) => text.clone().into_bytes(),
		(Value::Array(parts), _, _) => parts
			.iter()
			.map(|part| text(&part[0]).repeat(part[1].as_u64().expect("it is a number") as usize))
			.collect::<String>()
			.into_bytes(),
		(_, Value::String(base64), _) => BASE64_STANDARD.decode(base64).expect("it is base64"),
		(_, _, file) => fs::read(Path::new(DATA).join(text(file))).expect("the file is there"),
	}
}

#[test]
fn seal_should_make_the_roots_of_every_published_record() {
	let folder = folder();
	let vectors = fs::read(VECTORS).expect("the vectors are there");
	let vectors: Value = serde_json::from_slice(&vectors).expect("they are JSON");
	let mut compared = 0;
	for vector in list(&vectors["records"]) {
		if !list(&vector["attestations"]).is_empty() {
			continue;
		}
		fs::write(folder.path().join("vector.json"), input(vector)).expect("it can be written");
		let mut arguments = vec!["record", "seal", "vector.json"];
		arguments.extend(["--seed", text(&vector["seed"]), "--account", text(&vector["account"])]);
		arguments.extend(["--profile", text(&vector["profile"])]);
		arguments.extend(vector["previous"].as_str().into_iter().flat_map(|it| ["--previous", it]));
		let roots = json(folder.path(), &arguments);
		assert_eq!(roots, vector["expect"], "{} {}", vector["name"], vector["file"]);
		compared += 1;
	}
	assert_eq!(compared, 34);
	assert_eq!(fs::read_dir(folder.path()).expect("it can be listed").count(), 4);
}

#[test]
fn a_sealed_record_should_open_to_the_document_as_it_was_issued() {
	let folder = folder();
	let path = folder.path();
	let sealed = json(path, &seal(RECORD, "sealed"));
	let example = fs::read(EXAMPLE).expect("the example is there");

	assert_eq!(done(path, &open("sealed", &[])).stdout.into_bytes(), example);
	let shown = json(path, &open("sealed", &[]));
	assert_eq!(
		(&shown["anchor"], text(&shown["document"]).as_bytes()),
		(&sealed["anchor"], &example[..])
	);
	let written = json(path, &open("sealed", &["-o", "opened.json"]));
	assert_eq!((&written["anchor"], &written["bytes"]), (&sealed["anchor"], &json!(example.len())));
	assert_eq!(fs::read(path.join("opened.json")).expect("it was written"), example);

	let (seal, document) = opened(path, "sealed");
	assert_eq!(document, example);
	assert_eq!((&seal["format"], &seal["version"]), (&json!("MBR1-package"), &json!(2)));
	assert_eq!((&seal["profile"], &seal["previous"]), (&json!("R4"), &Value::Null));
	assert_eq!(seal["attestations"], json!([]));
	let label = fs::read(path.join("sealed/anchor.json")).expect("it is there");
	let label: Value = serde_json::from_slice(&label).expect("it is JSON");
	let expected = json!({ "format": "MBR1-package", "version": 2, "anchor": sealed["anchor"] });
	assert_eq!(label, expected);
}

#[test]
fn every_seal_should_be_another_and_name_what_it_amends() {
	let folder = folder();
	let path = folder.path();
	let first = json(path, &seal(RECORD, "first"));
	let previous = text(&first["anchor"]);
	let second = json(path, &[&seal(RECORD, "second")[..], &["--previous", previous]].concat());
	let ((first_seal, _), (second_seal, _)) = (opened(path, "first"), opened(path, "second"));
	assert_eq!(second_seal["previous"], first["anchor"]);
	for member in ["anchor", "content_root", "record_root", "one_time_key"] {
		assert_ne!(first[member], second[member], "{member}");
	}
	for member in ["seed", "one_time_key"] {
		assert_ne!(first_seal[member], second_seal[member], "{member}");
	}
}

#[test]
fn each_of_several_recipients_should_open_the_record() {
	let folder = folder();
	let path = folder.path();
	make_identity(path, "other.txt", "other-recipient.txt");
	let recipient = fs::read_to_string(path.join("other-recipient.txt")).expect("it is there");
	let recipient = recipient.lines().find(|line| line.starts_with("age1")).expect("it is one");
	done(path, &[&seal(RECORD, "sealed")[..], &["--recipient", recipient]].concat());
	for identity in ["identity.txt", "other.txt"] {
		let arguments = ["record", "open", "sealed", "--identity", identity];
		assert_eq!(
			done(path, &arguments).stdout.into_bytes(),
			fs::read(EXAMPLE).expect("it is there")
		);
	}
	let (seal, _) = opened(path, "sealed");
	assert_eq!(list(&seal["recipients"]).len(), 2);
}

#[test]
fn a_passphrase_should_open_what_was_sealed_with_it() {
	let folder = folder();
	let path = folder.path();
	fs::write(path.join("passphrase"), "correct horse battery\n").expect("it can be written");
	let with = ["--passphrase-file", "passphrase"];
	let sealed = ["record", "seal", RECORD, "--account", ALICE, "--profile", "R4", "-o", "sealed"];
	let sealed = done(path, &[&sealed[..], &with].concat());
	let opened = done(path, &[&["record", "open", "sealed"][..], &with].concat());
	assert_eq!(opened.stdout.into_bytes(), fs::read(EXAMPLE).expect("it is there"));
	assert!(!format!("{}{}", sealed.stdout, sealed.stderr).contains("battery"));
}

#[test]
fn a_backup_should_bring_the_record_back_byte_for_byte() {
	let folder = folder();
	let path = folder.path();
	let sealed = json(path, &seal(RECORD, "sealed"));
	make_identity(path, "vault.txt", "vault-recipient.txt");
	let before = decrypted(path, "sealed/record.age");
	for (more, file, restored) in
		[(&[][..], "binary.age", "one"), (&["--armor"], "text.age", "two")]
	{
		let reader = ["--recipient-file", "vault-recipient.txt"];
		let backup = ["record", "backup", "sealed", "-o", file];
		let made = json(path, &[&backup[..], &KEY, &reader, more].concat());
		assert_eq!(made["anchor"], sealed["anchor"]);
		let is_text = String::from_utf8(fs::read(path.join(file)).expect("it is there")).is_ok();
		assert_eq!(is_text, !more.is_empty());

		let key = ["--identity", "vault.txt"];
		let back = json(path, &[&["record", "restore", file, "-o", restored][..], &key].concat());
		assert_eq!(back["anchor"], sealed["anchor"]);
		let opened = done(path, &[&["record", "open", restored][..], &key].concat());
		assert_eq!(opened.stdout.into_bytes(), fs::read(EXAMPLE).expect("it is there"));
		let contents = fs::read(path.join(restored).join("record.age")).expect("it is there");
		assert!(contents.starts_with(b"age-encryption.org/v1\n"));
		// It knows for whom it is encrypted now, and can be replaced.
		let renewed = ["record", "one-time-key", restored, "--new"];
		done(path, &[&renewed[..], &key].concat());
		done(path, &[&["record", "open", restored][..], &key].concat());
	}
	assert_eq!(decrypted(path, "sealed/record.age"), before, "a backup changes nothing");
}

#[test]
fn a_backup_with_a_passphrase_should_be_restored_with_it() {
	let folder = folder();
	let path = folder.path();
	done(path, &seal(RECORD, "sealed"));
	// As `medibloc record backup --backup-passphrase-file` writes it, at a cost that suits a test.
	let plaintext = decrypted(path, "sealed/record.age");
	encrypt_with_passphrase(path, "backup.age", "correct horse", &plaintext);
	fs::write(path.join("passphrase"), "correct horse\r\n").expect("it can be written");
	let with = ["--passphrase-file", "passphrase"];
	done(path, &[&["record", "restore", "backup.age", "-o", "restored"][..], &with].concat());
	let opened = done(path, &[&["record", "open", "restored"][..], &with].concat());
	assert_eq!(opened.stdout.into_bytes(), fs::read(EXAMPLE).expect("it is there"));
}

#[test]
fn a_new_one_time_key_should_change_nothing_else() {
	let folder = folder();
	let path = folder.path();
	let sealed = json(path, &seal(RECORD, "sealed"));
	let (before, _) = opened(path, "sealed");
	let show = [&["record", "one-time-key", "sealed"][..], &KEY].concat();
	assert_eq!(json(path, &show)["one_time_key"], sealed["one_time_key"]);
	let renewed = json(path, &[&show[..], &["--new"]].concat());
	assert_ne!(renewed["one_time_key"], sealed["one_time_key"]);
	assert_eq!(json(path, &show)["one_time_key"], renewed["one_time_key"]);
	let (mut after, document) = opened(path, "sealed");
	assert_ne!(after["one_time_key"], before["one_time_key"]);
	after["one_time_key"] = before["one_time_key"].clone();
	assert_eq!(after, before);
	assert_eq!(document, fs::read(EXAMPLE).expect("it is there"));
	assert!(drafts(path).is_empty());
}

#[test]
fn whoever_is_killed_while_a_package_is_replaced_should_leave_a_whole_one() {
	let folder = folder();
	let path = folder.path();
	done(path, &seal(RECORD, "sealed"));
	let renew = [&["record", "one-time-key", "sealed", "--new"][..], &KEY].concat();
	let mut keys = BTreeSet::new();
	let (mut kills, mut time) = (0, Duration::from_millis(1));
	while !killed_after(path, &renew, time) {
		kills += 1;
		let (seal, document) = opened(path, "sealed");
		assert_eq!(document, fs::read(EXAMPLE).expect("it is there"));
		keys.insert(text(&seal["one_time_key"]).to_string());
		done(path, &open("sealed", &[]));
		assert!(drafts(path).is_empty(), "what was left behind is removed");
		time = time.mul_f64(1.2);
	}
	assert!(kills > 1, "it was never killed in the middle");
	let renewed = run(path, &renew);
	assert_eq!(renewed.status, Some(0), "{}", renewed.stderr);
	done(path, &open("sealed", &[]));
}
