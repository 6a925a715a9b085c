//! `medibloc record seal`: commit to a record.

use crate::{
	arguments::Hash32,
	cli::Seal as Arguments,
	commands::anchor::Put,
	failure::Failure,
	package::{ensure_free, read_bounded, Package, Seal, MAX_DOCUMENT_BYTES},
	report::Report,
};
use medibloc_client::{keys::Keypair, Chain};
use medibloc_record::{Commitment, Document, Seed, Terms};
use serde::Serialize;
use std::{fmt, path::PathBuf};

#[derive(Serialize)]
struct Sealed {
	package: PathBuf,
	anchor: Hash32,
	content_root: Hash32,
	record_root: Hash32,
	units: usize,
	leaves: u64,
	#[serde(skip_serializing_if = "Option::is_none")]
	on_chain: Option<Put>,
}

impl fmt::Display for Sealed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { package, anchor, leaves, .. } = self;
		writeln!(
			f,
			"Sealed in {} ({leaves} leaves). Keep it secret and keep a copy:",
			package.display()
		)?;
		writeln!(f, "  it opens the whole record, and nothing can be disclosed without it.")?;
		match &self.on_chain {
			Some(put) => write!(f, "{put}"),
			None => {
				write!(f, "Anchor: {anchor}\n  not on a chain; `medibloc anchor put` puts it there")
			}
		}
	}
}

/// `medibloc record seal`.
pub async fn run(arguments: Arguments) -> Result<Report, Failure> {
	if arguments.signer.is_named() && !arguments.anchor {
		return Err(Failure::unusable(
			"nothing is signed without --anchor: add it, or leave out who signs",
		));
	}
	let key = arguments.anchor.then(|| arguments.signer.key()).transpose()?;
	ensure_free(&arguments.output)?;
	let text = read_bounded(&arguments.file, MAX_DOCUMENT_BYTES)?;
	let document = Document::read(&text).map_err(|error| {
		Failure::refused(format!("{} is no record to seal: {error}", arguments.file.display()))
	})?;
	let terms = Terms { profile: &arguments.profile, previous: None, account: arguments.account.0 };
	let seed = fresh_seed()?;
	let commitment = Commitment::new(&document, &seed, &terms).map_err(|error| {
		Failure::refused(format!("{} cannot be sealed: {error}", arguments.file.display()))
	})?;
	let seal = Seal::new(&commitment, &seed, &terms);
	let mut sealed = Sealed {
		package: arguments.output.clone(),
		anchor: seal.anchor,
		content_root: Hash32(commitment.content_root()),
		record_root: Hash32(commitment.record_root()),
		units: commitment.units().len(),
		leaves: commitment.units().iter().map(|unit| u64::from(unit.leaves)).sum(),
		on_chain: None,
	};

	// A node that cannot be reached leaves nothing behind; from the moment the transaction may be on
	// its way, the package is safe on the disk.
	let anchoring = match key {
		Some(key) => Some((Chain::connect(&arguments.chain.chain).await?, key)),
		None => None,
	};
	Package { document: text.clone(), seal }.write(&arguments.output)?;
	if let Some((chain, key)) = anchoring {
		sealed.on_chain = Some(anchor(&chain, &key, &sealed).await?);
	}
	Ok(Report::done(&sealed))
}

async fn anchor(chain: &Chain, key: &Keypair, sealed: &Sealed) -> Result<Put, Failure> {
	let anchoring = chain.anchor(sealed.anchor.0, key).await.map_err(|error| {
		Failure::from(error).but(format!(
			"the record is sealed in {0}: `medibloc anchor put {0}` anchors it later",
			sealed.package.display()
		))
	})?;
	Ok(Put::new(chain, sealed.anchor, anchoring))
}

/// 32 bytes from the operating system's generator.
fn fresh_seed() -> Result<Seed, Failure> {
	let mut bytes = [0; 32];
	getrandom::fill(&mut bytes).map_err(|error| {
		Failure::unchecked(format!("the operating system gives no random bytes: {error}"))
	})?;
	Ok(Seed::from_bytes(bytes))
}
