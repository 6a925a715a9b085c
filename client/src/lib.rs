//! A client of the MediBloc chain in Rust: the one place that binds to the chain's metadata.
//!
//! Anchors, certificates, vouchers and the names of calls are read at the finalised head: what is final cannot be
//! undone, so an answer that was true stays true. What changes from block to block is read at the best
//! block, by which the next transaction is judged: bandwidth, balances, nonces, the slot, producers, ballots, and
//! whether a transaction is valid. What came of a transaction is told when its block is final.
//!
//! `metadata.scale` beside this crate's manifest is the metadata of the runtime in this workspace; a
//! test of the runtime fails when it is stale, and says how to make it anew.

#![forbid(unsafe_code)]

mod advice;
mod anchors;
mod ballots;
pub mod bandwidth;
mod blocks;
mod calls;
mod candidates;
mod certificates;
mod chain;
pub mod chain_proof;
mod error;
mod no_bandwidth;
mod pool;
pub mod producers;
mod questions;
pub mod time;
pub mod tokens;
mod transaction_error;
mod transactions;
pub mod vouchers;
pub mod words;

pub use anchors::{Anchored, Anchoring, Lookup};
pub use ballots::Ballot;
pub use blocks::NewBlocks;
pub use candidates::SessionKeys;
pub use certificates::{certificate_hash, Certificates, Issued};
pub use chain::Chain;
pub use error::{ConnectError, QueryError};
pub use no_bandwidth::NoBandwidth;
pub use subxt::utils::AccountId32;
pub use transaction_error::TransactionError;

/// The account keys that transactions are signed with.
pub mod keys {
	pub use subxt_signer::{
		polkadot_js_compat::decrypt_json,
		sr25519::{Error as KeyError, Keypair},
		SecretUri, SecretUriError,
	};
}

/// The types that subxt derives from the chain's metadata.
#[allow(missing_docs, clippy::all, unused_qualifications)]
#[subxt::subxt(runtime_metadata_path = "metadata.scale")]
pub(crate) mod metadata {}
