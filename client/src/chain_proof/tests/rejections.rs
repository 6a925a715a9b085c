//! Each check of the verifier has a proof here that this check alone refuses: everything else about it is true, and signed
//! by whose keys it takes.

use super::chain::*;
use crate::chain_proof::{votes::decode_header, ChainProof, Checkpoint, Header, Rejection, Trust};
use codec::Encode;
use sp_consensus_grandpa::{AuthorityList, ConsensusLog};
use sp_core::{ed25519, Pair, H256};
use sp_runtime::DigestItem;

#[track_caller]
fn assert_refused(proof: &ChainProof, genesis: [u8; 32], expected: Rejection) {
	assert_eq!(proof.verify(Trust::Genesis(genesis)).map(drop), Err(expected));
}

/// A proof without hand-offs whose last block was voted for like this.
#[track_caller]
fn assert_votes_refused(votes: Vec<Vote>, ancestries: Vec<Header>, expected: Rejection) {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	proof.head = final_block(&the_head(), votes, ancestries);
	assert_refused(&proof, genesis, expected);
}

/// The last block of a proof without hand-offs.
fn the_head() -> Header {
	head(5, &entries(), &[anchor()]).0
}

/// Ways to break what is decoded: too long, too short, and nothing.
const BREAKAGES: [fn(&mut Vec<u8>); 3] =
	[|bytes| bytes.push(0), |bytes| bytes.truncate(bytes.len() - 1), Vec::clear];

/// Somebody whom the chain does not know.
fn stranger() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[99; 32])
}

#[test]
fn another_chain_should_be_refused() {
	let (mut proof, genesis) = prove(&[anchor()], 1);
	assert_refused(&proof, [1; 32], Rejection::Genesis);
	proof.genesis = [1; 32];
	assert_refused(&proof, genesis, Rejection::Genesis);

	let set = Set::new(0);
	let authorities = set.keys.iter().map(|key| key.public().0).collect();
	let checkpoint = Checkpoint { genesis: [1; 32], block: 0, set_id: 0, authorities };
	let (mut proof, _) = prove(&[anchor()], 0);
	proof.start = None;
	assert_eq!(proof.verify(Trust::Checkpoint(&checkpoint)), Err(Rejection::Genesis));
}

#[test]
fn a_proof_should_begin_where_the_verifier_does() {
	let (proof, genesis) = prove(&[anchor()], 0);
	let authorities = Set::new(0).keys.iter().map(|key| key.public().0).collect();
	let checkpoint = Checkpoint { genesis, block: 0, set_id: 0, authorities };
	assert_eq!(proof.verify(Trust::Checkpoint(&checkpoint)), Err(Rejection::NeedsGenesis));
	let later = ChainProof { start: None, ..proof };
	assert!(later.verify(Trust::Checkpoint(&checkpoint)).is_ok());
	assert_refused(&later, genesis, Rejection::NeedsCheckpoint);
}

#[test]
fn a_proof_of_nothing_should_be_refused() {
	let (proof, genesis) = prove(&[], 0);
	assert_refused(&proof, genesis, Rejection::NoClaims);
}

#[test]
fn a_header_should_be_read_to_its_last_byte() {
	let (proof, genesis) = prove(&[anchor()], 1);
	for breakage in BREAKAGES {
		let mut wrong = proof.clone();
		breakage(&mut wrong.head.header);
		assert_refused(&wrong, genesis, Rejection::Header);
		let mut wrong = proof.clone();
		breakage(&mut wrong.hand_offs[0].header);
		assert_refused(&wrong, genesis, Rejection::Header);
		let mut wrong = proof.clone();
		wrong.start.iter_mut().for_each(|start| breakage(&mut start.header));
		assert_refused(&wrong, genesis, Rejection::Header);
	}
}

#[test]
fn the_first_block_should_have_the_hash_that_is_trusted() {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let start = proof.start.as_mut().expect("it begins at the genesis");
	// The state is the same, and so are the authorities.
	let header = decode_header(&start.header).expect("it is one");
	start.header = Header { extrinsics_root: H256::repeat_byte(1), ..header }.encode();
	assert_refused(&proof, genesis, Rejection::GenesisHeader);
}

/// A proof that begins with this in place of the authorities.
fn beginning_with(authorities: Option<Vec<u8>>) -> (ChainProof, [u8; 32]) {
	let (mut proof, _) = prove(&[anchor()], 0);
	let (first, genesis) = genesis(authorities);
	proof.genesis = genesis;
	proof.start = Some(first);
	(proof, genesis)
}

