//! What each command does.

mod anchor;
mod disclose;
mod seal;
mod verify;

use crate::{
	cli::{AnchorCommand, Command, RecordCommand},
	failure::Failure,
	report::Report,
};

/// Runs one command.
pub async fn run(command: Command) -> Result<Report, Failure> {
	match command {
		Command::Record(RecordCommand::Seal(arguments)) => seal::run(arguments).await,
		Command::Record(RecordCommand::Disclose(arguments)) => disclose::run(arguments),
		Command::Verify(arguments) => verify::run(arguments).await,
		Command::Anchor(AnchorCommand::Put(arguments)) => anchor::put(arguments).await,
		Command::Anchor(AnchorCommand::Status(arguments)) => anchor::status(arguments).await,
	}
}
