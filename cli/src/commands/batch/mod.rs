//! `medibloc record seal --batch`: many records at once.

mod journal;

use crate::{
	arguments::Hash32,
	cli::Seal as Arguments,
	commands::{
		anchoring::Anchorer,
		seal::{anchorer, connect, Draft},
	},
	failure::{Failure, Status},
	package::{read_anchor, remove_left_over},
	progress::Steps,
	report::Report,
	vault::Readers,
};
use journal::Journal;
use medibloc_client::{AccountId32, Chain};
use medibloc_primitives::anchor::MAX_ROOTS;
use medibloc_record::Terms;
use serde::Serialize;
use std::{
	fmt, fs,
	path::{Path, PathBuf},
};

/// What became of a batch.
#[derive(Serialize)]
struct Batch {
	folder: PathBuf,
	/// How many records were sealed now.
	sealed: usize,
	/// How many were before.
	sealed_before: usize,
	records: Vec<Record>,
	refused: Vec<Refused>,
	#[serde(skip_serializing_if = "Option::is_none")]
	on_chain: Option<OnChain>,
}

/// A sealed record.
#[derive(Serialize)]
struct Record {
	name: String,
	anchor: Hash32,
}

/// A file that is not sealed.
#[derive(Serialize)]
struct Refused {
	file: PathBuf,
	reason: String,
}

/// The anchors of a batch on their chain.
#[derive(Serialize)]
struct OnChain {
	genesis: Hash32,
	/// How many came with this run.
	anchored: usize,
	/// How many were there before.
	anchored_before: usize,
	transactions: usize,
	/// What everybody sees of the transactions, if there were any.
	#[serde(skip_serializing_if = "Vec::is_empty")]
	observer_sees: Vec<String>,
}

impl fmt::Display for Batch {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { sealed, sealed_before, refused, .. } = self;
		let folder = self.folder.display();
		write!(f, "Sealed in {folder}, encrypted: {sealed} records now, {sealed_before} before.")?;
		match &self.on_chain {
			Some(on_chain) => write!(f, "\n{on_chain}")?,
			None => {
				f.write_str("\n  not on a chain; the same command with --anchor puts them there")?
			}
		}
		for Refused { reason, .. } in refused {
			write!(f, "\nNot sealed: {reason}")?;
		}
		Ok(())
	}
}

impl fmt::Display for OnChain {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { genesis, anchored, anchored_before, transactions, observer_sees } = self;
		write!(
			f,
			"Anchored and final: {anchored} roots now, {anchored_before} before (transactions: {transactions})\n  on the \
			 chain with genesis {genesis}"
		)?;
		for sentence in observer_sees {
			write!(f, "\n{sentence}")?;
		}
		Ok(())
	}
}

/// `medibloc record seal --batch`.
pub async fn run(
	arguments: &Arguments,
	folder: &Path,
	output: &Path,
	terms: &Terms<'_>,
	as_json: bool,
) -> Result<Report, Failure> {
	let anchorer = anchorer(arguments)?;
	let files = records_in(folder)?;
	let readers = arguments.readers.readers(arguments.passphrase_file.as_deref())?;
	// A node that cannot be reached leaves nothing behind.
	let anchoring = match anchorer {
		Some(anchorer) => Some((connect(arguments, &anchorer).await?, anchorer)),
		None => None,
	};
	let mut journal = Journal::open(output, terms)?;
	remove_left_over(output);
	let steps = Steps::new(as_json);
	let mut batch = Sealing { output, terms, readers, journal: &mut journal }.all(files, &steps)?;
	if let Some((chain, anchorer)) = anchoring {
		let anchoring = anchor_all(&chain, &anchorer, &batch.records, &mut journal, &steps);
		batch.on_chain = Some(anchoring.await.map_err(|failure| {
			failure.but(format!(
				"the records are sealed in {}: the same command goes on",
				output.display()
			))
		})?);
	}
	drop(steps);
	let status = if batch.refused.is_empty() { Status::Done } else { Status::Refused };
	Ok(Report::new(status, batch))
}

/// The .json files of a folder in the order of their names, but hidden ones.
fn records_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
	let reading = |error| Failure::reading(folder, &error);
	let mut files = Vec::new();
	for entry in fs::read_dir(folder).map_err(reading)? {
		let path = entry.map_err(reading)?.path();
		let is_hidden =
			path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
		let is_json = path.extension().is_some_and(|extension| extension == "json");
		if is_json && !is_hidden && !path.is_dir() {
			files.push(path);
		}
	}
	files.sort();
	match files.is_empty() {
		true => Err(Failure::unusable(format!("{} has no .json files", folder.display()))),
		false => Ok(files),
	}
}

/// The sealing of a batch.
struct Sealing<'a> {
	output: &'a Path,
	terms: &'a Terms<'a>,
	readers: Readers,
	journal: &'a mut Journal,
}

/// What became of one file.
enum Outcome {
	Sealed(Record),
	SealedBefore(Record),
	Refused(String),
}

