//! What a row of the benchmark found.

use crate::statistics::{median, quantile, Estimate};
use serde_json::{json, Value};
use std::fmt;

/// What is asked of a measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
	/// Nothing: it is shown beside others.
	None,
	/// The statistic is at least this.
	AtLeast(f64),
	/// The statistic is at most this.
	AtMost(f64),
	/// The statistic is at least the first, and no sample above the second.
	Between(f64, f64),
}

impl Target {
	/// The bounds.
	pub fn bounds(self) -> impl Iterator<Item = f64> {
		let (low, high) = match self {
			Self::None => (None, None),
			Self::AtLeast(low) => (Some(low), None),
			Self::AtMost(high) => (None, Some(high)),
			Self::Between(low, high) => (Some(low), Some(high)),
		};
		low.into_iter().chain(high)
	}

	fn to_json(self) -> Value {
		match self {
			Self::None => Value::Null,
			Self::AtLeast(low) => json!({ "at_least": low }),
			Self::AtMost(high) => json!({ "at_most": high }),
			Self::Between(low, high) => json!({ "at_least": low, "none_above": high }),
		}
	}
}

impl fmt::Display for Target {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::None => f.write_str("-"),
			Self::AtLeast(low) => write!(f, ">= {}", number(*low)),
			Self::AtMost(high) => write!(f, "<= {}", number(*high)),
			Self::Between(low, high) => {
				write!(f, ">= {}, none > {}", number(*low), number(*high))
			}
		}
	}
}

/// Which of the samples stands for all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statistic {
	/// The one in the middle.
	Median,
	/// The one that 99 of 100 do not exceed.
	Percentile99,
}

impl fmt::Display for Statistic {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Median => "median",
			Self::Percentile99 => "p99",
		})
	}
}

/// What something costs where there are so many of something else.
#[derive(Clone, Debug)]
pub struct Curve {
	/// What has the cost.
	pub what: &'static str,
	/// What there are so many of.
	pub number_of: &'static str,
	/// The unit of the cost.
	pub unit: &'static str,
	/// Each number, in ascending order, with the costs that were found there.
	pub points: Vec<(u32, Vec<f64>)>,
}

impl Curve {
	fn to_json(&self) -> Value {
		let points = self.points.iter().map(|(number, costs)| {
			let cost = median(costs);
			json!({
				"number": number,
				"median": cost.map(|cost| cost.value),
				"low": cost.map(|cost| cost.low),
				"high": cost.map(|cost| cost.high),
			})
		});
		json!({
			"of": self.what,
			"by": self.number_of,
			"unit": self.unit,
			"points": points.collect::<Vec<_>>(),
		})
	}
}

/// What a row found of one thing.
#[derive(Clone, Debug)]
pub struct Measurement {
	/// What it is called in `performance.json`.
	pub id: &'static str,
	/// What was measured, in a few words.
	pub title: &'static str,
	/// The unit; empty for ratios.
	pub unit: &'static str,
	/// What was found, each time; there is one at least.
	pub samples: Vec<f64>,
	/// Which of the samples stands for all.
	pub statistic: Statistic,
	/// What is asked of it.
	pub target: Target,
	/// Why the target is missed, if it is.
	pub if_missed: &'static str,
	/// The costs that it was made of, if it is how much they grow.
	pub curve: Option<Curve>,
	/// What has to be known besides.
	pub notes: Vec<String>,
}

impl Measurement {
	/// The median of `samples`, of which nothing is asked.
	pub fn new(
		id: &'static str,
		title: &'static str,
		unit: &'static str,
		samples: Vec<f64>,
	) -> Self {
		Self {
			id,
			title,
			unit,
			samples,
			statistic: Statistic::Median,
			target: Target::None,
			if_missed: "",
			curve: None,
			notes: Vec::new(),
		}
	}

	/// Asks `target` of it; `if_missed` says why it is missed, if it is.
	pub fn target(mut self, target: Target, if_missed: &'static str) -> Self {
		self.target = target;
		self.if_missed = if_missed;
		self
	}

	/// Takes another statistic than the median.
	pub fn statistic(mut self, statistic: Statistic) -> Self {
		self.statistic = statistic;
		self
	}

	/// Adds the costs whose growth it is.
	pub fn curve(mut self, curve: Curve) -> Self {
		self.curve = Some(curve);
		self
	}

	/// Adds something that has to be known.
	pub fn note(mut self, note: impl Into<String>) -> Self {
		self.notes.push(note.into());
		self
	}

