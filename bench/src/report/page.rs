//! The page for people.

use super::{curves, table, Section};
use crate::{machine::Machine, settings::Settings};

/// `performance.md`; `plots` are the names of each section's files.
pub fn page(
	sections: &[Section],
	plots: &[Vec<String>],
	settings: &Settings,
	machine: &Machine,
) -> String {
	let mut page = format!(
		"# Performance\n\n\
		 Made by `make bench`; nothing here is written by hand. The run was {}. Where the time goes is in the \
		 [profiles](profiles.md).\n\n{}\n\
		 *Found* is the median of the samples, or the 99th percentile (p99) where it says so; the \
		 interval covers it at 95 % (order statistics; with fewer than six samples, their whole \
		 range). How the rows are measured is said below each heading, why so in [decision \
		 0010](decisions/0010-benchmarks.md).\n\n",
		settings.describe(),
		machine.table()
	);
	page.push_str(&table(sections));
	for (section, plots) in sections.iter().zip(plots) {
		page.push_str(&format!("\n## {}\n\n{}\n", section.heading, section.about));
		if let Some(failure) = &section.failure {
			page.push_str(&format!("\n**This could not be measured.** {failure}\n"));
		}
		for measurement in &section.measurements {
			let (id, title) = (measurement.id, measurement.title);
			if measurement.is_met() == Some(false) {
				let reason = match measurement.if_missed {
					"" => "Why is not known: nobody has looked into it.",
					reason => reason,
				};
				page.push_str(&format!("\n**{id} ({title}) misses its target.** {reason}\n"));
			}
			for note in &measurement.notes {
				page.push_str(&format!("\n{id}: {note}\n"));
			}
		}
		for table in curves(section) {
			page.push_str(&format!("\n{table}"));
		}
		for plot in plots {
			page.push_str(&format!("\n![{}](performance/{plot})\n", section.heading));
		}
	}
	page
}