impl Sealing<'_> {
	fn all(mut self, files: Vec<PathBuf>, steps: &Steps) -> Result<Batch, Failure> {
		let mut batch = Batch {
			folder: self.output.into(),
			sealed: 0,
			sealed_before: 0,
			records: Vec::new(),
			refused: Vec::new(),
			on_chain: None,
		};
		let total = files.len();
		for (file, number) in files.into_iter().zip(1_usize..) {
			steps.show(&format!("sealing {number} of {total}"));
			match self.one(&file)? {
				Outcome::Sealed(record) => {
					batch.sealed = batch.sealed.saturating_add(1);
					batch.records.push(record);
				}
				Outcome::SealedBefore(record) => {
					batch.sealed_before = batch.sealed_before.saturating_add(1);
					batch.records.push(record);
				}
				Outcome::Refused(reason) => batch.refused.push(Refused { file, reason }),
			}
		}
		Ok(batch)
	}

	/// Seals one file, unless it was before.
	///
	/// # Errors
	///
	/// The folder cannot be written to: then nothing else can be sealed either.
	fn one(&mut self, file: &Path) -> Result<Outcome, Failure> {
		let shown = file.display();
		let Some(name) = file.file_stem().and_then(|name| name.to_str()) else {
			return Ok(Outcome::Refused(format!("{shown} has a name that is no text: rename it")));
		};
		let (name, directory) = (name.to_string(), self.output.join(name));
		let known = self.journal.sealed(&name);
		if fs::symlink_metadata(&directory).is_ok() {
			return self.sealed_before(name, &directory, known);
		}
		if known.is_some() {
			return Ok(Outcome::Refused(format!(
				"{shown} was sealed before, and {} is gone: restore it from a backup; sealed again, the record would have \
				 another anchor",
				directory.display()
			)));
		}
		let mut package = match Draft::new(file, self.terms) {
			Ok(draft) => draft.package,
			Err(failure) => return Ok(Outcome::Refused(failure.message().into())),
		};
		package.write(&directory, &self.readers)?;
		let anchor = package.seal.anchor;
		self.journal.seal(&name, anchor)?;
		Ok(Outcome::Sealed(Record { name, anchor }))
	}

	/// A directory has its name only when all of it is written, so it is a whole package, or none of this batch.
	fn sealed_before(
		&mut self,
		name: String,
		directory: &Path,
		known: Option<Hash32>,
	) -> Result<Outcome, Failure> {
		match (read_anchor(directory), known) {
			(Ok(anchor), None) => {
				self.journal.seal(&name, anchor)?;
				Ok(Outcome::SealedBefore(Record { name, anchor }))
			}
			(Ok(anchor), Some(known)) if anchor == known => {
				Ok(Outcome::SealedBefore(Record { name, anchor }))
			}
			(Ok(anchor), Some(known)) => Ok(Outcome::Refused(format!(
				"{} holds the record with the anchor {anchor}, and the journal names {known}",
				directory.display()
			))),
			(Err(failure), _) => Ok(Outcome::Refused(failure.message().into())),
		}
	}
}

/// Anchors what is not anchored yet, with as few transactions as there can be.
async fn anchor_all(
	chain: &Chain,
	anchorer: &Anchorer,
	records: &[Record],
	journal: &mut Journal,
	steps: &Steps,
) -> Result<OnChain, Failure> {
	let genesis = Hash32(chain.genesis_hash());
	if let Some(account) = journal.unknown_sender(genesis) {
		steps.show("waiting for what was sent before");
		chain.settled(&AccountId32(account.0)).await?;
	}
	let is_missing = |anchor: &[u8; 32]| !journal.is_anchored(genesis, Hash32(*anchor));
	let mut roots: Vec<_> =
		records.iter().map(|record| record.anchor.0).filter(is_missing).collect();
	// In this order they tell nobody which record is whose, not even by the transaction that they come with.
	roots.sort_unstable();
	let mut on_chain = OnChain {
		genesis,
		anchored: 0,
		anchored_before: records.len().saturating_sub(roots.len()),
		transactions: 0,
		observer_sees: Vec::new(),
	};
	let mut left = roots.len();
	for chunk in roots.chunks(MAX_ROOTS as usize) {
		steps.say(&anchorer.observed(Some(chunk.len())).to_string());
		steps.show(&format!("anchoring {left} roots"));
		journal.send(genesis, Hash32(anchorer.account().0), chunk.len())?;
		let anchorings = anchorer.anchor_many(chain, chunk).await?;
		journal.anchor(genesis, chunk.iter().copied().map(Hash32).collect())?;
		let came = anchorings.iter().filter(|anchoring| !anchoring.was_there).count();
		on_chain.anchored = on_chain.anchored.saturating_add(came);
		on_chain.anchored_before =
			on_chain.anchored_before.saturating_add(chunk.len().saturating_sub(came));
		if came > 0 {
			on_chain.transactions = on_chain.transactions.saturating_add(1);
			on_chain.observer_sees.push(anchorer.observed(Some(came)).to_string());
		}
		left = left.saturating_sub(chunk.len());
	}
	Ok(on_chain)
}
