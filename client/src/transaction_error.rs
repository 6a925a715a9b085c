//! Why a transaction did not do what it should.

use crate::{
	advice::{of_dispatch, of_refusal},
	error::{root_cause, QueryError},
	no_bandwidth::NoBandwidth,
	pool::refused_with,
	words::med,
};
use medibloc_primitives::{refusal::Refusal, Balance};
use std::time::Duration;
use subxt::{
	error::{
		BackendError, ExtrinsicError, OnlineClientAtBlockError, RpcError, TransactionEventsError,
		TransactionProgressError,
	},
	rpcs::Error as RpcsError,
};

/// Why a transaction did not do what it should, or is not known to have done it.
#[derive(Debug, thiserror::Error)]
pub enum TransactionError {
	/// The chain could not be asked; nothing was sent.
	#[error(transparent)]
	Query(#[from] QueryError),
	/// What should be sent is no call.
	#[error(
		"the chain has no such call ({reason}): encode it for this chain, as polkadot.js Apps does"
	)]
	NoCall {
		/// What is wrong with it.
		reason: String,
	},
	/// Whoever pays has not enough bandwidth now.
	#[error(transparent)]
	NoBandwidth(#[from] NoBandwidth),
	/// The account cannot stake so much.
	#[error(
		"the account can stake {} at most: 0.001 MED must stay on it, and what is staked or on its \
		 way out cannot be staked again",
		med(*.most)
	)]
	StakeTooLarge {
		/// What it can stake, in the smallest unit.
		most: Balance,
	},
	/// The account cannot deposit what a candidate deposits.
	#[error(
		"a candidate deposits {}, and the account can deposit {} at most: 0.001 MED must stay on it, and what is staked \
		 or on its way out cannot be deposited; register when it has more",
		med(*.deposit),
		med(*.most)
	)]
	DepositTooLarge {
		/// What the next candidate deposits, in the smallest unit.
		deposit: Balance,
		/// What it can deposit, in the smallest unit.
		most: Balance,
	},
	/// The first stake must pay for itself, and so little does not.
	#[error("so small a stake does not pay for its own transaction: stake {} at least", med(*.least))]
	StakeTooSmall {
		/// What would pay for it, in the smallest unit.
		least: Balance,
	},
	/// The chain refuses it for a reason of its own.
	#[error("the chain refuses the transaction: {}", of_refusal(*.0))]
	Refusal(Refusal),
	/// The node did not take it up.
	#[error("the node refused the transaction ({reason})")]
	Refused {
		/// What the node said.
		reason: String,
	},
	/// The pool has no place for it, again and again.
	#[error("other transactions that the same account pays for wait in the pool already: send it again in a minute")]
	PlaceTaken,
	/// It is in a final block, and failed there.
	#[error("the transaction failed: {reason}")]
	Failed {
		/// Why, and what to do.
		reason: String,
	},
	/// It is in a final block, and nobody could read there what came of it.
	#[error(
		"the transaction is final and must not be repeated, but what came of it could not be read \
		 ({reason}): look it up"
	)]
	Unread {
		/// What went wrong.
		reason: String,
	},
	/// The node lost sight of it.
	#[error("the transaction was lost ({reason}): see what came of it before you try again")]
	Lost {
		/// What the node said.
		reason: String,
	},
	/// It was not final in time; it may still be.
	#[error(
		"the transaction was not final within {} seconds: the chain may be slow or its finality \
		 stalled; see later what came of it before you try again",
		after.as_secs()
	)]
	NotFinal {
		/// How long it was waited for.
		after: Duration,
	},
}

impl TransactionError {
	/// It is in a final block, and nobody could read there what came of it.
	pub(crate) fn unread(reason: impl ToString) -> Self {
		Self::Unread { reason: reason.to_string() }
	}

	/// The connection failed while the transaction was sent, or the node refused it.
	fn not_submitted(error: &BackendError) -> Self {
		let refusal = match error {
			BackendError::Rpc(RpcError::ClientError(RpcsError::User(error))) => refused_with(error),
			_ => None,
		};
		refusal.unwrap_or_else(|| Self::Lost { reason: root_cause(error) })
	}
}

