//! What each command does.

mod account;
mod anchor;
mod anchoring;
mod asked;
mod attest;
mod backup;
mod bandwidth;
mod batch;
mod certificate;
mod chain_proof;
mod disclose;
mod done;
mod marks;
mod named;
mod one_time_key;
mod open;
mod producer;
mod roots;
mod seal;
mod show;
mod slot_time;
mod submit;
mod token;
mod verify;
mod vote;
mod voucher;

use crate::{
	cli::{
		AccountCommand, AnchorCommand, AttestCommand, BandwidthCommand, Command, ProducerCommand,
		RecordCommand, VoucherCommand, VoucherKeyCommand,
	},
	failure::Failure,
	report::Report,
};

/// Runs one command. What it prints before it is done, it prints for machines if `as_json`.
pub async fn run(command: Command, as_json: bool) -> Result<Report, Failure> {
	match command {
		Command::Record(RecordCommand::Seal(arguments)) => seal::run(*arguments, as_json).await,
		Command::Record(RecordCommand::Show(arguments)) => show::run(&arguments),
		Command::Record(RecordCommand::Attest(AttestCommand::Request(arguments))) => {
			attest::request(&arguments)
		}
		Command::Record(RecordCommand::Attest(AttestCommand::Sign(arguments))) => {
			attest::sign(&arguments)
		}
		Command::Record(RecordCommand::Disclose(arguments)) => disclose::run(&arguments),
		Command::Record(RecordCommand::Open(arguments)) => open::run(arguments),
		Command::Record(RecordCommand::Backup(arguments)) => backup::backup(arguments),
		Command::Record(RecordCommand::Restore(arguments)) => backup::restore(arguments),
		Command::Record(RecordCommand::OneTimeKey(arguments)) => one_time_key::run(arguments),
		Command::Verify(arguments) => verify::run(*arguments).await,
		Command::Anchor(AnchorCommand::Put(arguments)) => anchor::put(arguments, as_json).await,
		Command::Anchor(AnchorCommand::Status(arguments)) => anchor::status(arguments).await,
		Command::Anchor(AnchorCommand::Prove(arguments)) => chain_proof::prove(arguments).await,
		Command::VerifyChainProof(arguments) => chain_proof::verify(arguments),
		Command::Certify(arguments) => certificate::certify(arguments).await,
		Command::Revoke(arguments) => certificate::revoke(arguments).await,
		Command::Certificates(arguments) => certificate::list(arguments).await,
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
		Command::Producer(ProducerCommand::SetKeys(arguments)) => {
			producer::set_keys(arguments).await
		}
		Command::Producer(ProducerCommand::Register(arguments)) => {
			producer::register(arguments).await
		}
		Command::Producer(ProducerCommand::Resign(arguments)) => producer::resign(arguments).await,
		Command::Producer(ProducerCommand::Resume(arguments)) => producer::resume(arguments).await,
		Command::Producer(ProducerCommand::Status(arguments)) => producer::status(arguments).await,
		Command::Producers(arguments) => producer::list(arguments, as_json).await,
		Command::Vote(arguments) => vote::run(arguments).await,
	}
}
