//! Vouchers that make no sense are neither issued nor taken.

mod support;

use medibloc_client::{
	keys::{Keypair, SecretUri},
	vouchers::SignedVoucher,
	AccountId32,
};
use medibloc_primitives::{
	voucher::{Scope, Voucher},
	AccountId, Hash,
};
use serde_json::{json, Value};
use std::{fs, path::Path, process::Command, str::FromStr, thread};
use support::{misread, refuse, run, ALICE, NOWHERE};
use tempfile::TempDir;

/// More than a voucher can have, in bytes.
const TOO_LONG: usize = 17 * 1024;

/// The file of a voucher of Alice's for one transaction.
fn voucher() -> Value {
	let uri = SecretUri::from_str("//Alice").expect("it names a key");
	let key = Keypair::from_uri(&uri).expect("it names a key");
	let voucher = Voucher {
		payer: AccountId::new(key.public_key().0),
		generation: 1,
		scope: Scope::Once { nonce: 5, call_hash: Hash::repeat_byte(6) },
		expires_at: 600_000_000,
	};
	let signer = AccountId32([4; 32]);
	let signed = SignedVoucher::sign(voucher, [3; 32], signer, &key);
	json!({
		"format": "medibloc voucher 1",
		"genesis": format!("0x{}", "03".repeat(32)),
		"signer": signer.to_string(),
		"payer": ALICE,
		"generation": 1,
		"scope": { "once": { "nonce": 5, "call_hash": format!("0x{}", "06".repeat(32)) } },
		"expires_at_slot": 600_000_000,
		"key": ALICE,
		"signature": hex::encode(signed.signature),
	})
}

/// A folder with a voucher.
fn desk() -> TempDir {
	let folder = tempfile::tempdir().expect("a folder can be made");
	write(folder.path(), "voucher.json", voucher().to_string().as_bytes());
	folder
}

fn write(folder: &Path, name: &str, contents: &[u8]) {
	fs::write(folder.join(name), contents).expect("the file can be written");
}

/// The arguments of an issuing by Bob that could go on to ask a node.
fn issue<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
	let by_bob = ["voucher", "issue", "--suri", "//Bob", "--for", ALICE, "--chain", NOWHERE];
	[&by_bob[..], arguments].concat()
}

const STANDING: [&str; 4] = ["--calls", "MerkleAnchor.anchor", "--serial", "1"];

