//! How far a batch is, on one line of a terminal.

use std::io::{self, IsTerminal, Write};

/// What empties the line of a terminal and goes back to its beginning (ECMA-48: EL).
const CLEAR_LINE: &str = "\r\x1b[K";

/// A line on the standard error, if that is a terminal.
pub struct Progress {
	is_shown: bool,
	is_for_machines: bool,
}

impl Progress {
	/// Shows nothing to machines.
	pub fn new(as_json: bool) -> Self {
		Self { is_shown: !as_json && io::stderr().is_terminal(), is_for_machines: as_json }
	}

	/// Shows `words` in the place of what was shown before.
	pub fn show(&self, words: &str) {
		if self.is_shown {
			// Nobody needs it: what goes wrong with it changes nothing.
			let _ = write!(io::stderr(), "{CLEAR_LINE}{words}");
		}
	}

	/// Says to a person, terminal or not, what stays to be read.
	pub fn say(&self, words: &str) {
		self.show("");
		if !self.is_for_machines {
			eprintln!("{words}");
		}
	}
}

impl Drop for Progress {
	fn drop(&mut self) {
		self.show("");
	}
}
