//! The statistics of a row: order statistics only, which assume nothing of how times are spread.

/// How sure an interval is.
const CONFIDENCE: f64 = 0.95;

/// A value that a share of the samples does not exceed, and between which bounds it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
	/// The value.
	pub value: f64,
	/// The lower bound.
	pub low: f64,
	/// The upper bound.
	pub high: f64,
}

/// The median of `samples`, with the interval that covers that of all possible samples at 95 %;
/// `None` without a sample.
///
/// Fewer than six samples cannot be that sure: the interval is then from the least to the greatest.
pub fn median(samples: &[f64]) -> Option<Estimate> {
	let sorted = sorted(samples);
	let (low, high) = interval(&sorted, 0.5)?;
	let upper = *sorted.get(sorted.len() / 2)?;
	let lower = *sorted.get((sorted.len() - 1) / 2)?;
	Some(Estimate { value: (lower + upper) / 2., low, high })
}

/// The least sample that `share` of all `samples` do not exceed, with its interval at 95 %; `None`
/// without a sample.
pub fn quantile(samples: &[f64], share: f64) -> Option<Estimate> {
	let sorted = sorted(samples);
	let (low, high) = interval(&sorted, share)?;
	let rank = (share * sorted.len() as f64).ceil().max(1.);
	let value = *sorted.get(rank as usize - 1)?;
	Some(Estimate { value, low, high })
}

/// The samples in ascending order.
fn sorted(samples: &[f64]) -> Vec<f64> {
	let mut sorted = samples.to_vec();
	sorted.sort_unstable_by(f64::total_cmp);
	sorted
}

/// The interval of the quantile `share`, from one of the `sorted` samples to another.
///
/// How many of n samples lie below the true quantile is binomially distributed; the ranks are those
/// outside which half of the doubt lies on each side.
fn interval(sorted: &[f64], share: f64) -> Option<(f64, f64)> {
	let doubt = (1. - CONFIDENCE) / 2.;
	let count = sorted.len();
	let (mut low, mut high) = (0, count.checked_sub(1)?);
	// The logarithm of the number of ways in which `rank` of the samples are below, and how likely it
	// is that at most so many are.
	let (mut ways, mut at_most) = (0_f64, 0.);
	for rank in 0..count {
		let (below, above) = (rank as f64, (count - rank) as f64);
		at_most += (ways + below * share.ln() + above * (1. - share).ln()).exp();
		if at_most <= doubt {
			low = rank;
		}
		if at_most >= 1. - doubt {
			high = high.min(rank);
		}
		ways += above.ln() - (below + 1.).ln();
	}
	Some((*sorted.get(low)?, *sorted.get(high)?))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn up_to(count: u32) -> Vec<f64> {
		(1..=count).rev().map(f64::from).collect()
	}

	#[test]
	fn the_median_should_be_in_the_middle() {
		assert_eq!(median(&up_to(7)).map(|m| m.value), Some(4.));
		assert_eq!(median(&up_to(8)).map(|m| m.value), Some(4.5));
	}

	#[test]
	fn the_interval_of_a_median_should_be_the_one_of_the_tables() {
		// Ranks of the sign test's interval at 95 %.
		for (count, low, high) in [(6, 1., 6.), (12, 3., 10.), (20, 6., 15.), (100, 40., 61.)] {
			let found = median(&up_to(count)).unwrap();
			assert_eq!((found.low, found.high), (low, high), "{count}");
		}
	}

	#[test]
	fn few_samples_should_give_their_whole_range() {
		for count in 1..=5 {
			let found = median(&up_to(count)).unwrap();
			assert_eq!((found.low, found.high), (1., f64::from(count)));
		}
	}

	#[test]
	fn no_sample_should_give_no_estimate() {
		assert_eq!(median(&[]), None);
		assert_eq!(quantile(&[], 0.99), None);
	}

	#[test]
	fn equal_samples_should_give_a_point() {
		let found = median(&[2.; 30]).unwrap();
		assert_eq!(found, Estimate { value: 2., low: 2., high: 2. });
	}

	#[test]
	fn a_high_quantile_of_few_samples_should_be_the_greatest() {
		let found = quantile(&up_to(60), 0.99).unwrap();
		assert_eq!((found.value, found.high), (60., 60.));
		let found = quantile(&up_to(1_000), 0.99).unwrap();
		assert_eq!(found.value, 990.);
		assert!(found.low < 990. && found.high > 990. && found.high < 1_000.);
	}

	#[test]
	fn a_quantile_of_very_many_samples_should_not_underflow() {
		let found = quantile(&up_to(100_000), 0.99).unwrap();
		assert!(found.low < 99_000. && found.high > 99_000. && found.high < 99_200.);
	}
}
