//! What is no sealed record, no key and no recipient is refused with words, and no secret is ever printed.

mod desk;
mod support;

use desk::{
	decrypted, desk, disclose, done, encrypt_again, encrypt_with_passphrase, folder, make_identity,
	opened, seal, IDENTITY, KEY, READER, RECORD,
};
use serde_json::Value;
use std::{
	fs,
	path::Path,
	process::{Command, Stdio},
};
use support::{misread, refuse, run, ALICE, NOWHERE};

const OPEN: [&str; 3] = ["record", "open", "sealed"];

fn open_with<'a>(more: &[&'a str]) -> Vec<&'a str> {
	[&OPEN[..], more].concat()
}

/// The arguments that seal the record for whom `readers` names.
fn seal_for<'a>(readers: &[&'a str]) -> Vec<&'a str> {
	let what = ["record", "seal", RECORD, "--account", ALICE, "--profile", "R4", "-o", "out"];
	[&what[..], readers].concat()
}

#[test]
fn a_damaged_package_should_be_refused_wherever_it_is_damaged() {
	let folder = desk();
	let path = folder.path();
	let file = path.join("sealed/record.age");
	let whole = fs::read(&file).expect("it is there");
	let header = whole.windows(4).position(|part| part == b"\n---").expect("it has a header");
	let places: Vec<usize> = (0..header + 60)
		.step_by(7)
		.chain([header, header + 4, header + 48, header + 65])
		.chain((header + 60..whole.len()).step_by(whole.len() / 9))
		.chain([whole.len() - 1])
		.collect();
	let refused = |contents: &[u8], what: &str| {
		fs::write(&file, contents).expect("it can be written");
		let output = run(path, &open_with(&KEY));
		assert_eq!(output.status, Some(1), "{what}: {}", output.stderr);
		assert_eq!((output.stdout.as_str(), output.stderr.lines().count()), ("", 1), "{what}");
		let words = ["is damaged", "is not encrypted for this identity"];
		assert!(words.iter().any(|word| output.stderr.contains(word)), "{what}: {}", output.stderr);
		assert!(!output.stderr.contains("panicked"), "{what}: {}", output.stderr);
	};
	for place in places {
		refused(&whole[..place], &format!("the first {place} bytes"));
		let mut changed = whole.clone();
		changed[place] ^= 1;
		refused(&changed, &format!("byte {place} changed"));
	}
	refused(&[&whole[..], b"x"].concat(), "a byte more");
	refused(&[&whole[..], &whole].concat(), "twice");
	refused(b"plain text", "plain text");
	fs::write(&file, &whole).expect("it can be written");
	done(path, &open_with(&KEY));
}

#[test]
fn a_package_whose_parts_do_not_agree_should_be_refused() {
	let folder = desk();
	let path = folder.path();
	let plaintext = decrypted(path, "sealed/record.age");
	let text = String::from_utf8(plaintext.clone()).expect("it is text");
	for (from, to, message) in [
		("6.2", "6.3", "is damaged"),
		("\n{", "\n", "is damaged"),
		("\"R4\"", "\"R5\"", "is damaged"),
		("\"profile\":\"R4\"", "\"profile\":\"?\"", "profile"),
		("\"seed\":\"0x", "\"seed\":\"0x0", "is not of a sealed record"),
		("\"seed\":", "\"sead\":", "is not of a sealed record"),
		("\"attestations\":[]", "\"attestations\":[7]", "is not of a sealed record"),
		(
			"\"attestations\":[]",
			"\"attestations\":[{\"number\":0,\"data\":\"00\"}]",
			"attestation 0 of the sealed record is none",
		),
		("\"version\":2", "\"version\":3", "of another version"),
		("\"previous\":null", "\"previous\":\"no\"", "is not of a sealed record"),
	] {
		assert!(text.contains(from), "{from}");
		let changed = text.replacen(from, to, 1);
		encrypt_again(path, "sealed/record.age", changed.as_bytes());
		refuse(path, 1, message, &open_with(&KEY));
		refuse(path, 1, message, &disclose("sealed", "/status", "other.json"));
	}
	encrypt_again(path, "sealed/record.age", b"no line");
	refuse(path, 1, "holds no sealed record", &open_with(&KEY));

	// Two whole records, mixed.
	done(path, &seal(RECORD, "second"));
	encrypt_again(path, "sealed/record.age", &plaintext);
	let label = fs::read(path.join("second/anchor.json")).expect("it is there");
	fs::write(path.join("sealed/anchor.json"), label).expect("it can be written");
	refuse(path, 1, "anchor.json beside it names another anchor", &open_with(&KEY));
	for (label, message) in [("{}", "anchor.json is not of a sealed record"), ("", "line 1")] {
		fs::write(path.join("sealed/anchor.json"), label).expect("it can be written");
		refuse(path, 1, message, &open_with(&KEY));
		let put = ["anchor", "put", "sealed", "--suri", "//Alice", "--chain", NOWHERE];
		refuse(path, 1, message, &put);
		refuse(path, 1, message, &["anchor", "status", "sealed", "--chain", NOWHERE]);
	}
}

