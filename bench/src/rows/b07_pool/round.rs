//! What passes over all kinds took, and the rounds that two of them make.

use super::kind::{Kind, BURST};
use std::time::Duration;

/// How long a burst of each kind took, by [`Kind`].
pub type Took = [Duration; Kind::ALL.len()];

/// The kinds in the order of a pass: every second one goes the other way round.
pub fn order(pass: usize) -> Vec<Kind> {
	let mut kinds = Kind::ALL.to_vec();
	if pass % 2 == 1 {
		kinds.reverse();
	}
	kinds
}

/// How long the bursts of each kind took in two passes.
#[derive(Clone, Copy, Debug)]
pub struct Round(Took);

impl Round {
	/// The rounds that `passes` make.
	pub fn of(passes: &[Took]) -> Vec<Self> {
		let sum = |pair: &[Took]| {
			Self(std::array::from_fn(|kind| pair.iter().map(|took| took[kind]).sum()))
		};
		passes.chunks_exact(2).map(sum).collect()
	}

	/// How many transactions of a kind were answered a second.
	pub fn rate(&self, kind: Kind) -> f64 {
		f64::from(2 * BURST) / self.0[kind as usize].as_secs_f64()
	}

	/// How many times as fast as what can be paid for `kind` is answered.
	pub fn ratio(&self, kind: Kind) -> f64 {
		let paid = if kind.is_sponsored() { Kind::Sponsored } else { Kind::Plain };
		self.rate(kind) / self.rate(paid)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_round_should_be_two_passes() {
		let pass = |plain, used_up| {
			let mut took = [Duration::from_secs(1); Kind::ALL.len()];
			took[Kind::Plain as usize] = Duration::from_secs(plain);
			took[Kind::UsedUp as usize] = Duration::from_secs(used_up);
			took
		};
		let rounds = Round::of(&[pass(2, 1), pass(4, 2), pass(9, 9)]);
		let [round] = rounds.as_slice() else { panic!("{rounds:?}") };
		assert_eq!(round.rate(Kind::Plain), 50.);
		assert_eq!(round.ratio(Kind::UsedUp), 2.);
		assert_eq!(round.ratio(Kind::Forged), 1.);
	}
}
