//! A node process.

use crate::programs::{command, Program};
use std::{
	fmt,
	io::{BufRead, BufReader},
	path::{Path, PathBuf},
	process::{Child, Stdio},
	sync::{mpsc, Arc, Mutex},
	thread,
	time::Duration,
};

/// How long a node may take to serve JSON-RPC.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// How many lines of a node's log are kept for the message of a failed start.
const KEPT_LOG_LINES: usize = 40;

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

	fn with(arguments: &[&str]) -> NodeOptions {
		NodeOptions { arguments: arguments.iter().map(|a| (*a).into()).collect(), base_path: None }
	}

	fn start(options: NodeOptions) -> Result<Self, StartError> {
		let io = |error: std::io::Error| StartError(format!("the node did not start: {error}"));
		let (base_path, database) = match options.base_path {
			Some(path) => (path, None),
			None => {
				let folder =
					tempfile::Builder::new().prefix("medibloc-node-").tempdir().map_err(io)?;
				(folder.path().to_path_buf(), Some(folder))
			}
		};
		let mut process = command(Program::Node)
			.map_err(StartError)?
			.args(&options.arguments)
			.arg("--base-path")
			.arg(base_path)
			.args(["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"])
			// A producer's address must not change; nobody knows this one's.
			.arg("--unsafe-force-node-key-generation")
			.args(["--no-prometheus", "--no-mdns", "--no-telemetry"])
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(Stdio::piped())
			.spawn()
			.map_err(io)?;

		let log = Arc::new(Mutex::new(Vec::new()));
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
						if log.len() == KEPT_LOG_LINES {
							log.remove(0);
						}
						log.push(line);
					}
				}
			});
		}
		let mut node = Self { process, url: String::new(), _database: database };
		match address.recv_timeout(START_TIMEOUT) {
			Ok(address) => {
				node.url = format!("ws://{address}");
				Ok(node)
			}
			Err(_) => {
				let log = log.lock().map(|log| log.join("\n")).unwrap_or_default();
				Err(StartError(format!("the node serves no JSON-RPC; the end of its log:\n{log}")))
			}
		}
	}

	/// Where the node serves JSON-RPC.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// The process.
	pub fn id(&self) -> u32 {
		self.process.id()
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

/// The address in the line that a node logs when it serves JSON-RPC.
fn rpc_address(line: &str) -> Option<String> {
	let (_, rest) = line.split_once("Running JSON-RPC server: addr=")?;
	let address = rest.split([',', ' ']).find(|part| part.starts_with("127.0.0.1:"))?;
	Some(address.to_string())
}
