//! A voucher in words.

use crate::{arguments::Hash32, failure::Failure};
use medibloc_client::{time::utc, vouchers::SignedVoucher, AccountId32, Chain};
use medibloc_primitives::voucher::{Scope, Voucher};
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// A voucher in words.
#[derive(Serialize)]
pub struct Shown {
	#[serde(skip_serializing_if = "Option::is_none")]
	file: Option<PathBuf>,
	payer: String,
	signer: String,
	key: String,
	genesis: Hash32,
	node: String,
	generation: u32,
	#[serde(flatten)]
	scope: ShownScope,
	expires_at_slot: u64,
	expires_at: String,
	/// What the chain says of it, if it was asked.
	#[serde(skip_serializing_if = "Option::is_none")]
	state: Option<State>,
}

/// What the voucher pays for.
#[derive(Serialize)]
#[serde(tag = "scope", rename_all = "lowercase")]
enum ShownScope {
	Once { nonce: u32, call_hash: Hash32 },
	Standing { serial: u64, calls: Vec<String>, bandwidth: u64 },
}

/// What the chain says of a voucher.
#[derive(Serialize)]
pub struct State {
	/// Whether the payer voided it.
	pub is_void: bool,
	/// Whether its last slot is over, by the chain's time.
	pub has_ended: bool,
	/// Whether the key that signed it may sign for the payer.
	pub key_is_authorized: bool,
	/// Whether a transaction with the number that it is for is in a block.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub is_used: Option<bool>,
	/// What is left of its allowance, in billionths of a block.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub left: Option<u64>,
}

impl Shown {
	/// `signed`, with the calls as `chain` calls them. The chain must be the one that it is for.
	pub async fn new(chain: &Chain, signed: &SignedVoucher) -> Result<Self, Failure> {
		let Voucher { payer, generation, scope, expires_at } = &signed.voucher;
		let scope = match scope {
			Scope::Once { nonce, call_hash } => {
				ShownScope::Once { nonce: *nonce, call_hash: Hash32(call_hash.0) }
			}
			Scope::Standing { serial, calls, bandwidth } => ShownScope::Standing {
				serial: *serial,
				calls: chain.call_names(calls).await?,
				bandwidth: *bandwidth,
			},
		};
		Ok(Self {
			file: None,
			payer: AccountId32(payer.clone().into()).to_string(),
			signer: signed.signer.to_string(),
			key: signed.key.to_string(),
			genesis: Hash32(signed.genesis),
			node: chain.url().into(),
			generation: *generation,
			scope,
			expires_at_slot: *expires_at,
			expires_at: utc(*expires_at),
			state: None,
		})
	}

	/// Says where it was written to.
	pub fn written_to(self, file: PathBuf) -> Self {
		Self { file: Some(file), ..self }
	}

	/// Says what the chain says of it.
	pub fn with_state(self, state: State) -> Self {
		Self { state: Some(state), ..self }
	}
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(file) = &self.file {
			writeln!(f, "Wrote {}", file.display())?;
		}
		writeln!(f, "{} pays for {}", self.payer, self.signer)?;
		write!(f, "{}", self.scope)?;
		if self.key != self.payer {
			writeln!(f, "  signed by the payer's key {}", self.key)?;
		}
		writeln!(f, "  until {} (slot {})", self.expires_at, self.expires_at_slot)?;
		write!(f, "  on the chain with genesis {}, as the node {} says", self.genesis, self.node)?;
		match &self.state {
			Some(state) => write!(f, "\n  {state}"),
			None => Ok(()),
		}
	}
}

impl fmt::Display for ShownScope {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Once { nonce, call_hash } => {
				writeln!(f, "  one transaction, its number {nonce}")?;
				writeln!(f, "  the call with the hash {call_hash}")
			}
			Self::Standing { serial, calls, bandwidth } => {
				writeln!(f, "  {}", calls.join(", "))?;
				writeln!(f, "  up to {bandwidth} billionths of a block, allowance {serial}")
			}
		}
	}
}

impl fmt::Display for State {
	/// Says the worst of it, or what is left.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self { is_void: true, .. } => f.write_str("It is void: the payer cancelled it."),
			Self { key_is_authorized: false, .. } => f.write_str(
				"It is good for nothing: the key that signed it was revoked, has ended, or was never authorised.",
			),
			Self { has_ended: true, .. } => f.write_str("It has ended."),
			Self { is_used: Some(true), .. } => {
				f.write_str("It was used, or another transaction took its number.")
			}
			Self { left: Some(0), .. } => f.write_str("Its allowance is used up."),
			Self { left: Some(left), .. } => {
				write!(f, "It is good: {left} billionths of a block are left of its allowance.")
			}
			_ => f.write_str("It is good, and was not used yet."),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const GOOD: State = State {
		is_void: false,
		has_ended: false,
		key_is_authorized: true,
		is_used: None,
		left: None,
	};

	#[test]
	fn the_worst_of_a_voucher_should_be_said() {
		for (state, expected) in [
			(State { left: Some(7), ..GOOD }, "It is good: 7 "),
			(State { left: Some(0), ..GOOD }, "used up"),
			(State { is_used: Some(false), ..GOOD }, "not used yet"),
			(State { is_used: Some(true), ..GOOD }, "It was used"),
			(State { has_ended: true, left: Some(7), ..GOOD }, "has ended"),
			(State { key_is_authorized: false, left: Some(7), ..GOOD }, "revoked"),
			(State { is_void: true, has_ended: true, ..GOOD }, "is void"),
		] {
			assert!(state.to_string().contains(expected), "{state}");
		}
	}
}
