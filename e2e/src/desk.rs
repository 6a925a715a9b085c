//! A patient's desk: the command, a record, and a folder that is gone afterwards.

use crate::programs::{command, Program};
use age::{secrecy::ExposeSecret, x25519};
use serde_json::Value;
use std::{
	collections::BTreeMap,
	fs,
	path::Path,
	time::{SystemTime, UNIX_EPOCH},
};

/// The key that signs.
pub const ALICE: &str = "//Alice";
/// The account that owns the record.
const ALICE_ACCOUNT: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

/// A real record with names in it.
/// Relative to the package's folder, in which cargo runs its tests.
const RECORD: &str = "../examples/Observation-f003.json";
/// A field of the record that holds `6.2`.
pub const FIELD: &str = "/valueQuantity/value";

/// What a command printed, and how it ended.
#[derive(Debug)]
pub struct Output {
	/// The exit status.
	pub status: i32,
	/// The result.
	pub stdout: String,
	/// What went wrong.
	pub stderr: String,
}

impl Output {
	/// Panics with all that was printed unless the command ended with `status`.
	pub fn expect_status(self, status: i32) -> Self {
		assert_eq!(self.status, status, "{self:?}");
		self
	}

	/// The result for machines.
	pub fn json(&self) -> Value {
		serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
	}
}

/// Runs `medibloc` with `arguments`.
pub fn run(arguments: &[&str]) -> Output {
	let output = command(Program::Medibloc)
		.expect("the programs are built")
		.args(arguments)
		.output()
		.expect("the program starts");
	Output {
		status: output.status.code().expect("no signal ended the program"),
		stdout: String::from_utf8(output.stdout).expect("it prints text"),
		stderr: String::from_utf8(output.stderr).expect("it prints text"),
	}
}

/// 32 bytes that nobody used before, in hexadecimal.
pub fn unique() -> String {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
	format!("0x{:064x}", now.as_nanos())
}

/// A folder with one sealed record and one proof, and with the key that opens the record.
pub struct Desk {
	folder: tempfile::TempDir,
	package: String,
	proof: String,
	identity: String,
	recipient: String,
}

impl Default for Desk {
	fn default() -> Self {
		Self::new()
	}
}

impl Desk {
	/// An empty desk.
	pub fn new() -> Self {
		let folder = tempfile::tempdir().expect("a folder can be made");
		let path = |name: &str| folder.path().join(name).to_str().expect("it is text").to_string();
		let key = x25519::Identity::generate();
		let identity = path("identity.txt");
		fs::write(&identity, key.to_string().expose_secret()).expect("the key can be written");
		Self {
			package: path("sealed"),
			proof: path("proof.json"),
			identity,
			recipient: key.to_public().to_string(),
			folder,
		}
	}

	/// Where everything is.
	pub fn folder(&self) -> &Path {
		self.folder.path()
	}

	/// The arguments that open the sealed record.
	pub fn key_arguments(&self) -> [&str; 2] {
		["--identity", &self.identity]
	}

	/// The arguments that seal for this desk, whatever it is.
	pub fn terms(&self) -> [&str; 6] {
		["--account", ALICE_ACCOUNT, "--profile", "R4", "--recipient", &self.recipient]
	}

	/// Where the sealed record is, or will be.
	pub fn package(&self) -> &str {
		&self.package
	}

	/// Where the proof is, or will be.
	pub fn proof(&self) -> &str {
		&self.proof
	}

	/// The arguments that seal the record.
	pub fn seal_arguments(&self) -> Vec<&str> {
		[&["record", "seal", RECORD, "-o", self.package()], &self.terms()[..]].concat()
	}

	/// Seals the record and leaves it there.
	pub fn seal(&self) {
		run(&self.seal_arguments()).expect_status(0);
	}

	/// Seals the record and anchors it at the node `url`.
	pub fn seal_and_anchor(&self, url: &str) -> Value {
		let anchoring = ["--anchor", "--chain", url, "--suri", ALICE, "--json"];
		run(&[&self.seal_arguments()[..], &anchoring].concat()).expect_status(0).json()
	}

	/// Writes a proof of `fields`.
	pub fn disclose(&self, fields: &[&str]) -> Output {
		let mut arguments =
			vec!["record", "disclose", self.package(), "-o", self.proof(), "--json"];
		arguments.extend(self.key_arguments());
		for field in fields {
			arguments.extend(["--field", field]);
		}
		run(&arguments).expect_status(0)
	}

	/// Verifies the proof.
	pub fn verify(&self, how: &[&str]) -> Output {
		run(&[&["verify", self.proof(), "--json"], how].concat())
	}

	/// Every file of the package.
	pub fn snapshot(&self) -> BTreeMap<String, Vec<u8>> {
		fs::read_dir(Path::new(&self.package))
			.expect("the package is there")
			.map(|entry| entry.expect("it can be listed"))
			.map(|entry| {
				let name = entry.file_name().to_string_lossy().into_owned();
				(name, fs::read(entry.path()).expect("it can be read"))
			})
			.collect()
	}
}
