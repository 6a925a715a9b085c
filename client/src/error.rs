//! What can go wrong between this machine and the chain.

use crate::bandwidth::Quota;
use medibloc_primitives::{refusal::Refusal, token::MED};
use std::{fmt, time::Duration};
use subxt::error::{
	ExtrinsicError, OnlineClientAtBlockError, OnlineClientError, RuntimeApiError, StorageError,
	StorageValueError, TransactionEventsError, TransactionProgressError,
};
use subxt::utils::AccountId32;

/// Why there is no connection to a node.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
	/// Nothing useful answered.
	#[error("no node answers at {url} ({reason}): start one there, or name another with --chain")]
	Unreachable {
		/// Where a node was looked for.
		url: String,
		/// What the connection failed with.
		reason: String,
	},
	/// The connection would not be encrypted although it leaves this machine.
	#[error("{url} is not encrypted and leaves this machine: use wss://")]
	Insecure {
		/// Where a node was looked for.
		url: String,
	},
	/// Nothing answered in time.
	#[error("the node at {url} did not answer within {} seconds: try again, or name another with --chain", after.as_secs())]
	Timeout {
		/// Where a node was looked for.
		url: String,
		/// How long it was waited for.
		after: Duration,
	},
}

impl ConnectError {
	pub(crate) fn from_subxt(url: &str, error: OnlineClientError) -> Self {
		let url = url.to_string();
		match error {
			OnlineClientError::RpcError(subxt::rpcs::Error::InsecureUrl(_)) => {
				Self::Insecure { url }
			}
			error => Self::Unreachable { url, reason: root_cause(&error) },
		}
	}
}

/// Why a question to the chain got no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
	/// The chain does not know anchors, or in another way than this program.
	#[error("the chain there is not a MediBloc chain of this program's version: name another with --chain, or update the program")]
	OtherChain,
	/// The node answered with an error, or not at all.
	#[error("the node could not answer ({reason}): try again, or name another with --chain")]
	Failed {
		/// What went wrong.
		reason: String,
	},
	/// The node did not answer in time.
	#[error("the node did not answer within {} seconds: try again, or name another with --chain", after.as_secs())]
	Timeout {
		/// How long it was waited for.
		after: Duration,
	},
}

impl From<OnlineClientAtBlockError> for QueryError {
	fn from(error: OnlineClientAtBlockError) -> Self {
		Self::Failed { reason: root_cause(&error) }
	}
}

impl From<subxt::rpcs::Error> for QueryError {
	fn from(error: subxt::rpcs::Error) -> Self {
		Self::Failed { reason: root_cause(&error) }
	}
}

impl From<RuntimeApiError> for QueryError {
	fn from(error: RuntimeApiError) -> Self {
		match error {
			RuntimeApiError::IncompatibleCodegen
			| RuntimeApiError::TraitNotFound(_)
			| RuntimeApiError::MethodNotFound { .. } => Self::OtherChain,
			error => Self::Failed { reason: root_cause(&error) },
		}
	}
}

impl From<StorageError> for QueryError {
	fn from(error: StorageError) -> Self {
		match error {
			StorageError::IncompatibleCodegen
			| StorageError::PalletNameNotFound(_)
			| StorageError::StorageEntryNotFound { .. } => Self::OtherChain,
			error => Self::Failed { reason: root_cause(&error) },
		}
	}
}

impl From<StorageValueError> for QueryError {
	fn from(_: StorageValueError) -> Self {
		Self::OtherChain
	}
}

