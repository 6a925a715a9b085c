//! `make bench`: measures every row, or those of `ROWS=B1,B4`, and writes the result.
//!
//! It fails when something cannot be measured. A target that is missed is a result.

use medibloc_bench::{
	machine::Machine,
	report::{self, Section},
	rows,
	settings::Settings,
	Error,
};
use std::{path::Path, process::ExitCode, time::Instant};

/// Where the result goes; the program is run in the root of the sources.
const RESULT: &str = "docs";

fn main() -> ExitCode {
	match run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("bench: {error}");
			ExitCode::FAILURE
		}
	}
}

fn run() -> Result<(), Error> {
	let settings = Settings::from_environment()?;
	let machine = Machine::this();
	let rows = rows::selected(&settings)?;
	let mut sections = Vec::new();
	for row in rows {
		let heading = row.names.join(", ");
		eprintln!("bench: measuring {heading}");
		let start = Instant::now();
		let measurements = (row.measure)(&settings)?;
		eprintln!("bench: {heading} took {} s", start.elapsed().as_secs());
		sections.push(Section { heading, about: row.about, measurements });
	}
	print!("{}", report::table(&sections));
	for table in sections.iter().flat_map(report::curves) {
		print!("\n{table}");
	}
	for measurement in sections.iter().flat_map(|section| &section.measurements) {
		for note in &measurement.notes {
			println!("{}: {note}", measurement.id);
		}
	}
	if settings.is_complete() {
		report::write(Path::new(RESULT), &sections, &settings, &machine)?;
		eprintln!("bench: wrote {RESULT}/performance.md");
	} else {
		eprintln!("bench: {RESULT}/performance.md is as it was: it is written with all rows only");
	}
	Ok(())
}
