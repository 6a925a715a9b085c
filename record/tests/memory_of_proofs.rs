//! How much memory a hostile proof takes until it is rejected: at most 6 times its bytes, 64 bytes for each leaf of what
//! it opens, and 16 MiB, with the proof itself in it.

#[path = "support/memory.rs"]
mod memory;

use medibloc_record::{limits::MAX_PROOF_BYTES, Header, Policy, Proof, Reason, Tag};
use memory::{check, measure};

/// Items of CBOR (RFC 8949, section 3), one behind the other.
#[derive(Default, Clone)]
struct Cbor(Vec<u8>);

impl Cbor {
	fn head(mut self, major: u8, argument: usize) -> Self {
		let bytes = (argument as u32).to_be_bytes();
		let (info, length) = match argument {
			0..24 => (argument as u8, 0),
			24..0x100 => (24, 1),
			0x100..0x1_0000 => (25, 2),
			_ => (26, 4),
		};
		self.0.push(major << 5 | info);
		self.0.extend_from_slice(&bytes[4 - length..]);
		self
	}

	fn integer(self, integer: usize) -> Self {
		self.head(0, integer)
	}

	fn bytes(self, bytes: &[u8]) -> Self {
		self.head(2, bytes.len()).items(bytes)
	}

	fn text(self, text: &str) -> Self {
		self.head(3, text.len()).items(text.as_bytes())
	}

	fn array(self, items: usize) -> Self {
		self.head(4, items)
	}

	fn null(self) -> Self {
		self.items(&[0xf6])
	}

	/// Items as they are.
	fn items(mut self, items: &[u8]) -> Self {
		self.0.extend_from_slice(items);
		self
	}

	/// An array of at most so many items, as far as they have room in so many bytes; `item` gives the n-th.
	fn array_of(self, most: usize, room: usize, item: impl Fn(usize) -> Cbor) -> Self {
		let mut items = Vec::new();
		let mut count = 0;
		while count < most {
			let Cbor(next) = item(count);
			if items.len() + next.len() > room {
				break;
			}
			items.extend(next);
			count += 1;
		}
		self.array(count).items(&items)
	}
}

fn array() -> Cbor {
	Cbor::default().array(0)
}

/// An array of one item.
fn only(item: &Cbor) -> Cbor {
	Cbor::default().array(1).items(&item.0)
}

fn index(index: usize) -> Cbor {
	only(&Cbor::default().integer(index))
}

/// A tree of depth 4 without siblings.
fn tree(positions: &Cbor) -> Cbor {
	Cbor::default().array(3).integer(4).items(&positions.0).bytes(&[])
}

fn leaf(path: &Cbor, tag: Tag, value: &Cbor) -> Cbor {
	let tag = tag.code().into();
	Cbor::default().array(4).items(&path.0).integer(tag).bytes(&[4; 16]).items(&value.0)
}

fn null(path: &Cbor) -> Cbor {
	leaf(path, Tag::Null, &Cbor::default().null())
}

/// A unit of these leaves and subtrees, with a tree of these positions.
fn partial(index: usize, leaves: &Cbor, subtrees: &Cbor, positions: &Cbor) -> Cbor {
	let unit = Cbor::default().array(4).integer(index).items(&leaves.0).items(&subtrees.0);
	unit.items(&tree(positions).0)
}

fn opened(index: usize, text: &str) -> Cbor {
	Cbor::default().array(4).integer(index).bytes(&[3; 32]).text(text).null()
}

/// A proof of these units.
fn proof(units: &Cbor) -> Vec<u8> {
	let header = Header { profile: "R4".into(), previous: None, subject: [1; 32] };
	let (header, hash) = (header.encode().unwrap(), [2; 32]);
	let proof = Cbor::default().array(9).text("MBR1").bytes(&hash).bytes(&hash).bytes(&header);
	let proof = proof.array(2).integer(1).bytes(&hash).items(&units.0);
	proof.items(&tree(&array()).0).null().null().0
}

/// Room for what is long in a proof.
const ROOM: usize = MAX_PROOF_BYTES - 300;

/// The most leaves of a unit, places of a tree, and units of a record.
const MOST: usize = 1 << 20;

/// A proof of as many units as there is room for.
fn of_units(most: usize, unit: impl Fn(usize) -> Cbor) -> Vec<u8> {
	proof(&Cbor::default().array_of(most, ROOM, unit))
}

/// A proof of one unit of as many parts as there is room for.
fn of_one(most: usize, part: impl Fn(usize) -> Cbor, unit: impl Fn(&Cbor) -> Cbor) -> Vec<u8> {
	proof(&only(&unit(&Cbor::default().array_of(most, ROOM, part))))
}

/// As many copies of a text as there is room for.
fn repeated(head: &str, text: &str, tail: &str) -> Vec<u8> {
	[head, &text.repeat(ROOM / text.len()), tail].concat().into_bytes()
}

/// A bad proof, with the number of leaves in the texts that it opens.
type Bad = (Vec<u8>, usize);

