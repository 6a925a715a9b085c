//! The `medibloc` command: it seals a health record on its owner's machine, anchors it on the chain,
//! discloses parts of it and verifies what others disclose.

#![forbid(unsafe_code)]

mod amount;
mod arguments;
mod cli;
mod commands;
mod confirm;
mod failure;
mod field;
mod keystore;
mod moment;
mod package;
mod progress;
mod proof_file;
mod qr;
mod report;
mod secret;
mod signer;
mod vault;
mod voucher_file;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
	let cli = cli::Cli::parse();
	progress::start(cli.json);
	match commands::run(cli.command, cli.json).await {
		Ok(report) => report.print(cli.json),
		Err(failure) => failure.print(cli.json),
	}
}
