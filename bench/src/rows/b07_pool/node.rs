//! Passes on a real node, over JSON-RPC.

use super::{
	kind::Kind,
	round::{order, Round, Took},
	TRIES,
};
use crate::{chain::current_slot, Error};
use futures::{stream, StreamExt};
use medibloc_e2e::Node;
use medibloc_primitives::Hash;
use medibloc_runtime::{opaque::Block, Header};
use sc_consensus_aura::find_pre_digest;
use sp_consensus_aura::sr25519::AuthoritySignature;
use sp_core::Bytes;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	transaction_validity::InvalidTransaction,
};
use std::time::{Duration, Instant};
use subxt::rpcs::{
	client::{RpcParams, RpcSubscription},
	rpc_params, Error as RpcError, RpcClient,
};
use tokio::time::timeout;

/// How many of them wait for their answers at the same time.
const IN_FLIGHT: usize = 64;

/// How long the pool and the voter may take after a block.
const SETTLED: Duration = Duration::from_millis(500);

/// How long the node may author nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// The code of the error with which a pool refuses what is not valid.
const INVALID: i32 = 1010;

/// A node, and where it is asked.
pub struct Pool {
	node: Node,
	client: RpcClient,
	heads: RpcSubscription<Header>,
	genesis_hash: Hash,
	/// How many bursts of each kind were signed.
	bursts: u32,
}

impl Pool {
	/// Connects to the first of its chain.
	pub async fn connect(node: Node, genesis_hash: Hash) -> Result<Self, Error> {
		let client = RpcClient::from_url(node.url()).await?;
		let heads = client
			.subscribe("chain_subscribeNewHeads", rpc_params![], "chain_unsubscribeNewHeads")
			.await?;
		Ok(Self { node, client, heads, genesis_hash, bursts: 0 })
	}

	/// Waits until the block of a slot is there and nothing waits in the pool, and returns the slot.
	async fn quiet(&mut self) -> Result<u64, Error> {
		loop {
			let head = timeout(PATIENCE, self.heads.next()).await.ok().flatten();
			let head = head.ok_or_else(|| {
				Error::Unmeasured(format!(
					"the chain has stopped; its node said\n{}",
					self.node.log()
				))
			})??;
			let slot = find_pre_digest::<Block, AuthoritySignature>(&head)
				.map_err(|error| Error::Unmeasured(error.to_string()))?;
			if u64::from(slot) != current_slot() {
				continue;
			}
			tokio::time::sleep(SETTLED).await;
			let waiting: Vec<Bytes> =
				self.client.request("author_pendingExtrinsics", rpc_params![]).await?;
			if waiting.is_empty() {
				return Ok(slot.into());
			}
		}
	}

	/// Submits a burst of each kind, and returns how long each took, or nothing if a block came between.
	async fn pass(&mut self, kinds: &[Kind]) -> Result<Option<Took>, Error> {
		let mut bursts = Vec::new();
		for kind in kinds {
			let signed = kind.sign(self.genesis_hash, self.bursts);
			let encoded = signed.iter().map(|transaction| Ok(rpc_params![transaction]));
			let encoded = encoded.collect::<Result<Vec<RpcParams>, RpcError>>()?;
			bursts.push((*kind, signed, encoded));
		}
		self.bursts += 1;

		let slot = self.quiet().await?;
		let mut took = Took::default();
		for (kind, signed, encoded) in bursts {
			let submit =
				|transaction| self.client.request::<Hash>("author_submitExtrinsic", transaction);
			let start = Instant::now();
			let answers: Vec<_> =
				stream::iter(encoded).map(submit).buffered(IN_FLIGHT).collect().await;
			took[kind as usize] = start.elapsed();
			for (transaction, answer) in signed.iter().zip(answers) {
				check(kind, BlakeTwo256::hash_of(transaction), answer)?;
			}
		}
		Ok((current_slot() == slot).then_some(took))
	}

	/// Measures so many rounds.
	pub async fn rounds(&mut self, rounds: usize) -> Result<Vec<Round>, Error> {
		// The first pass compiles the Wasm.
		self.pass(&order(0)).await?;
		let mut passes = Vec::new();
		let most = self.bursts + TRIES * 2 * rounds as u32;
		while passes.len() < 2 * rounds {
			if self.bursts == most {
				let message = "the node answers too slowly: too few passes were over within a slot";
				return Err(Error::Unmeasured(message.into()));
			}
			passes.extend(self.pass(&order(passes.len())).await?);
		}
		Ok(Round::of(&passes))
	}

	/// How many passes were tried to measure them.
	pub fn tried(&self) -> u32 {
		self.bursts - 1
	}
}

/// Whether the node said of a transaction with this hash what it should have.
fn check(kind: Kind, hash: Hash, answer: Result<Hash, RpcError>) -> Result<(), Error> {
	let said = match answer {
		Ok(said) => format!("accepted {said:?}"),
		Err(RpcError::User(error)) => {
			let reason = error.data.as_deref().map_or("", |data| data.get());
			format!("refused {}: {reason}", error.code)
		}
		Err(error) => return Err(error.into()),
	};
	let expected = match kind.refusal() {
		None => format!("accepted {hash:?}"),
		Some(InvalidTransaction::Custom(code)) => {
			format!("refused {INVALID}: \"Custom error: {code}\"")
		}
		Some(reason) => format!("refused {INVALID}: \"{}\"", <&str>::from(reason)),
	};
	if said != expected {
		return Err(Error::Unmeasured(format!("{kind:?}: '{said}' instead of '{expected}'")));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn refused(code: i32, data: &str) -> Result<Hash, RpcError> {
		let data = serde_json::value::to_raw_value(data).unwrap();
		let message = "Invalid Transaction".into();
		Err(RpcError::User(subxt::rpcs::UserError { code, message, data: Some(data) }))
	}

	#[test]
	fn only_the_answer_that_is_due_should_count() {
		let hash = Hash::repeat_byte(1);
		assert!(check(Kind::Plain, hash, Ok(hash)).is_ok());
		assert!(check(Kind::Plain, hash, Ok(Hash::zero())).is_err());
		assert!(check(Kind::Stranger, hash, Ok(hash)).is_err());
		let payment = <&str>::from(InvalidTransaction::Payment);
		assert!(check(Kind::UsedUp, hash, refused(INVALID, payment)).is_ok());
		assert!(check(Kind::Plain, hash, refused(INVALID, payment)).is_err());
		assert!(check(Kind::Signature, hash, refused(INVALID, payment)).is_err());
		// It was refused before, and nobody has looked at it again.
		assert!(check(Kind::UsedUp, hash, refused(1012, payment)).is_err());
		assert!(check(Kind::Expired, hash, refused(INVALID, "Custom error: 1")).is_ok());
		assert!(check(Kind::Forged, hash, refused(INVALID, "Custom error: 1")).is_err());
	}
}
