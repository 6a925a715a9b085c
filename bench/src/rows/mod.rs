//! The rows of the benchmark. A new one is a module with a function like these, and a line in
//! [`ROWS`].

mod b01_anchors_and_transfers;
mod b02_sponsored_anchors;
mod b03_charging;
mod b04_weights;
pub(crate) mod b05_full_node;
mod b07_pool;
mod b09_growth;
mod b10_finality;
mod b11_record_trees;
mod disk;
pub(crate) mod records;
mod start;

use crate::{measurement::Measurement, settings::Settings, Error};

/// Something to measure.
pub struct Row {
	/// What `ROWS` calls it.
	pub names: &'static [&'static str],
	/// What is measured, and how, for who reads the result.
	pub about: &'static str,
	/// Measures it.
	pub measure: fn(&Settings) -> Result<Vec<Measurement>, Error>,
}

/// Every row, in the order in which they are measured and shown.
pub const ROWS: &[Row] = &[
	Row {
		names: &["B1"],
		about: b01_anchors_and_transfers::ABOUT,
		measure: b01_anchors_and_transfers::measure,
	},
	Row {
		names: &["B2"],
		about: b02_sponsored_anchors::ABOUT,
		measure: b02_sponsored_anchors::measure,
	},
	Row { names: &["B3"], about: b03_charging::ABOUT, measure: b03_charging::measure },
	Row { names: &["B4"], about: b04_weights::ABOUT, measure: b04_weights::measure },
	Row { names: &["B5", "B6"], about: b05_full_node::ABOUT, measure: b05_full_node::measure },
	Row {
		names: &["B6-four"],
		about: b05_full_node::ABOUT_FOUR,
		measure: b05_full_node::measure_four,
	},
	Row { names: &["B7"], about: b07_pool::ABOUT, measure: b07_pool::measure },
	Row { names: &["B9"], about: b09_growth::ABOUT, measure: b09_growth::measure },
	Row { names: &["B10"], about: b10_finality::ABOUT, measure: b10_finality::measure },
	Row { names: &["B11"], about: b11_record_trees::ABOUT, measure: b11_record_trees::measure },
	Row { names: &["disk"], about: disk::ABOUT, measure: disk::measure },
	Row { names: &["records"], about: records::ABOUT, measure: records::measure },
	Row { names: &["start"], about: start::ABOUT, measure: start::measure },
];

/// The rows that `settings` ask for.
///
/// # Errors
///
/// There is no row of that name.
pub fn selected(settings: &Settings) -> Result<Vec<&'static Row>, Error> {
	let is_known = |name: &String| ROWS.iter().any(|row| row.names.contains(&name.as_str()));
	if let Some(unknown) = settings.rows.iter().find(|name| !is_known(name)) {
		let known: Vec<_> = ROWS.iter().flat_map(|row| row.names).copied().collect();
		let message = format!("there is no row '{unknown}'; there are {}", known.join(", "));
		return Err(Error::Unmeasured(message));
	}
	let is_selected = |row: &&Row| {
		settings.is_complete()
			|| row.names.iter().any(|name| settings.rows.contains(&(*name).into()))
	};
	Ok(ROWS.iter().filter(is_selected).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	pub(super) fn settings(rows: &[&str]) -> Settings {
		Settings {
			quick: true,
			soak: false,
			rows: rows.iter().map(|row| (*row).into()).collect(),
			tokio: tokio::runtime::Runtime::new().unwrap(),
		}
	}

	#[test]
	fn no_two_rows_should_have_one_name() {
		let names: Vec<_> = ROWS.iter().flat_map(|row| row.names).collect();
		assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
	}

	#[test]
	fn rows_should_be_chosen_by_each_of_their_names() {
		let count = |rows: &[&str]| selected(&settings(rows)).map(|rows| rows.len()).ok();
		assert_eq!(count(&[]), Some(ROWS.len()));
		assert_eq!(count(&["B6"]), Some(1));
		assert_eq!(count(&["B5", "B6"]), Some(1));
		assert_eq!(count(&["B1", "B6"]), Some(2));
		assert_eq!(count(&["B1", "B99"]), None);
	}
}