impl From<OnlineClientAtBlockError> for TransactionError {
	fn from(error: OnlineClientAtBlockError) -> Self {
		Self::Query(error.into())
	}
}

impl From<ExtrinsicError> for TransactionError {
	fn from(error: ExtrinsicError) -> Self {
		match error {
			ExtrinsicError::IncompatibleCodegen
			| ExtrinsicError::PalletNameNotFound(_)
			| ExtrinsicError::CallNameNotFound { .. }
			| ExtrinsicError::UnsupportedVersion => Self::Query(QueryError::OtherChain),
			ExtrinsicError::CallDataTooShort(_)
			| ExtrinsicError::CannotDecodeCallData(_)
			| ExtrinsicError::CannotDecodeCallDataFields(_)
			| ExtrinsicError::LeftoverBytesDecodingCallData(_) => {
				Self::NoCall { reason: root_cause(&error) }
			}
			ExtrinsicError::ErrorSubmittingTransaction(error) => Self::not_submitted(&error),
			error => Self::Query(QueryError::Failed { reason: root_cause(&error) }),
		}
	}
}

impl From<TransactionProgressError> for TransactionError {
	fn from(error: TransactionProgressError) -> Self {
		Self::Lost { reason: root_cause(&error) }
	}
}

impl From<TransactionEventsError> for TransactionError {
	fn from(error: TransactionEventsError) -> Self {
		match error {
			TransactionEventsError::ExtrinsicFailed(error) => {
				Self::Failed { reason: of_dispatch(&error) }
			}
			error => Self::unread(root_cause(&error)),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_primitives::token::MED;
	use subxt::error::{DispatchError, TokenError};

	#[test]
	fn only_a_failed_call_should_be_a_failure() {
		let failed = DispatchError::Token(TokenError::FundsUnavailable);
		let failed = TransactionError::from(TransactionEventsError::ExtrinsicFailed(failed));
		assert!(matches!(&failed, TransactionError::Failed { .. }), "{failed}");
		assert!(failed.to_string().contains("cannot spend so much"), "{failed}");

		let unread = TransactionEventsError::BlockNotFound { block_hash: [0_u8; 32].into() };
		let unread = TransactionError::from(unread);
		assert!(matches!(&unread, TransactionError::Unread { .. }), "{unread}");
		assert!(unread.to_string().contains("must not be repeated"), "{unread}");
	}

	#[test]
	fn an_error_of_the_connection_should_never_be_a_refusal() {
		let broken = || BackendError::Rpc(RpcError::SubscriptionDropped);
		let lost: [TransactionError; 3] = [
			ExtrinsicError::ErrorSubmittingTransaction(broken()).into(),
			TransactionProgressError::CannotGetNextProgressUpdate(broken()).into(),
			TransactionProgressError::UnexpectedEndOfTransactionStatusStream.into(),
		];
		for lost in lost {
			assert!(matches!(&lost, TransactionError::Lost { .. }), "{lost}");
		}
		let unasked: TransactionError = ExtrinsicError::CannotGetValidationInfo(broken()).into();
		assert!(matches!(&unasked, TransactionError::Query(_)), "{unasked}");
	}

	#[test]
	fn bytes_that_are_no_call_should_be_told() {
		let error: TransactionError = ExtrinsicError::LeftoverBytesDecodingCallData(3).into();
		assert!(matches!(&error, TransactionError::NoCall { .. }), "{error}");
	}

	#[test]
	fn stakes_and_deposits_should_be_named_exactly() {
		let most = 10 * MED - MED / 1_000;
		let error = TransactionError::StakeTooLarge { most };
		assert!(error.to_string().contains("9.999 MED at most"), "{error}");
		let error = TransactionError::StakeTooSmall { least: MED / 2 };
		assert!(error.to_string().contains("0.5 MED at least"), "{error}");
		let error = TransactionError::DepositTooLarge { deposit: 1_000_000 * MED, most };
		let words = "deposits 1000000 MED, and the account can deposit 9.999 MED at most";
		assert!(error.to_string().contains(words), "{error}");
	}
}
