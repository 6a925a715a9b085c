//! What strangers write about a professional costs nobody else anything.

use super::*;
use frame_support::assert_ok;
use medibloc_primitives::certificate::MAX_LISTED;

/// How many certificates strangers issue: each of a thousand as many as another.
const STRANGERS: u64 = 1_000;
const JUNK_EACH: u64 = 1_000;

/// How many nodes of the state's trie a look-up may read besides those of the certificates that it finds: the way down
/// to a certifier's certificates is as long as the logarithm of what is in the trie.
const MOST_NODES_OF_A_WAY: usize = 16;

/// A chain on which a board certified the doctor, and strangers did, too.
fn chain(strangers: u64) -> sp_io::TestExternalities {
	let mut ext = new_test_ext();
	ext.execute_with(|| {
		assert_ok!(certify(BOARD, HASH, after(10)));
		let certificate = issued_by(BOARD, HASH).expect("it was issued");
		for stranger in 0..strangers {
			for number in 0..JUNK_EACH {
				let key = (DOCTOR, 1_000 + stranger, H256::from_low_u64_be(number));
				Certificates::<Test>::insert(key, certificate);
			}
		}
	});
	ext.commit_all().expect("nothing is open");
	ext
}

/// How many nodes of the state's trie `query` reads.
fn nodes_read(ext: &mut sp_io::TestExternalities, query: impl FnOnce()) -> usize {
	ext.execute_and_prove(query).1.iter_nodes().count()
}

#[test]
fn look_ups_by_trusted_certifiers_should_read_no_more_when_strangers_wrote_a_million() {
	let [mut clean, mut littered] = [0, STRANGERS].map(chain);
	let queries: [(&str, fn()); 3] = [
		("certified", || assert!(Certification::is_certified(&DOCTOR, &[BOARD], now()))),
		("not certified", || assert!(!Certification::is_certified(&DOCTOR, &[HOSPITAL], now()))),
		("status", || assert!(Certification::status(&DOCTOR, &BOARD, HASH).is_some())),
	];
	for (name, query) in queries {
		let few = nodes_read(&mut clean, query);
		let many = nodes_read(&mut littered, query);
		assert!(many <= few + MOST_NODES_OF_A_WAY, "{name}: {few} nodes without them, {many} with");
	}
}

#[test]
fn a_page_should_be_bounded_when_there_are_a_million_certificates() {
	let mut littered = chain(STRANGERS);
	littered.execute_with(|| {
		let first = Certification::certificates(&DOCTOR, None, u32::MAX);
		assert_eq!(first.len(), MAX_LISTED as usize);
		let last = first.last().map(|one| (one.certifier, one.certificate_hash));
		let second = Certification::certificates(&DOCTOR, last, u32::MAX);
		assert_eq!(second.len(), MAX_LISTED as usize);
		let shown = |one: &crate::Listed<u64>| (one.certifier, one.certificate_hash);
		assert!(second.iter().all(|one| first.iter().all(|other| shown(one) != shown(other))));
	});
	let read = nodes_read(&mut littered, || {
		Certification::certificates(&DOCTOR, None, MAX_LISTED);
	});
	// Each certificate is a node, its branches are fewer, and a long value is a node of its own.
	assert!(read <= 3 * MAX_LISTED as usize + MOST_NODES_OF_A_WAY, "{read} nodes for a page");
}
