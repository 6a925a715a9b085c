//! What is shown of a sealed record, attested, presented and verified, with no chain.

mod desk;
mod support;

use desk::{make_identity, IDENTITY, RECIPIENT};
use serde_json::Value;
use std::{
	fs,
	path::{Path, PathBuf},
	time::{SystemTime, UNIX_EPOCH},
};
use support::{misread, refuse, run, Output, ALICE, NOWHERE};

/// The address of //Bob, a doctor here.
const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const CERTIFICATE: &str = "0xabababababababababababababababababababababababababababababababab";
const NONCE: &str = "00112233445566778899aabbccddeeff";

/// Where the published vectors and examples of the record format are.
fn record_tests(name: &str) -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "..", "record", "tests", name].iter().collect()
}

/// A folder with a sealed record of Alice's, and the identity that opens it.
struct Desk {
	folder: tempfile::TempDir,
}

impl Desk {
	/// Seals one of the examples.
	fn new(example: &str) -> Self {
		let folder = tempfile::tempdir().expect("a folder can be made");
		make_identity(folder.path(), IDENTITY, RECIPIENT);
		let desk = Self { folder };
		let record = record_tests("data").join(example);
		desk.run(0, &desk::seal(record.to_str().expect("it is text"), "sealed"));
		desk
	}

	fn path(&self, name: &str) -> PathBuf {
		self.folder.path().join(name)
	}

	/// Runs the command, which must end with `status`.
	fn run(&self, status: i32, arguments: &[&str]) -> Output {
		let output = run(self.folder.path(), arguments);
		assert_eq!(
			output.status,
			Some(status),
			"{arguments:?}: {}{}",
			output.stdout,
			output.stderr
		);
		output
	}

	fn json(&self, status: i32, arguments: &[&str]) -> Value {
		let output = self.run(status, &[arguments, &["--json"]].concat());
		serde_json::from_str(&output.stdout).expect("it is JSON")
	}

	fn disclose(&self, more: &[&str]) -> Value {
		self.json(0, &[&DISCLOSE[..], more].concat())
	}

	/// The anchor of the sealed record.
	fn anchor(&self) -> String {
		let label = fs::read(self.path("sealed/anchor.json")).expect("the label is there");
		let label: Value = serde_json::from_slice(&label).expect("it is JSON");
		label["anchor"].as_str().expect("it is text").into()
	}

	fn verify(&self, status: i32, proof: &str, more: &[&str]) -> Value {
		let anchor = self.anchor();
		self.json(status, &[&["verify", proof, "--anchor", &anchor], more].concat())
	}
}

const DISCLOSE: [&str; 5] = ["record", "disclose", "sealed", "--identity", "identity.txt"];

/// The values that a report lists, by pointer.
fn shown(report: &Value) -> Vec<(String, Value)> {
	let list = report["disclosed"].as_array().expect("values are listed");
	list.iter()
		.map(|shown| (shown["pointer"].as_str().expect("text").to_owned(), shown["value"].clone()))
		.collect()
}

const OBSERVATION: &str = "fhir-r4/Observation-example.json";
const PATIENT: &str = "fhir-r4/Patient-example.json";

#[test]
fn a_field_should_be_named_by_fhirpath_or_by_pointer() {
	let desk = Desk::new(OBSERVATION);
	for (number, field) in
		["Observation.value.value", "valueQuantity.value", "/valueQuantity/value"]
			.iter()
			.enumerate()
	{
		let proof = format!("proof-{number}.json");
		let disclosed = desk.disclose(&["--field", field, "-o", &proof]);
		assert_eq!(shown(&disclosed), [("/valueQuantity/value".into(), "185".into())]);
		let verified = desk.verify(0, &proof, &[]);
		assert_eq!(shown(&verified), shown(&disclosed));
		assert_eq!(verified["verdict"], "accepted");
	}
	let refuse = |message, field| {
		let arguments = [&DISCLOSE[..], &["--field", field, "-o", "p.json"]].concat();
		let output = desk.run(1, &arguments);
		assert!(output.stderr.contains(message), "{}", output.stderr);
		assert!(!desk.path("p.json").exists());
	};
	refuse("valueQuantity", "Observation.colour");
	refuse("Observation", "Patient.name");
	refuse("/code/coding/0", "Observation.code.coding.code");
}