	/// The statistic with its interval; not a number when there is no sample.
	pub fn estimate(&self) -> Estimate {
		let found = match self.statistic {
			Statistic::Median => median(&self.samples),
			Statistic::Percentile99 => quantile(&self.samples, 0.99),
		};
		found.unwrap_or(Estimate { value: f64::NAN, low: f64::NAN, high: f64::NAN })
	}

	/// Whether the target is met; `None` without one. A measurement without a sample misses it.
	pub fn is_met(&self) -> Option<bool> {
		let value = self.estimate().value;
		match self.target {
			Target::None => None,
			Target::AtLeast(low) => Some(value >= low),
			Target::AtMost(high) => Some(value <= high),
			Target::Between(low, high) => {
				Some(value >= low && self.samples.iter().all(|sample| *sample <= high))
			}
		}
	}

	/// What `performance.json` has of it.
	pub fn to_json(&self) -> Value {
		let Estimate { value, low, high } = self.estimate();
		let mut object = json!({
			"title": self.title,
			"unit": self.unit,
			"median": median(&self.samples).map(|median| median.value),
			"low": low,
			"high": high,
			"most": self.samples.iter().copied().reduce(f64::max),
			"samples": self.samples.len(),
			"target": self.target.to_json(),
			"met": self.is_met(),
		});
		// The bounds are the statistic's.
		if self.statistic != Statistic::Median {
			object[self.statistic.to_string()] = json!(value);
		}
		if let Some(curve) = &self.curve {
			object["curve"] = curve.to_json();
		}
		object
	}
}

/// A number with three digits that mean something, or all of its whole part.
pub fn number(value: f64) -> String {
	let digits = match value.abs() {
		size if size >= 100. || size == 0. => 0,
		size if size >= 10. => 1,
		size if size >= 1. => 2,
		_ => 3,
	};
	format!("{value:.digits$}")
}

#[cfg(test)]
mod tests {
	use super::*;

	fn with(samples: &[f64], target: Target) -> Measurement {
		Measurement::new("X1", "something", "", samples.to_vec()).target(target, "it is slow")
	}

	#[test]
	fn each_target_should_be_met_at_its_bound_and_missed_beyond() {
		for (target, met, missed) in [
			(Target::AtLeast(2.), 2., 1.9),
			(Target::AtMost(2.), 2., 2.1),
			(Target::Between(1., 2.), 1., 0.9),
			(Target::Between(1., 2.), 2., 2.1),
		] {
			assert_eq!(with(&[met], target).is_met(), Some(true), "{target}");
			assert_eq!(with(&[missed], target).is_met(), Some(false), "{target}");
		}
		assert_eq!(with(&[1.], Target::None).is_met(), None);
	}

	#[test]
	fn one_sample_above_should_miss_what_none_may_exceed() {
		let samples = [0.8, 0.8, 0.8, 1.01];
		assert_eq!(with(&samples, Target::Between(0.7, 1.)).is_met(), Some(false));
		assert_eq!(with(&samples, Target::AtMost(1.)).is_met(), Some(true));
	}

	#[test]
	fn nothing_measured_should_not_meet_a_target() {
		assert_eq!(with(&[], Target::AtLeast(0.)).is_met(), Some(false));
		assert_eq!(with(&[], Target::AtMost(9.)).is_met(), Some(false));
		assert_eq!(with(&[], Target::Between(0., 9.)).is_met(), Some(false));
		assert!(with(&[], Target::None).to_json()["median"].is_null());
	}

	#[test]
	fn the_json_should_have_the_median_and_what_the_target_is_about() {
		let samples: Vec<_> = (1..=200).map(f64::from).collect();
		let json =
			with(&samples, Target::AtMost(150.)).statistic(Statistic::Percentile99).to_json();
		assert_eq!((&json["median"], &json["p99"]), (&json!(100.5), &json!(198.)));
		assert_eq!((&json["target"], &json["met"]), (&json!({ "at_most": 150. }), &json!(false)));
	}

	#[test]
	fn the_json_should_have_the_costs_that_grow() {
		let points = vec![(10, vec![1., 2., 4.]), (100, vec![3.])];
		let curve = Curve { what: "a thing", number_of: "others", unit: "s", points };
		let json = with(&[2.], Target::None).curve(curve).to_json();
		assert_eq!(
			json["curve"]["points"][0],
			json!({ "number": 10, "median": 2., "low": 1., "high": 4. })
		);
		assert_eq!(json["curve"]["points"][1]["number"], 100);
	}

	#[test]
	fn numbers_should_have_three_digits() {
		let shown = [0., 0.1234, 1.234, 12.34, 123.4, 12_345.6].map(number);
		assert_eq!(shown, ["0", "0.123", "1.23", "12.3", "123", "12346"]);
	}
}
