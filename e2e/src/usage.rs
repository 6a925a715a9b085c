//! What a process uses of the machine, as `/proc` tells it.

use std::{fs, io, time::Duration};

/// Ticks of processor time in a second, as `/proc` counts them on every Linux.
const TICKS_PER_SECOND: u64 = 100;

/// What a process uses of the machine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Usage {
	/// The processor time that it has used.
	pub processor: Duration,
	/// The memory that it has resident, in KiB.
	pub resident_kib: u64,
}

impl Usage {
	/// That of the process `id`.
	pub(crate) fn of(id: u32) -> io::Result<Self> {
		let read = |file| fs::read_to_string(format!("/proc/{id}/{file}"));
		Self::parse(&read("stat")?, &read("status")?)
			.ok_or_else(|| io::Error::other(format!("process {id} has ended")))
	}

	/// Reads what the kernel writes; a process that has ended has no memory.
	fn parse(stat: &str, status: &str) -> Option<Self> {
		// The second field, in parentheses, may hold spaces.
		let (_, fields) = stat.rsplit_once(')')?;
		let ticks = |index| fields.split_whitespace().nth(index)?.parse::<u64>().ok();
		let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
		Some(Self {
			processor: Duration::from_millis((ticks(11)? + ticks(12)?) * 1_000 / TICKS_PER_SECOND),
			resident_kib: resident.trim().trim_end_matches(" kB").parse().ok()?,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const STAT: &str = "42 (a (strange) name) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0";

	#[test]
	fn what_the_kernel_writes_should_be_read() {
		let status = "Name:\tnode\nVmRSS:\t  200 kB\n";
		let usage = Usage { processor: Duration::from_secs(2), resident_kib: 200 };
		assert_eq!(Usage::parse(STAT, status), Some(usage));
		assert_eq!(Usage::parse(STAT, "Name:\tnode\n"), None);
	}

	#[test]
	fn a_running_process_should_use_memory() {
		let usage = Usage::of(std::process::id()).unwrap();
		assert!(usage.resident_kib > 0);
	}
}