#[test]
fn issue_should_refuse_what_no_node_would_take() {
	let folder = desk();
	let path = folder.path();
	let issue = |more: &[&'static str]| {
		let mut arguments = issue(&["-o", "new.json"]);
		arguments.extend(more);
		arguments
	};
	let standing = |more: &[&'static str]| issue(&[&STANDING[..], more].concat());
	for (arguments, message) in [
		(standing(&["--bandwidth", "1%", "--expires-in", "53w"]), "52 weeks at most"),
		(standing(&["--bandwidth", "1%", "--expires-in", "9000y"]), "52 weeks at most"),
		(standing(&["--bandwidth", "1%", "--expires-in", "0s"]), "3 seconds"),
		(standing(&["--bandwidth", "1%", "--expires-in", "soon"]), "such as 30d"),
		(standing(&["--bandwidth", "0%"]), "more than 0"),
		(standing(&["--bandwidth", "0"]), "more than 0"),
		(standing(&[]), "--bandwidth"),
		(standing(&["--bandwidth", "1%", "--call", "1e00"]), "cannot be used with"),
		(issue(&[]), "--call"),
	] {
		misread(path, message, &arguments);
	}
	let good = standing(&["--bandwidth", "1%", "--expires-in", "52w"]);
	refuse(path, 3, "no node answers", &good);
}

#[test]
fn issue_should_refuse_before_it_asks_a_node() {
	let folder = desk();
	let path = folder.path();
	let calls = ["MerkleAnchor.anchor"; 17].join(",");
	let many = ["--calls", &calls, "--serial", "1", "--bandwidth", "1%", "-o", "new.json"];
	refuse(path, 2, "16 calls at most", &issue(&many));
	let existing = ["--call", "1e00", "-o", "voucher.json"];
	refuse(path, 1, "voucher.json exists already", &issue(&existing));
	let own = ["--call", "1e00", "-o", "new.json", "--payer", ALICE];
	refuse(path, 2, "are the same", &issue(&own));
}

#[test]
fn a_voucher_that_was_changed_should_be_refused() {
	let folder = desk();
	let path = folder.path();
	let show = ["voucher", "show", "voucher.json", "--chain", NOWHERE];
	refuse(path, 3, "no node answers", &show);
	for (member, value, message) in [
		("expires_at_slot", json!(600_000_001), "its signature is wrong"),
		("generation", json!(2), "its signature is wrong"),
		("genesis", json!("09".repeat(32)), "its signature is wrong"),
		("signer", json!(ALICE), "its signature is wrong"),
		("key", json!(AccountId32([9; 32]).to_string()), "its signature is wrong"),
		("format", json!("something else"), "its format is not"),
		("scope", json!({ "twice": {} }), "see line 1"),
		("more", json!(1), "see line 1"),
	] {
		let mut changed = voucher();
		changed[member] = value;
		write(path, "voucher.json", changed.to_string().as_bytes());
		refuse(path, 2, message, &show);
	}
}

#[test]
fn what_is_no_voucher_should_be_refused_and_never_printed() {
	let folder = desk();
	let path = folder.path();
	write(path, "words.json", b"\"bottom drive obey lake curtain smoke\"");
	write(path, "long.json", " ".repeat(TOO_LONG).as_bytes());
	for (file, status, message) in [
		("words.json", 2, "words.json is no voucher"),
		("long.json", 1, "long.json is longer than 16384 bytes"),
		("none.json", 2, "none.json cannot be read"),
	] {
		let show = ["voucher", "show", file, "--chain", NOWHERE];
		refuse(path, status, message, &show);
		assert!(!run(path, &show).stderr.contains("bottom"), "{file}");
		let submit = ["submit", "1e00", "--voucher", file, "--suri", "//Bob", "--chain", NOWHERE];
		refuse(path, status, message, &submit);
	}
}

#[test]
fn a_pipe_should_be_read_to_the_limit_and_no_further() {
	let folder = desk();
	let pipes = tempfile::tempdir().expect("a folder can be made");
	let good = voucher().to_string().into_bytes();
	for (name, contents, status, message) in [
		("long", vec![b' '; TOO_LONG], 1, "is longer than 16384 bytes"),
		("good", good, 3, "no node answers"),
	] {
		let pipe = pipes.path().join(name);
		let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
		assert!(made.success());
		let source = pipe.clone();
		thread::spawn(move || fs::write(source, contents));
		let pipe = pipe.to_str().expect("its name is text");
		let show = ["voucher", "show", pipe, "--chain", NOWHERE];
		refuse(folder.path(), status, message, &show);
	}
}

#[test]
fn a_voucher_should_be_used_by_whom_it_is_for() {
	let folder = desk();
	let submit =
		["submit", "1e00", "--voucher", "voucher.json", "--suri", "//Bob", "--chain", NOWHERE];
	refuse(folder.path(), 1, "the voucher is for", &submit);
}

#[test]
fn arguments_that_make_no_sense_should_be_refused() {
	let folder = desk();
	for (arguments, message) in [
		(&["voucher", "cancel", "-1"][..], "unexpected argument"),
		(&["voucher", "cancel", "x"], "invalid value"),
		(&["voucher", "key", "authorize", ALICE, "--for", "53w"], "52 weeks at most"),
		(&["voucher", "key", "authorize", "5Grwva", "--for", "1w"], "checksum"),
		(&["submit", "0x1e0"], "an even number of hexadecimal digits"),
		(&["submit", "1e"], "two bytes at least"),
	] {
		misread(folder.path(), message, arguments);
	}
}
