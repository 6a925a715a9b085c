//! Parts of the chain's state, proved against its root.

use super::Rejection;
use sp_core::H256;
use sp_runtime::traits::BlakeTwo256;
use sp_trie::{read_trie_value, recorder::Recorder, LayoutV1, MemoryDB, StorageProof};

/// The form of the state's trie: long values stand in nodes of their own.
pub(super) type Layout = LayoutV1<BlakeTwo256>;

/// What stands under a key, if anything does.
type Value = Option<Vec<u8>>;

/// What stands under each of `keys` in the state with this root. `nodes` must be those of the trie that this takes, each
/// once, and no others.
///
/// # Errors
///
/// [`Rejection::State`], [`Rejection::UnusedState`].
pub(super) fn read(
	root: H256,
	nodes: &[Vec<u8>],
	keys: &[Vec<u8>],
) -> Result<Vec<Value>, Rejection> {
	let (values, needed) = record(root, &database_of(nodes), keys)?;
	// Every node that is needed is there. If there are more, some are not needed, or there twice.
	if needed.len() == nodes.len() {
		Ok(values)
	} else {
		Err(Rejection::UnusedState)
	}
}

/// What stands under each of `keys`, and the nodes that prove it, each once.
///
/// # Errors
///
/// [`Rejection::State`].
pub(super) fn record(
	root: H256,
	database: &MemoryDB<BlakeTwo256>,
	keys: &[Vec<u8>],
) -> Result<(Vec<Value>, Vec<Vec<u8>>), Rejection> {
	let recorder = Recorder::<BlakeTwo256>::default();
	let values = keys
		.iter()
		.map(|key| {
			let mut recording = recorder.as_trie_recorder(root);
			read_trie_value::<Layout, _>(database, &root, key, Some(&mut recording), None)
				.map_err(|_| Rejection::State)
		})
		.collect::<Result<_, _>>()?;
	Ok((values, recorder.drain_storage_proof().into_iter_nodes().collect()))
}

/// The trie's nodes, by their hashes.
pub(super) fn database_of(nodes: &[Vec<u8>]) -> MemoryDB<BlakeTwo256> {
	StorageProof::new(nodes.iter().cloned()).into_memory_db()
}