#[test]
fn every_form_of_a_proof_should_be_verified() {
	let desk = Desk::new(OBSERVATION);
	let field = ["--field", "Observation.value"];
	let forms: [&[&str]; 4] = [
		&["-o", "proof.json"],
		&["-o", "proof.cbor", "--compact"],
		&["--qr", "code.png"],
		&["--qr", "code.svg"],
	];
	for form in forms {
		desk.disclose(&[&field[..], form].concat());
	}
	let size = |name: &str| fs::metadata(desk.path(name)).expect("it was written").len();
	assert!(size("proof.cbor") * 10 < size("proof.json") * 7);
	for file in ["proof.json", "proof.cbor", "code.png"] {
		let verified = desk.verify(0, file, &[]);
		assert_eq!(shown(&verified).len(), 5, "{file}");
	}
	let drawing = fs::read_to_string(desk.path("code.svg")).expect("it is text");
	assert!(drawing.contains("<svg"));
	let blocks = desk.run(0, &[&DISCLOSE[..], &field, &["--qr", "-"]].concat());
	assert!(blocks.stdout.contains('\u{2580}'), "{}", blocks.stdout);
	misread(desk.folder.path(), "required", &[&DISCLOSE[..], &["-o", "p.json"]].concat());
	refuse(
		desk.folder.path(),
		2,
		"neither .svg nor .png",
		&[&DISCLOSE[..], &field, &["--qr", "code.gif"]].concat(),
	);
	let nowhere = [&DISCLOSE[..], &field].concat();
	refuse(desk.folder.path(), 2, "where does the proof go?", &nowhere);
}

#[test]
fn a_long_proof_should_be_spread_over_numbered_codes() {
	let desk = Desk::new("fhir-r4/Observation-ekg.json");
	let disclosed = desk.disclose(&["--resource", "Observation", "--qr", "code.png"]);
	let codes: Vec<&str> = disclosed["codes"]
		.as_array()
		.expect("codes are listed")
		.iter()
		.map(|code| code.as_str().expect("text"))
		.collect();
	assert!(codes.len() > 1);
	assert_eq!(codes[0], format!("code-1-of-{}.png", codes.len()));
	let reversed: Vec<&str> = codes.iter().rev().copied().collect();
	let anchor = desk.anchor();
	let all = [&["verify"], &reversed[..], &["--anchor", &anchor]].concat();
	let verified = desk.json(0, &all);
	assert_eq!(verified["opened"], serde_json::json!([0]));
	let some = [&["verify"], &codes[1..], &["--anchor", &anchor]].concat();
	refuse(desk.folder.path(), 2, "these codes of the proof are missing: 1", &some);
}

#[test]
fn a_preview_should_write_nothing_and_say_what_would_be_learned() {
	let desk = Desk::new(OBSERVATION);
	let preview = [&DISCLOSE[..], &["--field", "Observation.status", "--preview"]].concat();
	let output = desk.run(0, &preview);
	assert!(output.stdout.contains("/status = \"final\""), "{}", output.stdout);
	let names: Vec<_> = fs::read_dir(desk.folder.path()).expect("it is a folder").collect();
	assert_eq!(names.len(), 3, "the record, the identity and its recipient");
}

#[test]
fn what_identifies_should_be_denied_when_that_is_asked_for() {
	let desk = Desk::new(PATIENT);
	let deny = |field: &'static str| {
		[&DISCLOSE[..], &["--deny-pii", "-o", "p.json", "--field", field]].concat()
	};
	for (field, kind) in [
		("Patient.name[0]", "a name"),
		("Patient.birthDate", "of birth or death"),
		("Patient.address", "an address"),
		("Patient.contact", "a name"),
		("/text/div", "a narrative"),
	] {
		let output = desk.run(1, &deny(field));
		assert!(output.stderr.contains(kind), "{field}: {}", output.stderr);
		assert!(!desk.path("p.json").exists());
	}
	desk.run(0, &deny("Patient.gender"));
	let listing = desk.json(0, &["record", "show", "sealed", "--identity", "identity.txt"]);
	let values = listing["values"].as_array().expect("values are listed");
	let kind = |path: &str| {
		let value = values.iter().find(|value| value["path"] == path);
		value.unwrap_or_else(|| panic!("{path} is not listed"))["identifying"].clone()
	};
	assert_eq!(kind("gender"), Value::Null);
	assert_eq!(kind("name[0].family"), "a name");
	// Every path that is listed can be disclosed.
	for value in values {
		let path = value["path"].as_str().expect("text");
		let preview = [&DISCLOSE[..], &["--preview", "--field", path]].concat();
		let learned = desk.json(0, &preview);
		assert_eq!(shown(&learned)[0].0, value["pointer"].as_str().expect("text"));
	}
}

#[test]
fn the_floor_should_be_added_and_demanded() {
	let desk = Desk::new(OBSERVATION);
	let field = ["--field", "Observation.value.value"];
	desk.disclose(&[&field[..], &["-o", "alone.json"]].concat());
	desk.disclose(&[&field[..], &["--floor", "-o", "floor.json"]].concat());
	assert_eq!(desk.verify(1, "alone.json", &["--floor"])["reason"], "FLOOR");
	let verified = desk.verify(0, "floor.json", &["--floor"]);
	assert_eq!(verified["floor"], true);
	assert!(shown(&verified).iter().any(|(pointer, _)| pointer == "/status"));
}