#[test]
fn a_genesis_should_name_its_authorities() {
	let (proof, genesis) = beginning_with(None);
	assert_refused(&proof, genesis, Rejection::NoAuthorities);
	let (proof, genesis) =
		beginning_with(Some([&Set::new(0).authorities().encode()[..], &[0]].concat()));
	assert_refused(&proof, genesis, Rejection::Value);
}

/// Lists that hold the authorities of the set 0, and are no set of this chain.
fn wrong_lists() -> [AuthorityList; 4] {
	let right = Set::new(0).authorities();
	let [mut heavy, mut twice, mut many] = [(); 3].map(|()| right.clone());
	heavy[20].1 = 2;
	twice[20] = twice[0].clone();
	many.push((stranger().public().into(), 1));
	[heavy, twice, many, vec![]]
}

#[test]
fn authorities_should_be_a_set_that_the_chain_makes() {
	for list in wrong_lists() {
		let (proof, genesis) = beginning_with(Some(list.encode()));
		assert_refused(&proof, genesis, Rejection::Authorities);

		let (mut proof, genesis) = prove(&[anchor()], 1);
		proof.hand_offs[0] = Set::new(0).finalize(&naming(10, &list));
		assert_refused(&proof, genesis, Rejection::Authorities);
	}
	// Of a set that has no next ordinal.
	let (mut proof, genesis) = prove(&[anchor()], 1);
	let last = Set { id: u64::MAX, ..Set::new(0) };
	proof.start = None;
	proof.hand_offs[0] = last.finalize(&naming(10, &Set::new(1).authorities()));
	let authorities = last.keys.iter().map(|key| key.public().0).collect();
	let checkpoint = Checkpoint { genesis, block: 0, set_id: last.id, authorities };
	assert_eq!(proof.verify(Trust::Checkpoint(&checkpoint)), Err(Rejection::Authorities));
}

#[test]
fn a_checkpoint_should_be_a_set_that_the_chain_makes() {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	proof.start = None;
	let right: Vec<_> = Set::new(0).keys.iter().map(|key| key.public().0).collect();
	let [mut twice, mut many] = [right.clone(), right];
	twice[20] = twice[0];
	many.push([99; 32]);
	for authorities in [twice, many, vec![]] {
		let checkpoint = Checkpoint { genesis, block: 0, set_id: 0, authorities };
		assert_eq!(proof.verify(Trust::Checkpoint(&checkpoint)), Err(Rejection::Authorities));
	}
}

#[test]
fn a_justification_should_be_read_to_its_last_byte() {
	let (proof, genesis) = prove(&[anchor()], 1);
	for breakage in BREAKAGES {
		let mut wrong = proof.clone();
		breakage(&mut wrong.head.justification);
		assert_refused(&wrong, genesis, Rejection::Justification);
		let mut wrong = proof.clone();
		breakage(&mut wrong.hand_offs[0].justification);
		assert_refused(&wrong, genesis, Rejection::Justification);
	}
}

#[test]
fn a_justification_should_be_for_the_block_beside_it() {
	let (proof, genesis) = prove(&[anchor()], 1);
	let other = Set::new(1).finalize(&header(15, vec![aura(HEAD_SLOT)]));
	let mut wrong = proof.clone();
	wrong.head.justification = other.justification;
	assert_refused(&wrong, genesis, Rejection::Target);

	// The right hash, at another height.
	let (header, _) = head(15, &entries(), &[anchor()]);
	let mut justification = justification(&header, Set::new(1).votes(ENOUGH, &header), vec![]);
	justification.commit.target_number += 1;
	let mut wrong = proof.clone();
	wrong.head.justification = justification.encode();
	assert_refused(&wrong, genesis, Rejection::Target);

	let mut wrong = proof.clone();
	wrong.head.justification = wrong.hand_offs[0].justification.clone();
	assert_refused(&wrong, genesis, Rejection::Target);
	let mut wrong = proof;
	wrong.hand_offs[0].justification = wrong.head.justification.clone();
	assert_refused(&wrong, genesis, Rejection::Target);
}

#[test]
fn nobody_else_should_vote() {
	let header = the_head();
	let mut votes = Set::new(0).votes(ENOUGH, &header);
	votes.push(Vote::new(&stranger(), 0, &header));
	assert_votes_refused(votes, vec![], Rejection::Stranger);
	// Nor those who will be, or were.
	let (mut proof, genesis) = prove(&[anchor()], 1);
	let (header, _) = head(15, &entries(), &[anchor()]);
	for id in [0, 2] {
		proof.head = Set { id: 1, ..Set::new(id) }.finalize(&header);
		assert_refused(&proof, genesis, Rejection::Stranger);
	}
}

