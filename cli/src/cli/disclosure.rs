//! The command line of disclosing and verifying.

use super::ChainUrl;
use crate::{
	arguments::{parse_account, parse_hash, Account, Bytes, Hash32},
	confirm::Confirmation,
	moment::End,
	signer::Signer,
	vault::KeyArguments,
};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("shown").required(true).multiple(true).args(["fields", "resources", "members"]))]
pub struct Disclose {
	/// The directory of the sealed record
	pub package: PathBuf,
	/// A field to show: a FHIRPath such as "Patient.name.family", or a JSON Pointer (RFC 6901); an object or array is
	/// shown whole
	#[arg(long = "field", value_name = "PATH")]
	pub fields: Vec<String>,
	/// A whole resource to show: "Observation.where(code.coding.code='55284-4')"
	#[arg(long = "resource", value_name = "PATH")]
	pub resources: Vec<String>,
	/// An object or array of which only the names of the members, or the number of elements, are shown
	#[arg(long = "members", value_name = "PATH")]
	pub members: Vec<String>,
	/// Show besides what would change the meaning of the fields if it were hidden
	#[arg(long)]
	pub floor: bool,
	/// Refuse to show names, dates of birth, addresses, identifiers, narrative and the like
	#[arg(long, conflicts_with_all = ["subject", "audience"])]
	pub deny_pii: bool,
	/// Show the attestation of this number, as `record show` lists them
	#[arg(long = "attestation", value_name = "NUMBER")]
	pub attestations: Vec<u32>,
	/// Show all attestations
	#[arg(long, conflicts_with = "attestations")]
	pub all_attestations: bool,
	/// Show whose record it is: the account, which links all records of its owner
	#[arg(long)]
	pub subject: bool,
	/// Show it to this verifier only, whom the owner names by a signature; that shows whose record it is
	#[arg(long, value_name = "TEXT", requires_all = ["nonce", "expires"])]
	pub audience: Option<String>,
	/// What the verifier chose for this one time: 16 to 64 bytes of hexadecimal
	#[arg(long, value_name = "HEX", requires = "audience")]
	pub nonce: Option<Bytes>,
	/// When that ends to be good: a time, or how long from now on, such as 10min
	#[arg(long, value_name = "WHEN", requires = "audience")]
	pub expires: Option<End>,
	/// The file that the proof is written to; it must not exist
	#[arg(short, long, value_name = "PROOF")]
	pub output: Option<PathBuf>,
	/// Write the compact form: about 60 % of the JSON
	#[arg(long, requires = "output")]
	pub compact: bool,
	/// Draw the proof as a QR code: a file .svg or .png, or - for the terminal; as several, where one is too small
	#[arg(long, value_name = "FILE|-")]
	pub qr: Option<PathBuf>,
	/// Say what the proof would tell, and write nothing
	#[arg(long, conflicts_with_all = ["output", "qr"])]
	pub preview: bool,
	#[command(flatten)]
	pub confirmation: Confirmation,
	#[command(flatten)]
	pub key: KeyArguments,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Verify {
	/// The proof, in any form; or pictures (PNG, JPEG) or texts of all of its QR codes
	#[arg(value_name = "PROOF", required = true)]
	pub proofs: Vec<PathBuf>,
	/// The anchor that the proof must belong to, instead of asking a chain
	#[arg(long, value_name = "HEX", value_parser = parse_hash, conflicts_with_all = ["chain", "genesis", "chain_proof", "certifiers"])]
	pub anchor: Option<Hash32>,
	/// The account that the record must belong to
	#[arg(long, value_name = "SS58|HEX", value_parser = parse_account)]
	pub subject: Option<Account>,
	/// Accept only a proof that its owner shows to this verifier
	#[arg(long, value_name = "TEXT")]
	pub audience: Option<String>,
	/// Accept only a proof that its owner shows with this nonce
	#[arg(long, value_name = "HEX")]
	pub nonce: Option<Bytes>,
	/// The time at which the presentation must not have expired; otherwise this machine's
	#[arg(long, value_name = "UNIX_MS")]
	pub now: Option<u64>,
	/// Accept only a proof that hides nothing that changes the meaning of what it shows
	#[arg(long)]
	pub floor: bool,
	/// Accept only a record that so many signers attest; with a chain, only those count whose certificate was in force
	#[arg(long, value_name = "NUMBER", default_value_t = 0)]
	pub min_attestations: u32,
	/// Whose certificates count; without any, no attestation counts
	#[arg(long = "certifier", value_name = "SS58|HEX", value_parser = parse_account)]
	pub certifiers: Vec<Account>,
	#[command(flatten)]
	pub chain: ChainUrl,
	/// The genesis hash of the chain to trust; without it, the node's word for which chain it is
	#[arg(long, value_name = "HASH", value_parser = parse_hash)]
	pub genesis: Option<Hash32>,
	/// A proof of what is on the chain (`medibloc anchor prove`), instead of asking a node
	#[arg(long, value_name = "FILE", requires = "genesis", conflicts_with = "chain")]
	pub chain_proof: Option<PathBuf>,
}
