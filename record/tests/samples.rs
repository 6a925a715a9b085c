//! What seals promise, for every sample: FHIR's examples and records of Synthea.

#[path = "support/json.rs"]
mod json;
mod support;

use json::{Json, Style};
use medibloc_record::{
	keys::NodeKey,
	tree::{unit_hash, Tree},
	Commitment, Disclosed, Document, Hash, Leaf, LeafValue, Seed, Segment, Terms,
};
use std::collections::BTreeSet;
use support::sha256;

const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [4; 32] };

/// Least depth of the tree of a unit.
const UNIT_DEPTH: u8 = 4;

/// Of how many values of a sample, about, one change is made in the text, too.
const WHOLE_TEXTS: usize = 40;

fn seed(byte: u8) -> Seed {
	Seed::from_bytes([byte; 32])
}

fn samples() -> Vec<(String, Vec<u8>)> {
	let folders = ["fhir-r4", "fhir-r5", "synthea-r4"];
	let samples: Vec<_> = folders.iter().flat_map(|folder| support::examples(folder)).collect();
	assert_eq!(samples.len(), 32);
	samples
}

fn commit(text: &[u8], seed: &Seed) -> Commitment {
	Commitment::new(&Document::read(text).unwrap(), seed, &TERMS).unwrap()
}

/// All hashes of a tree: its leaves, its pads and every node.
struct Grown {
	depth: u8,
	hashes: Vec<Hash>,
}

impl Grown {
	fn root(&self) -> Hash {
		*self.hashes.last().unwrap()
	}

	fn new(items: &[Hash], minimum: u8, pads: impl Iterator<Item = Hash>) -> Self {
		let mut depth = minimum;
		while 1 << depth < items.len() {
			depth += 1;
		}
		let mut level: Vec<Hash> = items.iter().copied().chain(pads).take(1 << depth).collect();
		level.sort();
		let mut hashes = level.clone();
		while level.len() > 1 {
			level = level.chunks(2).map(|pair| sha256([&[1][..], &pair[0], &pair[1]])).collect();
			hashes.extend(&level);
		}
		Self { depth, hashes }
	}
}

/// A unit, leaf by leaf.
struct Unit {
	index: u32,
	key: NodeKey,
	values: Vec<Disclosed>,
	leaves: Vec<Hash>,
}

impl Unit {
	fn new(document: &Document<'_>, seed: &Seed, index: u32) -> Self {
		let key = seed.content_seed().unit_key(index);
		let values = document.values(index).unwrap();
		let leaves = values.iter().map(|value| leaf(&key, value).hash()).collect();
		Self { index, key, values, leaves }
	}

	fn hash(&self) -> Hash {
		let tree = Tree::new(self.leaves.clone(), UNIT_DEPTH, self.key.unit_pads());
		unit_hash(self.index, tree.depth(), &tree.root())
	}
}

fn leaf(unit_key: &NodeKey, value: &Disclosed) -> Leaf {
	let key = value.path.segments().fold(unit_key.clone(), |key, segment| key.child(segment));
	let salt = key.salt(value.value.tag());
	Leaf { path: value.path.clone(), salt, value: value.value.clone() }
}

/// A record, hash by hash.
struct Record {
	seed: Seed,
	units: Vec<Unit>,
	unit_hashes: Vec<Hash>,
	sealed: Commitment,
}

impl Record {
	fn new(text: &[u8], seed: Seed) -> Self {
		let document = Document::read(text).unwrap();
		let units: Vec<_> =
			(0..document.units()).map(|index| Unit::new(&document, &seed, index)).collect();
		let unit_hashes = units.iter().map(Unit::hash).collect();
		let record = Self { sealed: commit(text, &seed), seed, units, unit_hashes };
		assert_eq!(record.anchor(&record.unit_hashes), record.sealed.anchor());
		record
	}

	/// The anchor of the record if these were its unit hashes.
	fn anchor(&self, unit_hashes: &[Hash]) -> Hash {
		let tree = Tree::new(unit_hashes.to_vec(), 0, self.seed.content_seed().record_pads());
		let header = self.sealed.header_bytes();
		let length = (header.len() as u32).to_be_bytes();
		let depth = tree.depth();
		let content = sha256([&[3][..], &length, header, &[depth], &tree.root()]);
		let attestations = self.sealed.attestation_root();
		let root = sha256([&[5][..], &content, &[1], &attestations]);
		sha256([&[4][..], b"MBR1", &root, &self.seed.blind()])
	}

	/// The anchor if a leaf of a unit were this one.
	fn anchor_with(&mut self, unit: usize, leaf: usize, hash: Hash) -> Hash {
		let before = std::mem::replace(&mut self.units[unit].leaves[leaf], hash);
		let mut unit_hashes = self.unit_hashes.clone();
		unit_hashes[unit] = self.units[unit].hash();
		self.units[unit].leaves[leaf] = before;
		self.anchor(&unit_hashes)
	}

	/// Every hash, key and salt of the record; of salts, which have 16 bytes, with zeros behind.
	fn secrets(&self) -> BTreeSet<Hash> {
		let mut all = BTreeSet::new();
		for unit in &self.units {
			let tree = Grown::new(&unit.leaves, UNIT_DEPTH, unit.key.unit_pads());
			let hash = unit_hash(unit.index, tree.depth, &tree.root());
			assert_eq!(hash, self.unit_hashes[unit.index as usize]);
			all.extend(tree.hashes);
			for value in &unit.values {
				let mut key = unit.key.clone();
				all.insert(*key.as_bytes());
				for segment in value.path.segments() {
					key = key.child(segment);
					all.insert(*key.as_bytes());
				}
				let mut salt = [0; 32];
				salt[..16].copy_from_slice(&key.salt(value.value.tag()));
				all.insert(salt);
			}
		}
		let content_seed = self.seed.content_seed();
		let tree = Grown::new(&self.unit_hashes, 0, content_seed.record_pads());
		assert_eq!(tree.root(), self.sealed.record_tree_root());
		all.extend(tree.hashes);
		all.extend(Grown::new(&[], 1, self.seed.attestation_pads()).hashes);
		all.extend([*content_seed.as_bytes(), self.seed.blind(), self.sealed.header().subject]);
		all.extend([self.sealed.content_root(), self.sealed.record_root(), self.sealed.anchor()]);
		all
	}
}