#[test]
fn every_signature_should_be_of_this_vote_in_this_round_of_this_set() {
	let (header, set) = (the_head(), Set::new(0));
	let wrong_vote = |change: &dyn Fn(&mut Vote)| {
		let mut votes = set.votes(ENOUGH + 1, &header);
		change(&mut votes[ENOUGH]);
		assert_votes_refused(votes, vec![], Rejection::Signature);
	};
	wrong_vote(&|vote| vote.signature = ed25519::Signature::default());
	wrong_vote(&|vote| vote.signature.0[10] ^= 1);
	wrong_vote(&|vote| vote.voter = set.keys[ENOUGH + 1].public());
	// Another set's.
	wrong_vote(&|vote| *vote = Vote::new(&set.keys[ENOUGH], 1, &header));
	wrong_vote(&|vote| *vote = Vote::new(&set.keys[ENOUGH], u64::MAX, &header));
	// Another block's.
	let other = child(&header);
	wrong_vote(&|vote| vote.signature = set.vote(ENOUGH, &other).signature);
	wrong_vote(&|vote| vote.precommit.target_number += 1);
	// The first phase of the vote.
	wrong_vote(&|vote| {
		let prevote = sp_consensus_grandpa::Prevote::<Header> {
			target_hash: header.hash(),
			target_number: header.number,
		};
		let message = finality_grandpa::Message::Prevote(prevote);
		let payload = sp_consensus_grandpa::localized_payload(ROUND, 0, &message);
		vote.signature = set.keys[ENOUGH].sign(&payload);
	});

	// Another round's: all of them.
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let mut justification = justification(&header, set.votes(ENOUGH, &header), vec![]);
	justification.round += 1;
	proof.head.justification = justification.encode();
	assert_refused(&proof, genesis, Rejection::Signature);

	// The same keys were the set before: whoever keeps them is not asked again.
	let (mut proof, genesis) = prove(&[anchor()], 1);
	proof.hand_offs[0] = set.finalize(&naming(10, &set.authorities()));
	let (header, _) = head(15, &entries(), &[anchor()]);
	proof.head = set.finalize(&header);
	assert_refused(&proof, genesis, Rejection::Signature);
	proof.head = Set { id: 1, ..set }.finalize(&header);
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
}

#[test]
fn a_vote_should_be_for_the_block_or_for_a_descendant() {
	let (header, set) = (the_head(), Set::new(0));
	let next = child(&header);
	let with = |other: &Header| {
		let mut votes = set.votes(ENOUGH, &header);
		votes.push(set.vote(ENOUGH, other));
		votes
	};
	// A descendant of which it is not shown, one of another block, and an ancestor.
	assert_votes_refused(with(&next), vec![], Rejection::Ancestry);
	assert_votes_refused(with(&child(&next)), vec![child(&next)], Rejection::Ancestry);
	let fork = child(&super::chain::header(5, vec![]));
	assert_votes_refused(with(&fork), vec![fork.clone()], Rejection::Ancestry);
	assert_votes_refused(with(&super::chain::header(4, vec![])), vec![], Rejection::Ancestry);
}

#[test]
fn no_header_should_be_there_that_no_vote_needs() {
	let (header, set) = (the_head(), Set::new(0));
	let next = child(&header);
	let votes = || set.votes(ENOUGH, &header);
	assert_votes_refused(votes(), vec![next.clone()], Rejection::UnusedHeader);
	assert_votes_refused(votes(), vec![header.clone()], Rejection::UnusedHeader);
	let mut with = votes();
	with.push(set.vote(ENOUGH, &next));
	assert_votes_refused(with, vec![next.clone(), child(&next)], Rejection::UnusedHeader);
}

#[test]
fn more_than_two_thirds_should_vote() {
	let (header, set) = (the_head(), Set::new(0));
	for votes in [0, 1, 13, 14] {
		let expected = Rejection::TooFewVotes { votes, needed: ENOUGH };
		assert_votes_refused(set.votes(votes, &header), vec![], expected);
	}
	// Nobody counts twice, for the same block or for two.
	let expected = Rejection::TooFewVotes { votes: 14, needed: ENOUGH };
	let mut votes = set.votes(14, &header);
	votes.push(set.vote(0, &header));
	assert_votes_refused(votes, vec![], expected);
	let (mut votes, next) = (set.votes(14, &header), child(&header));
	votes.push(set.vote(0, &next));
	assert_votes_refused(votes, vec![next], expected);
	// A hand-off needs as many.
	let (mut proof, genesis) = prove(&[anchor()], 1);
	let naming = naming(10, &Set::new(1).authorities());
	proof.hand_offs[0] = final_block(&naming, set.votes(14, &naming), vec![]);
	assert_refused(&proof, genesis, expected);
}

