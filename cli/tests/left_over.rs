//! Whatever is killed and whoever is at the same record at the same time: the record is whole, and nothing is left behind.

mod desk;
mod support;

use desk::{
	desk, done, drafts, folder, json, killed_when, opened, seal, EXAMPLE, IDENTITY, KEY, READER,
	RECORD,
};
use serde_json::json;
use std::{
	fs::{self, File},
	os::unix::fs::symlink,
	path::Path,
	thread,
};
use support::{refuse, run};

const OPEN: [&str; 5] = ["record", "open", "sealed", KEY[0], KEY[1]];
const RENEW: [&str; 6] = ["record", "one-time-key", "sealed", "--new", KEY[0], KEY[1]];

/// Kills the program while it has a draft, until it could not remove it.
fn leave_behind(folder: &Path, arguments: &[&str]) {
	for _ in 0..20 {
		let done = killed_when(folder, arguments, || !drafts(folder).is_empty());
		if !drafts(folder).is_empty() {
			return;
		}
		assert!(!done, "{arguments:?} was done and is not to be done twice");
	}
	panic!("{arguments:?} was never killed in time");
}

#[test]
fn what_a_killed_program_left_should_be_gone_at_the_next_use_of_the_record() {
	let folder = folder();
	let path = folder.path();
	// So long that writing it takes a while.
	let record = json!({ "resourceType": "Basic", "id": "long", "x": "y".repeat(1 << 25) });
	fs::write(path.join(RECORD), record.to_string()).expect("it can be written");
	leave_behind(path, &seal(RECORD, "sealed"));
	assert!(!path.join("sealed").exists());
	done(path, &seal(RECORD, "sealed"));
	assert_eq!(drafts(path), [""; 0]);

	let (before, _) = opened(path, "sealed");
	for arguments in [&RENEW[..], &[&OPEN[..], &["-o", "opened.json"]].concat()] {
		leave_behind(path, arguments);
		let anchor = json(path, &["record", "one-time-key", "sealed", KEY[0], KEY[1]]);
		assert_eq!(drafts(path), [""; 0], "{anchor}");
		let (seal, document) = opened(path, "sealed");
		assert_eq!((&seal["anchor"], &seal["seed"]), (&before["anchor"], &before["seed"]));
		assert_eq!(document, fs::read(path.join(RECORD)).expect("it is there"));
	}
}

#[test]
fn what_another_program_is_at_should_be_left_alone() {
	let folder = desk();
	let path = folder.path();
	for name in [".medibloc-aaaaaa", ".medibloc-bbbbbb"] {
		fs::create_dir(path.join(name)).expect("it can be made");
		fs::copy(path.join("sealed/record.age"), path.join(name).join("record.age"))
			.expect("it can be copied");
	}
	let lock = File::open(path.join(".medibloc-aaaaaa/record.age")).expect("it is there");
	lock.lock().expect("nobody else is at it");
	done(path, &OPEN);
	assert_eq!(drafts(path), [".medibloc-aaaaaa"]);
	drop(lock);
	done(path, &OPEN);
	assert_eq!(drafts(path), [""; 0]);

	let lock = File::open(path.join("sealed/record.age")).expect("it is there");
	lock.lock().expect("nobody else is at it");
	refuse(path, 1, "another program changed", &RENEW);
	done(path, &OPEN);
	drop(lock);
	done(path, &RENEW);
}

#[test]
fn whoever_reads_while_others_change_the_record_should_read_one_that_is_whole() {
	let folder = desk();
	let path = folder.path();
	let attestations = ["nurse", "physician", "surgeon"].map(|role| {
		let (request, attestation) = (format!("{role}.age"), format!("{role}.json"));
		let ask = ["record", "attest", "request", "sealed", "-o", &request];
		done(path, &[&ask[..], &KEY, &READER].concat());
		let sign = ["record", "attest", "sign", &request, "--suri", "//Charlie", "--role", role];
		let certificate = ["--certificate", &"ab".repeat(32), "-o", &attestation];
		done(path, &[&sign[..], &certificate, &KEY].concat());
		attestation
	});
	thread::scope(|scope| {
		for attestation in &attestations {
			scope.spawn(move || {
				let add = ["record", "seal", "sealed", "--attestation", attestation];
				let add = [&add[..], &KEY].concat();
				loop {
					let output = run(path, &add);
					if output.status == Some(0) {
						break;
					}
					assert_eq!(output.status, Some(1), "{}", output.stderr);
					assert!(output.stderr.contains("another program changed"), "{}", output.stderr);
					assert!(output.stderr.contains("stays as it was"), "{}", output.stderr);
				}
				for _ in 0..20 {
					done(path, &OPEN);
				}
			});
		}
	});
	let shown = json(path, &["record", "show", "sealed", KEY[0], KEY[1]]);
	let added = shown["attestations"].as_array().map(Vec::len);
	assert_eq!(added, Some(attestations.len()), "none was lost");
	assert_eq!(drafts(path), [""; 0]);
}

#[test]
fn a_change_should_keep_what_else_the_directory_is() {
	let folder = desk();
	let path = folder.path();
	symlink("sealed", path.join("link")).expect("it can be made");
	let renew = ["record", "one-time-key", "link", "--new", KEY[0], KEY[1]];
	let renewed = json(path, &renew);
	assert!(path.join("link").is_symlink() && !path.join("sealed").is_symlink());
	let show = ["record", "one-time-key", "sealed", KEY[0], KEY[1]];
	assert_eq!(json(path, &show)["one_time_key"], renewed["one_time_key"]);

	let identity = format!("../{IDENTITY}");
	let here = ["record", "one-time-key", ".", "--new", "--identity", &identity];
	let renewed = json(&path.join("sealed"), &here);
	assert_eq!(json(path, &show)["one_time_key"], renewed["one_time_key"]);

	fs::write(path.join("sealed/notes.txt"), "mine").expect("it can be written");
	refuse(path, 1, "holds files that are not of the sealed record", &RENEW);
	fs::remove_file(path.join("sealed/notes.txt")).expect("it is there");
	done(path, &RENEW);
	let (_, document) = opened(path, "sealed");
	assert_eq!(document, fs::read(EXAMPLE).expect("it is there"));
	assert_eq!(drafts(path), [""; 0]);
}
