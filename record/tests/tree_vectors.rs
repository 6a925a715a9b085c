//! The published vectors of trees and proofs about several items (sections 8 and 10).

mod support;

use medibloc_record::{
	keys::{ContentSeed, NodeKey},
	tree::{Tree, TreeProof},
	Hash, Seed,
};
use support::*;

#[test]
fn trees_and_their_proofs_should_be_those_published() {
	let vectors = vectors("trees.json");
	let trees = list(&vectors["trees"]);
	assert_eq!(trees.len(), 99);
	let mut proofs = 0;
	for vector in trees {
		let count = u32::try_from(usize(&vector["n"])).unwrap();
		let item_seed = hash(&vector["item_seed"]);
		let items: Vec<Hash> =
			(0..count).map(|i| sha256([item_seed.as_slice(), &i.to_be_bytes()])).collect();
		let key = hash(&vector["pad_key"]);
		let tree = match str(&vector["kind"]) {
			"unit" => Tree::new(items.clone(), 4, NodeKey::from_bytes(key).unit_pads()),
			"record" => Tree::new(items.clone(), 0, ContentSeed::from_bytes(key).record_pads()),
			_ => Tree::new(items.clone(), 1, Seed::from_bytes(key).attestation_pads()),
		};
		let root = hash(&vector["root"]);
		assert_eq!(usize::from(tree.depth()), usize(&vector["depth"]));
		assert_eq!(tree.clone().root(), root);
		for proof in list(&vector["proofs"]) {
			let chosen: Vec<Hash> =
				list(&proof["items"]).iter().map(|item| items[usize(item)]).collect();
			let siblings = from_base64url(str(&proof["siblings"]));
			let expected = TreeProof {
				depth: tree.depth(),
				positions: list(&proof["positions"])
					.iter()
					.map(|position| u32::try_from(usize(position)).unwrap())
					.collect(),
				siblings: siblings.as_chunks().0.to_vec(),
			};
			assert_eq!(tree.clone().prove(&chosen), Some((root, expected.clone())));
			assert_eq!(expected.fold(chosen), Ok(root));
			proofs += 1;
		}
	}
	assert!(proofs >= trees.len());
}
