//! The command line of certificates.

use super::ChainUrl;
use crate::{
	arguments::{parse_account, parse_hash, Account, Hash32, Reason},
	moment::{End, Moment},
	signer::{KeystoreFolder, Signer},
};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Certify {
	/// Who is certified, by its name on this machine, an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "NAME|SS58|HEX")]
	pub professional: String,
	#[command(flatten)]
	pub document: DocumentArguments,
	/// The last day on which the certificate is in force, an exact end, or how long it is from now on: 2027-12-31,
	/// 2027-12-31T12:00:00Z, 365d
	#[arg(long, value_name = "TIME")]
	pub expires: End,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

/// The document that says what somebody is certified for. Its hash goes on the chain.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct DocumentArguments {
	/// The document. It needs something in it that nobody can guess, or its hash tells who tries which document it is
	#[arg(long, value_name = "FILE")]
	pub document: Option<PathBuf>,
	/// The document's hash, if it is hashed elsewhere
	#[arg(long, value_name = "HEX", value_parser = parse_hash)]
	pub hash: Option<Hash32>,
}

#[derive(Debug, Args)]
pub struct Revoke {
	/// Who was certified, by its name on this machine, an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "NAME|SS58|HEX")]
	pub professional: String,
	/// The hash of the document, which `medibloc certificates` shows
	#[arg(value_name = "HASH", value_parser = parse_hash)]
	pub hash: Hash32,
	/// Why: unspecified, key-compromise, affiliation-changed, superseded, cessation-of-operation, privilege-withdrawn
	/// (RFC 5280), or a number up to 255
	#[arg(long, default_value = "unspecified")]
	pub reason: Reason,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Certificates {
	/// Whose certificates, by a name on this machine, an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "NAME|SS58|HEX")]
	pub professional: String,
	/// Whose certificates count: only these are read, and the exit status says whether one of them is in force
	#[arg(long = "certifier", value_name = "SS58|HEX", value_parser = parse_account)]
	pub certifiers: Vec<Account>,
	/// When they are to be in force, instead of now: 2027-12-31, 2027-12-31T12:00:00Z
	#[arg(long, value_name = "TIME")]
	pub at: Option<Moment>,
	/// How many are shown at most
	#[arg(long, value_name = "NUMBER", default_value_t = 100)]
	pub most: u32,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
	#[command(flatten)]
	pub chain: ChainUrl,
}
