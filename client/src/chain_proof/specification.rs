//! The state of a chain's first block, from its raw specification: most nodes do not keep it.

use super::{
	state::{record, Layout},
	verify::authorities_key,
	Genesis, Header,
};
use codec::Encode;
use serde::Deserialize;
use sp_core::H256;
use sp_runtime::traits::BlakeTwo256;
use sp_trie::{empty_trie_root, MemoryDB, TrieDBMutBuilder, TrieMut};
use std::collections::BTreeMap;

/// Why a specification says nothing about a chain's first block.
#[derive(Debug, thiserror::Error)]
pub enum SpecificationError {
	/// It is no JSON of this form.
	#[error(
		"it is no raw specification ({0}): make one with `medibloc-node export-chain-spec --raw`"
	)]
	Form(#[from] serde_json::Error),
	/// A key or a value is not hexadecimal.
	#[error("its state holds '{text}', which is not hexadecimal")]
	Hexadecimal {
		/// What stands there.
		text: String,
	},
	/// Such a chain is none of this runtime.
	#[error("its state has child tries, which no chain of this runtime begins with")]
	ChildTries,
	/// The state cannot be built, or names no authorities.
	#[error("its state names no authorities of GRANDPA")]
	NoAuthorities,
}

/// A raw specification, of which only the state is read.
#[derive(Clone, Debug)]
pub struct RawSpecification {
	genesis: Genesis,
	hash: [u8; 32],
}

#[derive(Deserialize)]
struct Specification {
	genesis: RawGenesis,
}

#[derive(Deserialize)]
struct RawGenesis {
	raw: RawState,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawState {
	top: BTreeMap<String, String>,
	#[serde(default)]
	children_default: BTreeMap<String, serde_json::Value>,
}

impl RawSpecification {
	/// Reads a specification, and builds the state that the chain begins with.
	///
	/// # Errors
	///
	/// See [`SpecificationError`].
	pub fn from_json(text: &[u8]) -> Result<Self, SpecificationError> {
		let state = serde_json::from_slice::<Specification>(text)?.genesis.raw;
		if !state.children_default.is_empty() {
			return Err(SpecificationError::ChildTries);
		}
		let mut database = MemoryDB::<BlakeTwo256>::default();
		let mut root = H256::default();
		{
			let mut trie = TrieDBMutBuilder::<Layout>::new(&mut database, &mut root).build();
			for (key, value) in &state.top {
				trie.insert(&bytes(key)?, &bytes(value)?)
					.map_err(|_| SpecificationError::NoAuthorities)?;
			}
		}
		let (values, nodes) = record(root, &database, &[authorities_key()])
			.map_err(|_| SpecificationError::NoAuthorities)?;
		if values != [None] {
			let header = first_header(root);
			let hash = header.hash().0;
			return Ok(Self { genesis: Genesis { header: header.encode(), state: nodes }, hash });
		}
		Err(SpecificationError::NoAuthorities)
	}

	/// The hash of the chain's first block.
	pub fn genesis_hash(&self) -> [u8; 32] {
		self.hash
	}

	/// The first block, and who its authorities are.
	pub(super) fn into_genesis(self) -> Genesis {
		self.genesis
	}
}

/// The first block has no parent, no transactions and no digest.
fn first_header(state_root: H256) -> Header {
	Header {
		parent_hash: H256::zero(),
		number: 0,
		state_root,
		extrinsics_root: empty_trie_root::<Layout>(),
		digest: Default::default(),
	}
}

fn bytes(text: &str) -> Result<Vec<u8>, SpecificationError> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits)
		.map_err(|_| SpecificationError::Hexadecimal { text: text.chars().take(80).collect() })
}