#[test]
fn a_package_of_the_first_version_should_say_what_to_do() {
	let folder = folder();
	let path = folder.path();
	fs::create_dir(path.join("sealed")).expect("it can be made");
	fs::copy(path.join(RECORD), path.join("sealed/document.json")).expect("it can be copied");
	fs::write(path.join("sealed/seal.json"), "{\"version\": 1}").expect("it can be written");
	let message = "sealed was made by an older version of this program, and is not encrypted";
	refuse(path, 1, message, &open_with(&KEY));
	refuse(path, 1, message, &disclose("sealed", "/status", "other.json"));
	refuse(path, 1, message, &["anchor", "status", "sealed", "--chain", NOWHERE]);
	refuse(path, 1, "sealed exists already", &seal(RECORD, "sealed"));
}

#[test]
fn what_does_not_open_a_package_should_be_told_from_what_is_no_key() {
	let folder = desk();
	let path = folder.path();
	make_identity(path, "other.txt", "other-recipient.txt");
	fs::write(path.join("passphrase"), "correct horse").expect("it can be written");
	fs::write(path.join("wrong"), "correct Horse").expect("it can be written");
	fs::write(path.join("empty"), "# nothing\n\n").expect("it can be written");
	let open = |more: &[&'static str]| open_with(more);
	refuse(path, 1, "is not encrypted for this identity", &open(&["--identity", "other.txt"]));
	done(path, &open(&["--identity", "other.txt", "--identity", IDENTITY]));
	let passphrase = open(&["--passphrase-file", "passphrase"]);
	refuse(path, 2, "is encrypted for age recipients: name the file of an identity", &passphrase);
	refuse(path, 2, "none.txt cannot be read", &open(&["--identity", "none.txt"]));
	for file in [RECORD, "empty", "passphrase", "other-recipient.txt"] {
		let arguments = open_with(&["--identity", file]);
		refuse(path, 2, &format!("{file} holds no age identity"), &arguments);
	}
	misread(
		path,
		"cannot be used with",
		&open(&["--identity", IDENTITY, "--passphrase-file", "wrong"]),
	);

	let plaintext = decrypted(path, "sealed/record.age");
	encrypt_with_passphrase(path, "sealed/record.age", "correct horse", &plaintext);
	done(path, &passphrase);
	refuse(path, 1, "the passphrase does not open", &open(&["--passphrase-file", "wrong"]));
	refuse(path, 2, "is encrypted with a passphrase: leave out --identity", &open(&KEY));
	refuse(path, 2, "none cannot be read", &open(&["--passphrase-file", "none"]));
}

#[test]
fn readers_that_are_none_should_be_refused() {
	let folder = folder();
	let path = folder.path();
	for (name, contents) in [("empty", &b"\n"[..]), ("comments", b"# none\n"), ("binary", b"\xff")]
	{
		fs::write(path.join(name), contents).expect("it can be written");
	}
	for (readers, message) in [
		(&["--recipient", "age1nonsense"][..], "a --recipient is none"),
		(&["--recipient-file", "none"], "none cannot be read"),
		(&["--recipient-file", "comments"], "comments holds no age recipients"),
		(&["--recipient-file", "binary"], "binary holds no age recipients"),
		(&["--recipient-file", IDENTITY], "line 2 of identity.txt is no age recipient"),
		(&["--passphrase-file", "empty"], "the passphrase is empty"),
		(&["--passphrase-file", "binary"], "binary holds no passphrase: it is not text"),
		(&[READER[0], READER[1], "--passphrase-file", RECORD], "either recipients or a passphrase"),
	] {
		refuse(path, 2, message, &seal_for(readers));
	}
	done(path, &seal(RECORD, "sealed"));
	let backup = [&["record", "backup", "sealed", "-o", "backup.age"][..], &KEY].concat();
	let empty = [&backup[..], &["--backup-passphrase-file", "empty"]].concat();
	refuse(path, 2, "the passphrase is empty", &empty);
	refuse(
		path,
		1,
		"record.json exists already",
		&["record", "backup", "sealed", "-o", RECORD, KEY[0], KEY[1], READER[0], READER[1]],
	);
}

#[test]
fn a_passphrase_should_be_asked_for_where_there_is_somebody_to_ask() {
	let folder = folder();
	// In a session of its own, the program has no terminal.
	let output = Command::new("setsid")
		.arg("--wait")
		.arg(env!("CARGO_BIN_EXE_medibloc"))
		.args(seal_for(&[]))
		.current_dir(folder.path())
		.stdin(Stdio::null())
		.output()
		.expect("setsid runs");
	let words = String::from_utf8(output.stderr).expect("it prints text");
	assert_eq!(output.status.code(), Some(2), "{words}");
	assert!(words.contains("there is nobody to ask for the passphrase"), "{words}");
	assert!(!folder.path().join("out").exists());
}

#[test]
fn backups_that_are_none_should_be_refused() {
	let folder = desk();
	let path = folder.path();
	let restore = |file: &'static str, output: &'static str| {
		[&["record", "restore", file, "-o", output][..], &KEY].concat()
	};
	let backup = ["record", "backup", "sealed", "-o", "backup.age", "--armor"];
	done(path, &[&backup[..], &KEY, &READER].concat());
	refuse(path, 2, "none cannot be read", &restore("none", "out"));
	refuse(path, 1, "record.json is damaged", &restore(RECORD, "out"));
	refuse(path, 1, "sealed holds a sealed record already", &restore("backup.age", "sealed"));
	refuse(path, 3, "none/out cannot be written", &restore("backup.age", "none/out"));
	let text = fs::read_to_string(path.join("backup.age")).expect("it is text");
	for length in [text.len() / 2, text.len() - 40, 40] {
		fs::write(path.join("cut.age"), &text[..length]).expect("it can be written");
		refuse(path, 1, "cut.age is damaged", &restore("cut.age", "out"));
	}
}

#[test]
fn a_seed_should_be_for_tests_of_the_format_alone() {
	let folder = folder();
	let path = folder.path();
	let seed = "5eed".repeat(16);
	let what = ["record", "seal", RECORD, "--account", ALICE, "--profile", "R4", "--seed", &seed];
	let with = |more: &[&'static str]| [&what[..], more].concat();
	let reason = "a seed is never used for two documents";
	refuse(path, 2, reason, &with(&[]));
	refuse(path, 2, reason, &with(&["-o", "out"]));
	for arguments in [with(&["-o", "out", "--json"]), with(&["--anchor", "--json"])] {
		let output = run(path, &arguments);
		assert_eq!((output.status, output.stdout.as_str()), (Some(2), ""), "{}", output.stderr);
		assert!(!output.stderr.contains(&seed) && !path.join("out").exists());
	}
	for wrong in ["5eed", &seed.replace('d', "x")] {
		let what = ["record", "seal", RECORD, "--account", ALICE, "--profile", "R4", "--json"];
		let output = run(path, &[&what[..], &["--seed", wrong]].concat());
		assert_eq!(output.status, Some(2), "{}", output.stderr);
		assert!(output.stderr.contains("64 hexadecimal digits"), "{}", output.stderr);
		assert!(!output.stderr.contains(wrong), "{}", output.stderr);
	}
}

#[test]
fn a_folder_that_cannot_be_written_to_should_be_told() {
	let folder = desk();
	let path = folder.path();
	// The kernel's own: not even its administrator can make anything there.
	for arguments in [
		seal(RECORD, "/proc/out"),
		[&OPEN[..], &KEY, &["-o", "/proc/out.json"]].concat(),
		[&["record", "backup", "sealed", "-o", "/proc/b.age"][..], &KEY, &READER].concat(),
	] {
		refuse(path, 3, "cannot be written", &arguments);
	}
	// A disk that is full, as far as this program can tell.
	let full = |arguments: &[&str]| {
		let output = Command::new("sh")
			.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""])
			.arg(env!("CARGO_BIN_EXE_medibloc"))
			.args(arguments)
			.current_dir(path)
			.output()
			.expect("sh runs");
		let words = String::from_utf8(output.stderr).expect("it prints text");
		assert_eq!(output.status.code(), Some(3), "{words}");
		assert!(words.contains("cannot be written"), "{words}");
	};
	let before = names(path);
	full(&seal(RECORD, "out"));
	full(&[&["record", "one-time-key", "sealed", "--new"][..], &KEY].concat());
	full(&open_with(&[KEY[0], KEY[1], "-o", "opened.json"]));
	assert_eq!(names(path), before, "nothing is left behind");
	done(path, &open_with(&KEY));
	// A full place to print to.
	let device = fs::File::options().write(true).open("/dev/full").expect("it is there");
	let status = Command::new(env!("CARGO_BIN_EXE_medibloc"))
		.args(open_with(&KEY))
		.current_dir(path)
		.stdout(device)
		.stderr(Stdio::null())
		.status()
		.expect("the program starts");
	assert_eq!(status.code(), Some(3));
}

