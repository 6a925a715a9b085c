//! What a node says when it cannot start, and what it tells operators.

use medibloc_e2e::{command, Node, Program};
use std::{fs, net::TcpListener};

/// The line in which the node says why it does not start.
fn refusal(arguments: &[&str]) -> String {
	let output = command(Program::Node)
		.expect("the programs are built")
		.args(arguments)
		.output()
		.expect("the program starts");
	let message = String::from_utf8(output.stderr).expect("it prints text");
	assert_eq!(output.status.code(), Some(1), "{message}");
	assert!(!message.contains("panicked"), "{message}");
	let mut reasons = message.lines().filter_map(|line| line.strip_prefix("medibloc-node: "));
	let reason = reasons.next().unwrap_or_else(|| panic!("no reason is named: {message}"));
	assert_eq!(reasons.next(), None, "one line says it all");
	reason.to_string()
}

/// The line in which a node of a temporary development chain says why it does not start.
fn development_refusal(arguments: &[&str]) -> String {
	let quiet =
		["--no-mdns", "--no-prometheus", "--no-telemetry", "--unsafe-force-node-key-generation"];
	refusal(&[&["--dev"], &quiet[..], arguments].concat())
}

#[track_caller]
fn assert_says(message: &str, parts: &[&str]) {
	for part in parts {
		assert!(message.contains(part), "'{part}' is not in: {message}");
	}
}

#[test]
fn a_node_should_say_what_it_knows_when_the_chain_is_unknown() {
	let message = refusal(&["--chain", "no-such-chain"]);
	assert_says(&message, &["'no-such-chain' is neither a chain this node knows", "dev, local"]);
}

#[test]
fn a_node_should_refuse_a_damaged_specification() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let file = folder.path().join("spec.json");
	let path = file.to_str().expect("it is text");
	for text in ["", "{\"name\": 3}", "[]"] {
		fs::write(&file, text).expect("it can be written");
		assert_says(&refusal(&["--chain", path]), &[path, "a chain specification"]);
	}
}

#[test]
fn a_node_should_refuse_ports_that_are_in_use() {
	let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
	let port = listener.local_addr().expect("it has an address").port().to_string();
	let in_use = format!("port 127.0.0.1:{port} is in use");
	let free = ["--listen-addr", "/ip4/127.0.0.1/tcp/0"];

	let rpc = development_refusal(&[&free[..], &["--rpc-port", &port]].concat());
	assert_says(&rpc, &[&in_use, "--rpc-port"]);

	let address = format!("/ip4/127.0.0.1/tcp/{port}");
	let network = development_refusal(&["--rpc-port", "0", "--listen-addr", &address]);
	assert_says(&network, &[&in_use, "--listen-addr"]);

	let prometheus = refusal(
		&[
			&free[..],
			&["--dev", "--rpc-port", "0", "--unsafe-force-node-key-generation"],
			&["--prometheus-port", &port],
		]
		.concat(),
	);
	assert_says(&prometheus, &[&in_use, "--prometheus-port"]);
}

#[test]
fn a_node_should_refuse_a_base_path_that_cannot_be_written() {
	let ports = ["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"];
	let message = development_refusal(&[&ports[..], &["--base-path", "/dev/null/here"]].concat());
	assert_says(&message, &["/dev/null/here cannot be written", "--base-path"]);
}

#[test]
fn keys_of_the_wrong_kind_should_be_refused() {
	let folder = tempfile::tempdir().expect("a folder can be made");
	let base_path = folder.path().to_str().expect("it is text");
	for (key_type, wrong, right) in [("aura", "ed25519", "sr25519"), ("gran", "sr25519", "ed25519")]
	{
		let insert = |scheme| {
			[
				"key",
				"insert",
				"--chain",
				"dev",
				"--base-path",
				base_path,
				"--suri",
				"//Alice",
				"--key-type",
				key_type,
				"--scheme",
				scheme,
			]
		};
		assert_says(&refusal(&insert(wrong)), &[&format!("use --scheme {right}")]);
		let output = command(Program::Node)
			.expect("the programs are built")
			.args(insert(right))
			.output()
			.expect("the program starts");
		assert!(output.status.success());
	}
	let keystore = folder.path().join("chains/medibloc_dev/keystore");
	assert_eq!(fs::read_dir(keystore).expect("it is there").count(), 2, "the two right ones");
}

#[test]
fn a_node_should_serve_a_chain_from_its_specification() {
	// Nothing becomes final with one of four producers, but the chain is there.
	let node = Node::local_alone().start().expect("the node starts");
	assert!(node.url().starts_with("ws://127.0.0.1:"));
	assert!(node.id() > 0);
}

#[test]
fn the_log_should_be_json_when_it_is_asked_for() {
	let node = Node::development().option("--json-log").start().expect("the node starts");
	let log = node.log();
	assert!(log.lines().count() > 5, "{log}");
	for line in log.lines() {
		let entry: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
		for part in ["timestamp", "level", "target", "message"] {
			assert!(entry[part].is_string(), "{line}");
		}
	}
}
