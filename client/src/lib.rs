//! A client of the MediBloc chain in Rust: the one place that binds to the chain's metadata.
//!
//! It reads at the finalised head only: what is final cannot be undone, so an answer that was true
//! stays true.
//!
//! `metadata.scale` beside this crate's manifest is the metadata of the runtime in this workspace; a
//! test of the runtime fails when it is stale, and says how to make it anew.

#![forbid(unsafe_code)]

mod anchors;
pub mod bandwidth;
mod chain;
mod error;
pub mod time;
mod transactions;
pub mod vouchers;

pub use anchors::{Anchored, Anchoring, Lookup};
pub use chain::Chain;
pub use error::{ConnectError, NoBandwidth, QueryError, TransactionError};
pub use subxt::utils::AccountId32;

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