/// What a proof repeats, why it is rejected, and the proof.
type Hostile = (&'static str, Reason, fn() -> Bad);

/// Proofs in the compact form that say as little as can be as often as can be.
const COMPACT: [Hostile; 11] = [
	("units", Reason::Multiproof, || {
		let leaves = only(&null(&array()));
		(of_units(MOST, |n| partial(n, &leaves, &array(), &array())), 0)
	}),
	("too many units", Reason::Limit, || {
		let leaves = only(&null(&array()));
		(of_units(MOST + 1, |n| partial(n % MOST, &leaves, &array(), &array())), 0)
	}),
	("empty units", Reason::Multiproof, || {
		(of_units(MOST, |n| partial(n, &array(), &array(), &array())), 0)
	}),
	("leaves", Reason::Multiproof, || {
		let leaves = Cbor::default().array_of(MOST, ROOM, |n| null(&index(n)));
		(of_units(usize::MAX, |n| partial(n, &leaves, &array(), &array())), 0)
	}),
	("too many leaves", Reason::Limit, || {
		let unit = |leaves: &Cbor| partial(0, leaves, &array(), &array());
		(of_one(MOST + 1, |n| null(&index(n.min(MOST - 1))), unit), 0)
	}),
	("segments", Reason::Limit, || {
		let path = |n: usize| Cbor::default().array_of(128, ROOM, |_| Cbor::default().integer(n));
		let leaves = Cbor::default().array_of(24, ROOM, |n| null(&path(n)));
		(of_units(usize::MAX, |n| partial(n, &leaves, &array(), &array())), 0)
	}),
	("names", Reason::Value, || {
		let names = Cbor::default().array_of(MOST, ROOM, |_| Cbor::default().text(""));
		let names_of = |n| leaf(&index(n), Tag::Keys, &names);
		(of_one(32, names_of, |leaves| partial(0, leaves, &array(), &array())), 0)
	}),
	("too many names", Reason::Limit, || {
		let unit = |names: &Cbor| {
			let leaves = only(&leaf(&array(), Tag::Keys, names));
			partial(0, &leaves, &array(), &array())
		};
		(of_one(MOST + 1, |_| Cbor::default().text(""), unit), 0)
	}),
	("subtrees", Reason::Multiproof, || {
		let subtree = |n| Cbor::default().array(3).items(&index(n).0).bytes(&[5; 32]).text("{}");
		let subtrees = Cbor::default().array_of(MOST - 1, ROOM, subtree);
		(of_units(usize::MAX, |n| partial(n, &array(), &subtrees, &array())), 0)
	}),
	("positions", Reason::Multiproof, || {
		let positions = Cbor::default().array_of(MOST, ROOM, |_| Cbor::default().integer(0));
		let leaves = only(&null(&array()));
		(of_units(32, |n| partial(n, &leaves, &array(), &positions)), 0)
	}),
	("too many positions", Reason::Multiproof, || {
		let unit = |positions: &Cbor| partial(0, &only(&null(&array())), &array(), positions);
		(of_one(MOST + 1, |_| Cbor::default().integer(0), unit), 0)
	}),
];

/// Proofs that open much, and others in long forms.
const OPENED_OR_LONG: [Hostile; 6] = [
	("opened numbers", Reason::Multiproof, || {
		let text = format!("[{}]", vec!["0"; MOST - 1].join(","));
		(of_units(4, |n| opened(n + 1, &text)), 4 * MOST)
	}),
	("opened paths", Reason::Multiproof, || {
		let numbers = ((1 << 28) - 5_000) / 4_093;
		let text = format!(r#"{{"{}":[{}]}}"#, "k".repeat(4_083), vec!["0"; numbers].join(","));
		(of_units(1, |_| opened(1, &text)), numbers + 2)
	}),
	("JSON of names", Reason::Format, || {
		let names: Vec<String> = (0..ROOM / 13).map(|n| format!("\"{n:08x}\":0")).collect();
		(format!("{{{}}}", names.join(",")).into_bytes(), 0)
	}),
	("JSON of empty names", Reason::Limit, || {
		(repeated(r#"{"units":[{"leaves":[{"value":["#, r#""","#, r#"""]}]}]}"#), 0)
	}),
	("JSON of escapes", Reason::Format, || {
		(repeated(r#"{"units":[{"index":0,"value":""#, "\\n", r#""}]}"#), 0)
	}),
	("base45", Reason::Cbor, || (repeated("MBR1:", "000", ""), 0)),
];

fn check_all(hostile: &[Hostile]) {
	for (name, reason, bad) in hostile {
		let (bytes, leaves) = bad();
		assert!(bytes.len() <= MAX_PROOF_BYTES, "{name}: {}", bytes.len());
		let (outcome, taken) = measure(|| {
			let verify = |proof: Proof| proof.verify(&Policy::default());
			Proof::read(&bytes).and_then(verify).map(|_| ())
		});
		assert_eq!(outcome.map_err(|rejection| rejection.reason), Err(*reason), "{name}");
		check(name, taken.most, bytes.len(), leaves);
	}
}

#[test]
fn hostile_proofs_in_the_compact_form_should_take_bounded_memory() {
	check_all(&COMPACT);
}

#[test]
fn hostile_proofs_that_open_much_or_are_long_should_take_bounded_memory() {
	check_all(&OPENED_OR_LONG);
}
