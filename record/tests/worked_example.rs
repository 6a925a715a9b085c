//! The worked example of the specification (section 15).

mod support;

use medibloc_record::{
	tree::Tree, Commitment, Document, Hash, Holding, Policy, Proof, Request, Seed, Terms,
};

const TEXT: &[u8] = br#"{"resourceType":"Patient","active":true}"#;
const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [0xaa; 32] };

fn seed() -> Seed {
	Seed::from_bytes(core::array::from_fn(|i| u8::try_from(i).unwrap()))
}

#[test]
fn the_record_should_be_that_of_the_specification() {
	let document = Document::read(TEXT).unwrap();
	let record = Commitment::new(&document, &seed(), &TERMS).unwrap();
	assert_eq!((record.units(), record.leaves()), (1, 3));
	let [unit] = &support::units(&document, &seed(), &TERMS)[..] else { panic!("one unit") };
	assert_eq!((unit.leaves, unit.depth), (3, 4));
	let unit_hash = "fc0e857b2693a6a73488b7494d5741a312068e0902e0514bfa35a63a1c5fdd80";
	assert_eq!(hex::encode(unit.hash), unit_hash);
	assert_eq!(record.record_depth(), 0);
	assert_eq!(hex::encode(record.record_tree_root()), unit_hash);
	assert_eq!(
		hex::encode(record.header_bytes()),
		"010101085234 00 721086a60ffaaa536a532fa49a072a321f1b3c6bd0f5f95ab745d1ac72c36bf9"
			.replace(' ', "")
	);
	let hashes = [
		(record.content_root(), "093d925a3519ef7aea5936a099e7db66dabbead1a7de15dcf7de1d0ca9d1f1fa"),
		(
			record.attestation_root(),
			"b15884a950efa115c6fb73e5afaa8a83f7a562cac344eae2f9cc2027e6d126c5",
		),
		(record.record_root(), "f3ed39a38571bacc3fd1c150f0368773dd8f472be27e1ca3a7f354aa06a805b0"),
		(record.anchor(), "110fe8797dec9af8ebd2b63fb420ec371365bfdd3b6e2210b30ade29db102ab0"),
	];
	for (hash, expected) in hashes {
		assert_eq!(hex::encode(hash), expected);
	}
	assert_eq!(record.attestation_depth(), 1);
}

#[test]
fn the_proof_should_have_the_positions_and_siblings_of_the_specification() {
	// KEYS, `resourceType` and `active`.
	let leaves: Vec<Hash> = [
		"5f9f891d1112a672e4c7e752e0596aa19c728977c77fbceff78f7651c1ab9ba0",
		"434b4bdfafa7e72111ad10778fd2eaa58fc86397d91345163310239e1094610a",
		"6ff37a26892b11d026dc3ed4e6d05f0e290cbd9638bd24b05a9dc786a2cacaa5",
	]
	.iter()
	.map(|hash| hex::decode(hash).unwrap().try_into().unwrap())
	.collect();
	let pads = seed().content_seed().unit_key(0).unit_pads();
	let (root, proof) = Tree::new(leaves.clone(), 4, pads).prove(&leaves).unwrap();
	assert_eq!(
		hex::encode(root),
		"66d982be486a3099e59c63d1da01ef3fbada36e7c88eda2200eb53d43ba0b794"
	);
	assert_eq!((proof.depth, proof.positions.as_slice()), (4, &[3, 5, 6][..]));
	// Level 0: nodes 2, 4, 7; level 1: node 0; level 3: node 1.
	let hashes: Vec<String> = proof.siblings.iter().map(hex::encode).collect();
	assert_eq!(hashes.len(), 5);
	assert_eq!(hashes[0], "41623c132e55ee37701dfe70add6d289ff52cbc243a8dd9b6d6957af44681933");
	assert_eq!(hashes[1], "481d6347bd0d2ab006eca6cba8d6632b5426a2fdf28d832a7e69e0edb257b2af");
	assert_eq!(hashes[2], "8eae37cea04d41b411067b8b494f8cf145eadcd9fa3496ff03a1539f7b77bc45");
	assert_eq!(proof.fold(leaves), Ok(root));
}

#[test]
fn a_field_with_its_floor_should_show_the_leaves_of_the_specification() {
	let document = Document::read(TEXT).unwrap();
	let anchor = Commitment::new(&document, &seed(), &TERMS).unwrap().anchor();
	let (seed, fields) = (seed(), [document.field("/active").unwrap()]);
	let holding = Holding { document: &document, seed: &seed, terms: &TERMS, attestations: &[] };
	let request = Request { fields: &fields, floor: true, ..Request::default() };
	let proof = holding.disclose(&request).unwrap();
	let policy = Policy { anchor: Some(anchor), ..Policy::default() };
	let verified = Proof::read(proof.to_json().as_bytes()).unwrap().verify(&policy).unwrap();
	let shown: Vec<String> =
		verified.disclosed().map(|leaf| format!("{} {}", leaf.path, leaf.value.tag())).collect();
	assert_eq!(shown, ["[] keys", r#"["active"] bool"#, r#"["resourceType"] string"#]);
}