#[test]
fn a_proof_should_be_presented_to_one_verifier_by_its_owner() {
	let desk = Desk::new(OBSERVATION);
	let to = ["--audience", "https://insurer.example", "--nonce", NONCE, "--expires", "1h"];
	let field = ["--field", "Observation.status", "-o", "proof.json"];
	let by = |key: &'static str| [&DISCLOSE[..], &field, &to, &["--suri", key]].concat();
	let stranger = desk.run(1, &by("//Bob"));
	assert!(stranger.stderr.contains("is not the owner of this record"), "{}", stranger.stderr);
	desk.run(0, &by("//Alice"));

	let expected = ["--audience", "https://insurer.example", "--nonce", NONCE];
	let verified = desk.verify(0, "proof.json", &[&expected[..], &["--subject", ALICE]].concat());
	assert_eq!(verified["presentation"]["checked"], true);
	let refused = |more: &[&str]| desk.verify(1, "proof.json", more)["reason"].clone();
	assert_eq!(refused(&["--audience", "https://other.example", "--nonce", NONCE]), "PRESENTATION");
	assert_eq!(refused(&[&expected[..2], &["--nonce", CERTIFICATE]].concat()), "PRESENTATION");
	let late =
		SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis() + 7_200_000;
	let late = late.to_string();
	assert_eq!(refused(&[&expected[..], &["--now", &late]].concat()), "PRESENTATION");
	assert_eq!(refused(&["--subject", BOB]), "SUBJECT");
	let incomplete = [&DISCLOSE[..], &field, &["--audience", "x"]].concat();
	misread(desk.folder.path(), "--nonce", &incomplete);
}

#[test]
fn a_professional_should_attest_the_content_and_the_owner_add_it() {
	let desk = Desk::new(OBSERVATION);
	let request = ["record", "attest", "request", "sealed", "--identity", "identity.txt"];
	let request = [&request[..], &["-o", "request.age", "--recipient-file", RECIPIENT]].concat();
	desk.run(0, &request);
	let sign = ["record", "attest", "sign", "request.age", "--identity", "identity.txt"];
	let by_bob = ["--certificate", CERTIFICATE, "--suri", "//Bob", "-o", "attestation.json"];
	let empty = desk.run(2, &[&sign[..], &by_bob, &["--role", ""]].concat());
	assert!(empty.stderr.contains("1 to 64 bytes"), "{}", empty.stderr);
	let signed = desk.json(0, &[&sign[..], &by_bob, &["--role", "physician"]].concat());
	assert_eq!(signed["signer"], BOB);

	let before = desk.anchor();
	let add = ["record", "seal", "sealed", "--attestation", "attestation.json"];
	let add = [&add[..], &["--identity", "identity.txt"]].concat();
	let added = desk.json(0, &add);
	assert_eq!(added["number"], 0);
	assert_eq!(added["content_root"], signed["content_root"]);
	assert_eq!(added["anchor_before"], before);
	assert_eq!(added["anchor"], desk.anchor());
	let again = desk.run(1, &add);
	assert!(again.stderr.contains("has this attestation already"), "{}", again.stderr);

	desk.disclose(&["--field", "Observation.status", "--attestation", "0", "-o", "shown.json"]);
	desk.disclose(&["--field", "Observation.status", "-o", "hidden.json"]);
	let verified = desk.verify(0, "shown.json", &["--min-attestations", "1"]);
	assert_eq!(verified["attestations"][0]["signer"], BOB);
	assert_eq!(verified["attestations"][0]["standing"], "not_looked_up");
	assert_eq!(desk.verify(1, "hidden.json", &["--min-attestations", "1"])["reason"], "POLICY");
	assert_eq!(desk.verify(1, "shown.json", &["--min-attestations", "2"])["reason"], "POLICY");
	let shown = desk.run(0, &["record", "show", "sealed", "--identity", "identity.txt"]);
	assert!(
		shown.stdout.contains(&format!("Attestation 0: {BOB} as physician")),
		"{}",
		shown.stdout
	);
}

