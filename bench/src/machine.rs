//! What was measured, and on which kind of machine.

use std::{fs, process::Command, thread};

/// The kind of machine, and what was measured there.
pub struct Machine {
	/// The processor.
	pub processor: String,
	/// How many cores there are.
	pub cores: usize,
	/// The memory, in GiB.
	pub memory_gib: u64,
	/// How many processes ran or waited to run in the last five minutes, on average: other work.
	pub load: String,
	/// The operating system.
	pub system: String,
	/// The commit that was built, as far as it can be known.
	pub commit: String,
	/// The day, in UTC.
	pub date: String,
}

impl Machine {
	/// This one, before anything is measured.
	pub fn this() -> Self {
		let field = |file: &str, name: &str| -> Option<String> {
			let text = fs::read_to_string(file).ok()?;
			let line = text.lines().find(|line| line.starts_with(name))?;
			let (_, value) = line.split_once([':', '='])?;
			Some(value.trim().trim_matches('"').into())
		};
		let unknown = || "unknown".to_string();
		let kib = field("/proc/meminfo", "MemTotal")
			.and_then(|value| value.trim_end_matches(" kB").parse::<u64>().ok());
		Self {
			processor: field("/proc/cpuinfo", "model name").unwrap_or_else(unknown),
			cores: thread::available_parallelism().map_or(0, Into::into),
			memory_gib: kib.unwrap_or_default() / 1024 / 1024,
			load: fs::read_to_string("/proc/loadavg")
				.ok()
				.and_then(|loads| loads.split(' ').nth(1).map(Into::into))
				.unwrap_or_else(unknown),
			system: field("/etc/os-release", "PRETTY_NAME").unwrap_or_else(unknown),
			commit: commit().unwrap_or_else(unknown),
			date: output("date", &["-u", "+%F"]).unwrap_or_else(unknown),
		}
	}

	/// All of it, as a table in Markdown.
	pub fn table(&self) -> String {
		let Self { processor, cores, memory_gib, load, system, commit, date } = self;
		format!(
			"| what | value |\n|---|---|\n\
			 | machine | {cores} cores ({processor}), {memory_gib} GiB, {system} |\n\
			 | load before the run | {load} |\n| commit | {commit} |\n| date | {date} |\n"
		)
	}
}

/// The commit of the work tree, and whether there is more in it than was committed; results of
/// earlier runs do not count.
fn commit() -> Option<String> {
	let hash = output("git", &["rev-parse", "HEAD"])?;
	let results = ["performance", "performance.json", "performance.md", "profiles.md"];
	let results = results.map(|result| format!(":!docs/{result}"));
	let results = results.iter().map(String::as_str);
	let arguments: Vec<_> =
		["status", "--porcelain", "--", "."].into_iter().chain(results).collect();
	let changes = output("git", &arguments)?;
	Some(if changes.is_empty() { hash } else { format!("{hash}, and changes to it") })
}

/// What a program prints, if it succeeds.
fn output(program: &str, arguments: &[&str]) -> Option<String> {
	let output = Command::new(program).args(arguments).output().ok()?;
	let text = String::from_utf8(output.stdout).ok()?;
	output.status.success().then(|| text.trim().to_string())
}
