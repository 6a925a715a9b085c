//! What a command has to say when it is done.

use crate::failure::{Failure, Status};
use serde::Serialize;
use std::{
	fmt::Display,
	io::{self, IsTerminal, Write},
	process::ExitCode,
};
use zeroize::Zeroizing;

/// What empties a terminal and goes on at its top (ECMA-48: ED, CUP).
const CLEAR: &str = "\x1b[2J\x1b[H";

/// The result of a command: words for a person, JSON for a machine.
pub struct Report {
	status: Status,
	text: Text,
	json: serde_json::Result<String>,
	warnings: Vec<Failure>,
}

/// What a person gets.
enum Text {
	/// Words, which end with a new line.
	Words(String),
	/// Exactly these bytes.
	Verbatim(Zeroizing<Vec<u8>>),
}

impl Report {
	/// The result of a command that did what it was asked.
	pub fn done(result: &(impl Display + Serialize)) -> Self {
		Self::new(Status::Done, result)
	}

	/// A result that is for machines only.
	pub fn for_machines(result: &impl Serialize) -> Self {
		let json = serde_json::to_string_pretty(result);
		let text = Text::Words(json.as_ref().map(String::clone).unwrap_or_default());
		Self { status: Status::Done, text, json, warnings: Vec::new() }
	}

	/// A result that is `bytes` for a person, with nothing added.
	pub fn verbatim(result: &impl Serialize, bytes: Zeroizing<Vec<u8>>) -> Self {
		let json = serde_json::to_string_pretty(result);
		Self { status: Status::Done, text: Text::Verbatim(bytes), json, warnings: Vec::new() }
	}

	/// A result that ends the program with `status`.
	pub fn new(status: Status, result: &(impl Display + Serialize)) -> Self {
		let json = serde_json::to_string_pretty(result);
		Self { status, text: Text::Words(result.to_string()), json, warnings: Vec::new() }
	}

	/// Adds what went wrong and did not matter for the rest: it is printed to the standard error.
	pub fn warn(mut self, warnings: Vec<Failure>) -> Self {
		self.warnings = warnings;
		self
	}

	/// Prints the result and says how the program ends.
	pub fn print(self, as_json: bool) -> ExitCode {
		for warning in self.warnings {
			// It does not change how the program ends.
			let _ = warning.print(as_json);
		}
		if !as_json {
			return match self.text {
				Text::Words(words) => {
					println!("{words}");
					self.status.into()
				}
				Text::Verbatim(bytes) => print_bytes(&bytes)
					.map_or_else(|error| not_printed(error).print(false), |()| self.status.into()),
			};
		}
		match self.json {
			Ok(json) => {
				println!("{json}");
				self.status.into()
			}
			Err(error) => not_printed(error).print(true),
		}
	}
}

/// Prints a result that replaces the one before: in its place on a terminal, and on a line of its own for machines.
///
/// # Errors
///
/// It cannot be printed, for example because nobody reads it any more.
pub fn print_anew(result: &(impl Display + Serialize), as_json: bool) -> Result<(), Failure> {
	let mut output = io::stdout().lock();
	let text = if as_json {
		serde_json::to_string(result).map_err(io::Error::from)
	} else if output.is_terminal() {
		Ok(format!("{CLEAR}{result}"))
	} else {
		Ok(format!("{result}\n"))
	};
	text.and_then(|text| writeln!(output, "{text}"))
		.and_then(|()| output.flush())
		.map_err(not_printed)
}

fn print_bytes(bytes: &[u8]) -> io::Result<()> {
	let mut output = io::stdout().lock();
	output.write_all(bytes)?;
	output.flush()
}

fn not_printed(error: impl Display) -> Failure {
	Failure::unchecked(format!("the result cannot be printed: {error}"))
}
