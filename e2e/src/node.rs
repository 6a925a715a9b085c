//! A node process.

use crate::{
	programs::{command, Program},
	usage::Usage,
};
use std::{
	fmt,
	io::{self, BufRead, BufReader},
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Stdio},
	sync::{mpsc, Arc, Mutex},
	thread,
	time::{Duration, Instant},
};

/// How long a node may take to serve JSON-RPC.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// How many lines of a node's log the message of a failed start shows.
const SHOWN_LOG_LINES: usize = 40;

/// Why there is no node.
#[derive(Debug)]
pub struct StartError(String);

impl fmt::Display for StartError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.0)
	}
}

impl std::error::Error for StartError {}

/// How to start a node.
pub struct NodeOptions {
	arguments: Vec<String>,
	base_path: Option<PathBuf>,
}

impl NodeOptions {
	/// Keeps the database in `path` instead of a folder that goes with the node.
	pub fn base_path(mut self, path: &Path) -> Self {
		self.base_path = Some(path.into());
		self
	}

	/// Starts it with one more option.
	pub fn option(mut self, option: &str) -> Self {
		self.arguments.push(option.into());
		self
	}

	/// Starts the node on free ports of the loopback interface and waits until it answers.
	///
	/// # Errors
	///
	/// Says why it does not run, with the end of its log.
	pub fn start(self) -> Result<Node, StartError> {
		Node::start(self)
	}
}

/// A running node. It is killed, and its database removed, when this value is dropped.
pub struct Node {
	process: Child,
	url: String,
	network_address: String,
	log: Arc<Mutex<Vec<String>>>,
	_database: Option<tempfile::TempDir>,
}

impl Node {
	/// A development chain: one producer, Alice.
	pub fn development() -> NodeOptions {
		Self::with(&["--chain", "dev", "--alice", "--force-authoring"])
	}

	/// One producer of the four of the local network, alone: nothing becomes final.
	pub fn local_alone() -> NodeOptions {
		Self::with(&["--chain", "local", "--alice", "--force-authoring"])
	}

	/// A producer of the chain that the file `specification` describes, with the keys of the well-known
	/// `name` (`alice`, `bob`, ...). It looks for `peers`; without any, it authors alone.
	pub fn producer(specification: &Path, name: &str, peers: &[Self]) -> NodeOptions {
		let mut arguments = vec!["--chain".into(), specification.display().to_string()];
		arguments.push(format!("--{name}"));
		match peers {
			[] => arguments.push("--force-authoring".into()),
			peers => {
				arguments.push("--bootnodes".into());
				arguments.extend(peers.iter().map(|peer| peer.network_address.clone()));
			}
		}
		NodeOptions { arguments, base_path: None }
	}

	/// A node that takes over the development chain of `sources`, by a `full` or a `warp` sync.
	pub fn follower(sources: &[&Self], sync: &str) -> NodeOptions {
		let addresses = sources.iter().map(|source| source.network_address.as_str());
		let arguments: Vec<_> = ["--chain", "dev", "--sync", sync, "--bootnodes"]
			.into_iter()
			.chain(addresses)
			.collect();
		Self::with(&arguments)
	}

	/// A node of `chain` (`dev` or `local`) that authors with the same keys as `source`, as by mistake.
	pub fn twin(chain: &str, source: &Self) -> NodeOptions {
		Self::with(&["--chain", chain, "--alice", "--bootnodes", &source.network_address])
	}

	fn with(arguments: &[&str]) -> NodeOptions {
		NodeOptions { arguments: arguments.iter().map(|a| (*a).into()).collect(), base_path: None }
	}