/// Why a transaction did not do what it should, or is not known to have done it.
#[derive(Debug, thiserror::Error)]
pub enum TransactionError {
	/// The chain could not be asked.
	#[error(transparent)]
	Query(#[from] QueryError),
	/// Whoever pays has not enough bandwidth now.
	#[error(transparent)]
	NoBandwidth(#[from] NoBandwidth),
	/// The chain refuses it for a reason of its own.
	#[error("the chain refuses the transaction: {}", advice(*.0))]
	Refusal(Refusal),
	/// The node did not take it.
	#[error("the chain refused the transaction ({reason})")]
	Refused {
		/// What the chain said.
		reason: String,
	},
	/// It is in a final block, and failed there.
	#[error("the transaction failed ({reason})")]
	Failed {
		/// What the chain said.
		reason: String,
	},
	/// It left the node's pool without being final.
	#[error("the transaction was lost ({reason}): see what came of it before you try again")]
	Lost {
		/// What the node said.
		reason: String,
	},
	/// It was not final in time; it may still be.
	#[error("the transaction was not final within {} seconds: the chain may be slow or its finality stalled; see later what came of it", after.as_secs())]
	NotFinal {
		/// How long it was waited for.
		after: Duration,
	},
}

/// Whoever pays has not enough bandwidth now.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub struct NoBandwidth {
	/// The account that would pay.
	pub payer: AccountId32,
	/// What the transaction costs, in billionths of a block.
	pub cost: u64,
	/// How the account stands.
	pub quota: Quota,
	/// The first slot in which it could pay; nothing if its whole share is less.
	pub earliest: Option<u64>,
}

impl fmt::Display for NoBandwidth {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { payer, cost, quota, earliest } = self;
		if quota.stake == 0 {
			return write!(
				f,
				"{payer} has no stake, and without one there are no transactions: stake some MED, or use a voucher of \
				 somebody who did"
			);
		}
		match earliest {
			Some(slot) => write!(
				f,
				"{payer} has used its week's share: there is room for this transaction at {}",
				crate::time::utc(*slot)
			),
			None => write!(
				f,
				"the share of {payer} is too small for this transaction: it needs a stake of about {} MED",
				quota.stake_for(*cost).div_ceil(MED)
			),
		}
	}
}

/// What a refusal means, and what to do.
fn advice(refusal: Refusal) -> &'static str {
	match refusal {
		Refusal::VoucherExpired => "the voucher has ended; ask the payer for another one",
		Refusal::VoucherTooLong => {
			"the voucher ends more than 52 weeks ahead; ask the payer for one that ends earlier"
		}
		Refusal::VoucherVoid => "the payer has voided its vouchers; ask for another one",
		Refusal::VoucherForOtherNonce => {
			"the voucher is for another transaction of this account: it was used, or one before it was not sent yet"
		}
		Refusal::VoucherForOtherCall => "the voucher does not pay for this call",
		Refusal::PayerIsSigner => {
			"the payer of a voucher cannot use it; send the transaction without the voucher"
		}
		Refusal::KeyNotAuthorized => {
			"the key that signed the voucher may not sign for the payer, or not any more"
		}
		Refusal::VoucherSignature => {
			"the voucher's signature is wrong: it is for another account or another chain, or was changed"
		}
		Refusal::AllowanceUsedUp => {
			"what is left of the voucher's allowance is less than the transaction costs; ask the payer for another one"
		}
		Refusal::AllowanceCancelled => "the payer has cancelled the voucher; ask for another one",
		Refusal::SponsoredWithin => "a sponsored call cannot be within another call",
		Refusal::NotAProducer => "only producers in office send operational transactions",
		Refusal::TooLong => "it is longer than 256 KiB; divide it",
		Refusal::NonceTooFarAhead => {
			"64 transactions of this account wait already; wait until some are in a block"
		}
		Refusal::Tip => "there are no tips; send it without one",
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
			| ExtrinsicError::CallNameNotFound { .. } => Self::Query(QueryError::OtherChain),
			error => Self::Refused { reason: root_cause(&error) },
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
		Self::Failed { reason: root_cause(&error) }
	}
}

/// The innermost cause of `error`: the layers above it only repeat that something failed.
fn root_cause(error: &dyn std::error::Error) -> String {
	let mut cause = error;
	while let Some(source) = cause.source() {
		cause = source;
	}
	cause.to_string()
}
