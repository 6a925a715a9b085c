//! A producer whose keys another node uses ends before it does harm.

use medibloc_e2e::Node;
use std::time::{Duration, Instant};

const TIMEOUT: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(200);

/// Asserts that `node` has ended by itself, and said why.
fn assert_ended_for_its_keys(node: &mut Node) {
	let status = node.wait(Duration::ZERO);
	let log = node.log();
	assert_eq!(status, Some(1), "{log}");
	assert!(log.contains("with this node's keys"), "{log}");
	assert!(!log.contains("panicked"), "{log}");
}

#[test]
fn a_second_node_with_the_same_keys_should_end_before_it_makes_a_block() {
	let first = Node::local_alone().start().expect("the node starts");
	// Alice's next turn is twelve seconds away then, and the second node has time to see this block.
	assert!(first.has_logged("Pre-sealed block", TIMEOUT), "{}", first.log());
	let mut second = Node::twin("local", &first).start().expect("the node starts");

	second.wait(TIMEOUT);
	assert_ended_for_its_keys(&mut second);
	assert!(!second.log().contains("Pre-sealed block"), "{}", second.log());
}

#[test]
fn one_of_two_nodes_that_author_in_the_same_slots_should_end() {
	// As long as they do not know each other, both take Alice's turns.
	let folder = tempfile::tempdir().expect("a folder can be made");
	let second = Node::local_alone().base_path(folder.path()).start().expect("the node starts");
	let mut first = Node::local_alone().start().expect("the node starts");
	for node in [&second, &first] {
		assert!(node.has_logged("Pre-sealed block", TIMEOUT), "{}", node.log());
	}
	second.kill();

	// Each of them sees the other's block of the same slot in her next turn, if not before. The first to see it ends.
	let mut second = Node::twin("local", &first)
		.option("--force-authoring")
		.base_path(folder.path())
		.start()
		.expect("the node starts");
	let start = Instant::now();
	while first.wait(TICK).is_none() && second.wait(TICK).is_none() {
		assert!(start.elapsed() < TIMEOUT, "both run on: {}", second.log());
	}
	let ended = if first.wait(TICK).is_some() { &mut first } else { &mut second };
	assert_ended_for_its_keys(ended);
}