#[test]
fn two_seals_of_a_document_should_share_no_hash() {
	for (file, text) in samples() {
		let secrets = |byte| Record::new(&text, seed(byte)).secrets();
		let (a, b) = (secrets(1), secrets(2));
		assert!(a.len() > 40 && a.is_disjoint(&b), "{file}");
	}
}

#[test]
fn the_anchor_should_not_change_with_the_spelling_of_a_sample() {
	for (file, text) in samples() {
		let json = Json::of(&Document::read(&text).unwrap());
		let anchor = commit(&text, &seed(1)).anchor();
		for style in 0..3 {
			let other = Style(style).write(&json).into_bytes();
			assert_ne!(other, text);
			assert_eq!(commit(&other, &seed(1)).anchor(), anchor, "{file}");
		}
	}
}

/// What a value is changed to: to another of its type, to one of the same characters of another type, and to nothing.
fn changes(value: &LeafValue) -> Vec<LeafValue> {
	let text = |text: &str| LeafValue::String(text.into());
	match value {
		LeafValue::Null => vec![text("null"), text(""), LeafValue::Bool(false)],
		LeafValue::Bool(truth) => {
			vec![LeafValue::Bool(!truth), text(&truth.to_string()), LeafValue::Null]
		}
		LeafValue::Number(lexeme) => {
			let respelled = if lexeme.contains(['.', 'e', 'E']) { "0" } else { "0.0" };
			let longer = if lexeme.contains('.') { "0" } else { ".0" };
			let longer = LeafValue::Number([lexeme, longer].concat());
			vec![LeafValue::Number(respelled.into()), longer, text(lexeme), LeafValue::Null]
		}
		LeafValue::String(before) => {
			let mut all = vec![text(&[before, "\0"].concat()), LeafValue::Null];
			all.extend(before.strip_suffix(|_| true).map(text));
			all.extend(before.parse::<u32>().map(|number| LeafValue::Number(number.to_string())));
			all.extend(before.parse().map(LeafValue::Bool));
			all
		}
		LeafValue::Keys(_) | LeafValue::Len(_) => Vec::new(),
	}
}

/// Changes the value at a path of a unit.
fn change(json: &mut Json, is_bundle: bool, at: &Disclosed, to: &LeafValue) {
	let mut node = json;
	if let (true, Some(entry)) = (is_bundle, at.unit.checked_sub(1)) {
		node = node.child("entry").element(entry);
	}
	for segment in at.path.segments() {
		node = match segment {
			Segment::Name(name) => node.child(name),
			Segment::Index(index) => node.element(index),
		};
	}
	*node = match to {
		LeafValue::Bool(truth) => Json::Bool(*truth),
		LeafValue::Number(lexeme) => Json::Number(lexeme.clone()),
		LeafValue::String(text) => Json::String(text.clone()),
		_ => Json::Null,
	};
}

/// Does the value say that the document is a Bundle, so that changing it changes the units?
fn tells_bundle(document: &Document<'_>, value: &Disclosed) -> bool {
	document.is_bundle() && value.unit == 0 && value.path.to_string() == r#"["resourceType"]"#
}

/// Changes each value of each sample in several ways. The leaf of the value is made anew, and all that is above it up
/// to the anchor. That this is what sealing the changed text gives is checked for one change of some 40 values of each
/// sample.
#[test]
fn the_anchor_should_change_with_every_value_of_a_sample() {
	let (mut changed, mut sealed) = (0, 0);
	for (file, text) in samples() {
		let mut record = Record::new(&text, seed(1));
		let document = Document::read(&text).unwrap();
		let json = Json::of(&document);
		let seal = |value: &Disclosed, to: &LeafValue, style| {
			let mut json = json.clone();
			change(&mut json, document.is_bundle(), value, to);
			commit(Style(style).write(&json).as_bytes(), &seed(1)).anchor()
		};
		let places = (0..record.units.len())
			.flat_map(|unit| (0..record.units[unit].values.len()).map(move |leaf| (unit, leaf)));
		let places: Vec<_> = places.collect();
		let step = (places.len() / WHOLE_TEXTS).max(1);
		for (number, (unit, place)) in places.into_iter().enumerate() {
			let value = record.units[unit].values[place].clone();
			for (way, to) in changes(&value.value).into_iter().enumerate() {
				let anchor = if tells_bundle(&document, &value) {
					seal(&value, &to, 1)
				} else {
					let after = Disclosed { value: to.clone(), ..value.clone() };
					let hash = leaf(&record.units[unit].key, &after).hash();
					let anchor = record.anchor_with(unit, place, hash);
					if number % step == 0 && way == (number / step) % 2 {
						assert_eq!(seal(&value, &to, number as u64), anchor, "{file}");
						sealed += 1;
					}
					anchor
				};
				assert_ne!(anchor, record.sealed.anchor(), "{file}, {}: {to:?}", value.path);
				changed += 1;
			}
		}
	}
	assert!(changed > 50_000 && sealed > 500, "{changed} {sealed}");
}
