//! What a node says when it cannot start.

use medibloc_e2e::{command, Node, Program};

fn refusal(arguments: &[&str]) -> String {
	let output = command(Program::Node)
		.expect("the programs are built")
		.args(arguments)
		.output()
		.expect("the program starts");
	assert!(!output.status.success());
	String::from_utf8(output.stderr).expect("it prints text")
}

#[test]
fn a_node_should_say_what_it_knows_when_the_chain_is_unknown() {
	let message = refusal(&["--chain", "no-such-chain"]);
	assert!(message.contains("'no-such-chain' is neither a chain this node knows"), "{message}");
	assert!(!message.contains("panicked"), "{message}");
}

#[test]
fn a_node_should_serve_a_chain_from_its_specification() {
	// Nothing becomes final with one of four producers, but the chain is there.
	let node = Node::local_alone().start().expect("the node starts");
	assert!(node.url().starts_with("ws://127.0.0.1:"));
	assert!(node.id() > 0);
}
