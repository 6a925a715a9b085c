//! Running the program, and what it must leave as it was. Each test file uses a part of it.
#![allow(dead_code)]

use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// The address of the key that everybody knows, //Alice.
pub const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

/// No node listens there: the port is reserved, and never given out.
pub const NOWHERE: &str = "ws://127.0.0.1:1";

/// What a run of the program came to.
pub struct Output {
	pub status: Option<i32>,
	pub stdout: String,
	pub stderr: String,
}

/// Runs the program in `folder`.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
	let output = Command::new(env!("CARGO_BIN_EXE_medibloc"))
		.current_dir(folder)
		.args(arguments)
		.output()
		.expect("the program starts");
	Output {
		status: output.status.code(),
		stdout: String::from_utf8(output.stdout).expect("it prints text"),
		stderr: String::from_utf8(output.stderr).expect("it prints text"),
	}
}

/// Expects one line on the standard error that holds `message`, and no file that was not there.
pub fn refuse(folder: &Path, status: i32, message: &str, arguments: &[&str]) {
	let before = tree(folder);
	let output = run(folder, arguments);
	assert_eq!(output.status, Some(status), "{arguments:?}: {}", output.stderr);
	assert!(output.stderr.contains(message), "{arguments:?}: {}", output.stderr);
	assert_eq!(output.stderr.lines().count(), 1, "{arguments:?}: {}", output.stderr);
	assert_eq!(output.stdout, "");
	assert_eq!(tree(folder), before, "{arguments:?} left something behind");
}

/// Expects that the arguments themselves are refused, with words that hold `message`, and that nothing is written.
pub fn misread(folder: &Path, message: &str, arguments: &[&str]) {
	let before = tree(folder);
	let output = run(folder, arguments);
	assert_eq!(output.status, Some(2), "{arguments:?}: {}", output.stderr);
	assert!(output.stderr.contains(message), "{arguments:?}: {}", output.stderr);
	assert_eq!(tree(folder), before, "{arguments:?} left something behind");
}

/// Everything in a folder, with its contents.
fn tree(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
	let mut found = Vec::new();
	for entry in fs::read_dir(folder).expect("the folder can be listed") {
		let path = entry.expect("it can be listed").path();
		if path.is_dir() {
			found.extend(tree(&path));
			found.push((path, None));
		} else {
			found.push((path.clone(), fs::read(&path).ok()));
		}
	}
	found.sort();
	found
}
