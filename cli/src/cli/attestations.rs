//! The command line of attestations, and of looking at a record.

use crate::{
	arguments::{parse_hash, Hash32},
	confirm::Confirmation,
	signer::Signer,
	vault::{KeyArguments, ReaderArguments},
};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum AttestCommand {
	/// Ask a professional: write the record for it, with all that it needs to check the content, and no more
	Request(AttestRequest),
	/// Check the content of a record and sign it, as a professional
	Sign(AttestSign),
}

#[derive(Debug, Args)]
pub struct AttestRequest {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// The file that is written for the professional; it must not exist
	#[arg(short, long, value_name = "FILE")]
	pub output: PathBuf,
	#[command(flatten)]
	pub readers: ReaderArguments,
	/// A file that holds the passphrase that will open the request
	#[arg(long, value_name = "FILE")]
	pub request_passphrase_file: Option<PathBuf>,
	#[command(flatten)]
	pub key: KeyArguments,
}

#[derive(Debug, Args)]
pub struct AttestSign {
	/// What the owner of the record wrote
	pub request: PathBuf,
	/// The hash of the certificate that the chain holds for the account that signs
	#[arg(long, value_name = "HEX", value_parser = parse_hash)]
	pub certificate: Hash32,
	/// In what role, in up to 64 bytes: physician
	#[arg(long, value_name = "TEXT")]
	pub role: String,
	/// The file that the attestation is written to; it must not exist
	#[arg(short, long, value_name = "FILE")]
	pub output: PathBuf,
	#[command(flatten)]
	pub confirmation: Confirmation,
	#[command(flatten)]
	pub key: KeyArguments,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Show {
	/// The directory of a sealed record, or a FHIR record as JSON
	pub record: PathBuf,
	/// The FHIR release that the record follows, where it is not sealed
	#[arg(long, value_parser = ["R4", "R5"])]
	pub profile: Option<String>,
	#[command(flatten)]
	pub key: KeyArguments,
}
