//! The published vectors of keys, salts, pads and leaves (sections 6 to 8).

mod support;

use medibloc_record::{keys::NodeKey, tree::unit_hash, Leaf, LeafValue, Path, Seed, Segment, Tag};
use serde_json::Value;
use support::*;

fn segment(value: &Value) -> Segment<'_> {
	match value {
		Value::String(name) => Segment::Name(name),
		index => Segment::Index(u32::try_from(usize(index)).unwrap()),
	}
}

fn path(value: &Value) -> Path {
	let mut path = Path::root();
	list(value).iter().for_each(|part| path.push(segment(part)).unwrap());
	path
}

/// The value of a leaf from its encoding (section 7).
fn leaf_value(tag: Tag, encoded: &[u8]) -> LeafValue {
	let text = || String::from_utf8(encoded.into()).unwrap();
	match tag {
		Tag::Null => LeafValue::Null,
		Tag::Bool => LeafValue::Bool(encoded == [1]),
		Tag::String => LeafValue::String(text()),
		Tag::Number => LeafValue::Number(text()),
		Tag::Keys => {
			let (mut names, mut rest) = (Vec::new(), encoded);
			while let Some((length, behind)) = rest.split_first_chunk() {
				let (name, behind) = behind.split_at(u32::from_be_bytes(*length) as usize);
				names.push(String::from_utf8(name.into()).unwrap());
				rest = behind;
			}
			LeafValue::Keys(names)
		}
		Tag::Len => LeafValue::Len(u32::from_be_bytes(encoded.try_into().unwrap())),
	}
}

fn assert_pads(pads: impl Iterator<Item = [u8; 32]>, expected: &Value) {
	let expected: Vec<_> = list(expected).iter().map(hash).collect();
	assert_eq!(pads.take(expected.len()).collect::<Vec<_>>(), expected);
}

#[test]
fn derivations_should_be_those_published() {
	let vectors = vectors("keys.json");
	let derivations = list(&vectors["derivations"]);
	assert_eq!(derivations.len(), 4);
	for vector in derivations {
		let seed = Seed::from_bytes(hash(&vector["seed"]));
		let content_seed = seed.content_seed();
		assert_eq!(*content_seed.as_bytes(), hash(&vector["content_seed"]));
		let index = u32::try_from(usize(&vector["unit"])).unwrap();
		let unit_key = content_seed.unit_key(index);
		assert_eq!(*unit_key.as_bytes(), hash(&vector["unit_key"]));
		let unit = &vector["unit_hash"];
		let depth = u8::try_from(usize(&unit["depth"])).unwrap();
		assert_eq!(unit_hash(index, depth, &hash(&unit["root"])), hash(&unit["hash"]));
		assert_pads(unit_key.unit_pads(), &vector["pads"]);
		assert_pads(content_seed.record_pads(), &vector["record_pads"]);
		assert_pads(seed.attestation_pads(), &vector["attestation_pads"]);
		for (number, salt) in (0..).zip(list(&vector["attestation_salts"])) {
			assert_eq!(seed.attestation_salt(number).as_slice(), bytes(salt));
		}
		assert_eq!(content_seed.subject_salt().as_slice(), bytes(&vector["subject_salt"]));
		assert_eq!(seed.blind(), hash(&vector["blind"]));

		let nodes = list(&vector["nodes"]);
		assert_eq!(nodes.len(), 10);
		for node in nodes {
			let parts = list(&node["path"]).iter().map(segment);
			let key = parts.fold(unit_key.clone(), |key: NodeKey, part| key.child(part));
			assert_eq!(*key.as_bytes(), hash(&node["key"]));
			let tag = Tag::ALL.into_iter().find(|tag| tag.name() == str(&node["tag"])).unwrap();
			let salt = key.salt(tag);
			assert_eq!(salt.as_slice(), bytes(&node["salt"]));
			let value = leaf_value(tag, &bytes(&node["value"]));
			assert_eq!(value.encode(), bytes(&node["value"]));
			let leaf = Leaf { path: path(&node["path"]), salt, value };
			assert_eq!(leaf.hash(), hash(&node["leaf"]));
		}
	}
}
