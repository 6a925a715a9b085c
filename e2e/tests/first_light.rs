//! The whole path of a record on real chains: seal, anchor, finalise, disclose, verify; and what is
//! refused on the way.

use medibloc_e2e::{run, Desk, Node, TestChain, ALICE, FIELD};
use serde_json::Value;
use std::fs;

#[test]
fn a_record_should_be_sealed_anchored_disclosed_and_verified() {
	let chain = TestChain::get().expect("a node runs");
	let desk = Desk::new();

	let sealed = desk.seal_and_anchor(chain.url());
	let anchor = sealed["anchor"].as_str().expect("the anchor is printed").to_string();
	assert_eq!(sealed["on_chain"]["was_there"], Value::Bool(false));

	let disclosed = desk.disclose(&[FIELD]).json();
	assert_eq!(disclosed["anchor"], sealed["anchor"]);
	let proof = fs::read_to_string(desk.proof()).expect("the proof was written");
	for withheld in ["Heuvel", "Langeveld", "6325", "f001"] {
		assert!(!proof.contains(withheld), "{withheld} is not to be disclosed");
	}

	let verified = desk.verify(&["--chain", chain.url()]).expect_status(0).json();
	assert_eq!(verified["verdict"], "accepted");
	assert_eq!(verified["anchor"], sealed["anchor"]);
	assert_eq!(verified["on_chain"]["block"], sealed["on_chain"]["block"]);
	let shown = verified["disclosed"].as_array().expect("values are listed");
	assert_eq!(shown.len(), 1);
	assert_eq!(shown[0]["pointer"], FIELD);
	assert_eq!(shown[0]["value"], "6.2");

	let genesis = verified["on_chain"]["genesis"].as_str().expect("the chain is named");
	desk.verify(&["--chain", chain.url(), "--genesis", genesis]).expect_status(0);
	desk.verify(&["--anchor", &anchor]).expect_status(0);

	let status = run(&["anchor", "status", &anchor, "--chain", chain.url(), "--json"]);
	assert_eq!(status.expect_status(0).json()["block"], sealed["on_chain"]["block"]);
}

#[test]
fn anchoring_again_should_succeed_and_say_since_when() {
	let chain = TestChain::get().expect("a node runs");
	let desk = Desk::new();
	let sealed = desk.seal_and_anchor(chain.url());

	// Somebody else's wish for the same anchor changes nothing.
	for key in ["//Alice", "//Bob"] {
		let again = run(&[
			"anchor",
			"put",
			desk.package(),
			"--chain",
			chain.url(),
			"--suri",
			key,
			"--json",
		])
		.expect_status(0)
		.json();
		assert_eq!(again["was_there"], Value::Bool(true));
		assert_eq!(again["block"], sealed["on_chain"]["block"]);
	}
}

#[test]
fn sealing_again_should_be_refused_and_leave_the_package_as_it_is() {
	let desk = Desk::new();
	desk.seal();
	let before = desk.snapshot();
	let refused = run(&desk.seal_arguments()).expect_status(1);
	assert!(refused.stderr.contains("sealed record already"), "{}", refused.stderr);
	assert_eq!(desk.snapshot(), before);
}

#[test]
fn a_proof_should_be_refused_when_the_chain_does_not_have_its_anchor() {
	let chain = TestChain::get().expect("a node runs");
	let desk = Desk::new();
	desk.seal();
	desk.disclose(&[FIELD]);

	let never = desk.verify(&["--chain", chain.url()]).expect_status(1).json();
	assert_eq!(never["reason"], "ANCHOR");

	// Anchored here is not anchored there: neither on another chain, nor on a chain of the same
	// genesis that went another way.
	run(&["anchor", "put", desk.package(), "--chain", chain.url(), "--suri", ALICE])
		.expect_status(0);
	desk.verify(&["--chain", chain.url()]).expect_status(0);
	for other in [Node::local_alone(), Node::development()] {
		let other = other.start().expect("another node runs");
		let elsewhere = desk.verify(&["--chain", other.url()]).expect_status(1).json();
		assert_eq!(elsewhere["reason"], "ANCHOR");
	}
}

#[test]
fn a_proof_should_be_refused_when_it_is_checked_against_another_anchor() {
	let desk = Desk::new();
	desk.seal();
	desk.disclose(&[FIELD]);
	let other = "00".repeat(32);
	let refused = desk.verify(&["--anchor", &other]).expect_status(1).json();
	assert_eq!(refused["reason"], "ANCHOR");
}

#[test]
fn a_proof_should_be_unchecked_when_the_node_is_on_another_chain_than_the_trusted_one() {
	let chain = TestChain::get().expect("a node runs");
	let desk = Desk::new();
	desk.seal_and_anchor(chain.url());
	desk.disclose(&[FIELD]);
	let unchecked =
		desk.verify(&["--chain", chain.url(), "--genesis", &"11".repeat(32)]).expect_status(3);
	assert!(unchecked.stderr.contains("genesis"), "{}", unchecked.stderr);
}

#[test]
fn a_proof_should_be_refused_when_any_one_of_its_values_is_changed() {
	let chain = TestChain::get().expect("a node runs");
	let desk = Desk::new();
	desk.seal_and_anchor(chain.url());
	desk.disclose(&[FIELD, "/status", "/referenceRange"]);
	let honest: Value =
		serde_json::from_slice(&fs::read(desk.proof()).expect("the proof is there"))
			.expect("a proof is JSON");

	let mut changed = 0;
	for place in scalars(&honest) {
		for value in changes(honest.pointer(&place).expect("the place exists")) {
			let mut proof = honest.clone();
			*proof.pointer_mut(&place).expect("the place exists") = value;
			fs::write(desk.proof(), proof.to_string()).expect("the proof can be changed");
			let verdict = desk.verify(&["--chain", chain.url()]);
			assert_eq!(verdict.status, 1, "{place} was changed: {verdict:?}");
			changed += 1;
		}
	}
	assert!(changed > 30, "only {changed} changes were tried");
}

/// The JSON Pointers of every scalar in `value`.
fn scalars(value: &Value) -> Vec<String> {
	let children: Vec<(String, &Value)> = match value {
		Value::Object(members) => members
			.iter()
			.map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
			.collect(),
		Value::Array(elements) => {
			elements.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
		}
		_ => return vec![String::new()],
	};
	children
		.into_iter()
		.flat_map(|(segment, child)| {
			scalars(child).into_iter().map(move |rest| format!("/{segment}{rest}"))
		})
		.collect()
}

/// Other values of the same type.
fn changes(value: &Value) -> Vec<Value> {
	match value {
		Value::Null => vec![Value::Bool(false)],
		Value::Bool(value) => vec![Value::Bool(!value)],
		Value::Number(number) => vec![(number.as_u64().unwrap_or_default() + 1).into()],
		Value::String(text) => {
			let mut first = text.clone().into_bytes();
			match first.first_mut() {
				Some(byte) if byte.is_ascii_alphanumeric() => {
					*byte = if *byte == b'A' { b'B' } else { b'A' }
				}
				_ => first.insert(0, b'A'),
			}
			let first = String::from_utf8(first).expect("only ASCII was changed");
			vec![first.into(), format!("{text}A").into()]
		}
		Value::Array(_) | Value::Object(_) => Vec::new(),
	}
}
