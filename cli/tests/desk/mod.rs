//! A patient's desk: a record, and the key that opens what is sealed. Each test file uses a part of it.
#![allow(dead_code)]

use crate::support::{run, Output, ALICE};
use age::{scrypt, secrecy::SecretString, x25519, Decryptor, Encryptor};
use serde_json::Value;
use std::{
	fs,
	io::{Read, Write},
	iter::once,
	path::Path,
	process::{Child, Command, Stdio},
	thread,
	time::Duration,
};
use tempfile::TempDir;

/// Relative to the package's folder, in which cargo runs its tests.
pub const EXAMPLE: &str = "../examples/Observation-f003.json";
/// The example's copy in the folder of a test.
pub const RECORD: &str = "record.json";
/// The file of the age identity that opens what is sealed.
pub const IDENTITY: &str = "identity.txt";
/// The file of its recipient.
pub const RECIPIENT: &str = "recipient.txt";
/// What opens what is sealed.
pub const KEY: [&str; 2] = ["--identity", IDENTITY];
/// Whom everything is sealed for.
pub const READER: [&str; 2] = ["--recipient-file", RECIPIENT];

/// What was left behind in a folder.
pub fn drafts(folder: &Path) -> Vec<String> {
	fs::read_dir(folder)
		.expect("it can be listed")
		.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
		.filter(|name| name.starts_with(".medibloc-"))
		.collect()
}

/// The arguments that seal `file`.
pub fn seal<'a>(file: &'a str, output: &'a str) -> Vec<&'a str> {
	let what = ["record", "seal", file, "--account", ALICE, "--profile", "R4", "-o", output];
	[&what[..], &READER].concat()
}

/// The arguments that disclose `field`.
pub fn disclose<'a>(package: &'a str, field: &'a str, output: &'a str) -> Vec<&'a str> {
	let what = ["record", "disclose", package, "--field", field, "-o", output];
	[&what[..], &KEY].concat()
}

/// Makes an age identity and its recipient in these files of a folder.
pub fn make_identity(folder: &Path, identity: &str, recipient: &str) {
	use age::secrecy::ExposeSecret;
	let key = x25519::Identity::generate();
	let text = format!("# a test\n{}\n", key.to_string().expose_secret());
	fs::write(folder.join(identity), text).expect("the file can be written");
	let text = format!("# a test\n{}\n", key.to_public());
	fs::write(folder.join(recipient), text).expect("the file can be written");
}

/// A folder with a record and a key.
pub fn folder() -> TempDir {
	let folder = tempfile::tempdir().expect("a folder can be made");
	fs::copy(EXAMPLE, folder.path().join(RECORD)).expect("the example is there");
	make_identity(folder.path(), IDENTITY, RECIPIENT);
	folder
}

/// A folder with a record, sealed in `sealed`.
pub fn desk() -> TempDir {
	let folder = folder();
	done(folder.path(), &seal(RECORD, "sealed"));
	folder
}

/// Runs the program, which must do what it is asked.
pub fn done(folder: &Path, arguments: &[&str]) -> Output {
	let output = run(folder, arguments);
	assert_eq!(output.status, Some(0), "{arguments:?}: {}", output.stderr);
	output
}

/// Runs the program and kills it after a while, so that it cannot clean up. Says whether it was done before.
pub fn killed_after(folder: &Path, arguments: &[&str], time: Duration) -> bool {
	let mut program = started(folder, arguments);
	thread::sleep(time);
	program.kill().expect("it is still known");
	program.wait().expect("it is still known").success()
}

/// Runs the program and kills it as soon as it `is_time`. Says whether it was done before.
pub fn killed_when(folder: &Path, arguments: &[&str], is_time: impl Fn() -> bool) -> bool {
	let mut program = started(folder, arguments);
	while !is_time() {
		if let Some(status) = program.try_wait().expect("it is still known") {
			return status.success();
		}
	}
	program.kill().expect("it is still known");
	program.wait().expect("it is still known").success()
}

fn started(folder: &Path, arguments: &[&str]) -> Child {
	Command::new(env!("CARGO_BIN_EXE_medibloc"))
		.current_dir(folder)
		.args(arguments)
		.stdout(Stdio::null())
		.stderr(Stdio::null())
		.spawn()
		.expect("the program starts")
}

/// The result of the program for machines.
pub fn json(folder: &Path, arguments: &[&str]) -> Value {
	let output = done(folder, &[arguments, &["--json"]].concat());
	serde_json::from_str(&output.stdout).expect("it prints JSON")
}

/// What an age file holds that is encrypted for the identity of the folder: without this program.
pub fn decrypted(folder: &Path, file: &str) -> Vec<u8> {
	let text = fs::read_to_string(folder.join(IDENTITY)).expect("it is there");
	let key = text.lines().find(|line| line.starts_with("AGE")).expect("it is a key");
	let key: x25519::Identity = key.parse().expect("it is a key");
	let contents = fs::read(folder.join(file)).expect("it is there");
	let decryptor = Decryptor::new(contents.as_slice()).expect("it is an age file");
	let mut plaintext = Vec::new();
	let mut reader = decryptor.decrypt(once(&key as _)).expect("it is for this key");
	reader.read_to_end(&mut plaintext).expect("it is whole");
	plaintext
}

/// The seal of a package, and the document, which follows it.
pub fn opened(folder: &Path, package: &str) -> (Value, Vec<u8>) {
	let plaintext = decrypted(folder, &format!("{package}/record.age"));
	let end = plaintext.iter().position(|byte| *byte == b'\n').expect("it has a line");
	let (line, document) = plaintext.split_at(end);
	(serde_json::from_slice(line).expect("it is JSON"), document[1..].to_vec())
}

/// Encrypts `plaintext` for the identity of the folder, without this program.
pub fn encrypt_again(folder: &Path, file: &str, plaintext: &[u8]) {
	let text = fs::read_to_string(folder.join(RECIPIENT)).expect("it is there");
	let recipient = text.lines().find(|line| line.starts_with("age1")).expect("it is one");
	let recipient: x25519::Recipient = recipient.parse().expect("it is one");
	write(folder, file, &recipient, plaintext);
}

/// Encrypts `plaintext` with a passphrase, at a cost that suits a test.
pub fn encrypt_with_passphrase(folder: &Path, file: &str, passphrase: &str, plaintext: &[u8]) {
	encrypt_at_cost(folder, file, passphrase, 2, plaintext);
}

/// Encrypts `plaintext` with a passphrase of which a guess costs so much: scrypt's N as a power of two.
pub fn encrypt_at_cost(
	folder: &Path,
	file: &str,
	passphrase: &str,
	work_factor: u8,
	plaintext: &[u8],
) {
	let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_string()));
	recipient.set_work_factor(work_factor);
	write(folder, file, &recipient, plaintext);
}

fn write(folder: &Path, file: &str, recipient: &dyn age::Recipient, plaintext: &[u8]) {
	let encryptor = Encryptor::with_recipients(once(recipient)).expect("there is a recipient");
	let mut writer = encryptor.wrap_output(Vec::new()).expect("it can be written");
	writer.write_all(plaintext).expect("it can be written");
	let contents = writer.finish().expect("it can be written");
	fs::write(folder.join(file), contents).expect("the file can be written");
}
