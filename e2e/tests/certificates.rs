//! Certificates on a real chain: who certifies whom, until when, and what that was worth at a time.

use medibloc_e2e::{run, unique, Output, TestChain};
use serde_json::Value;
use std::fs;

/// The account of //Bob, a licensing board here.
const BOARD: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/// The account of //Charlie, whom nobody knows here.
const STRANGER: &str = "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y";

/// Runs the command on the chain, for machines.
fn medibloc(chain: &TestChain, arguments: &[&str]) -> Output {
	run(&[arguments, &["--chain", chain.url(), "--json"]].concat())
}

/// Asks about the certificates that the board, and nobody else, issued.
fn by_board(chain: &TestChain, professional: &str, more: &[&str]) -> Output {
	let question = ["certificates", professional, "--certifier", BOARD];
	medibloc(chain, &[&question[..], more].concat())
}

fn text<'a>(json: &'a Value, field: &str) -> &'a str {
	json[field].as_str().unwrap_or_else(|| panic!("{field} is no text: {json}"))
}

#[test]
fn a_certificate_should_be_in_force_until_it_is_revoked_and_stay_so_for_the_time_before() {
	let chain = TestChain::get().expect("a node runs");
	let folder = tempfile::tempdir().expect("a folder can be made");
	let document = folder.path().join("licence.txt");
	fs::write(&document, format!("a licence, and {}", unique())).expect("it can be written");
	let document = document.to_str().expect("it is text");
	let doctor = unique();

	// Nobody certified the doctor yet.
	assert_eq!(by_board(&chain, &doctor, &[]).expect_status(1).json()["is_certified"], false);

	let board = ["--suri", "//Bob"];
	let certify = ["certify", &doctor, "--document", document, "--expires", "1d"];
	let certify = [&certify[..], &board].concat();
	let issued = medibloc(&chain, &certify).expect_status(0);
	assert_eq!(issued.stderr, "");
	let issued = issued.json();
	assert_eq!(issued["certifier"], BOARD);
	let hash = text(&issued, "hash");
	let issued_at = text(&issued, "issued_at");

	let shown = by_board(&chain, &doctor, &[]).expect_status(0).json();
	assert_eq!(shown["is_certified"], true);
	assert_eq!(shown["certificates"].as_array().map(Vec::len), Some(1));
	assert_eq!(shown["certificates"][0]["hash"], issued["hash"]);
	assert_eq!(shown["certificates"][0]["validity"], "in force");
	assert_eq!(shown["certificates"][0]["expires_at_unix_ms"], issued["expires_at_unix_ms"]);
	// At the moment of the end it is not in force any more.
	by_board(&chain, &doctor, &["--at", text(&issued, "expires_at")]).expect_status(1);

	// Only who issued it can end it, once, and nothing brings it back.
	let revoke = ["revoke", &doctor, hash, "--reason", "superseded"];
	let stranger = medibloc(&chain, &[&revoke[..], &["--suri", "//Charlie"]].concat());
	let stranger = stranger.expect_status(1);
	assert!(stranger.stderr.contains("nobody revokes another's"), "{stranger:?}");
	let revoke = [&revoke[..], &board].concat();
	let revoked = medibloc(&chain, &revoke).expect_status(0).json();
	let revocation = &revoked["revocation"];
	assert_eq!(revocation["reason"], 4);
	assert!(revocation["revoked_at_unix_ms"].as_u64() > issued["issued_at_unix_ms"].as_u64());
	for (arguments, message) in [(&revoke, "was revoked before"), (&certify, "stays revoked")] {
		let refused = medibloc(&chain, arguments).expect_status(1);
		assert!(refused.stderr.contains(message), "{refused:?}");
	}

	let now: &[&str] = &[];
	for at in [now, &["--at", text(revocation, "revoked_at")]] {
		let shown = by_board(&chain, &doctor, at).expect_status(1).json();
		assert_eq!(shown["certificates"][0]["validity"], "revoked");
	}
	let before = by_board(&chain, &doctor, &["--at", issued_at]).expect_status(0).json();
	assert_eq!(before["certificates"][0]["validity"], "in force");
	assert_eq!(before["certificates"][0]["revocation"], *revocation);
}

#[test]
fn only_certificates_of_those_who_are_trusted_should_count() {
	let chain = TestChain::get().expect("a node runs");
	let doctor = unique();
	for key in ["//Charlie", "//Bob", "//Charlie"] {
		let hash = unique();
		let certify = ["certify", &doctor, "--hash", &hash, "--expires", "1d", "--suri", key];
		medibloc(&chain, &certify).expect_status(0);
	}

	let all = medibloc(&chain, &["certificates", &doctor]).expect_status(0).json();
	assert_eq!(all["certificates"].as_array().map(Vec::len), Some(3));
	assert_eq!(all["has_more"], false);
	let one = medibloc(&chain, &["certificates", &doctor, "--most", "1"]).expect_status(0).json();
	assert_eq!(one["certificates"].as_array().map(Vec::len), Some(1));
	assert_eq!(one["has_more"], true);

	let ours = by_board(&chain, &doctor, &[]).expect_status(0).json();
	assert_eq!(ours["certificates"].as_array().map(Vec::len), Some(1));
	assert_eq!(ours["certificates"][0]["certifier"], BOARD);
	let both = by_board(&chain, &doctor, &["--certifier", STRANGER]).expect_status(0).json();
	assert_eq!(both["certificates"].as_array().map(Vec::len), Some(3));
	let other = unique();
	medibloc(&chain, &["certificates", &doctor, "--certifier", &other]).expect_status(1);

	let words = run(&["certificates", &doctor, "--chain", chain.url()]).expect_status(0).stdout;
	assert!(words.contains("Anybody certifies anybody"), "{words}");
}

#[test]
fn who_certifies_itself_should_be_warned_and_marked() {
	let chain = TestChain::get().expect("a node runs");
	let hash = unique();
	let certify = ["certify", BOARD, "--hash", &hash, "--expires", "1d", "--suri", "//Bob"];
	let certified = medibloc(&chain, &certify).expect_status(0);
	assert!(certified.stderr.contains("certified itself"), "{certified:?}");
	let shown = by_board(&chain, BOARD, &[]).expect_status(0).json();
	assert_eq!(shown["certificates"][0]["by_itself"], true);
}

#[test]
fn what_has_ended_should_not_be_certified() {
	let chain = TestChain::get().expect("a node runs");
	let (doctor, hash) = (unique(), unique());
	for end in ["2020-12-31", "2020-12-31T12:00:00Z"] {
		let certify = ["certify", &doctor, "--hash", &hash, "--expires", end, "--suri", "//Bob"];
		let refused = medibloc(&chain, &certify).expect_status(2);
		assert!(refused.stderr.contains("name a later end"), "{refused:?}");
	}
	by_board(&chain, &doctor, &[]).expect_status(1);
}
