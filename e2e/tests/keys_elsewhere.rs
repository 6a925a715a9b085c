//! A producer whose keys another node uses ends before it does harm.

use medibloc_e2e::Node;
use std::time::Duration;

#[test]
fn a_second_node_with_the_same_keys_should_end_and_say_why() {
	let first = Node::development().start().expect("the node starts");
	let mut second = Node::twin(&first).start().expect("the node starts");

	let status = second.wait(Duration::from_secs(60));
	let log = second.log();
	assert_eq!(status, Some(1), "{log}");
	assert!(log.contains("with this node's keys"), "{log}");
	assert!(!log.contains("Pre-sealed block"), "it made no block of its own: {log}");
	assert!(!log.contains("panicked"), "{log}");
}
