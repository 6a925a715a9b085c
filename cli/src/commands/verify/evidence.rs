//! What a ledger says of an anchor and of certificates, and why that is believed.

use crate::{
	arguments::Hash32,
	cli::Verify as Arguments,
	commands::{anchor::OnChain, chain_proof},
	failure::Failure,
};
use medibloc_client::{
	chain_proof::{Claim, Finding, Proved, Trust},
	AccountId32, Anchored, Chain,
};
use medibloc_primitives::certificate::Certificate;
use serde::Serialize;
use std::fmt;

/// Where the truth about the chain comes from.
pub enum Source {
	/// From nowhere: the verifier has the anchor from somebody it believes.
	Named,
	/// From a node, whose answers are believed.
	Node(Box<Chain>, bool),
	/// From a proof that begins with the genesis that the verifier named.
	Proof(Box<Proved>, Hash32),
}

impl Source {
	/// The source that the arguments name.
	///
	/// # Errors
	///
	/// A chain proof cannot be read or proves nothing, or the node cannot be reached or is on another chain.
	pub async fn of(arguments: &Arguments) -> Result<Self, Failure> {
		match (&arguments.anchor, &arguments.chain_proof, arguments.genesis) {
			(Some(_), _, _) => Ok(Self::Named),
			(None, Some(path), Some(genesis)) => {
				let proved = chain_proof::check(path, Trust::Genesis(genesis.0))?;
				Ok(Self::Proof(Box::new(proved), genesis))
			}
			(None, Some(_), None) => Err(Failure::unusable(
				"--chain-proof is checked against a chain: name its --genesis",
			)),
			(None, None, genesis) => {
				let chain = Chain::connect(&arguments.chain.chain).await?;
				ensure_genesis(&chain, genesis)?;
				Ok(Self::Node(Box::new(chain), genesis.is_some()))
			}
		}
	}

	/// Since when `anchor` is on the chain.
	///
	/// # Errors
	///
	/// The chain cannot be asked, or the chain proof is not about this anchor.
	pub async fn anchor(&self, anchor: [u8; 32]) -> Result<Lookup, Failure> {
		match self {
			Self::Named => Ok(Lookup::Named),
			Self::Node(chain, genesis_expected) => {
				let lookup = chain.anchored(anchor).await?;
				let genesis = Hash32(chain.genesis_hash());
				let node = chain.url().into();
				Ok(match lookup.anchored {
					Some(anchored) => {
						let believed =
							Believed::Node { node, genesis_expected: *genesis_expected };
						Lookup::found(anchored, genesis, believed)
					}
					None => Lookup::Absent { genesis, block: lookup.finalized_block },
				})
			}
			Self::Proof(proved, genesis) => match proved.finding(&Claim::Anchor { root: anchor }) {
				Some(Finding::Anchor(Some(anchored))) => {
					Ok(Lookup::found(*anchored, *genesis, Believed::Proof { proved_block: proved.block }))
				}
				Some(Finding::Anchor(None)) => {
					Ok(Lookup::Absent { genesis: *genesis, block: proved.block })
				}
				_ => Err(Failure::unchecked(format!(
					"the chain proof says nothing about the anchor {0}: `medibloc anchor prove {0}` makes one that does",
					Hash32(anchor)
				))),
			},
		}
	}

	/// The certificate of `professional` by `certifier`.
	///
	/// # Errors
	///
	/// The chain cannot be asked.
	pub async fn certificate(
		&self,
		professional: [u8; 32],
		certifier: [u8; 32],
		hash: [u8; 32],
	) -> Result<Found, Failure> {
		match self {
			Self::Named => Ok(Found::Unknown),
			Self::Node(chain, _) => {
				let (professional, certifier) = (AccountId32(professional), AccountId32(certifier));
				let found = chain.certificate(&professional, &certifier, hash).await?;
				Ok(found.map_or(Found::None, Found::Certificate))
			}
			Self::Proof(proved, _) => {
				let claim = Claim::Certificate { professional, certifier, hash };
				Ok(match proved.finding(&claim) {
					Some(Finding::Certificate(Some(certificate))) => {
						Found::Certificate(*certificate)
					}
					Some(Finding::Certificate(None)) => Found::None,
					_ => Found::Unknown,
				})
			}
		}
	}
}

/// Refuses a node that is on another chain than the one expected.
fn ensure_genesis(chain: &Chain, genesis: Option<Hash32>) -> Result<(), Failure> {
	let found = Hash32(chain.genesis_hash());
	match genesis.filter(|expected| *expected != found) {
		None => Ok(()),
		Some(expected) => Err(Failure::unchecked(format!(
			"the node at {} is on the chain with genesis {found}, not on the one with {expected}: name a node of that \
			 chain with --chain",
			chain.url()
		))),
	}
}

/// What became of the question for a certificate.
pub enum Found {
	/// It is this one.
	Certificate(Certificate),
	/// There is none.
	None,
	/// Nobody was asked, or who was asked does not say.
	Unknown,
}

/// What became of the question for an anchor.
pub enum Lookup {
	/// It was not asked: the verifier named the anchor.
	Named,
	/// It is on the chain.
	Found(TrustedChain, Anchored),
	/// It is not.
	Absent {
		/// The chain, by the hash of its first block.
		genesis: Hash32,
		/// The last block that was looked at.
		block: u32,
	},
}

impl Lookup {
	fn found(anchored: Anchored, genesis: Hash32, believed: Believed) -> Self {
		Self::Found(TrustedChain { on_chain: OnChain::new(genesis, anchored), believed }, anchored)
	}
}

/// Since when an anchor is on which chain, and why that is believed.
#[derive(Serialize)]
pub struct TrustedChain {
	#[serde(flatten)]
	on_chain: OnChain,
	#[serde(flatten)]
	believed: Believed,
}

#[derive(Serialize)]
#[serde(tag = "source", rename_all = "snake_case")]
enum Believed {
	Node {
		/// The node that was asked. Its answers are believed.
		node: String,
		/// Whether the chain is the one that the verifier named.
		genesis_expected: bool,
	},
	Proof {
		/// The block up to which the proof goes.
		proved_block: u32,
	},
}

impl fmt::Display for TrustedChain {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { on_chain, believed } = self;
		writeln!(f, "{on_chain}")?;
		match believed {
			Believed::Node { node, genesis_expected: true } => {
				write!(f, "  as the node {node} says")
			}
			Believed::Node { node, genesis_expected: false } => write!(
				f,
				"  as the node {node} says; --genesis HASH makes sure that it is the chain you mean"
			),
			Believed::Proof { proved_block } => {
				write!(f, "  as the chain's own votes prove, up to block {proved_block}; no node was asked")
			}
		}
	}
}
