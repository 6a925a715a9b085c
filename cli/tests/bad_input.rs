//! Every unusable input ends with one line that says what to do, and leaves nothing behind.

mod desk;
mod support;

use desk::{disclose, done, folder, opened, seal, EXAMPLE, RECORD};
use std::{fs, os::unix::fs::PermissionsExt};
use support::{misread, refuse, run, ALICE, NOWHERE};
use tempfile::TempDir;

/// A folder with a record, sealed in `sealed`, and a proof in `proof.json`.
fn desk() -> TempDir {
	let folder = desk::desk();
	done(folder.path(), &disclose("sealed", "/status", "proof.json"));
	folder
}

#[test]
fn seal_should_refuse_what_is_no_record() {
	let folder = folder();
	let path = folder.path();
	for (text, message) in [
		(&b""[..], "is no record to seal"),
		(b"plain text", "is no record to seal"),
		(b"[1, 2]", "is no record to seal"),
		(b"{\"a\": 1, \"\\u0061\": 2}", "is no record to seal"),
		(b"{\"a\": 1} trailing", "is no record to seal"),
		(b"{\"a\": \"\xff\"}", "is no record to seal"),
		(b"{\"a\": 01}", "is no record to seal"),
	] {
		fs::write(path.join(RECORD), text).expect("the file can be written");
		refuse(path, 1, message, &seal(RECORD, "out"));
	}
}

#[test]
fn seal_should_refuse_unusable_files() {
	let folder = desk();
	let path = folder.path();
	refuse(path, 2, "none.json cannot be read: no such file", &seal("none.json", "out"));
	refuse(path, 2, "sealed cannot be read: is a directory", &seal("sealed", "out"));
	refuse(path, 3, "none/out cannot be written: no such file", &seal(RECORD, "none/out"));
	refuse(path, 1, "sealed holds a sealed record already", &seal(RECORD, "sealed"));
	refuse(path, 1, "proof.json exists already", &seal(RECORD, "proof.json"));
}

#[test]
fn seal_should_refuse_a_document_over_the_limit_and_take_one_below_it() {
	let folder = folder();
	let path = folder.path();
	let limit = 1 << 26;
	let document = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length - 8));
	fs::write(path.join(RECORD), document(limit + 1)).expect("the file can be written");
	refuse(path, 1, "longer than 67108864 bytes", &seal(RECORD, "out"));
	fs::write(path.join(RECORD), document(limit)).expect("the file can be written");
	done(path, &seal(RECORD, "out"));
}

#[test]
fn seal_should_leave_nothing_when_the_chain_is_not_reachable() {
	let folder = folder();
	let anchoring = ["--anchor", "--chain", NOWHERE, "--suri", "//Alice"];
	let arguments = [&seal(RECORD, "out")[..], &anchoring].concat();
	refuse(folder.path(), 3, "no node answers at ws://127.0.0.1:1", &arguments);
}

#[test]
fn a_package_should_be_readable_by_its_owner_alone() {
	let folder = desk();
	let mode = |name: &str| {
		let metadata = fs::metadata(folder.path().join(name)).expect("it is there");
		metadata.permissions().mode() & 0o777
	};
	assert_eq!(mode("sealed"), 0o700);
	assert_eq!(mode("sealed/record.age"), 0o600);
	assert_eq!(mode("sealed/anchor.json"), 0o600);
	let (_, document) = opened(folder.path(), "sealed");
	let example = fs::read(EXAMPLE).expect("it is there");
	assert_eq!(document, example, "the document is kept as it was issued");
}

#[test]
fn disclose_should_refuse_fields_that_are_not_there() {
	let folder = desk();
	for (field, message) in [
		("/nothing", "/nothing: "),
		("/code/coding/7", "/code/coding/7: "),
		("/status/more", "/status/more: "),
		("/~2", "/~2: "),
	] {
		refuse(folder.path(), 1, message, &disclose("sealed", field, "other.json"));
	}
}

#[test]
fn disclose_should_refuse_unusable_files() {
	let folder = desk();
	let path = folder.path();
	let disclose =
		|package: &'static str, output: &'static str| disclose(package, "/status", output);
	refuse(path, 2, "none/record.age cannot be read", &disclose("none", "other.json"));
	refuse(path, 1, "proof.json exists already", &disclose("sealed", "proof.json"));
	refuse(path, 3, "none/other.json cannot be written", &disclose("sealed", "none/other.json"));
}

#[test]
fn verify_should_tell_refused_unusable_and_unchecked_apart() {
	let folder = desk();
	let path = folder.path();
	refuse(path, 2, "none.json cannot be read", &["verify", "none.json"]);
	refuse(path, 3, "no node answers", &["verify", "proof.json", "--chain", NOWHERE]);
	refuse(path, 2, "use wss://", &["verify", "proof.json", "--chain", "ws://192.0.2.1:9944"]);
	refuse(path, 3, "no node answers", &["verify", "proof.json", "--chain", "nonsense"]);

	for text in [&b"{}"[..], b"", b"not a proof", b"\x89", b"MBR1:00"] {
		fs::write(path.join("bad.json"), text).expect("the file can be written");
		// Nobody has to be asked about a proof that is none.
		let output = run(path, &["verify", "bad.json", "--chain", NOWHERE]);
		assert_eq!(output.status, Some(1), "{}", output.stderr);
		assert!(output.stdout.starts_with("Refused ("), "{}", output.stdout);
	}
}

#[test]
fn arguments_that_make_no_sense_should_say_what_would() {
	let folder = desk();
	let path = folder.path();
	for (arguments, message) in [
		(&["anchor", "status", "0x12"][..], "64 hexadecimal digits are needed, and there are 2"),
		(&["anchor", "status", &"zz".repeat(32)], "'z' is none"),
		(&["verify", "proof.json", "--anchor", "00"], "64 hexadecimal digits"),
		(
			&["record", "seal", RECORD, "--account", "5Grwva", "--profile", "R4", "-o", "out"],
			"checksum",
		),
		(&["record", "seal", RECORD, "--account", ALICE, "--profile", "R6", "-o", "out"], "R4, R5"),
		(&["record", "disclose", "sealed", "-o", "other.json"], "--field"),
	] {
		misread(path, message, arguments);
	}
}

#[test]
fn a_secret_should_never_be_printed() {
	let folder = desk();
	let secret = "correct horse battery staple";
	for arguments in [
		&["anchor", "put", "sealed", "--suri", secret][..],
		&[&seal(RECORD, "out")[..], &["--anchor", "--suri", secret]].concat(),
	] {
		refuse(folder.path(), 2, "--suri is for development networks only", arguments);
		assert!(!run(folder.path(), arguments).stderr.contains("battery"));
	}
	let (seal, _) = opened(folder.path(), "sealed");
	let output = done(folder.path(), &disclose("sealed", "/status", "other.json"));
	let proof = fs::read_to_string(folder.path().join("other.json")).expect("it was written");
	for secret in [&seal["seed"], &seal["one_time_key"]] {
		let secret = secret.as_str().expect("it is kept").trim_start_matches("0x");
		for printed in [&output.stdout, &output.stderr, &proof] {
			assert!(!printed.contains(secret));
		}
	}
}

#[test]
fn failures_should_be_json_for_machines() {
	let folder = desk();
	let output = run(folder.path(), &["verify", "none.json", "--json"]);
	let error: serde_json::Value = serde_json::from_str(&output.stderr).expect("it is JSON");
	assert_eq!(error["status"], 2);
	assert!(error["error"].as_str().is_some_and(|text| text.contains("none.json")));
}
