//! The command line of health records and their anchors.

use super::ChainUrl;
use crate::{
	arguments::{parse_account, parse_hash, Account, AnchorSource, Hash32},
	secret::SecretText,
	signer::Signer,
	vault::{KeyArguments, ReaderArguments},
};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Seal {
	/// The record: one HL7 FHIR resource or Bundle as JSON; with --attestation, the directory of the sealed record
	#[arg(required_unless_present = "batch", conflicts_with = "batch")]
	pub file: Option<PathBuf>,
	/// Seal each .json file of a folder instead; started again, it goes on where it was stopped
	#[arg(long, value_name = "FOLDER")]
	pub batch: Option<PathBuf>,
	/// Add to the record that is sealed in the directory FILE what a professional signed (`record attest sign`): the same
	/// content, a new anchor
	#[arg(
		long,
		value_name = "ATTESTATION",
		conflicts_with_all = ["batch", "account", "profile", "previous", "output", "anchor", "seed", "recipients", "recipient_files"]
	)]
	pub attestation: Option<PathBuf>,
	/// With --attestation, a file with the age identity that opens the sealed record
	#[arg(
		long = "identity",
		value_name = "FILE",
		requires = "attestation",
		conflicts_with = "passphrase_file"
	)]
	pub identities: Vec<PathBuf>,
	/// The owner's account, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(long, value_name = "SS58|HEX", value_parser = parse_account, required_unless_present = "attestation")]
	pub account: Option<Account>,
	/// The FHIR release that the record follows
	#[arg(long, value_parser = ["R4", "R5"], required_unless_present = "attestation")]
	pub profile: Option<String>,
	/// The anchor of the record that this one amends
	#[arg(long, value_name = "HEX", value_parser = parse_hash, conflicts_with = "batch")]
	pub previous: Option<Hash32>,
	/// The directory that the sealed record is written to; it must not exist. With --batch, the folder of the sealed
	/// records
	#[arg(short, long, value_name = "DIR", required_unless_present_any = ["seed", "attestation"])]
	pub output: Option<PathBuf>,
	#[command(flatten)]
	pub readers: ReaderArguments,
	/// A file that holds the passphrase that will open the sealed record; otherwise it is asked for
	#[arg(long, value_name = "FILE")]
	pub passphrase_file: Option<PathBuf>,
	/// Anchor the sealed record; with --batch, many with one transaction
	#[arg(long)]
	pub anchor: bool,
	/// The voucher whose payer pays; it is for the account that signs
	#[arg(long, value_name = "FILE", requires = "anchor")]
	pub voucher: Option<PathBuf>,
	/// Only for tests of the format, with --json: seal with this seed, print all roots, and write nothing
	#[arg(long, value_name = "HEX", conflicts_with_all = ["batch", "anchor"])]
	pub seed: Option<SecretText>,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Open {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// The file that the record is written to, as it was issued; it must not exist. Otherwise the record is printed
	#[arg(short, long, value_name = "FILE")]
	pub output: Option<PathBuf>,
	#[command(flatten)]
	pub key: KeyArguments,
}

#[derive(Debug, Args)]
pub struct Backup {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// The file that the backup is written to; it must not exist
	#[arg(short, long, value_name = "FILE")]
	pub output: PathBuf,
	/// Write it as text, which can be printed and typed
	#[arg(long)]
	pub armor: bool,
	#[command(flatten)]
	pub key: KeyArguments,
	#[command(flatten)]
	pub readers: ReaderArguments,
	/// A file that holds the passphrase that will open the backup; otherwise it is asked for
	#[arg(long, value_name = "FILE")]
	pub backup_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Restore {
	/// The backup
	pub backup: PathBuf,
	/// The directory that the sealed record is written to; it must not exist
	#[arg(short, long, value_name = "DIR")]
	pub output: PathBuf,
	#[command(flatten)]
	pub key: KeyArguments,
}

#[derive(Debug, Args)]
pub struct OneTimeKey {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// Put a new key in the place of one that was used
	#[arg(long)]
	pub new: bool,
	#[command(flatten)]
	pub key: KeyArguments,
}

#[derive(Debug, Args)]
pub struct AnchorPut {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// The voucher whose payer pays. Without an account that signs, the record's one-time key does, and no account is seen
	#[arg(long, value_name = "FILE")]
	pub voucher: Option<PathBuf>,
	#[command(flatten)]
	pub key: KeyArguments,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct AnchorStatus {
	/// The anchor, or the directory of a sealed record
	#[arg(value_name = "HEX|DIR")]
	pub anchor: AnchorSource,
	#[command(flatten)]
	pub chain: ChainUrl,
}
