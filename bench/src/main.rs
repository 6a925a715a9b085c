//! `make bench`: measures every row, or those of `ROWS=B1,B4`, and writes the result. `make profile`, with the argument
//! `profile`: shows what takes the time.
//!
//! It fails when something cannot be measured, but not before all else is. A target that is missed is a result.

use medibloc_bench::{
	machine::Machine,
	profile,
	report::{self, Section},
	rows,
	settings::Settings,
	Error,
};
use std::{path::Path, process::ExitCode, time::Instant};

/// Where the result goes; the program is run in the root of the sources.
const RESULT: &str = "docs";

fn main() -> ExitCode {
	let arguments: Vec<_> = std::env::args().skip(1).collect();
	let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
		[] => measure(),
		["profile"] => watch(),
		["profile", name] => Settings::from_environment()
			.and_then(|settings| profile::show(name, &settings))
			.map(|shown| print!("{shown}")),
		_ => Err(Error::Unmeasured(format!(
			"unknown arguments {arguments:?}: use none, or `profile`, or `profile` and a name"
		))),
	};
	match result {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("bench: {error}");
			ExitCode::FAILURE
		}
	}
}

fn watch() -> Result<(), Error> {
	profile::write(Path::new(RESULT), &Settings::from_environment()?, &Machine::this())?;
	eprintln!("profile: wrote {RESULT}/profiles.md");
	Ok(())
}

fn measure() -> Result<(), Error> {
	let settings = Settings::from_environment()?;
	let machine = Machine::this();
	let rows = rows::selected(&settings)?;
	let mut sections = Vec::new();
	for row in rows {
		let heading = row.names.join(", ");
		eprintln!("bench: measuring {heading}");
		let start = Instant::now();
		let section = Section::new(heading, row.about, (row.measure)(&settings));
		let Section { heading, failure, .. } = &section;
		if let Some(failure) = failure {
			eprintln!("bench: {heading} could not be measured: {failure}");
		}
		eprintln!("bench: {heading} took {} s", start.elapsed().as_secs());
		sections.push(section);
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
	let failed = sections.iter().filter(|section| section.failure.is_some());
	let failed: Vec<&str> = failed.map(|section| section.heading.as_str()).collect();
	match failed.is_empty() {
		true => Ok(()),
		false => Err(Error::Unmeasured(format!("could not be measured: {}", failed.join("; ")))),
	}
}
