//! What the MediBloc chain, its node and its clients must agree on: account and balance types, the
//! token's unit, and the chain's times. Every number of the protocol is written here once.
//!
//! The crate is `no_std` and knows nothing of FRAME.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

pub mod anchor;
pub mod bandwidth;
pub mod certificate;
pub mod producers;
pub mod refusal;
pub mod time;
pub mod token;
pub mod voucher;

use sp_runtime::{
	traits::{IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};

/// A signature of one of the schemes that wallets use: Ed25519, sr25519 or ECDSA.
pub type Signature = MultiSignature;

/// An account: 32 bytes, derived from the key that signs for it.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;

/// How a transaction names an account; the form that every Substrate wallet writes.
pub type Address = MultiAddress<AccountId, ()>;

/// An amount of the token, in its smallest unit (see [`token`]).
pub type Balance = u128;

/// How many transactions an account has sent.
pub type Nonce = u32;

/// The height of a block.
pub type BlockNumber = u32;

/// BLAKE2b-256: block hashes and state roots.
pub type Hash = sp_core::H256;

/// A point in time, in milliseconds since the Unix epoch.
pub type Moment = u64;

/// The SS58 prefix that addresses are shown with: the generic Substrate prefix, which every wallet
/// knows without configuration.
pub const SS58_PREFIX: u16 = 42;
