//! The result of a run: a table on the terminal, and `performance.json`, `performance.md` and plots.

mod page;
mod plot;

use crate::{
	machine::Machine,
	measurement::{number, Measurement},
	settings::Settings,
	Error,
};
use serde_json::{Map, Value};
use std::{fs, path::Path};

/// What a row found.
pub struct Section {
	/// The row's names, as a heading.
	pub heading: String,
	/// What was measured, and how.
	pub about: &'static str,
	/// What was found.
	pub measurements: Vec<Measurement>,
}

/// Writes `performance.json`, `performance.md` and the plots to `folder`.
///
/// # Errors
///
/// They cannot be written.
pub fn write(
	folder: &Path,
	sections: &[Section],
	settings: &Settings,
	machine: &Machine,
) -> Result<(), Error> {
	let plots = folder.join("performance");
	fs::create_dir_all(&plots)?;
	let mut names = Vec::new();
	for section in sections {
		names.push(plot::write(&plots, section)?);
	}
	let mut json = serde_json::to_string_pretty(&json(sections))?;
	json.push('\n');
	fs::write(folder.join("performance.json"), json)?;
	fs::write(folder.join("performance.md"), page::page(sections, &names, settings, machine))?;
	Ok(())
}

/// Every measurement, by its id.
fn json(sections: &[Section]) -> Value {
	let measurements = sections.iter().flat_map(|section| &section.measurements);
	Value::Object(measurements.map(|m| (m.id.into(), m.to_json())).collect::<Map<_, _>>())
}

/// The measurements as a table.
pub fn table(sections: &[Section]) -> String {
	let mut rows =
		vec![["", "", "found", "interval", "target", ""].map(String::from), Default::default()];
	for measurement in sections.iter().flat_map(|section| &section.measurements) {
		let found = measurement.estimate();
		let unit = if measurement.unit.is_empty() { "" } else { " " };
		let interval = match measurement.samples.len() {
			0 | 1 => String::new(),
			_ => format!("{} to {}", number(found.low), number(found.high)),
		};
		rows.push([
			measurement.id.into(),
			measurement.title.into(),
			format!("{} {}{unit}{}", measurement.statistic, number(found.value), measurement.unit),
			interval,
			measurement.target.to_string(),
			match measurement.is_met() {
				None => String::new(),
				Some(true) => "met".into(),
				Some(false) => "**missed**".into(),
			},
		]);
	}
	aligned(rows)
}

/// Lines of Markdown whose columns are aligned; the second line is the one below the heads.
fn aligned(mut rows: Vec<[String; 6]>) -> String {
	let mut widths = [3; 6];
	for row in &rows {
		for (width, cell) in widths.iter_mut().zip(row) {
			*width = cell.chars().count().max(*width);
		}
	}
	if let Some(line) = rows.get_mut(1) {
		*line = widths.map(|width| "-".repeat(width));
	}
	let mut text = String::new();
	for row in rows {
		for (cell, width) in row.iter().zip(widths) {
			text.push_str(&format!("| {cell:width$} "));
		}
		text.push_str("|\n");
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::measurement::Target;

	fn sections() -> Vec<Section> {
		let met = Measurement::new("X1", "one thing", "s", vec![1., 2., 3.])
			.target(Target::AtMost(3.), "it was slow");
		let missed = Measurement::new("X2", "another thing", "", vec![4.])
			.target(Target::AtLeast(5.), "the other was fast")
			.note("Only one was there.");
		let measurements = vec![met, missed];
		vec![Section { heading: "X".into(), about: "Two things.", measurements }]
	}

	fn settings() -> Settings {
		let tokio = tokio::runtime::Runtime::new().unwrap();
		Settings { quick: true, soak: false, rows: Vec::new(), tokio }
	}

	#[test]
	fn a_missed_target_should_be_shown_with_its_reason() {
		let sections = sections();
		let table = table(&sections);
		let line = |id| table.lines().find(|line| line.contains(id)).unwrap();
		assert!(line("X1").contains("met") && !line("X1").contains("missed"));
		assert!(line("X2").contains("**missed**"));
		let page = page::page(&sections, &[Vec::new()], &settings(), &Machine::this());
		assert!(page.contains("the other was fast") && !page.contains("it was slow"));
	}

	#[test]
	fn a_missed_target_without_a_reason_should_say_so() {
		let mut sections = sections();
		sections[0].measurements[1].if_missed = "";
		let page = page::page(&sections, &[Vec::new()], &settings(), &Machine::this());
		assert!(page.contains("nobody has looked into it"));
	}

	#[test]
	fn the_files_should_be_there_for_whoever_reads_them() {
		let folder = tempfile::tempdir().unwrap();
		write(folder.path(), &sections(), &settings(), &Machine::this()).unwrap();
		let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
		let json: Value = serde_json::from_str(&read("performance.json")).unwrap();
		assert_eq!(json["X1"]["median"], 2.);
		assert_eq!(json["X2"]["met"], false);
		let page = read("performance.md");
		assert!(page.contains("(performance/x1.svg)") && page.contains("Only one was there."));
		assert!(read("performance/x1.svg").contains("</svg>"));
	}

	#[test]
	fn every_line_of_a_table_should_be_as_long_as_the_others() {
		let table = table(&sections());
		let lengths: Vec<_> = table.lines().map(|line| line.chars().count()).collect();
		assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
	}
}
