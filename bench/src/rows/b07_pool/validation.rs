//! Passes in this process: what the runtime alone takes to judge.

use super::{
	kind::{Kind, BURST},
	round::{order, Round, Took},
};
use crate::{chain::Chain, Error};
use sp_runtime::transaction_validity::TransactionValidityError;
use std::time::Instant;

/// Judges a burst of each kind in this process.
fn validate(chain: &Chain, kinds: &[Kind], burst: u32) -> Result<Took, Error> {
	let mut took = Took::default();
	for kind in kinds {
		let signed = kind.sign(chain.genesis_hash(), burst);
		let expected = kind.refusal().map(TransactionValidityError::Invalid);
		let start = Instant::now();
		for transaction in signed {
			let judged = chain.validate(transaction)?;
			if judged.as_ref().err() != expected.as_ref() {
				return Err(Error::Unmeasured(format!("{kind:?}: the Wasm said {judged:?}")));
			}
		}
		took[*kind as usize] = start.elapsed();
	}
	Ok(took)
}

/// Measures so many rounds.
pub fn rounds(chain: &Chain, rounds: usize) -> Result<Vec<Round>, Error> {
	validate(chain, &order(0), 0)?;
	let passes: Vec<_> = (0..2 * rounds)
		.map(|pass| validate(chain, &order(pass), 1 + pass as u32))
		.collect::<Result<_, _>>()?;
	Ok(Round::of(&passes))
}

/// How long a call of the Wasm takes that does nothing, in microseconds: the mean of a burst, each time.
pub fn empty_calls(chain: &Chain, rounds: usize) -> Result<Vec<f64>, Error> {
	let burst = || {
		let start = Instant::now();
		(0..BURST).try_for_each(|_| chain.call("Core_version", &()))?;
		Ok(start.elapsed().as_secs_f64() * 1e6 / f64::from(BURST))
	};
	(0..rounds).map(|_| burst()).collect()
}

#[cfg(test)]
mod tests {
	use super::{super::genesis, *};
	use crate::{
		chain::{current_slot, Keep},
		rows::tests::settings,
		settings::Settings,
	};

	/// A chain of one block for so many bursts, and its folder.
	fn chain(settings: &Settings, bursts: u32) -> (Chain, tempfile::TempDir) {
		let folder = tempfile::tempdir().unwrap();
		let tokio = settings.tokio.handle();
		let genesis = genesis(bursts).unwrap();
		let chain = Chain::open(folder.path(), &genesis, Keep::Default, tokio.clone()).unwrap();
		tokio.block_on(chain.author(current_slot().into(), &[])).unwrap();
		(chain, folder)
	}

	#[test]
	fn each_kind_should_be_judged_as_it_is_meant() {
		let (chain, _folder) = chain(&settings(&[]), 1);
		let took = validate(&chain, &Kind::ALL, 0).unwrap();
		assert!(took.iter().all(|took| !took.is_zero()), "{took:?}");
	}

	#[test]
	fn what_cannot_be_paid_for_should_not_pass_for_what_can() {
		let (chain, _folder) = chain(&settings(&[]), 1);
		// Nobody has staked for the second burst.
		assert!(validate(&chain, &[Kind::Plain], 1).is_err());
		assert!(validate(&chain, &[Kind::Forged], 1).is_err());
		assert!(validate(&chain, &[Kind::Stranger], 1).is_ok());
	}
}
