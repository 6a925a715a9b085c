//! The command line of producers, and of those who vote for them.

use super::ChainUrl;
use crate::{
	arguments::{NodeKeys, NodeKeysProof},
	signer::{KeystoreFolder, Signer},
};
use clap::Args;

#[derive(Debug, Args)]
pub struct ProducerSetKeys {
	/// The public keys of the account's node: `keys` of what its method author_rotateKeysWithOwner answers
	#[arg(value_name = "KEYS")]
	pub keys: NodeKeys,
	/// What says that the node has them: `proof` of the same answer
	#[arg(value_name = "PROOF")]
	pub proof: NodeKeysProof,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct ProducerRegister {
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct ProducerResign {
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct ProducerResume {
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct ProducerStatus {
	/// One account, by its name on this machine, an address (SS58) or 32 bytes of hexadecimal; otherwise all of this
	/// machine
	#[arg(value_name = "NAME|SS58|HEX")]
	pub account: Option<String>,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
}

#[derive(Debug, Args)]
pub struct Producers {
	/// Show the table anew with every block, until Ctrl-C; with --json, one object a line
	#[arg(long)]
	pub watch: bool,
	#[command(flatten)]
	pub chain: ChainUrl,
}

#[derive(Debug, Args)]
pub struct Vote {
	/// For whom: up to 21 candidates, each by its name on this machine, an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "NAME|SS58|HEX", required_unless_present = "none", conflicts_with = "none")]
	pub candidates: Vec<String>,
	/// Take the ballot back: vote for nobody
	#[arg(long)]
	pub none: bool,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}
