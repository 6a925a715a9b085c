//! What is no account, no password, no key file and no amount is refused, and no secret is ever printed.

mod support;

use std::{fs, os::unix::fs::PermissionsExt, path::Path};
use support::{misread, refuse, run, ALICE, NOWHERE};
use tempfile::TempDir;

/// The words of the keys of development networks, which everybody knows.
const WORDS: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/// A folder with passwords, and with files that are no key files.
fn desk() -> TempDir {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let ed25519 = serde_json::json!({
		"address": ALICE,
		"encoded": "AAAA",
		"encoding": {
			"content": ["pkcs8", "ed25519"],
			"type": ["scrypt", "xsalsa20-poly1305"],
			"version": "3",
		},
		"meta": {},
	});
	for (name, contents) in [
		("password", b"correct horse\n".to_vec()),
		("wrong", b"correct Horse\n".to_vec()),
		("empty", b"\r\n".to_vec()),
		("binary", b"\xff\xfe".to_vec()),
		("long", vec![b'x'; 5_000]),
		("words.json", format!("\"{WORDS}\"").into_bytes()),
		("junk.json", b"junk".to_vec()),
		("object.json", b"{}".to_vec()),
		("ed25519.json", ed25519.to_string().into_bytes()),
		("huge.json", vec![b' '; 70_000]),
	] {
		fs::write(folder.path().join(name), contents).expect("the file can be written");
	}
	folder
}

fn account<'a>(arguments: &[&'a str], password: &'a str) -> Vec<&'a str> {
	let keystore = ["--keystore", "keys", "--password-file", password];
	[&["account"][..], arguments, &keystore].concat()
}

fn show<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
	[&["account", "show", "--keystore", "keys"][..], arguments].concat()
}

fn mode(path: &Path) -> u32 {
	fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn new_should_refuse_names_and_passwords_that_are_none() {
	let folder = desk();
	for (name, password, status, message) in [
		("a/b", "password", 2, "'a/b' is no name for an account"),
		("..", "password", 2, "is no name for an account"),
		("a", "empty", 2, "the password is empty"),
		("a", "binary", 2, "binary holds no password: it is not text"),
		("a", "long", 1, "long is longer than 4096 bytes"),
		("a", "none", 2, "none cannot be read: no such file"),
	] {
		refuse(folder.path(), status, message, &account(&["new", name], password));
	}
}

#[test]
fn import_should_refuse_files_that_are_none_and_never_print_them() {
	let folder = desk();
	for (file, status, message) in [
		("words.json", 2, "words.json is no key file of a wallet (line 1, column"),
		("junk.json", 2, "junk.json is no key file of a wallet (line 1, column"),
		("object.json", 2, "object.json is no key file of a wallet (line 1, column"),
		("ed25519.json", 2, "not of the kind sr25519"),
		("huge.json", 1, "huge.json is longer than 65536 bytes"),
		("none.json", 2, "none.json cannot be read: no such file"),
		(".", 2, "cannot be read: is a directory"),
	] {
		let arguments = account(&["import", "a", file], "password");
		refuse(folder.path(), status, message, &arguments);
		assert!(!run(folder.path(), &arguments).stderr.contains("bottom"), "{file}");
	}
}

#[test]
fn accounts_should_be_kept_apart_and_foreign_files_should_not_hide_them() {
	let folder = desk();
	let path = folder.path();
	for name in ["a.b", "a.c"] {
		let made = run(path, &account(&["new", name], "password"));
		assert_eq!(made.status, Some(0), "{}", made.stderr);
		assert_eq!(mode(&path.join("keys").join(format!("{name}.json"))), 0o600);
	}
	let taken = "there is an account 'a.b' already";
	refuse(path, 1, taken, &account(&["new", "a.b"], "password"));
	refuse(path, 1, taken, &account(&["import", "a.b", "junk.json"], "password"));
	let copy = account(&["import", "copy", "keys/a.b.json"], "wrong");
	refuse(path, 1, "the password does not open the key of", &copy);

	let export = |name, output| ["account", "export", name, "-o", output, "--keystore", "keys"];
	refuse(path, 2, "there is no account 'b'", &export("b", "out.json"));
	refuse(path, 1, "junk.json exists already", &export("a.b", "junk.json"));
	assert_eq!(run(path, &export("a.b", "out.json")).status, Some(0));
	assert_eq!(mode(&path.join("out.json")), 0o600);

	fs::copy(path.join("words.json"), path.join("keys/foreign.json")).expect("it can be copied");
	let shown = run(path, &show(&[]));
	assert_eq!(shown.status, Some(0), "{}", shown.stderr);
	assert!(
		shown.stdout.contains("  a.b\n") && shown.stdout.contains("  a.c\n"),
		"{}",
		shown.stdout
	);
	assert!(shown.stderr.contains("keys/foreign.json is no key file"), "{}", shown.stderr);
	assert!(!shown.stderr.contains("bottom"), "{}", shown.stderr);
	refuse(path, 2, "keys/foreign.json is no key file", &show(&["foreign"]));
}

#[test]
fn show_should_say_where_to_look_for_what_is_not_here() {
	let folder = desk();
	let path = folder.path();
	refuse(path, 2, "there is no account 'nobody'", &show(&["nobody"]));
	refuse(path, 2, "name a node with --chain", &show(&[ALICE]));
	refuse(path, 3, "no node answers", &show(&[ALICE, "--chain", NOWHERE]));
	assert_eq!(run(path, &show(&[])).status, Some(0));
}

#[test]
fn amounts_that_are_none_should_be_refused() {
	let folder = desk();
	for (arguments, message) in [
		(&["transfer", "0.0000000000001", "--to", ALICE][..], "MED has 12 decimal places"),
		(&["transfer", "1", "--to", &ALICE.replace('G', "H")], "checksum"),
		(&["transfer", "0", "--to", ALICE], "an amount above zero"),
		(&["stake", "0"], "an amount above zero"),
		(&["unstake", "0.0"], "an amount above zero"),
	] {
		misread(folder.path(), message, arguments);
	}
	let transfer = ["transfer", "1", "--to", ALICE, "--suri", "//Alice", "--chain", NOWHERE];
	refuse(folder.path(), 3, "no node answers", &transfer);
}

#[test]
fn a_key_in_an_argument_should_be_one_for_development() {
	let folder = desk();
	let derived = format!("{WORDS}//Alice");
	for suri in [WORDS, &derived, "Alice", ""] {
		let arguments = ["transfer", "1", "--to", ALICE, "--suri", suri, "--chain", NOWHERE];
		refuse(folder.path(), 2, "--suri is for development networks only", &arguments);
		assert!(!run(folder.path(), &arguments).stderr.contains("bottom"));
	}
}
