//! The command line of vouchers, and of the transactions that use them.

use super::ChainUrl;
use crate::{
	arguments::{parse_account, Account, Bandwidth, EncodedCall, VoucherTime},
	signer::Signer,
};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct VoucherIssue {
	/// The account that may use the voucher, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(long, value_name = "SS58|HEX", value_parser = parse_account)]
	pub r#for: Account,
	/// The payer, if a voucher key signs for it; otherwise the account that signs
	#[arg(long, value_name = "SS58|HEX", value_parser = parse_account)]
	pub payer: Option<Account>,
	#[command(flatten)]
	pub scope: ScopeArguments,
	/// How long the voucher is good: 30d, 12h; 52 weeks at most
	#[arg(long, value_name = "TIME", default_value = "30d")]
	pub expires_in: VoucherTime,
	/// The file that the voucher is written to; it must not exist
	#[arg(short, long, value_name = "FILE")]
	pub output: PathBuf,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

/// What a voucher pays for: one transaction, or many.
#[derive(Debug, Args)]
pub struct ScopeArguments {
	/// Pay for exactly this call, once
	#[arg(long, value_name = "HEX", required_unless_present = "calls", conflicts_with = "calls")]
	pub call: Option<EncodedCall>,
	/// The number of the transaction; otherwise the account's next one
	#[arg(long, requires = "call")]
	pub nonce: Option<u32>,
	/// Pay for these calls, such as MerkleAnchor.anchor, until the bandwidth is used
	#[arg(long, value_name = "CALL", value_delimiter = ',', requires_all = ["serial", "bandwidth"])]
	pub calls: Vec<String>,
	/// The number of the allowance: vouchers with the same one share it
	#[arg(long, requires = "calls")]
	pub serial: Option<u64>,
	/// How much may be used: a part of the payer's week, such as 2%, or billionths of a block
	#[arg(long, requires = "calls")]
	pub bandwidth: Option<Bandwidth>,
}

#[derive(Debug, Args)]
pub struct VoucherShow {
	/// The voucher's file
	pub voucher: PathBuf,
	#[command(flatten)]
	pub chain: ChainUrl,
}

#[derive(Debug, Args)]
pub struct VoucherCancel {
	/// The number of the allowance
	pub serial: u64,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct VoucherCancelAll {
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct VoucherKeyAuthorize {
	/// The key, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "SS58|HEX", value_parser = parse_account)]
	pub key: Account,
	/// For how long: 30d, 12h; 52 weeks at most
	#[arg(long, value_name = "TIME")]
	pub r#for: VoucherTime,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct VoucherKeyRevoke {
	/// The key, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "SS58|HEX", value_parser = parse_account)]
	pub key: Account,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Submit {
	/// The call, encoded: what polkadot.js Apps shows as "encoded call data"
	#[arg(value_name = "HEX")]
	pub call: EncodedCall,
	/// The voucher whose payer pays
	#[arg(long, value_name = "FILE")]
	pub voucher: Option<PathBuf>,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}
