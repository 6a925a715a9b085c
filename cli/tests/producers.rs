//! Ballots and candidates that make no sense are refused before any node is asked.

mod support;

use medibloc_client::AccountId32;
use std::fs;
use support::{misread, refuse, run, ALICE, NOWHERE};

/// The arguments of a ballot that could go on to ask a node.
fn vote<'a>(candidates: &[&'a str]) -> Vec<&'a str> {
	let by_bob = ["--suri", "//Bob", "--chain", NOWHERE, "--keystore", "keys"];
	[&["vote"][..], candidates, &by_bob].concat()
}

fn status(account: &str) -> [&str; 7] {
	["producer", "status", account, "--keystore", "keys", "--chain", NOWHERE]
}

fn account(number: u8) -> String {
	AccountId32([number; 32]).to_string()
}

#[test]
fn a_ballot_should_name_somebody_or_expressly_nobody() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	misread(path, "NAME|SS58|HEX", &vote(&[]));
	misread(path, "cannot be used with", &vote(&[ALICE, "--none"]));
	refuse(path, 3, "no node answers", &vote(&["--none"]));
	refuse(path, 3, "no node answers", &vote(&[ALICE]));
}

#[test]
fn a_ballot_should_name_each_of_21_candidates_once() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	let accounts: Vec<_> = (1..=22).map(account).collect();
	let accounts: Vec<_> = accounts.iter().map(String::as_str).collect();
	refuse(path, 2, "21 votes at most, and 22 candidates are named", &vote(&accounts));
	refuse(path, 3, "no node answers", &vote(&accounts[..21]));
	let hex = "0x".to_string() + &"01".repeat(32);
	let twice = format!("'{hex}' is named before already");
	refuse(path, 2, &twice, &vote(&[accounts[0], accounts[1], &hex]));
}

#[test]
fn accounts_should_be_found_by_their_names() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let path = folder.path();
	for (name, message) in [
		("clinic", "there is no account 'clinic' in keys"),
		("clinic", "it is no address (SS58) either"),
		(&ALICE.replace('G', "H"), "it is no address (SS58) either"),
		("a/b", "is no name for an account"),
	] {
		refuse(path, 2, message, &vote(&[name]));
		refuse(path, 2, message, &status(name));
	}
	fs::write(path.join("password"), "correct horse").expect("the file can be written");
	let new = ["account", "new", "clinic", "--keystore", "keys", "--password-file", "password"];
	assert_eq!(run(path, &new).status, Some(0));
	refuse(path, 3, "no node answers", &vote(&["clinic"]));
	refuse(path, 3, "no node answers", &status("clinic"));
	refuse(path, 3, "no node answers", &status(ALICE));
}

#[test]
fn session_keys_should_be_what_a_node_answers() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let (keys, proof) = ("ab".repeat(64), "cd".repeat(128));
	let set =
		|keys, proof| ["producer", "set-keys", keys, proof, "--suri", "//Bob", "--chain", NOWHERE];
	refuse(folder.path(), 3, "no node answers", &set(&keys, &proof));
	misread(folder.path(), "session keys are 128 hexadecimal digits", &set(&proof, &keys));
	misread(folder.path(), "the proof of session keys is 256 hexadecimal", &set(&keys, &keys));
}

#[test]
fn the_status_of_nobody_should_not_be_asked_for() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let status = ["producer", "status", "--keystore", "keys", "--chain", NOWHERE];
	refuse(folder.path(), 2, "there are no accounts here", &status);
}

#[test]
fn every_command_should_say_that_no_node_answers() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	for arguments in [
		&["producer", "register", "--suri", "//Bob"][..],
		&["producer", "resign", "--suri", "//Bob"],
		&["producer", "resume", "--suri", "//Bob"],
		&["producers"],
		&["producers", "--watch"],
		&["producers", "--watch", "--json"],
	] {
		let arguments = [arguments, &["--chain", NOWHERE]].concat();
		refuse(folder.path(), 3, "no node answers", &arguments);
	}
	refuse(folder.path(), 2, "who signs?", &["producer", "register", "--chain", NOWHERE]);
}
