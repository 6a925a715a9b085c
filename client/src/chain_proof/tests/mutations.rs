//! Whatever single bit of a proof is changed: it is refused, or says the same.

use super::chain::*;
use crate::chain_proof::{ChainProof, Finding, Rejection, Trust};

/// Every part of a proof that is bytes.
fn parts(proof: &mut ChainProof) -> Vec<&mut Vec<u8>> {
	let mut parts = vec![&mut proof.head.header, &mut proof.head.justification];
	for block in &mut proof.hand_offs {
		parts.extend([&mut block.header, &mut block.justification]);
	}
	parts.extend(&mut proof.state);
	if let Some(start) = &mut proof.start {
		parts.push(&mut start.header);
		parts.extend(&mut start.state);
	}
	parts
}

#[test]
fn no_bit_should_change_what_is_proved() {
	let (proof, genesis) = prove(&[anchor(), certificate(), absent()], 1);
	let true_of_it = proof.verify(Trust::Genesis(genesis)).expect("it holds");
	let count = parts(&mut proof.clone()).len();
	let mut refused = 0;
	for part in 0..count {
		let length = parts(&mut proof.clone())[part].len();
		for byte in (0..length).step_by(7) {
			let mut changed = proof.clone();
			parts(&mut changed)[part][byte] ^= 1 << (byte % 8);
			match changed.verify(Trust::Genesis(genesis)) {
				Err(_) => refused += 1,
				Ok(proved) => assert_eq!(proved, true_of_it, "part {part}, byte {byte}"),
			}
		}
	}
	assert!(refused >= 500, "only {refused} were refused");
}

#[test]
fn no_part_should_be_cut() {
	let (proof, genesis) = prove(&[anchor(), certificate(), absent()], 1);
	let count = parts(&mut proof.clone()).len();
	for part in 0..count {
		let length = parts(&mut proof.clone())[part].len();
		for kept in [0, 1, length / 2, length - 1] {
			let mut cut = proof.clone();
			parts(&mut cut)[part].truncate(kept);
			assert!(cut.verify(Trust::Genesis(genesis)).is_err(), "part {part} cut to {kept}");
		}
	}
}

#[test]
fn claims_should_not_be_exchanged() {
	let (proof, genesis) = prove(&[anchor()], 0);
	let with = |claim| ChainProof { claims: vec![claim], ..proof.clone() };
	assert_eq!(with(certificate()).verify(Trust::Genesis(genesis)), Err(Rejection::State));
	// The way to one anchor may show that there is no other.
	let proved = with(absent()).verify(Trust::Genesis(genesis)).expect("it shows so much");
	assert_eq!(proved.findings, [(absent(), Finding::Anchor(None))]);
}
