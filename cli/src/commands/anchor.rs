//! `medibloc anchor`: anchors on the chain.

use crate::{
	arguments::{AnchorSource, Hash32},
	cli::{AnchorPut, AnchorStatus},
	commands::anchoring::{Anchorer, Observed},
	failure::{Failure, Status},
	package::{read_anchor, Package},
	report::Report,
	voucher_file,
};
use medibloc_client::{time::utc, Anchored, Anchoring, Chain};
use serde::Serialize;
use std::fmt;

/// When an anchor came to its chain.
#[derive(Serialize)]
pub struct Since {
	/// The slot of its block.
	slot: u64,
	/// The height of its block.
	block: u32,
	/// The time of the slot, in milliseconds since the Unix epoch.
	anchored_at_unix_ms: u64,
	/// The same in words.
	anchored_at: String,
}

impl From<Anchored> for Since {
	fn from(anchored: Anchored) -> Self {
		Self {
			slot: anchored.slot,
			block: anchored.block,
			anchored_at_unix_ms: anchored.unix_ms(),
			anchored_at: utc(anchored.slot),
		}
	}
}

impl fmt::Display for Since {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { anchored_at, block, .. } = self;
		write!(f, "since {anchored_at}, block {block}")
	}
}

/// When an anchor came to which chain.
#[derive(Serialize)]
pub struct OnChain {
	#[serde(flatten)]
	since: Since,
	/// The chain, by the hash of its first block.
	genesis: Hash32,
}

impl OnChain {
	/// What the chain with this genesis says.
	pub fn new(genesis: Hash32, anchored: Anchored) -> Self {
		Self { since: anchored.into(), genesis }
	}
}

impl fmt::Display for OnChain {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { since, genesis } = self;
		write!(f, "{since}, on the chain with genesis {genesis}")
	}
}

/// What became of the wish to anchor.
#[derive(Serialize)]
pub struct Put {
	anchor: Hash32,
	was_there: bool,
	#[serde(flatten)]
	on_chain: OnChain,
	/// What everybody sees of the transaction, if there was one.
	#[serde(skip_serializing_if = "Option::is_none")]
	observer_sees: Option<String>,
}

impl Put {
	/// What the chain says.
	pub fn new(chain: &Chain, anchor: Hash32, anchoring: Anchoring) -> Self {
		let on_chain = OnChain::new(Hash32(chain.genesis_hash()), anchoring.anchored);
		Self { anchor, was_there: anchoring.was_there, on_chain, observer_sees: None }
	}

	/// Says what everybody sees of the transaction.
	pub fn observed(self, observed: &Observed) -> Self {
		Self { observer_sees: Some(observed.to_string()), ..self }
	}
}

impl fmt::Display for Put {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let how = if self.was_there { "Anchored already" } else { "Anchored and final" };
		write!(f, "{how}: {}\n  {}", self.anchor, self.on_chain)?;
		match &self.observer_sees {
			Some(sentence) => write!(f, "\n{sentence}"),
			None => Ok(()),
		}
	}
}

/// `medibloc anchor put`. What everybody will see of it is said before, unless `as_json`.
pub async fn put(arguments: AnchorPut, as_json: bool) -> Result<Report, Failure> {
	let (anchor, anchorer) = match (&arguments.voucher, arguments.signer.is_named()) {
		(Some(file), false) => {
			let voucher = voucher_file::read(file)?;
			let seal = Package::read(&arguments.package, &arguments.key)?.seal;
			(seal.anchor, Anchorer::one_time(seal.one_time_key()?, voucher)?)
		}
		(voucher, _) => {
			let anchorer = Anchorer::named(&arguments.signer, voucher.as_deref())?;
			(read_anchor(&arguments.package)?, anchorer)
		}
	};
	let chain = Chain::connect(&arguments.chain.chain).await?;
	anchorer.ensure_same_chain(&chain)?;
	Ok(Report::done(anchorer.anchor(&chain, anchor, !as_json).await?))
}

#[derive(Serialize)]
struct AnchorState {
	anchor: Hash32,
	anchored: bool,
	finalized_block: u32,
	#[serde(flatten)]
	on_chain: Option<OnChain>,
}

impl fmt::Display for AnchorState {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { anchor, finalized_block, .. } = self;
		match &self.on_chain {
			Some(on_chain) => write!(f, "Anchored: {anchor}\n  {on_chain}"),
			None => write!(
				f,
				"Not anchored: {anchor}\n  as of block {finalized_block}, the latest that is final"
			),
		}
	}
}

/// `medibloc anchor status`.
pub async fn status(arguments: AnchorStatus) -> Result<Report, Failure> {
	let anchor = match &arguments.anchor {
		AnchorSource::Anchor(anchor) => *anchor,
		AnchorSource::Package(directory) => read_anchor(directory)?,
	};
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let lookup = chain.anchored(anchor.0).await?;
	let state = AnchorState {
		anchor,
		anchored: lookup.anchored.is_some(),
		finalized_block: lookup.finalized_block,
		on_chain: lookup
			.anchored
			.map(|anchored| OnChain::new(Hash32(chain.genesis_hash()), anchored)),
	};
	let status = if state.anchored { Status::Done } else { Status::Refused };
	Ok(Report::new(status, state))
}
