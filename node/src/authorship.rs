//! How an author divides its time.

use futures::future::{MapOk, TryFutureExt};
use medibloc_runtime::{opaque::Block, Header};
use sp_consensus::{Environment, ProposeArgs, Proposer};

/// The part of an author's time in which it may fill the block: 1.1 s. After that it computes the state's
/// root, which took up to 0.35 s on two busy cores, and a block that is not finished within two thirds of
/// the slot is thrown away. The SDK leaves a tenth of the time.
const FILLING: f64 = 0.6;

/// Makes proposers that stop filling their blocks early enough to finish them.
pub struct InTime<Inner>(pub Inner);

impl<Inner: Environment<Block>> Environment<Block> for InTime<Inner> {
	type Proposer = ProposerInTime<Inner::Proposer>;
	type CreateProposer =
		MapOk<Inner::CreateProposer, fn(Inner::Proposer) -> ProposerInTime<Inner::Proposer>>;
	type Error = Inner::Error;

	fn init(&mut self, parent: &Header) -> Self::CreateProposer {
		self.0.init(parent).map_ok(ProposerInTime)
	}
}

/// Proposes one block, see [`InTime`].
pub struct ProposerInTime<Inner>(Inner);

impl<Inner: Proposer<Block>> Proposer<Block> for ProposerInTime<Inner> {
	type Error = Inner::Error;
	type Proposal = Inner::Proposal;

	fn propose(self, mut args: ProposeArgs<Block>) -> Self::Proposal {
		args.max_duration = args.max_duration.mul_f64(FILLING);
		self.0.propose(args)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::future::{ready, Ready};
	use sp_consensus::{Error, Proposal};
	use std::{sync::mpsc, time::Duration};

	/// Tells how much time it was given, and proposes nothing.
	struct Told(mpsc::Sender<Duration>);

	impl Environment<Block> for Told {
		type Proposer = Self;
		type CreateProposer = Ready<Result<Self, Error>>;
		type Error = Error;

		fn init(&mut self, _parent: &Header) -> Self::CreateProposer {
			ready(Ok(Self(self.0.clone())))
		}
	}

	impl Proposer<Block> for Told {
		type Error = Error;
		type Proposal = Ready<Result<Proposal<Block>, Error>>;

		fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
			self.0.send(args.max_duration).unwrap();
			ready(Err(Error::InvalidAuthoritiesSet))
		}
	}

	#[test]
	fn an_author_should_have_time_left_when_its_block_is_filled() {
		let (told, given) = mpsc::channel();
		let parent = Header {
			parent_hash: Default::default(),
			number: 0,
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: Default::default(),
		};
		let proposer = futures::executor::block_on(InTime(Told(told)).init(&parent)).unwrap();
		let time = Duration::from_secs(2);
		let args = ProposeArgs { max_duration: time, ..Default::default() };
		assert!(futures::executor::block_on(proposer.propose(args)).is_err());
		assert_eq!(given.recv().unwrap(), Duration::from_millis(1_200));
	}
}
