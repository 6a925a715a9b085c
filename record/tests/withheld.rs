//! What a proof must not hold: the salts, keys and values of what it withholds.

mod support;

use medibloc_record::{
	keys::NodeKey, Document, Field, Holding, Policy, Proof, Request, Seed, Segment, Tag, Terms,
};
use serde_json::Value;
use std::collections::BTreeSet;

const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [4; 32] };

const EXAMPLES: [&str; 4] = [
	"fhir-r4/Observation-example.json",
	"fhir-r4/Patient-example.json",
	"fhir-r4/Bundle-f202.json",
	"fhir-r5/Patient-example.json",
];

/// A node of a document.
struct Node {
	pointer: String,
	key: [u8; 32],
	/// The salt of its leaf.
	salt: [u8; 16],
	/// A string long enough not to occur by chance.
	text: Option<String>,
}

/// Every node of the document but those that a split Bundle has no field for, with its secrets.
fn nodes(document: &Document<'_>, json: &Value, seed: &Seed) -> Vec<Node> {
	fn collect(json: &Value, pointer: String, key: &NodeKey, into: &mut Vec<Node>) {
		let (tag, text) = match json {
			Value::Null => (Tag::Null, None),
			Value::Bool(_) => (Tag::Bool, None),
			Value::Number(_) => (Tag::Number, None),
			Value::String(text) => (Tag::String, Some(text.clone())),
			Value::Array(elements) => {
				for (index, element) in (0..).zip(elements) {
					let child = key.child(Segment::Index(index));
					collect(element, format!("{pointer}/{index}"), &child, into);
				}
				(Tag::Len, None)
			}
			Value::Object(members) => {
				for (name, member) in members {
					let child = key.child(Segment::Name(name));
					collect(member, format!("{pointer}/{name}"), &child, into);
				}
				(Tag::Keys, None)
			}
		};
		let text = text.filter(|text| text.len() > 12);
		into.push(Node { pointer, key: *key.as_bytes(), salt: key.salt(tag), text });
	}
	let content_seed = seed.content_seed();
	let mut found = Vec::new();
	if document.is_bundle() {
		for (index, entry) in (0..).zip(json["entry"].as_array().unwrap()) {
			let key = content_seed.unit_key(index + 1);
			collect(entry, format!("/entry/{index}"), &key, &mut found);
		}
	} else {
		collect(json, String::new(), &content_seed.unit_key(0), &mut found);
	}
	found
}

fn holds(proof: &[u8], secret: &[u8]) -> bool {
	proof.windows(secret.len()).any(|window| window == secret)
}

/// Is the node at `pointer`, or one that holds it, among `chosen`?
fn is_within(pointer: &str, chosen: &[&str]) -> bool {
	chosen.iter().any(|field| {
		pointer.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
	})
}

/// Checks one proof of the fields `chosen`, in the compact form, which holds all bytes as they are.
fn check(proof: &Proof, nodes: &[Node], chosen: &[&str], shown: &BTreeSet<String>) {
	let bytes = proof.to_compact();
	for node in nodes.iter().filter(|node| !is_within(&node.pointer, chosen)) {
		let Node { pointer, key, salt, text } = node;
		assert!(!holds(&bytes, salt), "the salt of {pointer} beside {chosen:?}");
		assert!(!holds(&bytes, key), "the key of {pointer} beside {chosen:?}");
		let leaks = |text: &String| {
			!shown.iter().any(|shown| shown.contains(text.as_str()))
				&& holds(&bytes, text.as_bytes())
		};
		assert!(!text.as_ref().is_some_and(leaks), "the value of {pointer} beside {chosen:?}");
	}
}

#[test]
fn proofs_should_hold_no_secret_of_what_is_withheld() {
	let seed = Seed::from_bytes([7; 32]);
	let mut subtrees = 0;
	for file in EXAMPLES {
		let text = support::example(file);
		let document = Document::read(&text).unwrap();
		let json = serde_json::from_slice(&text).unwrap();
		let nodes = nodes(&document, &json, &seed);
		let salts: BTreeSet<_> = nodes.iter().map(|node| node.salt).collect();
		assert_eq!(salts.len(), nodes.len(), "every leaf has a salt of its own");
		let holding =
			Holding { document: &document, seed: &seed, terms: &TERMS, attestations: &[] };
		let anchor = holding.commit().unwrap().anchor();
		// Every node alone, and every node with one far from it.
		for (place, node) in nodes.iter().enumerate() {
			let other = &nodes[(place * 7 + nodes.len() / 2) % nodes.len()];
			for chosen in [vec![node.pointer.as_str()], vec![&node.pointer, &other.pointer]] {
				let fields: Vec<Field> =
					chosen.iter().map(|pointer| document.field(pointer).unwrap()).collect();
				let proof =
					holding.disclose(&Request { fields: &fields, ..Request::default() }).unwrap();
				let policy = Policy { anchor: Some(anchor), ..Policy::default() };
				let verified = proof.verify(&policy).unwrap();
				let shown = verified.disclosed().map(|leaf| {
					format!("{} {}", leaf.path, String::from_utf8_lossy(&leaf.value.encode()))
				});
				check(&proof, &nodes, &chosen, &shown.collect());
				subtrees += usize::from(proof.to_json().contains("\"key\""));
			}
		}
	}
	assert!(subtrees > 100, "{subtrees} proofs open something");
}

#[test]
fn a_shape_should_show_names_and_nothing_under_them() {
	let seed = Seed::from_bytes([7; 32]);
	let text = support::example("fhir-r4/Observation-example.json");
	let document = Document::read(&text).unwrap();
	let json = serde_json::from_slice(&text).unwrap();
	let holding = Holding { document: &document, seed: &seed, terms: &TERMS, attestations: &[] };
	let shapes = [document.field("").unwrap(), document.field("/category").unwrap()];
	let proof = holding.disclose(&Request { shapes: &shapes, ..Request::default() }).unwrap();
	let verified = proof.verify(&Policy::default()).unwrap();
	let tags: Vec<Tag> = verified.disclosed().map(|leaf| leaf.value.tag()).collect();
	assert_eq!(tags, [Tag::Keys, Tag::Len]);
	let bytes = proof.to_compact();
	for node in nodes(&document, &json, &seed) {
		let shown = ["", "/category"].contains(&node.pointer.as_str());
		assert_eq!(holds(&bytes, &node.salt), shown, "{}", node.pointer);
		assert!(!holds(&bytes, &node.key), "{}", node.pointer);
	}
}
