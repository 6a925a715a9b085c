#![doc = include_str!("../README.md")]
#![no_std]
#![deny(unsafe_code)]
#![warn(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unreachable,
	clippy::unwrap_used
)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code)]
mod abi;
mod accounts;
mod codes;
mod demands;
mod report;

use accounts::Named;
use alloc::{format, string::String, vec::Vec};
use codes::Joined;
use demands::Demands;
use medibloc_record::Proof;
use report::Report;
use serde::Serialize;

/// The most bytes that are taken of a proof, and of the other inputs. The format allows four times as many, for which a
/// page has not the memory.
pub const MAX_INPUT_BYTES: usize = 1 << 25;

/// Verifies a proof in any of its forms under a policy in JSON and says in JSON what came of it: the crate's
/// documentation has the members of both.
pub fn verify(proof: &[u8], policy: &[u8]) -> String {
	judge(proof, policy).unwrap_or_else(|detail| write(&Report::Unusable { detail }))
}

/// Joins the texts of QR codes, a JSON array of strings, and says in JSON what they make: the crate's documentation has
/// the members.
pub fn join(texts: &[u8]) -> String {
	let read = read_texts("the codes", texts);
	write(&read.map_or_else(Joined::unusable, |texts| codes::join(&texts)))
}

/// Reads accounts, a JSON array of texts, and says in JSON which they are: the crate's documentation has the members.
pub fn accounts(texts: &[u8]) -> String {
	let read = read_texts("the list of accounts", texts);
	write(&read.map_or_else(Named::unusable, |texts| accounts::read(&texts)))
}

fn judge(proof: &[u8], policy: &[u8]) -> Result<String, String> {
	check_length("the policy", policy)?;
	let demands = Demands::read(policy)?;
	check_length("the proof", proof)?;
	Ok(match Proof::read(proof).and_then(|proof| proof.verify(&demands.policy())) {
		Ok(verified) => write(&Report::of_verified(&verified, demands.anchor.is_some())),
		Err(rejection) => write(&Report::of_rejection(rejection)),
	})
}

/// Reads a JSON array of texts.
fn read_texts(what: &str, json: &[u8]) -> Result<Vec<String>, String> {
	check_length(what, json)?;
	serde_json::from_slice(json).map_err(|error| format!("{what}: {error}"))
}

fn check_length(what: &str, input: &[u8]) -> Result<(), String> {
	match input.len() {
		0..=MAX_INPUT_BYTES => Ok(()),
		bytes => Err(format!(
			"{what} has {bytes} bytes, and this page takes {MAX_INPUT_BYTES}: check it with the \
			 program `medibloc verify`"
		)),
	}
}

fn write(report: &impl Serialize) -> String {
	// It fails for maps with keys that are no strings, and there are none.
	serde_json::to_string(report).unwrap_or_default()
}
