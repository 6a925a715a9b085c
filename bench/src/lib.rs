//! Builds and imports blocks in this process, on the compiled Wasm and a ParityDB database, as a
//! node does but without waiting for slots: for chains with a history, and for measurements.

#![forbid(unsafe_code)]
#![allow(clippy::result_large_err, reason = "the SDK's error types are that large")]

mod chain;

pub use chain::{Chain, Error};
