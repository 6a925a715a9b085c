//! What a node costs its machine while nobody asks anything of it.

use medibloc_e2e::{Node, Usage};
use std::{thread, time::Duration};

/// The most memory that a node may use.
const MAX_RESIDENT_KIB: u64 = 250 * 1024;

/// How long the nodes are watched: the seconds in `IDLE_SECONDS`, which the long tests set, or 15.
fn seconds() -> u64 {
	std::env::var("IDLE_SECONDS").map_or(15, |text| text.parse().expect("it is a number"))
}

/// What `node` uses.
fn usage(node: &Node) -> Usage {
	node.usage().expect("it runs")
}

#[test]
fn an_idle_node_should_cost_its_machine_little() {
	let producer = Node::development().start().expect("it starts");
	let full_node = Node::follower(&[&producer], "full").start().expect("it starts");
	// What a start costs does not count.
	thread::sleep(Duration::from_secs(10));

	let seconds = seconds();
	let nodes = [("producer", &producer), ("full node", &full_node)];
	let before = nodes.map(|(_, node)| usage(node).processor);
	let mut most_kib = [0; 2];
	for _ in 0..seconds {
		thread::sleep(Duration::from_secs(1));
		for (most, (_, node)) in most_kib.iter_mut().zip(nodes) {
			*most = usage(node).resident_kib.max(*most);
		}
	}
	for (index, (name, node)) in nodes.into_iter().enumerate() {
		let used = usage(node).processor - before[index];
		let percent = 100. * used.as_secs_f64() / seconds as f64;
		let most = most_kib[index] / 1024;
		println!(
			"| idle {name}, {seconds} s | at most {most} MiB resident, {percent:.1} % of a core |"
		);
		assert!(most_kib[index] < MAX_RESIDENT_KIB, "the {name} uses {most} MiB");
	}
}
