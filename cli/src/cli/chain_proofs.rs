//! The command line of proofs of what is on the chain.

use super::ChainUrl;
use crate::arguments::{parse_hash, CertificateName, Hash32};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct AnchorProve {
	/// The anchors; what is not on the chain is proved not to be
	#[arg(value_name = "HEX", value_parser = parse_hash, required_unless_present = "certificates")]
	pub anchors: Vec<Hash32>,
	/// A certificate to prove with them, and what became of it
	#[arg(long = "certificate", value_name = "PROFESSIONAL:CERTIFIER:HASH")]
	pub certificates: Vec<CertificateName>,
	/// The file that the proof is written to; it must not exist
	#[arg(short, long, value_name = "FILE")]
	pub output: PathBuf,
	/// The chain's raw specification, for a node that has not kept the state of the first block
	#[arg(long, value_name = "FILE", conflicts_with = "checkpoint")]
	pub spec: Option<PathBuf>,
	/// Begin at a checkpoint that the verifier trusts, instead of the genesis
	#[arg(long, value_name = "FILE")]
	pub checkpoint: Option<PathBuf>,
	#[command(flatten)]
	pub chain: ChainUrl,
}

#[derive(Debug, Args)]
pub struct VerifyChainProof {
	/// The proof
	pub proof: PathBuf,
	/// The genesis hash of the chain to trust
	#[arg(
		long,
		value_name = "HASH",
		value_parser = parse_hash,
		required_unless_present = "checkpoint",
		conflicts_with = "checkpoint"
	)]
	pub genesis: Option<Hash32>,
	/// The checkpoint to trust, for a proof that begins there
	#[arg(long, value_name = "FILE")]
	pub checkpoint: Option<PathBuf>,
	/// Accept only what is proved not to be on the chain
	#[arg(long)]
	pub absent: bool,
	/// Write a checkpoint, at which later proofs can begin, to this file; it must not exist
	#[arg(long, value_name = "FILE")]
	pub write_checkpoint: Option<PathBuf>,
}
