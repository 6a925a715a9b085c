//! A chain of which all keys are known, so that every part of a proof can be made anew, true or false.

use crate::chain_proof::{
	state::{record, Layout},
	verify::authorities_key,
	ChainProof, Claim, FinalBlock, Genesis, Header,
};
use codec::Encode;
use medibloc_primitives::{
	anchor::AnchorInfo,
	certificate::{Certificate, Revocation},
};
use sp_consensus_grandpa::{
	localized_payload, AuthorityList, Commit, ConsensusLog, GrandpaJustification, Precommit,
	ScheduledChange, GRANDPA_ENGINE_ID,
};
use sp_core::{ed25519, Pair, H256};
use sp_runtime::{traits::BlakeTwo256, Digest, DigestItem};
use sp_trie::{empty_trie_root, MemoryDB, TrieDBMutBuilder, TrieMut};

/// How many authorities each set has: as many as the chain.
pub const SEATS: usize = 21;

/// How many of them make a block final.
pub const ENOUGH: usize = 15;

/// The anchor of the tests, and a certificate that was revoked after it came.
pub const ROOT: [u8; 32] = [7; 32];
pub const ANCHORED: AnchorInfo<u32> = AnchorInfo { slot: 600_000_020, block: 20 };
pub const CERTIFICATE: Certificate = Certificate {
	issued_at: 1_800_000_000_000,
	expires_at: 1_900_000_000_000,
	revocation: Some(Revocation { at: 1_800_000_090_000, reason: 9 }),
};

pub fn anchor() -> Claim {
	Claim::Anchor { root: ROOT }
}

pub fn certificate() -> Claim {
	Claim::Certificate { professional: [1; 32], certifier: [2; 32], hash: [3; 32] }
}

/// A claim of something that is not there.
pub fn absent() -> Claim {
	Claim::Anchor { root: [8; 32] }
}

/// The slot of the last block.
pub const HEAD_SLOT: u64 = 600_000_045;

/// A set of authorities.
#[derive(Clone)]
pub struct Set {
	pub id: u64,
	pub keys: Vec<ed25519::Pair>,
}

impl Set {
	pub fn new(id: u64) -> Self {
		let key = |index: usize| {
			let mut seed = [0; 32];
			seed[0] = id as u8;
			seed[1] = index as u8;
			ed25519::Pair::from_seed(&seed)
		};
		Self { id, keys: (0..SEATS).map(key).collect() }
	}

	pub fn authorities(&self) -> AuthorityList {
		self.keys.iter().map(|key| (key.public().into(), 1)).collect()
	}

	/// The vote of one of them for a block.
	pub fn vote(&self, index: usize, header: &Header) -> Vote {
		Vote::new(&self.keys[index], self.id, header)
	}

	/// The votes of the first ones.
	pub fn votes(&self, count: usize, header: &Header) -> Vec<Vote> {
		(0..count).map(|index| self.vote(index, header)).collect()
	}

	/// The block with as many votes as it needs.
	pub fn finalize(&self, header: &Header) -> FinalBlock {
		final_block(header, self.votes(ENOUGH, header), vec![])
	}
}

/// In which round all votes are cast.
pub const ROUND: u64 = 5;

/// A vote, and who cast it.
#[derive(Clone)]
pub struct Vote {
	pub precommit: Precommit<Header>,
	pub signature: ed25519::Signature,
	pub voter: ed25519::Public,
}

impl Vote {
	pub fn new(key: &ed25519::Pair, set: u64, header: &Header) -> Self {
		let precommit =
			Precommit::<Header> { target_hash: header.hash(), target_number: header.number };
		let message = finality_grandpa::Message::Precommit(precommit.clone());
		let signature = key.sign(&localized_payload(ROUND, set, &message));
		Self { precommit, signature, voter: key.public() }
	}
}

/// What a node hands over of a block that these votes made final.
pub fn justification(
	header: &Header,
	votes: Vec<Vote>,
	votes_ancestries: Vec<Header>,
) -> GrandpaJustification<Header> {
	let precommits = votes.into_iter().map(|vote| finality_grandpa::SignedPrecommit {
		precommit: vote.precommit,
		signature: vote.signature.into(),
		id: vote.voter.into(),
	});
	let commit = Commit::<Header> {
		target_hash: header.hash(),
		target_number: header.number,
		precommits: precommits.collect(),
	};
	GrandpaJustification { round: ROUND, commit, votes_ancestries }
}

