//! What to measure, and how long.

use crate::Error;
use std::{env, time::Duration};

/// How a run of the benchmark was asked for.
pub struct Settings {
	/// Measures less, to see within minutes that all of it works.
	pub quick: bool,
	/// Keeps the nodes under load for longer.
	pub soak: bool,
	/// The rows that were asked for; all when there is none.
	pub rows: Vec<String>,
	/// What runs whatever waits.
	pub tokio: tokio::runtime::Runtime,
}

impl Settings {
	/// Reads `QUICK=1`, `SOAK=1` and `ROWS=B1,B4` from the environment.
	///
	/// # Errors
	///
	/// No thread can be started.
	pub fn from_environment() -> Result<Self, Error> {
		let is_set = |name| env::var(name).is_ok_and(|value| value == "1");
		let rows = env::var("ROWS").unwrap_or_default();
		Ok(Self {
			quick: is_set("QUICK"),
			soak: is_set("SOAK"),
			rows: rows.split([',', ' ']).filter(|row| !row.is_empty()).map(Into::into).collect(),
			tokio: tokio::runtime::Runtime::new()?,
		})
	}

	/// Whether all rows are measured.
	pub fn is_complete(&self) -> bool {
		self.rows.is_empty()
	}

	/// How often an interleaved round is repeated: six are the least that an interval at 95 % needs.
	pub fn rounds(&self) -> usize {
		if self.quick {
			6
		} else {
			20
		}
	}

	/// How long nodes are kept under load.
	pub fn load_time(&self) -> Duration {
		Duration::from_secs(match (self.soak, self.quick) {
			(true, _) => 600,
			(false, false) => 180,
			(false, true) => 45,
		})
	}

	/// The sort of run, in words.
	pub fn describe(&self) -> &'static str {
		match (self.soak, self.quick) {
			(true, _) => "with ten minutes of load (`SOAK=1`)",
			(false, false) => "complete",
			(false, true) => "a quick one (`QUICK=1`): fewer samples, shorter loads",
		}
	}
}
