//! The committed specifications are those that the node would generate today, but for the Wasm, which is the release's,
//! and in the raw ones the state that this Wasm makes of the genesis.

use medibloc_e2e::{command, Program};
use serde_json::Value;
use std::{fs, process::Command};

/// Relative to the package's folder, in which cargo runs its tests.
const FOLDER: &str = "../chain-specs";

/// The storage key `:code`.
const CODE: &str = "0x3a636f6465";

fn committed(file: &str) -> Value {
	let text = fs::read_to_string(format!("{FOLDER}/{file}")).expect("it is committed");
	serde_json::from_str(&text).expect("it is JSON")
}

fn generated(arguments: &[&str]) -> Value {
	let output = command(Program::Node)
		.expect("the programs are built")
		.arg("export-chain-spec")
		.args(arguments)
		.output()
		.expect("the program starts");
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// Takes the Wasm out of a specification, plain or raw.
fn take_code(spec: &mut Value) -> String {
	let genesis = &mut spec["genesis"];
	let place = if genesis["raw"].is_object() {
		genesis["raw"]["top"].get_mut(CODE)
	} else {
		genesis["runtimeGenesis"].get_mut("code")
	};
	match place.map(Value::take) {
		Some(Value::String(code)) => code,
		other => panic!("the specification holds no Wasm: {other:?}"),
	}
}

#[test]
fn specifications_should_be_stale_in_nothing_but_the_wasm() {
	let wasm = fs::read(format!("{FOLDER}/runtime.wasm")).expect("it is committed");
	let wasm = wasm.iter().fold(String::from("0x"), |text, byte| format!("{text}{byte:02x}"));
	let release = format!("{FOLDER}/runtime.wasm");
	let raw = ["--runtime", &release, "--raw"];
	for (chain, file) in [("local", "local"), ("testnet-preset", "testnet")] {
		for (form, suffix) in [(&[][..], ""), (&raw[..], "-raw")] {
			let file = format!("{file}{suffix}.json");
			let mut committed = committed(&file);
			let mut generated = generated(&[&["--chain", chain], form].concat());
			assert!(take_code(&mut committed) == wasm, "{file} begins with another Wasm");
			take_code(&mut generated);
			assert!(committed == generated, "{file} is stale: run scripts/chain-specs.sh");
		}
	}
}

#[test]
fn hashes_should_be_those_of_the_wasm() {
	for (program, file) in [("sha256sum", "SHA256SUM"), ("b2sum", "BLAKE2-256SUM")] {
		let output = Command::new(program)
			.args(["--check", "--strict", file])
			.current_dir(FOLDER)
			.output()
			.expect("coreutils are there");
		assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	}
}

#[test]
fn the_public_test_network_should_be_the_committed_one() {
	let mut known = generated(&["--chain", "testnet", "--raw"]);
	let mut committed = committed("testnet-raw.json");
	assert!(take_code(&mut known) == take_code(&mut committed));
	assert_eq!(known, committed);
}
