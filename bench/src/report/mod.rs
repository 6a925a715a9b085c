//! The result of a run: a table on the terminal, and `performance.json`, `performance.md` and plots.

mod page;
mod plot;

use crate::{
	machine::Machine,
	measurement::{number, Curve, Measurement},
	settings::Settings,
	statistics::median,
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
	/// Why nothing could be measured, if so.
	pub failure: Option<String>,
}

impl Section {
	/// The section of what was measured, or could not be.
	pub fn new(
		heading: String,
		about: &'static str,
		outcome: Result<Vec<Measurement>, Error>,
	) -> Self {
		let failure = outcome.as_ref().err().map(ToString::to_string);
		Self { heading, about, measurements: outcome.unwrap_or_default(), failure }
	}

	/// The curves, those by one number together, in the order in which they were measured.
	fn curves(&self) -> Vec<(&'static str, Vec<&Curve>)> {
		let mut groups: Vec<(&str, Vec<&Curve>)> = Vec::new();
		for curve in self.measurements.iter().filter_map(|measurement| measurement.curve.as_ref()) {
			match groups.iter_mut().find(|(number_of, _)| *number_of == curve.number_of) {
				Some((_, group)) => group.push(curve),
				None => groups.push((curve.number_of, vec![curve])),
			}
		}
		groups
	}
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
	let head = ["", "", "found", "interval", "target", ""].map(String::from);
	let mut rows = vec![head.to_vec(), Vec::new()];
	for measurement in sections.iter().flat_map(|section| &section.measurements) {
		let found = measurement.estimate();
		let unit = if measurement.unit.is_empty() { "" } else { " " };
		let interval = match measurement.samples.len() {
			0 | 1 => String::new(),
			_ => format!("{} to {}", number(found.low), number(found.high)),
		};
		rows.push(vec![
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

/// The curves of a section as tables, one for those by one number: the medians.
pub fn curves(section: &Section) -> Vec<String> {
	let groups = section.curves().into_iter();
	groups
		.map(|(number_of, curves)| {
			let unit = curves.first().map_or("", |curve| curve.unit);
			let points = curves.iter().map(|curve| &curve.points).max_by_key(|points| points.len());
			let numbers = points.into_iter().flatten().map(|(number, _)| *number);
			let head = [format!("by {number_of}, in {unit}")].into_iter();
			let mut rows = vec![
				head.chain(numbers.map(|number| with_separators(number.into()))).collect(),
				Vec::new(),
			];
			for curve in curves {
				let costs = curve.points.iter().filter_map(|(_, costs)| median(costs));
				let costs = costs.map(|cost| number(cost.value));
				rows.push([curve.what.into()].into_iter().chain(costs).collect());
			}
			aligned(rows)
		})
		.collect()
}

/// A number as people write it.
fn with_separators(number: u64) -> String {
	let digits = number.to_string();
	let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
	groups.join(",")
}

/// Lines of Markdown whose columns are aligned; the second line is the one below the heads.
pub(crate) fn aligned(mut rows: Vec<Vec<String>>) -> String {
	let mut widths = vec![3; rows.first().map_or(0, Vec::len)];
	for row in &rows {
		for (width, cell) in widths.iter_mut().zip(row) {
			*width = cell.chars().count().max(*width);
		}
	}
	if let Some(line) = rows.get_mut(1) {
		*line = widths.iter().map(|width| "-".repeat(*width)).collect();
	}
	let mut text = String::new();
	for row in rows {
		for (cell, width) in row.iter().zip(&widths) {
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
		vec![Section::new("X".into(), "Two things.", Ok(measurements))]
	}

	/// A section of what grows with two numbers, the second from nothing on.
	fn grown() -> Section {
		let curve = |what, number_of, numbers: [u32; 2]| {
			let points = numbers.map(|number| (number, vec![f64::from(number + 1); 6])).to_vec();
			let grown = Measurement::new("X3", "growth", "", vec![1.; 6]);
			grown.curve(Curve { what, number_of, unit: "us", points })
		};
		let measurements = vec![
			curve("a thing", "others", [1_000, 1_000_000]),
			curve("a thing", "more of them", [0, 10]),
			curve("one more", "others", [1_000, 1_000_000]),
		];
		Section::new("X".into(), "They grow.", Ok(measurements))
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
	fn a_row_that_could_not_be_measured_should_say_why_and_leave_the_others() {
		let error = Error::Unmeasured("there was no network".into());
		let mut sections = sections();
		sections.push(Section::new("Y".into(), "A third thing.", Err(error)));
		let folder = tempfile::tempdir().unwrap();
		write(folder.path(), &sections, &settings(), &Machine::this()).unwrap();
		let page = fs::read_to_string(folder.path().join("performance.md")).unwrap();
		let (others, failed) = page.split_once("## Y").unwrap();
		assert!(others.contains("| X1 ") && !others.contains("could not be measured"));
		assert!(failed.contains("**This could not be measured.** there was no network"));
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
	fn curves_should_be_shown_and_drawn_with_the_others_by_the_same_number() {
		let section = grown();
		let tables = curves(&section);
		let [others, more] = tables.as_slice() else { panic!("{tables:?}") };
		assert!(others.contains("by others, in us") && others.contains("| 1,000,000 "));
		assert!(others.contains("| a thing ") && others.contains("| one more "));
		assert!(more.contains("| 0 ") && !more.contains("one more"));

		let folder = tempfile::tempdir().unwrap();
		let names = plot::write(folder.path(), &section).unwrap();
		assert_eq!(names, ["x-others.svg", "x-more-of-them.svg"]);
		let drawn = fs::read_to_string(folder.path().join("x-others.svg")).unwrap();
		assert!(["1,000", "1,000,000", "a thing", "one more"]
			.iter()
			.all(|text| drawn.contains(text)));
		let page = page::page(&[section], &[names], &settings(), &Machine::this());
		assert!(
			page.contains(others.as_str()) && page.contains("(performance/x-more-of-them.svg)")
		);
	}

	#[test]
	fn every_line_of_a_table_should_be_as_long_as_the_others() {
		let table = table(&sections());
		let lengths: Vec<_> = table.lines().map(|line| line.chars().count()).collect();
		assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
	}
}
