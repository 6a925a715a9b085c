//! How many bytes the chain's growth takes.

use crate::{
	chain::{Chain, Keep},
	full_blocks::Load,
	measurement::Measurement,
	settings::Settings,
	transactions::{self, Place, MORE_THAN_A_BLOCK},
	Error, Genesis,
};
use codec::Encode;
use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// What is measured, and how.
pub const ABOUT: &str = "\
Chains of different lengths and with different numbers of accounts, built in one process and \
finalised, with only the last state kept; what the files of the closed ParityDB take on the disk is \
compared. *State* is the growth for accounts in the first block: entries and trie, without blocks. \
*Database* is the growth for full blocks of anchors, with everything: blocks, headers, anchors, the \
trie above them. *Block* is the encoded block over its anchors.";

/// The slot of the first block.
const FIRST_SLOT: u64 = 600_000_000;

/// How much the files in `folder` take on the disk: a database makes files with holes in them.
fn size(folder: &Path) -> Result<u64, Error> {
	let mut bytes = 0;
	for entry in fs::read_dir(folder)? {
		let entry = entry?;
		let metadata = entry.metadata()?;
		bytes += if metadata.is_dir() { size(&entry.path())? } else { 512 * metadata.blocks() };
	}
	Ok(bytes)
}

/// What a chain with `blocks` full blocks of anchors takes, how many anchors it has, and how large
/// the blocks are.
fn build(settings: &Settings, accounts: u32, blocks: u32) -> Result<(u64, usize, usize), Error> {
	let genesis: Genesis = Load::Anchors.genesis(transactions::accounts(0..accounts))?;
	let folder = tempfile::tempdir()?;
	let tokio = settings.tokio.handle();
	let chain = Chain::open(folder.path(), &genesis, Keep::Last, tokio.clone())?;
	let place = Place { genesis_hash: chain.genesis_hash(), nonce: 0 };
	let (mut anchors, mut length) = (0, 0);
	for number in 0..blocks {
		let senders = number * MORE_THAN_A_BLOCK..(number + 1) * MORE_THAN_A_BLOCK;
		let transactions = Load::Anchors.transactions(place, senders);
		let slot = FIRST_SLOT + u64::from(number);
		let authored = tokio.block_on(chain.author(slot.into(), &transactions))?;
		chain.finalize()?;
		anchors += authored.transactions();
		length += authored.block.encoded_size();
	}
	chain.close()?;
	Ok((size(folder.path())?, anchors, length))
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let blocks = if settings.quick { 4 } else { 12 };
	let accounts = (blocks + 1) * MORE_THAN_A_BLOCK;
	let (of_some, ..) = build(settings, accounts, 0)?;
	let (of_twice, ..) = build(settings, 2 * accounts, 0)?;
	// The first block writes what every chain has.
	let (at_first, first_anchors, _) = build(settings, accounts, 1)?;
	let (at_last, anchors, length) = build(settings, accounts, blocks + 1)?;

	let per = |bytes: u64, count: usize| vec![bytes as f64 / count as f64];
	let grown = at_last.saturating_sub(at_first);
	Ok(vec![
		Measurement::new(
			"database-per-anchor",
			"database, for each anchor",
			"bytes",
			per(grown, anchors - first_anchors),
		),
		Measurement::new(
			"state-per-account",
			"state, for each account",
			"bytes",
			per(of_twice.saturating_sub(of_some), accounts as usize),
		),
		Measurement::new(
			"block-per-anchor",
			"block, for each anchor",
			"bytes",
			per(length as u64, anchors),
		),
	])
}
