//! B9: how the cost of a block grows with how many there are of something.

mod candidates;
mod cost;
mod electorate;
mod pending;
mod voters;

use crate::{measurement::Measurement, settings::Settings, Error};

/// What is measured, and how.
pub const ABOUT: &str = "\
Chains that differ in one number, and the same block on each. A round executes it on all of them, from the fewest to the \
most and back, in this process; the state that it needs is in the node's cache. *Growth* is the cost where there are \
most over the cost where there are fewest. A cost is a block's time over what is in it: 500 anchors, 100 votes, 100 \
unstakes, 100 releases of chunks that are due, or nothing; *an election* is the empty block that begins an epoch, with \
all that this takes.

*Voters*: everybody has staked and has a ballot, counted as the chain counts it; there are 1,000 candidates. A vote \
takes back 21 votes and gives 21 others: 42 tallies change, the most that one vote can. Who unstakes has a ballot of 21 \
names, so that 21 tallies change. All other ballots name one candidate, because a million that name 21 are 700 MB; an \
election reads no ballot, a vote none but its own. What grows is the depth of the trie. *Candidates*: 1,000 voters; a \
vote takes back 10 votes and gives 10 others. An election reads every candidate, so what is asked of it is not how it \
grows, but that where there are most, 1,000, it takes no longer than its weight, and its block no more than a \
hundredth of what a block may take. The weight is that of the benchmark `elect`; pallet-session declares the whole \
block anyway. Against it stands the block that elects, without what the same block takes on a chain that differs in \
this only: too little is staked there, and whoever is in office stays. *Pending chunks*: as many parts of stakes are on \
their way out besides the 100 that are due, each of another account; all chains have the same accounts.";

/// The slot of the first blocks.
const SLOT: u64 = 600_000_000;

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let mut rows = voters::measure(settings)?;
	rows.extend(candidates::measure(settings)?);
	rows.extend(pending::measure(settings)?);
	Ok(rows)
}
