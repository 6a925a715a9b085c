//! How an author divides its time.

use futures::future::{MapOk, TryFutureExt};
use medibloc_runtime::{opaque::Block, Header};
use sp_consensus::{Environment, ProposeArgs, Proposer};

/// The part of an author's time in which it may fill the block: 1.1 s. After that it computes the state's
/// root, which took up to 0.35 s on two busy cores, and a block that is not finished within two thirds of
/// the slot is thrown away. The SDK leaves a tenth of the time.
const FILLING: f32 = 0.6;

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
		args.max_duration = args.max_duration.mul_f32(FILLING);
		self.0.propose(args)
	}
}
