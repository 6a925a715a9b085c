//! Proofs that hold.

use super::chain::*;
use crate::{
	anchors::Anchored,
	chain_proof::{Checkpoint, Finding, Header, Trust},
};
use medibloc_primitives::{certificate::Validity, time::moment_of};
use sp_core::{Pair, H256};

#[test]
fn claims_should_be_proved_from_the_genesis_hash_alone() {
	let claims = [anchor(), certificate(), absent()];
	let (proof, genesis) = prove(&claims, 0);
	let proved = proof.verify(Trust::Genesis(genesis)).expect("it holds");
	let anchored = Anchored { slot: ANCHORED.slot, block: ANCHORED.block };
	assert_eq!(
		proved.findings,
		[
			(anchor(), Finding::Anchor(Some(anchored))),
			(certificate(), Finding::Certificate(Some(CERTIFICATE))),
			(absent(), Finding::Anchor(None)),
		]
	);
	assert_eq!((proved.block, proved.slot), (5, HEAD_SLOT));
	assert_eq!((proved.checkpoint.set_id, proved.checkpoint.block), (0, 0));
}

#[test]
fn a_certificate_should_be_told_as_it_was_when_the_record_was_anchored() {
	let (proof, genesis) = prove(&[anchor(), certificate()], 1);
	let proved = proof.verify(Trust::Genesis(genesis)).expect("it holds");
	let [(_, Finding::Anchor(Some(anchored))), (_, Finding::Certificate(Some(certificate)))] =
		proved.findings[..]
	else {
		panic!("both are there: {:?}", proved.findings)
	};
	assert_eq!(certificate.validity(anchored.unix_ms()), Validity::InForce);
	let now = moment_of(proved.slot);
	assert_eq!(certificate.validity(now), Validity::Revoked);
}

#[test]
fn hand_offs_should_be_followed_and_checkpoints_save_them() {
	for hand_offs in [1, 2, 7] {
		let (proof, genesis) = prove(&[anchor()], hand_offs);
		let proved = proof.verify(Trust::Genesis(genesis)).expect("it holds");
		assert_eq!(proved.checkpoint.set_id, u64::from(hand_offs));
		assert_eq!(proved.checkpoint.block, 10 * hand_offs);
		assert_eq!(proved.block, 10 * hand_offs + 5);

		// From any of the sets on.
		for skipped in 0..=hand_offs {
			let set = Set::new(skipped.into());
			let checkpoint = Checkpoint {
				genesis,
				block: 10 * skipped,
				set_id: set.id,
				authorities: set.keys.iter().map(|key| key.public().0).collect(),
			};
			let mut later = proof.clone();
			later.start = None;
			later.hand_offs.drain(..skipped as usize);
			assert_eq!(later.verify(Trust::Checkpoint(&checkpoint)), Ok(proved.clone()));
		}
		let mut later = proof.clone();
		later.start = None;
		later.hand_offs.clear();
		assert_eq!(later.verify(Trust::Checkpoint(&proved.checkpoint)), Ok(proved.clone()));
	}
}

#[test]
fn a_vote_for_a_descendant_should_count_for_the_block() {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let (header, _) = head(5, &entries(), &[anchor()]);
	let set = Set::new(0);
	let one = child(&header);
	let two = child(&one);
	let fork = Header { state_root: H256::repeat_byte(1), ..child(&header) };
	let mut votes = set.votes(ENOUGH - 3, &header);
	votes.push(set.vote(ENOUGH - 3, &one));
	votes.push(set.vote(ENOUGH - 2, &two));
	votes.push(set.vote(ENOUGH - 1, &fork));
	proof.head = final_block(&header, votes, vec![two, one, fork]);
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
}

#[test]
fn a_member_that_voted_for_two_blocks_should_count_once() {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let (header, _) = head(5, &entries(), &[anchor()]);
	let (set, next) = (Set::new(0), child(&header));
	let mut votes = set.votes(ENOUGH, &header);
	votes.push(set.vote(0, &next));
	proof.head = final_block(&header, votes, vec![next]);
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
}

#[test]
fn everybody_may_have_voted() {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let (header, _) = head(5, &entries(), &[anchor()]);
	let set = Set::new(0);
	proof.head = final_block(&header, set.votes(SEATS, &header), vec![]);
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
}

#[test]
fn a_proof_of_a_young_chain_should_take_a_few_kilobytes_and_each_hand_off_some_more() {
	let length = |hand_offs| {
		let (proof, _) = prove(&[anchor(), certificate()], hand_offs);
		proof.to_json().expect("it is short").len()
	};
	let (young, old) = (length(0), length(100));
	assert!(young <= 16 * 1024, "{young} bytes");
	let each = (old - young) / 100;
	println!("{SEATS} authorities: {young} bytes, and {each} for each hand-off");
	assert!(each <= 5 * 1024, "{each} bytes for a hand-off");
}