#[test]
fn smaller_sets_should_need_more_than_two_thirds_too() {
	for (size, enough) in [(1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5)] {
		let mut set = Set::new(0);
		set.keys.truncate(size);
		let (mut proof, genesis) = beginning_with(Some(set.authorities().encode()));
		let header = the_head();
		proof.head = final_block(&header, set.votes(enough, &header), vec![]);
		assert!(proof.verify(Trust::Genesis(genesis)).is_ok(), "{enough} of {size}");
		proof.head = final_block(&header, set.votes(enough - 1, &header), vec![]);
		let expected = Rejection::TooFewVotes { votes: enough - 1, needed: enough };
		assert_refused(&proof, genesis, expected);
	}
}

#[test]
fn blocks_should_become_higher() {
	// The last block is not higher than the hand-off before it.
	for number in [1, 9, 10] {
		let (mut proof, genesis) = prove(&[anchor()], 1);
		let (header, state) = head(number, &entries(), &[anchor()]);
		proof.head = Set::new(1).finalize(&header);
		proof.state = state;
		assert_refused(&proof, genesis, Rejection::Order);
	}
	// Nor is one hand-off than another.
	let (mut proof, genesis) = prove(&[anchor()], 2);
	proof.hand_offs[1] = Set::new(1).finalize(&naming(10, &Set::new(2).authorities()));
	assert_refused(&proof, genesis, Rejection::Order);
	// Nor than the genesis, or the checkpoint.
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let (header, _) = head(0, &entries(), &[anchor()]);
	proof.head = Set::new(0).finalize(&header);
	assert_refused(&proof, genesis, Rejection::Order);
	let (mut proof, genesis) = prove(&[anchor()], 0);
	proof.start = None;
	let authorities = Set::new(0).keys.iter().map(|key| key.public().0).collect();
	let checkpoint = Checkpoint { genesis, block: 5, set_id: 0, authorities };
	assert_eq!(proof.verify(Trust::Checkpoint(&checkpoint)), Err(Rejection::Order));
}

/// A proof whose only hand-off is a block with this digest.
fn handed_over_by(logs: Vec<DigestItem>) -> (ChainProof, [u8; 32]) {
	let (mut proof, genesis) = prove(&[anchor()], 1);
	proof.hand_offs[0] = Set::new(0).finalize(&header(10, logs));
	(proof, genesis)
}

#[test]
fn a_hand_off_should_name_the_next_set() {
	let next = scheduled(&Set::new(1).authorities(), 0);
	let log = ConsensusLog::ScheduledChange(next.clone());
	let long = [&log.encode()[..], &[0]].concat();
	for logs in [
		vec![],
		vec![aura(HEAD_SLOT)],
		vec![grandpa(ConsensusLog::Pause(0))],
		// Said by somebody else, sealed instead of said, and not readable.
		vec![DigestItem::Consensus(*b"BABE", log.encode())],
		vec![DigestItem::Seal(*b"FRNK", log.encode())],
		vec![DigestItem::Consensus(*b"FRNK", long)],
	] {
		let (proof, genesis) = handed_over_by(logs);
		assert_refused(&proof, genesis, Rejection::NoHandOff);
	}
	let (proof, genesis) = handed_over_by(vec![aura(1), grandpa(log)]);
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
}

#[test]
fn only_the_first_change_in_a_block_should_count() {
	let change =
		|id| grandpa(ConsensusLog::ScheduledChange(scheduled(&Set::new(id).authorities(), 0)));
	let (proof, genesis) = handed_over_by(vec![change(1), change(2)]);
	assert!(proof.verify(Trust::Genesis(genesis)).is_ok());
	let (proof, genesis) = handed_over_by(vec![change(2), change(1)]);
	assert_refused(&proof, genesis, Rejection::Stranger);
}

#[test]
fn a_forced_change_should_need_a_checkpoint() {
	let next = scheduled(&Set::new(1).authorities(), 0);
	let forced = || grandpa(ConsensusLog::ForcedChange(3, next.clone()));
	let by_itself = || grandpa(ConsensusLog::ScheduledChange(next.clone()));
	for logs in [vec![forced()], vec![by_itself(), forced()], vec![forced(), by_itself()]] {
		let (proof, genesis) = handed_over_by(logs);
		assert_refused(&proof, genesis, Rejection::ForcedChange);
	}
}

