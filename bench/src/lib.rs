//! Builds and imports blocks in this process, on the compiled Wasm and a ParityDB database, as a
//! node does but without waiting for slots: for chains with a history, and for measurements.

#![forbid(unsafe_code)]
#![allow(clippy::result_large_err, reason = "the SDK's error types are that large")]

mod chain;
mod error;
pub mod full_blocks;
mod genesis;
pub mod machine;
pub mod measurement;
pub mod report;
pub mod settings;
pub mod statistics;
pub mod transactions;

pub use chain::{Authored, Chain, Keep};
pub use error::Error;
pub use genesis::Genesis;
