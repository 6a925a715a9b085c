//! Work that takes long is shown on a terminal, and nowhere else.

mod desk;
mod support;

use desk::{decrypted, desk, encrypt_at_cost, EXAMPLE};
use std::{
	fs,
	path::Path,
	process::{Command, Stdio},
};
use support::run;

const OPEN: [&str; 5] = ["record", "open", "sealed", "--passphrase-file", "passphrase"];

/// What the program shows on a terminal.
fn on_terminal(folder: &Path, arguments: &[&str]) -> String {
	let command = [&[env!("CARGO_BIN_EXE_medibloc")], arguments].concat().join(" ");
	let output = Command::new("script")
		.args(["--quiet", "--return", "--command", &command, "/dev/null"])
		.current_dir(folder)
		.stdin(Stdio::null())
		.output()
		.expect("script runs");
	let shown = String::from_utf8(output.stdout).expect("it prints text");
	assert_eq!(output.status.code(), Some(0), "{shown}");
	shown
}

#[test]
fn work_that_takes_long_should_be_shown_on_a_terminal_alone() {
	let folder = desk();
	let path = folder.path();
	let plaintext = decrypted(path, "sealed/record.age");
	// 2^19 blocks of 2^10 bytes: more than half a second's work for every machine.
	encrypt_at_cost(path, "sealed/record.age", "correct horse", 19, &plaintext);
	fs::write(path.join("passphrase"), "correct horse").expect("it can be written");

	let shown = on_terminal(path, &[&OPEN[..], &["-o", "opened.json"]].concat());
	assert!(shown.contains("\r\x1b[K| decrypting: 0 s"), "{shown:?}");
	assert!(shown.contains("\r\x1b[KWrote opened.json"), "the line is gone at the end: {shown:?}");
	let shown = on_terminal(path, &[&OPEN[..], &["--json"]].concat());
	assert!(!shown.contains("\x1b[K"), "{shown:?}");

	let output = run(path, &OPEN);
	assert_eq!((output.status, output.stderr.as_str()), (Some(0), ""));
	assert_eq!(output.stdout.into_bytes(), fs::read(EXAMPLE).expect("it is there"));
}
