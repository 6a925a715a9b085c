//! Builds and imports blocks in this process, on the compiled Wasm and a ParityDB database, as a
//! node does but without waiting for slots: for chains with a history, and for measurements.
//!
//! The program of the same name measures what the chain costs a machine, and writes the result to
//! `docs/performance.md`. What it measures is in [`rows`]. What takes the time is in [`profile`].

#![forbid(unsafe_code)]
#![allow(clippy::result_large_err, reason = "the SDK's error types are that large")]

mod chain;
mod error;
pub mod full_blocks;
mod genesis;
pub mod load;
pub mod machine;
pub mod measurement;
pub mod profile;
pub mod report;
pub mod rows;
pub mod settings;
pub mod statistics;
pub mod transactions;

pub use chain::{current_slot, Authored, Chain, Keep};
pub use error::Error;
pub use genesis::Genesis;