fn names(folder: &Path) -> Vec<String> {
	let entries = fs::read_dir(folder).expect("it can be listed");
	let mut names: Vec<_> = entries
		.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
		.collect();
	names.sort();
	names
}

#[test]
fn whoever_anchors_should_be_named_or_have_a_voucher() {
	let folder = desk();
	let path = folder.path();
	refuse(path, 2, "who signs?", &["anchor", "put", "sealed", "--chain", NOWHERE]);
	refuse(path, 2, "who signs?", &[&seal(RECORD, "out")[..], &["--anchor"]].concat());
	let voucher = ["--voucher", "none.json"];
	let put = [&["anchor", "put", "sealed"][..], &voucher, &KEY].concat();
	refuse(path, 2, "none.json cannot be read", &put);
	misread(path, "--anchor", &[&seal(RECORD, "out")[..], &voucher].concat());
	misread(path, "nor is there such a directory", &["anchor", "status", "none"]);
	refuse(
		path,
		2,
		"none/anchor.json cannot be read",
		&["anchor", "put", "none", "--suri", "//Alice", "--chain", NOWHERE],
	);
	// Neither needs what opens the package.
	let put = ["anchor", "put", "sealed", "--suri", "//Alice", "--chain", NOWHERE];
	refuse(path, 3, "no node answers", &put);
	refuse(path, 3, "no node answers", &["anchor", "status", "sealed", "--chain", NOWHERE]);
}