	fn start(options: NodeOptions) -> Result<Self, StartError> {
		let io = |error: io::Error| StartError(format!("the node did not start: {error}"));
		let (base_path, database) = match options.base_path {
			Some(path) => (path, None),
			None => {
				let folder =
					tempfile::Builder::new().prefix("medibloc-node-").tempdir().map_err(io)?;
				(folder.path().to_path_buf(), Some(folder))
			}
		};
		// Chosen here, because the node does not say which one it chose.
		let port = free_port().map_err(io)?;
		let mut process = command(Program::Node)
			.map_err(StartError)?
			.args(&options.arguments)
			.arg("--base-path")
			.arg(base_path)
			.args(["--rpc-port", "0", "--listen-addr", &format!("/ip4/127.0.0.1/tcp/{port}")])
			// A producer's address must not change; nobody knows this one's.
			.arg("--unsafe-force-node-key-generation")
			.args(["--no-prometheus", "--no-mdns", "--no-telemetry"])
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(Stdio::piped())
			.spawn()
			.map_err(io)?;

		let log = Arc::new(Mutex::new(Vec::<String>::new()));
		let (found, address) = mpsc::channel();
		if let Some(stderr) = process.stderr.take() {
			let log = log.clone();
			// Reads to the end of the log, so that the node never waits for its reader.
			thread::spawn(move || {
				for line in BufReader::new(stderr).lines().map_while(Result::ok) {
					if let Some(address) = rpc_address(&line) {
						// Nobody waits for a second address.
						let _ = found.send(address);
					}
					if let Ok(mut log) = log.lock() {
						log.push(line);
					}
				}
			});
		}
		let mut node = Self {
			process,
			url: String::new(),
			network_address: String::new(),
			log,
			_database: database,
		};
		let identity = || node.log().lines().find_map(identity);
		match (address.recv_timeout(START_TIMEOUT), identity()) {
			(Ok(address), Some(identity)) => {
				node.url = format!("ws://{address}");
				node.network_address = format!("/ip4/127.0.0.1/tcp/{port}/p2p/{identity}");
				Ok(node)
			}
			_ => {
				let log = node.log();
				let lines: Vec<_> = log.lines().collect();
				let end = lines[lines.len().saturating_sub(SHOWN_LOG_LINES)..].join("\n");
				Err(StartError(format!("the node serves no JSON-RPC; the end of its log:\n{end}")))
			}
		}
	}

	/// What the node has logged.
	pub fn log(&self) -> String {
		self.log.lock().map(|log| log.join("\n")).unwrap_or_default()
	}

	/// Waits until the node has logged `text`, and returns whether it has within `timeout`.
	pub fn has_logged(&self, text: &str, timeout: Duration) -> bool {
		let start = Instant::now();
		while start.elapsed() < timeout {
			if self.log().contains(text) {
				return true;
			}
			thread::sleep(Duration::from_millis(100));
		}
		false
	}

	/// Where the node serves JSON-RPC.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// The process.
	pub fn id(&self) -> u32 {
		self.process.id()
	}

	/// What the process uses of the machine.
	///
	/// # Errors
	///
	/// It has ended.
	pub fn usage(&self) -> io::Result<Usage> {
		Usage::of(self.id())
	}

	/// Waits until the process has ended by itself, and returns its status; `None` when it runs on
	/// after `timeout`, or a signal ended it.
	pub fn wait(&mut self, timeout: Duration) -> Option<i32> {
		let start = Instant::now();
		loop {
			if let Ok(Some(status)) = self.process.try_wait() {
				return status.code();
			}
			if start.elapsed() >= timeout {
				return None;
			}
			thread::sleep(Duration::from_millis(100));
		}
	}

	/// Kills the process as `kill -9` does: it cannot prepare for it.
	pub fn kill(mut self) {
		self.end();
	}

	fn end(&mut self) {
		// An error means that the process has ended already.
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		self.end();
	}
}

/// The node's name in the network, in the line that it logs when it starts.
fn identity(line: &str) -> Option<String> {
	let (_, rest) = line.split_once("Local node identity is: ")?;
	Some(rest.chars().take_while(char::is_ascii_alphanumeric).collect())
}

/// A port of the loopback interface that nobody uses.
fn free_port() -> io::Result<u16> {
	Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// The address in the line that a node logs when it serves JSON-RPC.
fn rpc_address(line: &str) -> Option<String> {
	let (_, rest) = line.split_once("Running JSON-RPC server: addr=")?;
	let address = rest.split([',', ' ']).find(|part| part.starts_with("127.0.0.1:"))?;
	Some(address.to_string())
}
