//! The command line.

mod certificates;
mod chain_proofs;
mod producers;
mod vouchers;

use crate::{
	amount::{parse_positive, Amount},
	arguments::{parse_account, parse_hash, Account, Hash32},
	signer::{KeystoreFolder, Password, Signer},
};
pub use certificates::{Certificates, Certify, DocumentArguments, Revoke};
pub use chain_proofs::{AnchorProve, VerifyChainProof};
use clap::{Args, Parser, Subcommand};
pub use producers::{
	ProducerRegister, ProducerResign, ProducerResume, ProducerSetKeys, ProducerStatus, Producers,
	Vote,
};
use std::path::PathBuf;
pub use vouchers::{
	ScopeArguments, Submit, VoucherCancel, VoucherCancelAll, VoucherIssue, VoucherKeyAuthorize,
	VoucherKeyRevoke, VoucherShow,
};

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
	/// Check a proof of what is on the chain, with no node and no network
	VerifyChainProof(VerifyChainProof),
	/// Vouch for a professional: its attestations count for whoever trusts you
	Certify(Certify),
	/// Do not vouch for a professional any more, for ever; what it attested before stays attested
	Revoke(Revoke),
	/// Show who vouches for a professional; with --certifier, whether somebody you trust does
	Certificates(Certificates),
	/// Accounts, and their keys on this machine
	#[command(subcommand)]
	Account(AccountCommand),
	/// Send MED to another account
	Transfer(Transfer),
	/// Stake MED: its share of all stakes is the share of the network that the account may use
	Stake(Stake),
	/// Take MED out of the stake; it can be spent again seven days later
	Unstake(Unstake),
	/// What an account may use of the network
	#[command(subcommand)]
	Bandwidth(BandwidthCommand),
	/// Vouchers: pay for somebody else's transactions
	#[command(subcommand)]
	Voucher(VoucherCommand),
	/// Send any call as a transaction; with a voucher, its payer pays
	Submit(Submit),
	/// Candidates: whoever the stakes elect makes the blocks, and is paid for them
	#[command(subcommand)]
	Producer(ProducerCommand),
	/// Show who makes the blocks, and who wants to
	Producers(Producers),
	/// Vote for candidates, each with the whole stake, and for nobody else any more
	Vote(Vote),
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
	/// Write a proof of that, and of certificates, which anybody checks without a node
	Prove(AnchorProve),
}

#[derive(Debug, Subcommand)]
pub enum AccountCommand {
	/// Make a key; its words are shown once
	New(AccountNew),
	/// Show the accounts of this machine; with --chain, what they own
	Show(AccountShow),
	/// Take over a key from a wallet: its encrypted key file (JSON), or its words
	Import(AccountImport),
	/// Write an encrypted key file that wallets import
	Export(AccountExport),
}

#[derive(Debug, Subcommand)]
pub enum BandwidthCommand {
	/// Show what an account used of its week's share, and what comes back when
	Show(BandwidthShow),
}

#[derive(Debug, Subcommand)]
pub enum VoucherCommand {
	/// Sign a voucher and write it to a file
	Issue(VoucherIssue),
	/// Say what a voucher is worth
	Show(VoucherShow),
	/// Void the standing vouchers with one serial, for ever
	Cancel(VoucherCancel),
	/// Void all vouchers and all voucher keys of an account
	CancelAll(VoucherCancelAll),
	/// Keys that sign vouchers for an account, so that its own key can stay in the safe
	#[command(subcommand)]
	Key(VoucherKeyCommand),
}

#[derive(Debug, Subcommand)]
pub enum VoucherKeyCommand {
	/// Let a key sign vouchers for a while
	Authorize(VoucherKeyAuthorize),
	/// Stop a key at once, and void what it signed
	Revoke(VoucherKeyRevoke),
}

#[derive(Debug, Subcommand)]
pub enum ProducerCommand {
	/// Register the keys that the account's node made, or replace them; new ones count from the next epoch but one on
	SetKeys(ProducerSetKeys),
	/// Become a candidate; it deposits 1,000,000 MED, and more where there are many candidates
	Register(ProducerRegister),
	/// Stop being a candidate; the deposit comes back seven days after the last slot in office
	Resign(ProducerResign),
	/// Stand for election again after a suspension
	Resume(ProducerResume),
	/// Say how an account stands: as a candidate, and in office
	Status(ProducerStatus),
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
	#[arg(long)]
	pub anchor: bool,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
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
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct AnchorStatus {
	/// The anchor
	#[arg(value_name = "HEX", value_parser = parse_hash)]
	pub anchor: Hash32,
	#[command(flatten)]
	pub chain: ChainUrl,
}

#[derive(Debug, Args)]
pub struct AccountNew {
	/// What the account is called on this machine
	pub name: String,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
	#[command(flatten)]
	pub password: Password,
}

#[derive(Debug, Args)]
pub struct AccountShow {
	/// One account, by its name, or with --chain by an address (SS58) or 32 bytes of hexadecimal; otherwise all
	#[arg(value_name = "NAME|SS58|HEX")]
	pub account: Option<String>,
	/// The node to ask what the accounts own: wss://..., or ws://... on this machine
	#[arg(long, value_name = "URL")]
	pub chain: Option<String>,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
}

#[derive(Debug, Args)]
pub struct AccountImport {
	/// What the account is called on this machine
	pub name: String,
	/// The wallet's encrypted key file; otherwise its words are asked for
	pub file: Option<PathBuf>,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
	#[command(flatten)]
	pub password: Password,
}

#[derive(Debug, Args)]
pub struct AccountExport {
	/// The account
	pub name: String,
	/// The file that is written; it must not exist
	#[arg(short, long, value_name = "FILE")]
	pub output: PathBuf,
	#[command(flatten)]
	pub keystore: KeystoreFolder,
}

#[derive(Debug, Args)]
pub struct Transfer {
	/// How much, in MED
	#[arg(value_parser = parse_positive)]
	pub amount: Amount,
	/// Whom it goes to, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(long, value_name = "SS58|HEX", value_parser = parse_account)]
	pub to: Account,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Stake {
	/// How much, in MED
	#[arg(value_parser = parse_positive)]
	pub amount: Amount,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct Unstake {
	/// How much, in MED; otherwise all of it, which is free
	#[arg(value_parser = parse_positive)]
	pub amount: Option<Amount>,
	#[command(flatten)]
	pub chain: ChainUrl,
	#[command(flatten)]
	pub signer: Signer,
}

#[derive(Debug, Args)]
pub struct BandwidthShow {
	/// The account, as an address (SS58) or 32 bytes of hexadecimal
	#[arg(value_name = "SS58|HEX", value_parser = parse_account)]
	pub account: Account,
	#[command(flatten)]
	pub chain: ChainUrl,
}