#[test]
fn no_secret_should_ever_be_printed() {
	let folder = folder();
	let path = folder.path();
	let key = fs::read_to_string(path.join(IDENTITY)).expect("it is there");
	let key = key.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1")).expect("it is one");
	fs::write(path.join("passphrase"), "correct horse battery").expect("it can be written");
	let mut printed = Vec::new();
	let mut say = |arguments: &[&str]| {
		for more in [&[][..], &["--json"]] {
			let output = run(path, &[arguments, more].concat());
			printed.push((format!("{arguments:?}"), output.stdout + &output.stderr));
		}
	};
	say(&seal(RECORD, "sealed"));
	say(&seal(RECORD, "sealed"));
	say(&seal_for(&["--recipient", key]));
	say(&seal_for(&["--recipient-file", IDENTITY]));
	say(&open_with(&["--passphrase-file", "passphrase"]));
	say(&open_with(&["--identity", "passphrase"]));
	say(&open_with(&KEY));
	say(&disclose("sealed", "/status", "proof.json"));
	say(&[&["record", "one-time-key", "sealed"][..], &KEY].concat());
	say(&[&["record", "backup", "sealed", "-o", "backup.age"][..], &KEY, &READER].concat());
	say(&[&["record", "restore", "backup.age", "-o", "restored"][..], &KEY].concat());
	say(&["anchor", "put", "sealed", "--suri", "//Alice", "--chain", NOWHERE]);
	say(&["anchor", "status", "sealed", "--chain", NOWHERE]);
	let (seal, _) = opened(path, "sealed");
	let hidden = |member: &str| {
		let secret = seal[member].as_str().expect("it is kept");
		secret.trim_start_matches("0x").to_string()
	};
	for secret in [hidden("seed"), hidden("one_time_key"), key.into(), "battery".into()] {
		for (arguments, words) in &printed {
			assert!(!words.to_lowercase().contains(&secret.to_lowercase()), "{arguments}");
		}
	}
	let public: Value =
		serde_json::from_slice(&fs::read(path.join("sealed/anchor.json")).expect("it is there"))
			.expect("it is JSON");
	assert_eq!(public.as_object().map(|members| members.len()), Some(3));
}