pub fn final_block(header: &Header, votes: Vec<Vote>, ancestries: Vec<Header>) -> FinalBlock {
	let justification = justification(header, votes, ancestries).encode();
	FinalBlock { header: header.encode(), justification }
}

/// A block with these items in its digest, and no state that matters.
pub fn header(number: u32, logs: Vec<DigestItem>) -> Header {
	Header {
		parent_hash: H256::repeat_byte(number as u8),
		number,
		state_root: H256::zero(),
		extrinsics_root: H256::zero(),
		digest: Digest { logs },
	}
}

/// A block that comes right after another.
pub fn child(parent: &Header) -> Header {
	Header { parent_hash: parent.hash(), ..header(parent.number + 1, vec![]) }
}

pub fn grandpa(log: ConsensusLog<u32>) -> DigestItem {
	DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode())
}

pub fn scheduled(next: &AuthorityList, delay: u32) -> ScheduledChange<u32> {
	ScheduledChange { next_authorities: next.clone(), delay }
}

/// The block in which a set names the next.
pub fn naming(number: u32, next: &AuthorityList) -> Header {
	header(number, vec![grandpa(ConsensusLog::ScheduledChange(scheduled(next, 0)))])
}

pub fn aura(slot: u64) -> DigestItem {
	DigestItem::PreRuntime(*b"aura", slot.encode())
}

type Entries = Vec<(Vec<u8>, Vec<u8>)>;

/// The root of a state with these entries, and the nodes that say what stands under `keys`.
pub fn state(entries: &Entries, keys: &[Vec<u8>]) -> (H256, Vec<Vec<u8>>) {
	let (mut database, mut root) = (MemoryDB::<BlakeTwo256>::default(), H256::default());
	{
		let mut trie = TrieDBMutBuilder::<Layout>::new(&mut database, &mut root).build();
		for (key, value) in entries {
			trie.insert(key, value).expect("it is in memory");
		}
	}
	let (_, nodes) = record(root, &database, keys).expect("the trie is whole");
	(root, nodes)
}

/// Other things that stand in a state, so that the trie has some depth.
fn others() -> Entries {
	(0..200_u32)
		.map(|number| (sp_crypto_hashing::blake2_256(&number.encode()).to_vec(), vec![1; 40]))
		.collect()
}

/// The chain's first block; nothing names the authorities if there is no value.
pub fn genesis(authorities: Option<Vec<u8>>) -> (Genesis, [u8; 32]) {
	let mut entries = others();
	entries.extend(authorities.map(|value| (authorities_key(), value)));
	let (state_root, state) = state(&entries, &[authorities_key()]);
	let extrinsics_root = empty_trie_root::<Layout>();
	let header =
		Header { parent_hash: H256::zero(), extrinsics_root, state_root, ..header(0, vec![]) };
	(Genesis { header: header.encode(), state }, header.hash().0)
}

/// What stands in the last block's state.
pub fn entries() -> Entries {
	let mut entries = others();
	entries.push((anchor().key(), ANCHORED.encode()));
	entries.push((certificate().key(), CERTIFICATE.encode()));
	entries
}

/// The last block, and the nodes of its state that the claims need.
pub fn head(number: u32, entries: &Entries, claims: &[Claim]) -> (Header, Vec<Vec<u8>>) {
	let keys: Vec<_> = claims.iter().map(Claim::key).collect();
	let (state_root, nodes) = state(entries, &keys);
	(Header { state_root, ..header(number, vec![aura(HEAD_SLOT)]) }, nodes)
}

/// A proof of these claims after so many hand-offs, at the blocks 10, 20, ..., and the hash of the genesis.
pub fn prove(claims: &[Claim], hand_offs: u32) -> (ChainProof, [u8; 32]) {
	let (first, hash) = genesis(Some(Set::new(0).authorities().encode()));
	let hand_off = |id: u32| {
		let header = naming(10 * (id + 1), &Set::new(u64::from(id) + 1).authorities());
		Set::new(id.into()).finalize(&header)
	};
	let (header, state) = head(10 * hand_offs + 5, &entries(), claims);
	let proof = ChainProof {
		genesis: hash,
		start: Some(first),
		hand_offs: (0..hand_offs).map(hand_off).collect(),
		head: Set::new(hand_offs.into()).finalize(&header),
		state,
		claims: claims.to_vec(),
	};
	(proof, hash)
}
