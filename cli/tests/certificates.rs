//! Certificates and chain proofs that make no sense are refused before any node is asked, and proofs are checked without
//! one.

mod support;

use std::fs;
use support::{misread, refuse, ALICE, NOWHERE};

const HASH: &str = "0xabababababababababababababababababababababababababababababababab";

fn certify<'a>(more: &[&'a str]) -> Vec<&'a str> {
	let by_bob = ["--suri", "//Bob", "--chain", NOWHERE, "--keystore", "keys"];
	[&["certify", ALICE], more, &by_bob].concat()
}

#[test]
fn a_certificate_should_have_a_document_or_a_hash_and_an_end_to_come() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	fs::write(path.join("licence.pdf"), "a licence").expect("the file can be written");
	let year = ["--expires", "365d"];
	misread(path, "--document <FILE>|--hash <HEX>", &certify(&year));
	let both = ["--hash", HASH, "--document", "licence.pdf"];
	misread(path, "cannot be used with", &certify(&[&both[..], &year].concat()));
	misread(path, "--expires", &certify(&["--hash", HASH]));
	misread(path, "365d", &certify(&["--hash", HASH, "--expires", "next year"]));
	misread(path, "64 hexadecimal digits", &certify(&["--hash", "0xab", "--expires", "365d"]));
	let past = ["--hash", HASH, "--expires", "2020-12-31"];
	refuse(path, 2, "would have expired at 2021-01-01T00:00:00Z", &certify(&past));
	let missing = ["--document", "other.pdf", "--expires", "365d"];
	refuse(path, 2, "other.pdf cannot be read", &certify(&missing));
	for document in [["--document", "licence.pdf"], ["--hash", HASH]] {
		refuse(path, 3, "no node answers", &certify(&[&document[..], &year].concat()));
	}
}

#[test]
fn a_revocation_should_have_a_reason_that_is_one() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	let revoke =
		|reason| ["revoke", ALICE, HASH, "--reason", reason, "--suri", "//Bob", "--chain", NOWHERE];
	misread(path, "privilege-withdrawn", &revoke("because"));
	misread(path, "a number up to 255", &revoke("256"));
	refuse(path, 3, "no node answers", &revoke("privilege-withdrawn"));
	refuse(path, 3, "no node answers", &revoke("200"));
}

#[test]
fn certificates_should_be_asked_for_at_a_time_that_is_one() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	let list = |at| ["certificates", ALICE, "--certifier", ALICE, "--at", at, "--chain", NOWHERE];
	misread(path, "a time is a date", &list("365d"));
	refuse(path, 3, "no node answers", &list("2027-06-30"));
}

#[test]
fn a_chain_proof_should_be_about_something_and_begin_somewhere() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	let prove = |more: &[&'static str]| {
		[&["anchor", "prove", "--chain", NOWHERE, "-o", "proof.json"], more].concat()
	};
	misread(path, "HEX", &prove(&[]));
	misread(path, "PROFESSIONAL:CERTIFIER:HASH", &prove(&["--certificate", "me"]));
	refuse(path, 2, "other.json cannot be read", &prove(&[HASH, "--spec", "other.json"]));
	refuse(path, 2, "other.json cannot be read", &prove(&[HASH, "--checkpoint", "other.json"]));
	fs::write(path.join("plain.json"), "{\"genesis\":{}}").expect("the file can be written");
	refuse(path, 2, "no raw specification", &prove(&[HASH, "--spec", "plain.json"]));
	refuse(path, 2, "is no checkpoint", &prove(&[HASH, "--checkpoint", "plain.json"]));
	refuse(path, 3, "no node answers", &prove(&[HASH]));
	fs::write(path.join("proof.json"), "mine").expect("the file can be written");
	refuse(path, 1, "proof.json exists already", &prove(&[HASH]));
}

#[test]
fn a_chain_proof_should_be_checked_against_something_that_is_trusted() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	fs::write(path.join("proof.json"), "{}").expect("the file can be written");
	misread(path, "--genesis", &["verify-chain-proof", "proof.json"]);
	let both = ["verify-chain-proof", "proof.json", "--genesis", HASH, "--checkpoint", "c.json"];
	misread(path, "cannot be used with", &both);
	let check = |file| ["verify-chain-proof", file, "--genesis", HASH];
	refuse(path, 2, "it is no chain proof", &check("proof.json"));
	refuse(path, 2, "cannot be read", &check("other.json"));
	let record = r#"{"format": "MBR1-proof", "version": 1}"#;
	fs::write(path.join("record.json"), record).expect("the file can be written");
	refuse(path, 2, "'MBR1-proof', version 1", &check("record.json"));
}
