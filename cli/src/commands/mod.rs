//! What each command does.

mod account;
mod anchor;
mod asked;
mod bandwidth;
mod disclose;
mod done;
mod seal;
mod submit;
mod token;
mod verify;
mod voucher;

use crate::{
	cli::{
		AccountCommand, AnchorCommand, BandwidthCommand, Command, RecordCommand, VoucherCommand,
		VoucherKeyCommand,
	},
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
		Command::Account(AccountCommand::New(arguments)) => account::new(arguments),
		Command::Account(AccountCommand::Show(arguments)) => account::show(arguments).await,
		Command::Account(AccountCommand::Import(arguments)) => account::import(arguments),
		Command::Account(AccountCommand::Export(arguments)) => account::export(arguments),
		Command::Transfer(arguments) => token::transfer(arguments).await,
		Command::Stake(arguments) => token::stake(arguments).await,
		Command::Unstake(arguments) => token::unstake(arguments).await,
		Command::Bandwidth(BandwidthCommand::Show(arguments)) => bandwidth::show(arguments).await,
		Command::Voucher(VoucherCommand::Issue(arguments)) => voucher::issue(arguments).await,
		Command::Voucher(VoucherCommand::Show(arguments)) => voucher::show(arguments).await,
		Command::Voucher(VoucherCommand::Cancel(arguments)) => voucher::cancel(arguments).await,
		Command::Voucher(VoucherCommand::CancelAll(arguments)) => {
			voucher::cancel_all(arguments).await
		}
		Command::Voucher(VoucherCommand::Key(VoucherKeyCommand::Authorize(arguments))) => {
			voucher::authorize_key(arguments).await
		}
		Command::Voucher(VoucherCommand::Key(VoucherKeyCommand::Revoke(arguments))) => {
			voucher::revoke_key(arguments).await
		}
		Command::Submit(arguments) => submit::run(arguments).await,
	}
}
