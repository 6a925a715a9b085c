//! What a node costs its machine while nobody asks anything of it.

use medibloc_e2e::Node;
use std::{fs, thread, time::Duration};

/// The most memory that a node may use.
const MAX_RESIDENT_KIB: u64 = 250 * 1024;

/// Ticks of processor time in a second, as `/proc` counts them on every Linux.
const TICKS_PER_SECOND: f64 = 100.;

/// How long the nodes are watched: the seconds in `IDLE_SECONDS`, which the long tests set, or 15.
fn seconds() -> u64 {
	std::env::var("IDLE_SECONDS").map_or(15, |text| text.parse().expect("it is a number"))
}

/// The processor time that `node` has used, in ticks.
fn ticks(node: &Node) -> u64 {
	let stat = fs::read_to_string(format!("/proc/{}/stat", node.id())).expect("it runs");
	// Its second field, in parentheses, may hold spaces.
	let (_, fields) = stat.rsplit_once(')').expect("it has a name");
	let fields: Vec<_> = fields.split_whitespace().collect();
	let field = |index: usize| fields[index].parse::<u64>().expect("it is a number");
	field(11) + field(12)
}

/// The memory that `node` has resident, in KiB.
fn resident_kib(node: &Node) -> u64 {
	let status = fs::read_to_string(format!("/proc/{}/status", node.id())).expect("it runs");
	status
		.lines()
		.find_map(|line| line.strip_prefix("VmRSS:"))
		.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
		.expect("it uses memory")
}

#[test]
fn an_idle_node_should_cost_its_machine_little() {
	let producer = Node::development().start().expect("it starts");
	let full_node = Node::follower(&[&producer], "full").start().expect("it starts");
	// What a start costs does not count.
	thread::sleep(Duration::from_secs(10));

	let seconds = seconds();
	let nodes = [("producer", &producer), ("full node", &full_node)];
	let ticks_before = nodes.map(|(_, node)| ticks(node));
	let mut most_kib = [0; 2];
	for _ in 0..seconds {
		thread::sleep(Duration::from_secs(1));
		for (most, (_, node)) in most_kib.iter_mut().zip(nodes) {
			*most = resident_kib(node).max(*most);
		}
	}
	for (index, (name, node)) in nodes.into_iter().enumerate() {
		let used = (ticks(node) - ticks_before[index]) as f64 / TICKS_PER_SECOND;
		let percent = 100. * used / seconds as f64;
		let most = most_kib[index] / 1024;
		println!(
			"| idle {name}, {seconds} s | at most {most} MiB resident, {percent:.1} % of a core |"
		);
		assert!(most_kib[index] < MAX_RESIDENT_KIB, "the {name} uses {most} MiB");
	}
}
