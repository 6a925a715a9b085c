//! The page for people.

use super::{kind::Kind, perf::Sample, Profile};
use crate::{machine::Machine, report::aligned};
use std::collections::BTreeMap;

/// How many functions are shown.
const FUNCTIONS: usize = 20;

/// How many characters of a function's name are shown.
const LENGTH: usize = 90;

/// `profiles.md`.
pub fn page(profiles: &[(&Profile, &Vec<Sample>)], machine: &Machine) -> String {
	let mut page = format!(
		"# Where the time goes\n\n\
		 Made by `make profile`; nothing here is written by hand. What was changed by what was found is in [decision \
		 0018](decisions/0018-authorship.md), how fast all of it is in [performance](performance.md).\n\n{}\n\
		 A thousand times a second, `perf` looked which function ran. A function counts for what its name says it is \
		 for; what it calls counts for itself. Functions of the Wasm are those of the runtime.\n",
		machine.table()
	);
	for (profile, samples) in profiles {
		page.push('\n');
		page.push_str(&section(profile, samples));
	}
	page
}

/// What was seen in one of them.
pub fn section(profile: &Profile, samples: &[Sample]) -> String {
	let Profile { name, about, found, .. } = profile;
	let (kinds, functions) = (kinds(samples), functions(samples));
	let count = samples.len();
	format!("## {name}\n\n{about}\n\n{found}\n\n{count} samples.\n\n{kinds}\n{functions}")
}

/// What the time went into.
fn kinds(samples: &[Sample]) -> String {
	let kinds = counted(samples.iter().map(|sample| Kind::of(sample).name().to_owned()));
	shares(["", "of the time"], kinds, samples.len())
}

/// The functions in which it was spent.
fn functions(samples: &[Sample]) -> String {
	let mut functions = counted(samples.iter().map(|sample| shown(&sample.function)));
	functions.truncate(FUNCTIONS);
	shares(["function", "of the time"], functions, samples.len())
}

fn shares(head: [&str; 2], counts: Vec<(String, usize)>, all: usize) -> String {
	let mut rows = vec![head.map(String::from).to_vec(), Vec::new()];
	rows.extend(
		counts
			.into_iter()
			.map(|(what, count)| vec![what, format!("{:.1} %", 100. * count as f64 / all as f64)]),
	);
	aligned(rows)
}

/// How often each comes, the most frequent first.
fn counted(all: impl Iterator<Item = String>) -> Vec<(String, usize)> {
	let mut counts = BTreeMap::new();
	for one in all {
		*counts.entry(one).or_default() += 1;
	}
	let mut counts: Vec<_> = counts.into_iter().collect();
	counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
	counts
}

/// A function's name without the hash that the compiler gave it, and in a table's cell.
fn shown(function: &str) -> String {
	let name = match function.rsplit_once("::h") {
		Some((name, hash)) if hash.len() == 16 => name,
		_ => function,
	};
	let mut shown: String = name.chars().take(LENGTH).collect();
	if name.chars().count() > LENGTH {
		shown.push('…');
	}
	format!("`{}`", shown.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_most_frequent_should_come_first_without_the_compilers_hash() {
		let sample =
			|function: &str| Sample { function: function.into(), binary: "/bin/node".into() };
		let samples = ["b::h0123456789abcdef", "a|b", "b::h0000000000000000"].map(sample);
		let table = functions(&samples);
		let lines: Vec<_> = table.lines().skip(2).collect();
		assert!(lines[0].contains("`b`") && lines[0].contains("66.7 %"), "{table}");
		assert!(lines[1].contains("`a\\|b`") && lines[1].contains("33.3 %"), "{table}");
		assert_eq!(lines.len(), 2);
	}
}
