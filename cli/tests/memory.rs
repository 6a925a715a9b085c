//! A record of the greatest length takes memory for a few copies of it, and no more.

mod desk;
mod support;

use desk::{disclose, folder, seal, KEY, RECORD};
use std::{
	fs,
	path::Path,
	process::{Command, Stdio},
	thread,
	time::Duration,
};

/// The longest document that the record format knows, in bytes.
const LIMIT: usize = 1 << 26;
/// What the program may take besides: its own, and what does not grow with the document.
const OWN_BYTES: usize = 16 << 20;
/// What it may take for each leaf.
const LEAF_BYTES: usize = 64;
/// How many copies of the document it may take.
const COPIES: usize = 6;

/// The most memory that the program had resident at one time, in bytes, and how it ended.
///
/// It is asked for again and again until the program ends: what the kernel tells of it never falls.
fn peak(folder: &Path, arguments: &[&str]) -> (usize, Option<i32>) {
	let mut program = Command::new(env!("CARGO_BIN_EXE_medibloc"))
		.current_dir(folder)
		.args(arguments)
		.stdout(Stdio::null())
		.stderr(Stdio::null())
		.spawn()
		.expect("the program starts");
	let status = format!("/proc/{}/status", program.id());
	let mut peak = 0;
	loop {
		let text = fs::read_to_string(&status).expect("it is not waited for yet");
		match text.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
			Some(kib) => {
				let kib = kib.trim().trim_end_matches(" kB").parse::<usize>();
				peak = kib.expect("it is a number") * 1_024;
			}
			// It has ended.
			None => break,
		}
		thread::sleep(Duration::from_millis(1));
	}
	(peak, program.wait().expect("it is known").code())
}

/// Expects that the program does it within the bound for the record of the folder, which has so many leaves.
fn expect_bounded(folder: &Path, leaves: usize, arguments: &[&str]) {
	let document = fs::metadata(folder.join(RECORD)).expect("it is there").len();
	let document = usize::try_from(document).expect("it is in memory at times");
	let bound = COPIES * document + LEAF_BYTES * leaves + OWN_BYTES;
	let (peak, status) = peak(folder, arguments);
	assert_eq!(status, Some(0), "{arguments:?}");
	assert!(peak >= document, "{arguments:?} takes {peak} bytes, and the document has more");
	assert!(peak <= bound, "{arguments:?} takes {peak} bytes, and {bound} are allowed");
}

/// Does everything with the record of the folder that takes memory for it, but shows others no more of it than `field`, a
/// small one.
fn expect_bounded_work(folder: &Path, leaves: usize, field: &str) {
	let bounded = |arguments: &[&str]| expect_bounded(folder, leaves, arguments);
	let with_key = |arguments: &[&'static str]| [arguments, &KEY].concat();
	bounded(&seal(RECORD, "sealed"));
	bounded(&with_key(&["record", "open", "sealed"]));
	bounded(&with_key(&["record", "open", "sealed", "--json"]));
	bounded(&with_key(&["record", "open", "sealed", "-o", "opened.json"]));
	bounded(&["record", "show", RECORD, "--profile", "R4"]);
	bounded(&with_key(&["record", "show", "sealed"]));
	bounded(&with_key(&["record", "show", "sealed", "--json"]));
	bounded(&with_key(&["record", "one-time-key", "sealed", "--new"]));
	bounded(&disclose("sealed", field, "field.json"));
}

/// Shows others all of the record of the folder, which is sealed.
fn expect_bounded_disclosure(folder: &Path, leaves: usize) {
	let bounded = |arguments: &[&str]| expect_bounded(folder, leaves, arguments);
	bounded(&disclose("sealed", "", "all.json"));
	let label = fs::read(folder.join("sealed/anchor.json")).expect("it is there");
	let label: serde_json::Value = serde_json::from_slice(&label).expect("it is JSON");
	let anchor = label["anchor"].as_str().expect("it is text");
	bounded(&["verify", "all.json", "--anchor", anchor]);
	bounded(&["verify", "all.json", "--anchor", anchor, "--json"]);
}

fn write(folder: &Path, record: &str) {
	fs::write(folder.join(RECORD), record).expect("it can be written");
}

fn zeros(count: usize) -> String {
	vec!["0"; count].join(",")
}

#[test]
fn a_record_of_the_greatest_length_should_take_memory_within_the_bound() {
	let folder = folder();
	let text = |length: usize| {
		let (start, end) = (r#"{"resourceType":"Basic","a":""#, r#""}"#);
		[start, &"x".repeat(length - start.len() - end.len()), end].concat()
	};
	write(folder.path(), &text(LIMIT + 1));
	let (peak, status) = peak(folder.path(), &seal(RECORD, "sealed"));
	assert_eq!(status, Some(1));
	assert!(peak <= LIMIT + OWN_BYTES, "{peak}");
	assert!(!folder.path().join("sealed").exists());

	write(folder.path(), &text(LIMIT));
	expect_bounded_work(folder.path(), 3, "/resourceType");
	expect_bounded_disclosure(folder.path(), 3);
}

#[test]
fn a_record_of_a_million_leaves_should_take_memory_within_the_bound() {
	// With the list, the object and what it names, as many as a unit may have.
	const VALUES: usize = (1 << 20) - 3;
	let folder = folder();
	let value = format!("\"{}\"", "x".repeat(LIMIT / VALUES - 4));
	let values = vec![value; VALUES].join(",");
	write(folder.path(), &format!(r#"{{"resourceType":"Basic","a":[{values}]}}"#));
	expect_bounded_work(folder.path(), VALUES + 3, "/a/7");
	expect_bounded_disclosure(folder.path(), VALUES + 3);
}

#[test]
fn a_record_of_a_million_tiny_values_should_take_memory_within_the_bound() {
	const VALUES: usize = (1 << 20) - 3;
	let folder = folder();
	write(folder.path(), &format!(r#"{{"resourceType":"Basic","a":[{}]}}"#, zeros(VALUES)));
	expect_bounded_work(folder.path(), VALUES + 3, "/a/7");
	expect_bounded_disclosure(folder.path(), VALUES + 3);
}

#[test]
fn a_record_of_half_a_million_entries_should_take_memory_within_the_bound() {
	// With the unit of the Bundle itself one more than a power of two, so that as many pads are added.
	const ENTRIES: usize = 1 << 19;
	let folder = folder();
	let record = format!(r#"{{"resourceType":"Bundle","entry":[{}]}}"#, zeros(ENTRIES));
	write(folder.path(), &record);
	let bounded = |arguments: &[&str]| expect_bounded(folder.path(), ENTRIES + 3, arguments);
	bounded(&seal(RECORD, "sealed"));
	bounded(&["record", "show", RECORD, "--profile", "R4"]);
	bounded(&disclose("sealed", "/resourceType", "field.json"));
}
