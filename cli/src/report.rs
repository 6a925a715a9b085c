//! What a command has to say when it is done.

use crate::failure::{Failure, Status};
use serde::Serialize;
use std::{
	fmt::Display,
	io::{self, BufWriter, IsTerminal, Write},
	process::ExitCode,
};

/// What empties a terminal and goes on at its top (ECMA-48: ED, CUP).
const CLEAR: &str = "\x1b[2J\x1b[H";

/// The result of a command: words for a person, JSON for a machine. Neither is made before it is printed: a result may
/// be as long as a record.
pub struct Report {
	status: Status,
	result: Box<dyn Printed>,
	warnings: Vec<Failure>,
}

/// A result that can be printed.
trait Printed {
	fn print(&self, output: &mut dyn Write, as_json: bool) -> io::Result<()>;
}

/// Words, or JSON.
struct Both<T>(T);

impl<T: Display + Serialize> Printed for Both<T> {
	fn print(&self, output: &mut dyn Write, as_json: bool) -> io::Result<()> {
		match as_json {
			true => print_json(output, &self.0),
			false => writeln!(output, "{}", self.0),
		}
	}
}

/// JSON, whoever reads it.
struct ForMachines<T>(T);

impl<T: Serialize> Printed for ForMachines<T> {
	fn print(&self, output: &mut dyn Write, _: bool) -> io::Result<()> {
		print_json(output, &self.0)
	}
}

/// Exactly the bytes, or JSON.
struct Verbatim<T>(T);

impl<T: AsRef<[u8]> + Serialize> Printed for Verbatim<T> {
	fn print(&self, output: &mut dyn Write, as_json: bool) -> io::Result<()> {
		match as_json {
			true => print_json(output, &self.0),
			false => output.write_all(self.0.as_ref()),
		}
	}
}

fn print_json(mut output: &mut dyn Write, result: &impl Serialize) -> io::Result<()> {
	serde_json::to_writer_pretty(&mut output, result)?;
	writeln!(output)
}

impl Report {
	/// The result of a command that did what it was asked.
	pub fn done(result: impl Display + Serialize + 'static) -> Self {
		Self::new(Status::Done, result)
	}

	/// A result that is for machines only.
	pub fn for_machines(result: impl Serialize + 'static) -> Self {
		Self::printed(Status::Done, ForMachines(result))
	}

	/// A result that is its bytes for a person, with nothing added.
	pub fn verbatim(result: impl AsRef<[u8]> + Serialize + 'static) -> Self {
		Self::printed(Status::Done, Verbatim(result))
	}

	/// A result that ends the program with `status`.
	pub fn new(status: Status, result: impl Display + Serialize + 'static) -> Self {
		Self::printed(status, Both(result))
	}

	fn printed(status: Status, result: impl Printed + 'static) -> Self {
		Self { status, result: Box::new(result), warnings: Vec::new() }
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
		let mut output = BufWriter::new(io::stdout().lock());
		let printed = self.result.print(&mut output, as_json).and_then(|()| output.flush());
		match printed {
			Ok(()) => self.status.into(),
			Err(error) => not_printed(error).print(as_json),
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

fn not_printed(error: impl Display) -> Failure {
	Failure::unchecked(format!("the result cannot be printed: {error}"))
}
