//! A fresh node takes over a chain of 2,000 blocks from another: by a warp sync, and in full.

use medibloc_bench::{current_slot, Chain, Genesis, Keep};
use medibloc_client::Chain as Client;
use medibloc_e2e::Node;
use std::{
	path::Path,
	time::{Duration, Instant},
};

const BLOCKS: u32 = 2_000;

/// Writes a chain whose last block is of now.
async fn write_history(base_path: &Path) {
	let folder = base_path.join("chains/medibloc_dev/paritydb/full");
	let genesis = Genesis::medibloc("development", []).expect("the Wasm is built");
	let chain = Chain::open(&folder, &genesis, Keep::Default, tokio::runtime::Handle::current())
		.expect("the folder is empty");
	let first = current_slot() - u64::from(BLOCKS);
	for slot in first..first + u64::from(BLOCKS) {
		chain.author(slot.into(), &[]).await.expect("the block is good");
	}
	assert_eq!(chain.height(), BLOCKS);
	chain.close().expect("nobody else has it open");
}

/// Waits until the chain's last block is final for the node, and returns how long that took.
async fn wait_for_history(node: &Node) -> Duration {
	let start = Instant::now();
	let client = Client::connect(node.url()).await.expect("the node answers");
	while start.elapsed() < Duration::from_secs(120) {
		// A node without the state of its head yet, in the middle of a warp sync, cannot answer.
		if client.anchored([0; 32]).await.is_ok_and(|found| found.finalized_block >= BLOCKS) {
			return start.elapsed();
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
	panic!(
		"the node does not have the chain after two minutes; the end of its log:\n{}",
		node.log()
	);
}

/// Prints a line of the long tests' result.
fn report(what: &str, took: Duration) {
	println!("| {BLOCKS} blocks, {what} | {:.1} s |", took.as_secs_f64());
}

#[tokio::test]
async fn a_fresh_node_should_take_over_a_chain_of_2000_blocks() {
	let base_path = tempfile::tempdir().expect("a folder can be made");
	let start = Instant::now();
	write_history(base_path.path()).await;
	report("built in one process", start.elapsed());
	let source = Node::development().base_path(base_path.path()).start().expect("it starts");
	wait_for_history(&source).await;

	let first = Node::follower(&[&source], "full").start().expect("it starts");
	report("full sync", wait_for_history(&first).await);

	// A warp sync asks three peers at least.
	let second = Node::follower(&[&source], "full").start().expect("it starts");
	wait_for_history(&second).await;
	let node = Node::follower(&[&source, &first, &second], "warp").start().expect("it starts");
	report("warp sync", wait_for_history(&node).await);
	assert!(node.log().contains("Warp sync is complete"), "{}", node.log());
}
