//! `medibloc producers`: who makes the blocks, and who wants to.

use super::table::Table;
use crate::{
	cli::Producers,
	commands::asked::Asked,
	failure::Failure,
	report::{print_anew, Report},
};
use medibloc_client::Chain;
use std::convert::Infallible;

/// `medibloc producers`.
pub async fn list(arguments: Producers, as_json: bool) -> Result<Report, Failure> {
	let chain = Chain::connect(&arguments.chain.chain).await?;
	if arguments.watch {
		match watch(&chain, as_json).await? {}
	}
	Ok(Report::done(table(&chain).await?))
}

async fn table(chain: &Chain) -> Result<Table, Failure> {
	Ok(Table::new(&chain.producers().await?, Asked::new(chain)))
}

/// Prints the table with every block, until something fails; Ctrl-C ends the program.
async fn watch(chain: &Chain, as_json: bool) -> Result<Infallible, Failure> {
	let mut blocks = chain.new_blocks().await?;
	loop {
		blocks.next().await?;
		print_anew(&table(chain).await?, as_json)?;
	}
}