#[test]
fn an_attestation_of_another_record_should_change_nothing() {
	let (desk, other) = (Desk::new(OBSERVATION), Desk::new(PATIENT));
	let request = ["record", "attest", "request", "sealed", "--identity", "identity.txt"];
	other.run(0, &[&request[..], &["-o", "request.age", "--recipient-file", RECIPIENT]].concat());
	let sign = ["record", "attest", "sign", "request.age", "--identity", "identity.txt"];
	let by_bob = ["--certificate", CERTIFICATE, "--suri", "//Bob", "-o", "attestation.json"];
	other.run(0, &[&sign[..], &by_bob, &["--role", "physician"]].concat());
	fs::copy(other.path("attestation.json"), desk.path("attestation.json"))
		.expect("it can be copied");
	let add = ["record", "seal", "sealed", "--attestation", "attestation.json"];
	refuse(
		desk.folder.path(),
		1,
		"is not signed over this record",
		&[&add[..], &["--identity", "identity.txt"]].concat(),
	);
	fs::write(desk.path("nothing.json"), "{}").expect("it can be written");
	let nothing = ["record", "seal", "sealed", "--attestation", "nothing.json"];
	refuse(
		desk.folder.path(),
		1,
		"nothing.json is no attestation",
		&[&nothing[..], &["--identity", "identity.txt"]].concat(),
	);
}

/// The arguments of the policy of a published vector.
fn policy(vector: &Value) -> Vec<String> {
	let mut arguments = Vec::new();
	for (name, value) in vector["policy"].as_object().expect("it is an object") {
		let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
		match name.as_str() {
			"floor" if value == "true" => arguments.push("--floor".into()),
			"floor" => {}
			"min_attestations" => arguments.extend(["--min-attestations".into(), value]),
			name => arguments.extend([format!("--{name}"), value]),
		}
	}
	arguments
}

fn published(folder: &Path, vector: &Value) -> Output {
	use base64::{engine::general_purpose::STANDARD, Engine};
	let proof = match &vector["proof"] {
		Value::String(text) => text.clone().into_bytes(),
		_ => STANDARD.decode(vector["proof_base64"].as_str().expect("it is text")).expect("base64"),
	};
	fs::write(folder.join("proof"), proof).expect("it can be written");
	let policy = policy(vector);
	let policy: Vec<&str> = policy.iter().map(String::as_str).collect();
	run(folder, &[&["verify", "proof", "--json"], &policy[..]].concat())
}

#[test]
fn the_published_vectors_should_be_accepted_and_refused() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let vectors = |name: &str| -> Vec<Value> {
		let text = fs::read(record_tests("vectors").join(name)).expect("it is there");
		let vectors: Value = serde_json::from_slice(&text).expect("it is JSON");
		vectors["proofs"].as_array().expect("proofs are listed").clone()
	};
	let anchored = |vector: &&Value| !vector["policy"]["anchor"].is_null();
	let mut counts = [0; 2];
	for vector in vectors("proofs-accept.json").iter().filter(anchored) {
		let output = published(folder.path(), vector);
		assert_eq!(output.status, Some(0), "{}: {}", vector["name"], output.stdout);
		counts[0] += 1;
	}
	for name in ["proofs-reject.json", "compact-reject.json"] {
		for vector in vectors(name).iter().filter(anchored) {
			let output = published(folder.path(), vector);
			assert_eq!(output.status, Some(1), "{}: {}", vector["why"], output.stderr);
			let refused: Value = serde_json::from_str(&output.stdout).expect("it is JSON");
			assert_eq!(refused["verdict"], "refused");
			assert!(refused["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
			counts[1] += 1;
		}
	}
	assert!(counts[0] > 50 && counts[1] > 360, "{counts:?}");
}

#[test]
fn what_cannot_be_verified_should_say_why() {
	let desk = Desk::new(OBSERVATION);
	desk.disclose(&["--field", "Observation.status", "-o", "proof.json"]);
	let folder = desk.folder.path();
	let verify = |more: &[&'static str]| [&["verify", "proof.json"], more].concat();
	refuse(folder, 3, "no node answers", &verify(&["--chain", NOWHERE]));
	misread(
		folder,
		"cannot be used with",
		&verify(&["--anchor", CERTIFICATE, "--certifier", ALICE]),
	);
	misread(folder, "--genesis", &verify(&["--chain-proof", "chain.json"]));
	let proof = ["--chain-proof", "chain.json", "--genesis", CERTIFICATE];
	refuse(folder, 2, "chain.json cannot be read", &verify(&proof));
	refuse(
		folder,
		2,
		"other.json cannot be read",
		&["verify", "other.json", "--anchor", CERTIFICATE],
	);
	assert_eq!(desk.json(1, &verify(&["--anchor", CERTIFICATE]))["reason"], "ANCHOR");
	let white = image::GrayImage::from_pixel(40, 40, image::Luma([255]));
	white.save(desk.path("white.png")).expect("it can be written");
	refuse(
		folder,
		2,
		"there is no QR code in the picture",
		&["verify", "white.png", "--anchor", CERTIFICATE],
	);
}
