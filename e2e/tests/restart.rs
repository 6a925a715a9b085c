//! A node that is killed continues where it was.

use medibloc_client::Chain;
use medibloc_e2e::{run, Desk, Node, ALICE};
use std::time::Duration;

/// How often the node is killed: the number in `KILLS`, which the long tests set, or else two times.
fn kills() -> u32 {
	std::env::var("KILLS").map_or(2, |kills| kills.parse().expect("KILLS is a number"))
}

#[tokio::test]
async fn a_chain_should_go_on_when_its_node_was_killed() {
	let database = tempfile::tempdir().expect("a folder can be made");
	let start = || Node::development().base_path(database.path()).start().expect("the node starts");
	let desk = Desk::new();
	desk.seal();

	let node = start();
	let put = ["anchor", "put", desk.package(), "--suri", ALICE, "--json", "--chain", node.url()];
	let anchored = run(&put).expect_status(0).json();
	let mut height = finalized(&node).await;
	node.kill();

	for _ in 0..kills() {
		let node = start();
		let status = ["anchor", "status", anchored["anchor"].as_str().unwrap_or_default()];
		let found = run(&[&status[..], &["--chain", node.url(), "--json"]].concat());
		assert_eq!(found.expect_status(0).json()["block"], anchored["block"]);
		assert!(finalized(&node).await >= height, "what was final stays final");
		height = wait_for_finality_beyond(&node, height).await;
		node.kill();
	}
}

async fn finalized(node: &Node) -> u32 {
	let chain = Chain::connect(node.url()).await.expect("the node answers");
	chain.anchored([0; 32]).await.expect("the chain answers").finalized_block
}

async fn wait_for_finality_beyond(node: &Node, height: u32) -> u32 {
	for _ in 0..60 {
		let now = finalized(node).await;
		if now > height {
			return now;
		}
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
	panic!("nothing became final beyond block {height} within half a minute");
}
