//! The first block from a raw specification.

use super::chain::*;
use crate::chain_proof::{verify::authorities_key, RawSpecification, SpecificationError, Trust};
use codec::Encode;
use serde_json::{json, Value};

fn read(specification: &Value) -> Result<RawSpecification, SpecificationError> {
	RawSpecification::from_json(specification.to_string().as_bytes())
}

/// A specification with the authorities of the first set, and something else.
fn specification() -> Value {
	let key = format!("0x{}", hex::encode(authorities_key()));
	let value = format!("0x{}", hex::encode(Set::new(0).authorities().encode()));
	json!({
		"name": "A chain", "bootNodes": [],
		"genesis": { "raw": { "top": { key: value, "0x3a636f6465": "0x00" }, "childrenDefault": {} } },
	})
}

#[test]
fn a_proof_should_begin_with_what_a_specification_says() {
	let first = read(&specification()).expect("it is one");
	let (mut proof, _) = prove(&[anchor()], 1);
	let genesis = first.genesis_hash();
	proof.genesis = genesis;
	proof.start = Some(first.into_genesis());
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
}

#[test]
fn every_entry_of_the_state_should_count_for_the_hash() {
	let mut other = specification();
	other["genesis"]["raw"]["top"]["0x3a636f6465"] = json!("0x01");
	let hash = |it: &Value| read(it).expect("it is one").genesis_hash();
	assert_ne!(hash(&other), hash(&specification()));
	let mut other = specification();
	other["name"] = json!("Another name");
	assert_eq!(hash(&other), hash(&specification()));
}

#[test]
fn what_is_no_specification_should_be_refused() {
	assert!(matches!(read(&json!({})), Err(SpecificationError::Form(_))));
	let plain = json!({ "genesis": { "runtimeGenesis": {} } });
	assert!(matches!(read(&plain), Err(SpecificationError::Form(_))));
	let mut wrong = specification();
	wrong["genesis"]["raw"]["top"]["0x00"] = json!("0xzz");
	assert!(matches!(read(&wrong), Err(SpecificationError::Hexadecimal { .. })));
	let mut wrong = specification();
	wrong["genesis"]["raw"]["childrenDefault"] = json!({ "0x00": {} });
	assert!(matches!(read(&wrong), Err(SpecificationError::ChildTries)));
	let mut wrong = specification();
	wrong["genesis"]["raw"]["top"] = json!({ "0x00": "0x00" });
	assert!(matches!(read(&wrong), Err(SpecificationError::NoAuthorities)));
	let none = json!({ "genesis": { "raw": { "top": {} } } });
	assert!(matches!(read(&none), Err(SpecificationError::NoAuthorities)));
}
