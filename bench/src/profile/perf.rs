//! What `perf` saw of a thread or a process.

use crate::Error;
use rustix::process::{kill_process, Pid, Signal};
use std::{
	fs, io,
	path::Path,
	process::{Child, Command, Stdio},
	thread,
	time::Duration,
};

/// How often `perf` looks, in Hertz: not a divisor of what else happens at even times.
const FREQUENCY: &str = "997";

/// How long `perf` may take to begin.
const BEGIN: Duration = Duration::from_secs(1);

/// What ran at one of the moments at which `perf` looked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sample {
	/// The function.
	pub function: String,
	/// The file that it is of, `[kernel.kallsyms]`, or `[JIT]` for one of the Wasm.
	pub binary: String,
}

impl Sample {
	/// Reads a line of `perf script --fields ip,sym,dso`.
	fn parse(line: &str) -> Option<Self> {
		let (address, rest) = line.trim_start().split_once(' ')?;
		u64::from_str_radix(address, 16).ok()?;
		let (function, binary) = rest.rsplit_once(" (")?;
		Some(Self { function: function.into(), binary: binary.strip_suffix(')')?.into() })
	}
}

/// Returns what came of `work`, and what this thread did meanwhile.
///
/// # Errors
///
/// There is no `perf`, or it may not look.
pub fn of_thread<T>(work: impl FnOnce() -> T) -> Result<(T, Vec<Sample>), Error> {
	let thread = fs::read_link("/proc/thread-self")?;
	let id = thread.file_name().unwrap_or_default().to_string_lossy();
	let recording = Recording::start(std::process::id(), &["--tid", &id])?;
	let came = work();
	Ok((came, recording.stop()?))
}

/// `perf`, while it looks.
pub struct Recording {
	/// The process at which it looks.
	process: u32,
	perf: Child,
	folder: tempfile::TempDir,
}

impl Recording {
	/// Looks at a process.
	///
	/// # Errors
	///
	/// There is no `perf`.
	pub fn of_process(id: u32) -> Result<Self, Error> {
		Self::start(id, &["--pid", &id.to_string()])
	}

	fn start(process: u32, target: &[&str]) -> Result<Self, Error> {
		let folder = tempfile::tempdir()?;
		let perf = Command::new("perf")
			.args(["record", "--quiet", "--freq", FREQUENCY, "--output"])
			.arg(folder.path().join("data"))
			.args(target)
			.stdin(Stdio::null())
			.spawn()
			.map_err(|error| match error.kind() {
				io::ErrorKind::NotFound => Error::Unmeasured(
					"there is no perf: install it (Debian's package is linux-perf)".into(),
				),
				_ => error.into(),
			})?;
		thread::sleep(BEGIN);
		Ok(Self { process, perf, folder })
	}

	/// Ends it, and returns what was seen.
	///
	/// # Errors
	///
	/// `perf` was not allowed to look, or saw nothing.
	pub fn stop(mut self) -> Result<Vec<Sample>, Error> {
		if let Some(id) = i32::try_from(self.perf.id()).ok().and_then(Pid::from_raw) {
			// It may have ended with what it looked at.
			kill_process(id, Signal::INT).or_else(|error| match error {
				rustix::io::Errno::SRCH => Ok(()),
				other => Err(io::Error::from(other)),
			})?;
		}
		self.perf.wait()?;
		let samples = samples(&self.folder.path().join("data"));
		// Where `perf` finds the names of the Wasm's functions, if somebody asked for them.
		match fs::remove_file(format!("/tmp/perf-{}.map", self.process)) {
			Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
			_ => samples,
		}
	}
}

fn samples(data: &Path) -> Result<Vec<Sample>, Error> {
	let output = Command::new("perf")
		.args(["script", "--fields", "ip,sym,dso", "--input"])
		.arg(data)
		.output()?;
	let samples: Vec<_> =
		String::from_utf8_lossy(&output.stdout).lines().filter_map(Sample::parse).collect();
	if samples.is_empty() {
		let said = String::from_utf8_lossy(&output.stderr);
		return Err(Error::Unmeasured(format!("perf saw nothing: {said}")));
	}
	Ok(samples)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_perf_prints_should_be_read() {
		let sample = |function: &str, binary: &str| Sample {
			function: function.into(),
			binary: binary.into(),
		};
		for (line, expected) in [
			(
				"      7f118bec6cf5 _int_malloc (/usr/lib/libc.so.6)",
				Some(sample("_int_malloc", "/usr/lib/libc.so.6")),
			),
			(
				"ffffffff82256067 <A (B) as C<D>>::e ([kernel.kallsyms])",
				Some(sample("<A (B) as C<D>>::e", "[kernel.kallsyms]")),
			),
			("", None),
			("perf: no permission", None),
		] {
			assert_eq!(Sample::parse(line), expected, "{line}");
		}
	}
}
