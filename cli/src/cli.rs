//! The command line.

use crate::arguments::{parse_account, parse_hash, Account, Hash32, KeyUri};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Where a node is looked for when none is named.
const DEFAULT_CHAIN: &str = "ws://127.0.0.1:9944";

/// Seal a health record, anchor it on the MediBloc chain, disclose parts of it, and verify them.
///
/// Exit status: 0 done or accepted, 1 refused, 2 unusable arguments, 3 could not be checked or done.
#[derive(Debug, Parser)]
#[command(name = "medibloc", version, max_term_width = 100)]
pub struct Cli {
	/// Print the result as one JSON object, for machines
	#[arg(long, global = true)]
	pub json: bool,

	#[command(subcommand)]
	pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
	/// Health records, on their owner's machine
	#[command(subcommand)]
	Record(RecordCommand),
	/// Check a proof: does it belong to an anchored record, and what does it show?
	Verify(Verify),
	/// Anchors on the chain
	#[command(subcommand)]
	Anchor(AnchorCommand),
}

#[derive(Debug, Subcommand)]
pub enum RecordCommand {
	/// Commit to a FHIR record; with --anchor, put the commitment on the chain
	Seal(Seal),
	/// Write a proof that shows some fields of a sealed record and nothing else
	Disclose(Disclose),
}

#[derive(Debug, Subcommand)]
pub enum AnchorCommand {
	/// Put the anchor of a sealed record on the chain
	Put(AnchorPut),
	/// Say whether and since when an anchor is on the chain
	Status(AnchorStatus),
}

/// Which node to ask.
#[derive(Debug, Args)]
pub struct ChainUrl {
	/// The node to ask: wss://..., or ws://... on this machine
	#[arg(long, value_name = "URL", default_value = DEFAULT_CHAIN)]
	pub chain: String,
}

#[derive(Debug, Args)]
pub struct Seal {
	/// The record: one HL7 FHIR resource or Bundle as JSON
	pub file: PathBuf,
	/// The owner's account, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(long, value_name = "SS58|HEX", value_parser = parse_account)]
	pub account: Account,
	/// The FHIR release that the record follows
	#[arg(long, value_parser = ["R4", "R5"])]
	pub profile: String,
	/// The directory that the sealed record is written to; it must not exist
	#[arg(short, long, value_name = "DIR")]
	pub output: PathBuf,
	/// Anchor the sealed record
	#[arg(long, requires = "suri")]
	pub anchor: bool,
	#[command(flatten)]
	pub chain: ChainUrl,
	/// The key that signs the anchoring transaction, for development networks: //Alice
	#[arg(long, requires = "anchor", value_name = "URI")]
	pub suri: Option<KeyUri>,
}

#[derive(Debug, Args)]
pub struct Disclose {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// A field to show, as a JSON Pointer (RFC 6901) into the record; an object or array is shown
	/// whole
	#[arg(long = "field", value_name = "POINTER", required = true)]
	pub fields: Vec<String>,
	/// The file that the proof is written to; it must not exist
	#[arg(short, long, value_name = "PROOF")]
	pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Verify {
	/// The proof file
	pub proof: PathBuf,
	/// The anchor that the proof must belong to, instead of asking a chain
	#[arg(long, value_name = "HEX", value_parser = parse_hash, conflicts_with_all = ["chain", "genesis"])]
	pub anchor: Option<Hash32>,
	#[command(flatten)]
	pub chain: ChainUrl,
	/// The genesis hash of the chain to trust; without it, the node's word for which chain it is
	#[arg(long, value_name = "HASH", value_parser = parse_hash)]
	pub genesis: Option<Hash32>,
}

#[derive(Debug, Args)]
pub struct AnchorPut {
	/// The directory of the sealed record
	pub package: PathBuf,
	#[command(flatten)]
	pub chain: ChainUrl,
	/// The key that signs the transaction, for development networks: //Alice
	#[arg(long, value_name = "URI")]
	pub suri: KeyUri,
}

#[derive(Debug, Args)]
pub struct AnchorStatus {
	/// The anchor
	#[arg(value_name = "HEX", value_parser = parse_hash)]
	pub anchor: Hash32,
	#[command(flatten)]
	pub chain: ChainUrl,
}
