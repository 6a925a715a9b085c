//! Why a command did not do what it was asked.

use medibloc_client::{ConnectError, QueryError, TransactionError};
use serde_json::json;
use std::{fmt, path::Path, process::ExitCode};

/// How a command ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
	/// Done, or accepted.
	Done = 0,
	/// The rules say no.
	Refused = 1,
	/// The arguments make no sense.
	Unusable = 2,
	/// Something outside this program did not work.
	Unchecked = 3,
}

impl From<Status> for ExitCode {
	fn from(status: Status) -> Self {
		ExitCode::from(status as u8)
	}
}

/// What went wrong, in one line that says what to do.
#[derive(Debug)]
pub struct Failure {
	status: Status,
	message: String,
}

impl Failure {
	/// The rules say no.
	pub fn refused(message: impl fmt::Display) -> Self {
		Self { status: Status::Refused, message: message.to_string() }
	}

	/// The arguments make no sense.
	pub fn unusable(message: impl fmt::Display) -> Self {
		Self { status: Status::Unusable, message: message.to_string() }
	}

	/// Something outside this program did not work.
	pub fn unchecked(message: impl fmt::Display) -> Self {
		Self { status: Status::Unchecked, message: message.to_string() }
	}

	/// `path` could not be read.
	pub fn reading(path: &Path, error: &std::io::Error) -> Self {
		Self::unusable(format!("{} cannot be read: {}", path.display(), plain(error)))
	}

	/// `path` could not be written.
	pub fn writing(path: &Path, error: &std::io::Error) -> Self {
		let reason = plain(error);
		Self::unchecked(format!("{} cannot be written: {reason}", path.display()))
	}

	/// How the program ends.
	pub fn status(&self) -> Status {
		self.status
	}

	/// What went wrong, and what to do.
	pub fn message(&self) -> &str {
		&self.message
	}

	/// Adds to the message what is true nevertheless.
	pub fn but(mut self, addition: impl fmt::Display) -> Self {
		self.message = format!("{}; {addition}", self.message);
		self
	}

	/// Prints the failure to the standard error and says how the program ends.
	pub fn print(self, as_json: bool) -> ExitCode {
		if as_json {
			eprintln!("{}", json!({ "error": self.message, "status": self.status as u8 }));
		} else {
			eprintln!("medibloc: {}", self.message);
		}
		self.status.into()
	}
}

/// The error without the operating system's number.
fn plain(error: &std::io::Error) -> String {
	let text = error.to_string();
	text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

impl From<ConnectError> for Failure {
	fn from(error: ConnectError) -> Self {
		match error {
			ConnectError::Insecure { .. } => Self::unusable(error),
			ConnectError::Unreachable { .. } | ConnectError::Timeout { .. } => {
				Self::unchecked(error)
			}
		}
	}
}

impl From<QueryError> for Failure {
	fn from(error: QueryError) -> Self {
		Self::unchecked(error)
	}
}

impl From<TransactionError> for Failure {
	fn from(error: TransactionError) -> Self {
		match error {
			TransactionError::NoCall { .. } => Self::unusable(error),
			TransactionError::NoBandwidth(_)
			| TransactionError::StakeTooLarge { .. }
			| TransactionError::StakeTooSmall { .. }
			| TransactionError::DepositTooLarge { .. }
			| TransactionError::Refusal(_)
			| TransactionError::Refused { .. }
			| TransactionError::PlaceTaken
			| TransactionError::Failed { .. } => Self::refused(error),
			TransactionError::Query(_)
			| TransactionError::Unread { .. }
			| TransactionError::Lost { .. }
			| TransactionError::NotFinal { .. } => Self::unchecked(error),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_primitives::refusal::Refusal;
	use std::time::Duration;

	#[test]
	fn what_the_rules_refuse_should_be_told_from_what_is_not_known() {
		let reason = || String::from("a reason");
		for (error, status) in [
			(TransactionError::NoCall { reason: reason() }, Status::Unusable),
			(TransactionError::StakeTooLarge { most: 1 }, Status::Refused),
			(TransactionError::StakeTooSmall { least: 1 }, Status::Refused),
			(TransactionError::DepositTooLarge { deposit: 2, most: 1 }, Status::Refused),
			(TransactionError::Refusal(Refusal::AllowanceUsedUp), Status::Refused),
			(TransactionError::Refused { reason: reason() }, Status::Refused),
			(TransactionError::PlaceTaken, Status::Refused),
			(TransactionError::Failed { reason: reason() }, Status::Refused),
			(TransactionError::Query(QueryError::OtherChain), Status::Unchecked),
			(TransactionError::Unread { reason: reason() }, Status::Unchecked),
			(TransactionError::Lost { reason: reason() }, Status::Unchecked),
			(TransactionError::NotFinal { after: Duration::from_secs(1) }, Status::Unchecked),
		] {
			let failure = Failure::from(error);
			assert_eq!(failure.status(), status, "{}", failure.message);
		}
	}
}
