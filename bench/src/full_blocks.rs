//! Full blocks, and how long a node takes to import them.

use crate::{
	chain::{Authored, Chain, Keep},
	genesis::STAKE,
	settings::Settings,
	transactions::{self, Place, Sender, MORE_THAN_A_BLOCK},
	Error, Genesis,
};
use medibloc_primitives::{token::MED, AccountId, Balance};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_runtime::OpaqueExtrinsic;
use std::{
	fs, io,
	ops::Range,
	path::Path,
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// The slot of the first block.
pub const FIRST_SLOT: u64 = 600_000_000;

/// The last slot in which vouchers are good.
const VOUCHERS_UNTIL: u64 = FIRST_SLOT + 1_000;

/// How many accounts there are. Half of them send; to the others the transfers go.
const ACCOUNTS: u32 = 4 * MORE_THAN_A_BLOCK;

/// Who pays for many.
const HOSPITAL: Sender = Sender(u32::MAX);

/// What it has staked: a share with which it can pay for full blocks.
const STAKE_OF_HOSPITAL: Balance = 1_000_000 * MED;

/// As many as `senders`, none of whom has an account.
fn strangers(senders: Range<u32>) -> Range<u32> {
	senders.start.saturating_add(ACCOUNTS)..senders.end.saturating_add(ACCOUNTS)
}

/// What the blocks are full of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Load {
	/// Anchors.
	Anchors,
	/// Anchors that somebody else pays for.
	SponsoredAnchors(Sponsoring),
	/// Transfers, on the chain's own runtime.
	Transfers,
	/// Transfers on the control runtime, under the stock pipeline of fees.
	ControlTransfers,
}

/// Who pays for whom.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sponsoring {
	/// One for all, as a hospital for its patients, who are the senders of the other loads.
	OneForAll,
	/// For each of the same senders another one.
	OneForEach,
	/// One for all, and nobody whom it pays for has an account: the transaction makes it.
	OneForStrangers,
}

impl Sponsoring {
	/// Who pays for `sender`.
	pub fn payer(self, sender: Sender) -> Sender {
		match self {
			Self::OneForAll | Self::OneForStrangers => HOSPITAL,
			Self::OneForEach => Sender(sender.0.saturating_add(ACCOUNTS / 2)),
		}
	}
}

impl Load {
	/// A chain in which `accounts` own something.
	pub fn genesis(self, accounts: Vec<AccountId>) -> Result<Genesis, Error> {
		match self {
			Self::Anchors | Self::Transfers => Genesis::medibloc(DEV_RUNTIME_PRESET, accounts),
			Self::SponsoredAnchors(_) => {
				let stakes = accounts.iter().cloned().map(|who| (who, STAKE));
				let hospital = (HOSPITAL.account(), STAKE_OF_HOSPITAL);
				let genesis = Genesis::with_stakes(DEV_RUNTIME_PRESET, stakes.chain([hospital]))?;
				// As the first transaction that somebody paid for leaves the account of its sender.
				genesis.with_calls(|| {
					accounts.iter().for_each(|who| {
						medibloc_runtime::System::inc_sufficients(who);
					});
					Ok(())
				})
			}
			Self::ControlTransfers => Genesis::control(accounts),
		}
	}

	/// A transaction from each of `senders`.
	pub fn transactions(self, place: Place, senders: Range<u32>) -> Vec<OpaqueExtrinsic> {
		match self {
			Self::Anchors => transactions::anchors(place, senders),
			Self::SponsoredAnchors(sponsoring) => {
				let senders = match sponsoring {
					Sponsoring::OneForStrangers => strangers(senders),
					_ => senders,
				};
				let payer = |sender| sponsoring.payer(sender);
				transactions::sponsored_anchors(place, senders, payer, VOUCHERS_UNTIL)
			}
			Self::Transfers => transactions::transfers(place, senders),
			Self::ControlTransfers => transactions::control_transfers(place, senders),
		}
	}
}

/// Authors a block of `slot` with as many of `transactions` as it has room for.
///
/// # Errors
///
/// It cannot be built, or has room for all.
pub fn full_block(
	settings: &Settings,
	chain: &Chain,
	slot: u64,
	transactions: &[OpaqueExtrinsic],
) -> Result<Authored, Error> {
	let authored = settings.tokio.block_on(chain.author(slot.into(), transactions))?;
	if !authored.is_full {
		return Err(Error::Unmeasured(format!("the block of slot {slot} is not full")));
	}
	Ok(authored)
}

fn open(settings: &Settings, folder: &Path, genesis: &Genesis) -> Result<Chain, Error> {
	Chain::open(folder, genesis, Keep::Default, settings.tokio.handle().clone())
}

/// Copies a database that nobody has open: files side by side.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
	for file in fs::read_dir(from)? {
		let file = file?;
		fs::copy(file.path(), to.join(file.file_name()))?;
	}
	Ok(())
}

/// Two full blocks, one after the other at the beginning of a chain, each transaction from another
/// account.
pub struct FullBlocks<'a> {
	settings: &'a Settings,
	genesis: Genesis,
	/// A database with the state before the first block. Every import begins with a copy.
	begun: TempDir,
	/// The first block.
	pub first: Authored,
	/// The second block.
	pub second: Authored,
}

/// How long the import of a block took: its execution, and its way to the database.
#[derive(Clone, Copy, Debug)]
pub struct Import {
	/// On a node that has just been started: nothing of the state is in its cache.
	pub cold: Duration,
	/// On a node that has what the block needs in its cache, as one that has checked the block's
	/// transactions before.
	pub warm: Duration,
}

impl<'a> FullBlocks<'a> {
	/// Builds the blocks.
	///
	/// # Errors
	///
	/// They cannot be built, or are not full.
	pub fn build(settings: &'a Settings, load: Load) -> Result<Self, Error> {
		let accounts = transactions::accounts(0..ACCOUNTS);
		let genesis = load.genesis(accounts)?;
		let (begun, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
		open(settings, begun.path(), &genesis)?.close()?;
		copy(begun.path(), folder.path())?;
		let chain = open(settings, folder.path(), &genesis)?;
		let place = Place { genesis_hash: chain.genesis_hash(), nonce: 0 };
		let transactions = load.transactions(place, 0..ACCOUNTS / 2);
		let (for_first, for_second) = transactions.split_at(transactions.len() / 2);
		let first = full_block(settings, &chain, FIRST_SLOT, for_first)?;
		let second = full_block(settings, &chain, FIRST_SLOT + 1, for_second)?;
		chain.close()?;
		Ok(Self { settings, genesis, begun, first, second })
	}

	/// Imports both blocks into a new chain, the first cold, the second warm.
	///
	/// # Errors
	///
	/// The blocks cannot be imported.
	pub fn import(&self) -> Result<Import, Error> {
		let Self { settings, genesis, begun, .. } = self;
		let folder = tempfile::tempdir()?;
		// Who writes the first state has it in the cache; who opens a copy does not.
		copy(begun.path(), folder.path())?;
		let chain = open(settings, folder.path(), genesis)?;
		let import = |authored: &Authored| {
			let authored = authored.clone();
			let start = Instant::now();
			settings.tokio.block_on(chain.import(authored))?;
			Ok::<_, Error>(start.elapsed())
		};
		let cold = import(&self.first)?;
		chain.execute(self.second.block.clone())?;
		let warm = import(&self.second)?;
		chain.close()?;
		Ok(Import { cold, warm })
	}
}
