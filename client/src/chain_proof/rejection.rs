//! Why a proof is refused.

/// The first thing that is wrong with a proof. Each has its own mutated proof among the tests.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Rejection {
	/// The proof is about a chain with another first block.
	#[error("it is about another chain than the one that is trusted")]
	Genesis,
	/// The proof has no part about the genesis, and the verifier has no checkpoint.
	#[error("it begins at a checkpoint, and can be verified with that checkpoint only")]
	NeedsCheckpoint,
	/// The proof has a part about the genesis, and the verifier a checkpoint.
	#[error("it begins at the genesis, and can be verified with the genesis hash only")]
	NeedsGenesis,
	/// There is nothing to verify.
	#[error("it claims nothing")]
	NoClaims,
	/// A header does not decode, or something follows it.
	#[error("a header in it cannot be read")]
	Header,
	/// The first block's header does not have the hash that is trusted.
	#[error("its first block is not the one whose hash is trusted")]
	GenesisHeader,
	/// The state of the first block names no authorities.
	#[error("the state of its first block names no authorities")]
	NoAuthorities,
	/// A set of authorities is empty or too large, names one twice, or gives one another weight than 1.
	#[error("a set of authorities in it is none that this chain makes")]
	Authorities,
	/// A justification does not decode, or something follows it.
	#[error("a justification in it cannot be read")]
	Justification,
	/// A justification is for another block than the header beside it.
	#[error("a justification in it is for another block")]
	Target,
	/// Somebody voted who is not in the set.
	#[error("somebody voted who is not in the set of authorities")]
	Stranger,
	/// A vote's signature is wrong, or of another round, another set, or another block.
	#[error("the signature of a vote is wrong")]
	Signature,
	/// A vote is for a block of which it is not shown that it descends from the block that is to be final.
	#[error("a vote is for a block that is not shown to descend from the final one")]
	Ancestry,
	/// A justification holds a header that no vote needs.
	#[error("a justification in it holds a header that no vote needs")]
	UnusedHeader,
	/// Not more than two thirds of the authorities voted.
	#[error("only {votes} of the authorities voted, and {needed} are needed")]
	TooFewVotes {
		/// How many did.
		votes: usize,
		/// How many make a block final.
		needed: usize,
	},
	/// A block is not higher than the hand-off before it.
	#[error("its blocks are not in the order of their heights")]
	Order,
	/// A block that is said to hand over does not name another set.
	#[error("a block that should name the next authorities names none")]
	NoHandOff,
	/// The set was changed by force: its votes do not follow from those before.
	#[error("the authorities were changed by force: a checkpoint after that is needed")]
	ForcedChange,
	/// The next set begins later than at the next block, which this chain never does.
	#[error("a block names authorities for later, which this chain never does")]
	DelayedChange,
	/// A node of the state's trie is missing, or has been changed.
	#[error("a part of the state is missing in it, or changed")]
	State,
	/// A node of the state's trie is there twice, or is not needed.
	#[error("it holds a part of the state that no claim needs")]
	UnusedState,
	/// What stands in the state has another form than this program knows.
	#[error("a value in the state has a form that is not known here: get a newer version of this program")]
	Value,
	/// The header of the last block names no slot, and so no time.
	#[error("its last block names no slot")]
	NoSlot,
}
