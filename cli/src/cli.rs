//! The command line.

mod attestations;
mod certificates;
mod chain_proofs;
mod disclosure;
mod producers;
mod records;
mod vouchers;

use crate::{
	amount::{parse_positive, Amount},
	arguments::{parse_account, Account},
	signer::{KeystoreFolder, Password, Signer},
};
pub use attestations::{AttestCommand, AttestRequest, AttestSign, Show};
pub use certificates::{Certificates, Certify, DocumentArguments, Revoke};
pub use chain_proofs::{AnchorProve, VerifyChainProof};
use clap::{Args, Parser, Subcommand};
pub use disclosure::{Disclose, Verify};
pub use producers::{
	ProducerRegister, ProducerResign, ProducerResume, ProducerSetKeys, ProducerStatus, Producers,
	Vote,
};
pub use records::{AnchorPut, AnchorStatus, Backup, OneTimeKey, Open, Restore, Seal};
use std::path::PathBuf;
pub use vouchers::{
	ScopeArguments, Submit, VoucherCancel, VoucherCancelAll, VoucherIssue, VoucherKeyAuthorize,
	VoucherKeyRevoke, VoucherShow,
};

/// Where a node is looked for when none is named.
const DEFAULT_CHAIN: &str = "ws://127.0.0.1:9944";

/// The environment variable that names another.
const CHAIN_VARIABLE: &str = "MEDIBLOC_CHAIN";

fn default_chain() -> String {
	std::env::var(CHAIN_VARIABLE).unwrap_or_else(|_| DEFAULT_CHAIN.into())
}

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
	Verify(Box<Verify>),
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
	/// Commit to a FHIR record and encrypt it; with --anchor, put the commitment on the chain
	Seal(Box<Seal>),
	/// Show a record as a person reads it, and which of its values may tell whose it is
	Show(Show),
	/// Professionals vouch for the content of a record
	#[command(subcommand)]
	Attest(AttestCommand),
	/// Write a proof that shows some fields of a sealed record and nothing else
	Disclose(Box<Disclose>),
	/// Decrypt a sealed record: the document as it was issued
	Open(Open),
	/// Write a sealed record to one encrypted file, from which it can be restored
	Backup(Backup),
	/// Write the sealed record that a backup holds
	Restore(Restore),
	/// Show the address of the key that can anchor a record with a voucher, so that no account is seen
	OneTimeKey(OneTimeKey),
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
	/// The node to ask: wss://..., or ws://... on this machine; without it, the one that MEDIBLOC_CHAIN names
	#[arg(long, value_name = "URL", default_value_t = default_chain())]
	pub chain: String,
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
