//! What can go wrong between this machine and the chain.

use std::time::Duration;
use subxt::error::{
	OnlineClientAtBlockError, OnlineClientError, RuntimeApiError, StorageError, StorageValueError,
};

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

/// The innermost cause of `error`: the layers above it only repeat that something failed.
pub(crate) fn root_cause(error: &dyn std::error::Error) -> String {
	let mut cause = error;
	while let Some(source) = cause.source() {
		cause = source;
	}
	cause.to_string()
}