#[test]
fn a_change_should_happen_at_once() {
	let next = scheduled(&Set::new(1).authorities(), 1);
	let (proof, genesis) = handed_over_by(vec![grandpa(ConsensusLog::ScheduledChange(next))]);
	assert_refused(&proof, genesis, Rejection::DelayedChange);
}

#[test]
fn no_hand_off_should_be_left_out_or_come_twice() {
	let (proof, genesis) = prove(&[anchor()], 3);
	for left_out in 0..3 {
		let mut wrong = proof.clone();
		wrong.hand_offs.remove(left_out);
		assert_refused(&wrong, genesis, Rejection::Stranger);
	}
	for twice in 0..3 {
		let mut wrong = proof.clone();
		let again = wrong.hand_offs[twice].clone();
		wrong.hand_offs.insert(twice, again);
		assert_refused(&wrong, genesis, Rejection::Stranger);
	}
	let mut wrong = proof;
	wrong.hand_offs.swap(0, 1);
	assert_refused(&wrong, genesis, Rejection::Stranger);
}

#[test]
fn every_node_of_the_state_should_be_there_and_unchanged() {
	let (proof, genesis) = prove(&[anchor(), certificate(), absent()], 0);
	assert!(proof.state.len() >= 5);
	for index in 0..proof.state.len() {
		let mut wrong = proof.clone();
		wrong.state.remove(index);
		assert_refused(&wrong, genesis, Rejection::State);
		let mut wrong = proof.clone();
		let last = wrong.state[index].len() - 1;
		wrong.state[index][last] ^= 1;
		assert_refused(&wrong, genesis, Rejection::State);
	}
	let nodes = proof.start.as_ref().map_or(0, |start| start.state.len());
	assert!(nodes >= 3);
	for index in 0..nodes {
		let mut wrong = proof.clone();
		wrong.start.iter_mut().for_each(|start| drop(start.state.remove(index)));
		assert_refused(&wrong, genesis, Rejection::State);
	}
	// Of another block's state.
	let (other, _) = prove(&[anchor(), certificate(), absent()], 0);
	let mut different = entries();
	different.push((vec![0; 32], vec![1; 40]));
	let mut wrong = other;
	let (header, _) = head(5, &different, &[anchor()]);
	wrong.head = Set::new(0).finalize(&header);
	assert_refused(&wrong, genesis, Rejection::State);
}

#[test]
fn no_node_of_the_state_should_be_there_that_no_claim_needs() {
	let (mut proof, genesis) = prove(&[anchor()], 0);
	let (_, all) = head(5, &entries(), &[anchor(), certificate()]);
	let right = proof.state.clone();
	proof.state = all;
	assert_refused(&proof, genesis, Rejection::UnusedState);
	proof.state = [&right[..], &right[..1]].concat();
	assert_refused(&proof, genesis, Rejection::UnusedState);
	proof.state = [&right[..], &[vec![1, 2, 3]]].concat();
	assert_refused(&proof, genesis, Rejection::UnusedState);
	proof.state = right;
	proof.start.iter_mut().for_each(|start| start.state.push(vec![0]));
	assert_refused(&proof, genesis, Rejection::UnusedState);
}

#[test]
fn what_stands_in_the_state_should_be_read_to_its_last_byte() {
	for (claim, value) in [(anchor(), ANCHORED.encode()), (certificate(), CERTIFICATE.encode())] {
		let (short, long) = (value[..value.len() - 1].to_vec(), [&value[..], &[0]].concat());
		for wrong in [short, long, vec![]] {
			let mut entries = entries();
			entries.retain(|(key, _)| *key != claim.key());
			entries.push((claim.key(), wrong));
			let (mut proof, genesis) = prove(&[claim], 0);
			let (header, state) = head(5, &entries, &[claim]);
			proof.head = Set::new(0).finalize(&header);
			proof.state = state;
			assert_refused(&proof, genesis, Rejection::Value);
		}
	}
}

#[test]
fn the_last_block_should_say_when_it_was() {
	let slotless = [
		vec![],
		vec![DigestItem::PreRuntime(*b"BABE", HEAD_SLOT.encode())],
		vec![DigestItem::Consensus(*b"aura", HEAD_SLOT.encode())],
		vec![DigestItem::PreRuntime(*b"aura", vec![1; 7])],
	];
	for logs in slotless {
		let (mut proof, genesis) = prove(&[anchor()], 0);
		let mut header = the_head();
		header.digest.logs = logs;
		proof.head = Set::new(0).finalize(&header);
		assert_refused(&proof, genesis, Rejection::NoSlot);
	}
}
