//! `medibloc record seal`: commit to a record, and encrypt it.

use crate::{
	arguments::Hash32,
	cli::Seal as Arguments,
	commands::{anchor::Put, anchoring::Anchorer, attest, batch, roots::Roots},
	failure::Failure,
	package::{ensure_free, read_bounded, Package, Seal, MAX_DOCUMENT_BYTES},
	progress,
	report::Report,
	secret::Secret32,
	vault::KeyArguments,
};
use medibloc_client::Chain;
use medibloc_record::{CommitError, Commitment, Document, Seed, Terms};
use serde::Serialize;
use std::{
	fmt,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

#[derive(Serialize)]
struct Sealed {
	package: PathBuf,
	anchor: Hash32,
	content_root: Hash32,
	record_root: Hash32,
	units: u32,
	leaves: u64,
	/// The address of the key that can anchor the record with a voucher.
	one_time_key: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	on_chain: Option<Put>,
}

impl fmt::Display for Sealed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { anchor, leaves, one_time_key, .. } = self;
		let package = self.package.display();
		writeln!(f, "Sealed in {package} ({leaves} leaves), encrypted. Keep a copy of it:")?;
		writeln!(f, "  it opens the whole record, and nothing can be disclosed without it.")?;
		match &self.on_chain {
			Some(put) => write!(f, "{put}"),
			None => write!(
				f,
				"Anchor: {anchor}\n  not on a chain; `medibloc anchor put {package} --from NAME` puts it there.\n  To show \
				 no account, ask for a voucher for {one_time_key},\n  a key that signs nothing else: \
				 `medibloc anchor put {package} --voucher FILE`"
			),
		}
	}
}

/// A record that was read and committed to, and is not written yet.
pub struct Draft {
	/// The package.
	pub package: Package,
	/// What the package commits to.
	pub commitment: Commitment,
}

impl Draft {
	/// Reads the record in `file`, and commits to it with a fresh seed.
	///
	/// # Errors
	///
	/// The file cannot be read, or is no record.
	pub fn new(file: &Path, terms: &Terms<'_>) -> Result<Self, Failure> {
		let document = read_document(file)?;
		let parsed = parse(&document, file)?;
		let seed = Secret32::random()?;
		let commitment =
			commit(file, || Commitment::new(&parsed, &Seed::from_bytes(*seed.bytes()), terms))?;
		let seal = Seal::new(Hash32(commitment.anchor()), seed, terms)?;
		Ok(Self { package: Package { document, seal }, commitment })
	}
}

fn read_document(file: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
	read_bounded(file, MAX_DOCUMENT_BYTES).map(Zeroizing::new)
}

fn parse<'a>(document: &'a [u8], file: &Path) -> Result<Document<'a>, Failure> {
	Document::read(document).map_err(|error| {
		Failure::refused(format!("{} is no record to seal: {error}", file.display()))
	})
}

/// What `commit` makes of the record in `file`.
fn commit<T>(file: &Path, commit: impl FnOnce() -> Result<T, CommitError>) -> Result<T, Failure> {
	progress::during("committing", commit)
		.map_err(|error| Failure::refused(format!("{} cannot be sealed: {error}", file.display())))
}

/// `medibloc record seal`. What everybody will see of an anchor is said before, unless `as_json`.
pub async fn run(arguments: Arguments, as_json: bool) -> Result<Report, Failure> {
	if arguments.signer.is_named() && !arguments.anchor {
		return Err(Failure::unusable(
			"nothing is signed without --anchor: add it, or leave out who signs",
		));
	}
	if let (Some(path), Some(directory)) = (&arguments.attestation, &arguments.file) {
		let key = KeyArguments {
			identities: arguments.identities.clone(),
			passphrase_file: arguments.passphrase_file.clone(),
		};
		return attest::attach(directory, path, &key);
	}
	let (Some(profile), Some(account)) = (&arguments.profile, arguments.account) else {
		return Err(Failure::unusable("name the owner's --account, and the record's --profile"));
	};
	let terms =
		Terms { profile, previous: arguments.previous.map(|anchor| anchor.0), account: account.0 };
	match (&arguments.batch, &arguments.file, &arguments.output) {
		(_, Some(file), output) if arguments.seed.is_some() => {
			reproduce(&arguments, file, output.is_some(), &terms, as_json)
		}
		(Some(folder), _, Some(output)) => {
			batch::run(&arguments, folder, output, &terms, as_json).await
		}
		(None, Some(file), Some(output)) => one(&arguments, file, output, &terms, as_json).await,
		_ => Err(Failure::unusable("name a record, and with -o where it is sealed")),
	}
}

async fn one(
	arguments: &Arguments,
	file: &Path,
	output: &Path,
	terms: &Terms<'_>,
	as_json: bool,
) -> Result<Report, Failure> {
	let anchorer = anchorer(arguments)?;
	ensure_free(output)?;
	let Draft { mut package, commitment } = Draft::new(file, terms)?;
	let readers = arguments.readers.readers(arguments.passphrase_file.as_deref())?;
	let mut sealed = Sealed {
		package: output.into(),
		anchor: package.seal.anchor,
		content_root: Hash32(commitment.content_root()),
		record_root: Hash32(commitment.record_root()),
		units: commitment.units(),
		leaves: commitment.leaves(),
		one_time_key: package.seal.one_time_key()?.public_key().to_account_id().to_string(),
		on_chain: None,
	};

	// A node that cannot be reached leaves nothing behind; from the moment the transaction may be on
	// its way, the package is safe on the disk.
	let anchoring = match anchorer {
		Some(anchorer) => Some((connect(arguments, &anchorer).await?, anchorer)),
		None => None,
	};
	package.write(output, &readers)?;
	if let Some((chain, anchorer)) = anchoring {
		let put = anchorer.anchor(&chain, sealed.anchor, !as_json).await.map_err(|failure| {
			let shown = output.display();
			failure.but(format!(
				"the record is sealed in {shown}: `medibloc anchor put {shown}` anchors it later"
			))
		})?;
		sealed.on_chain = Some(put);
	}
	Ok(Report::done(sealed))
}

/// Who anchors, if somebody is to.
pub fn anchorer(arguments: &Arguments) -> Result<Option<Anchorer>, Failure> {
	let voucher = arguments.voucher.as_deref();
	arguments.anchor.then(|| Anchorer::named(&arguments.signer, voucher)).transpose()
}

/// Connects to the chain that is anchored on.
pub async fn connect(arguments: &Arguments, anchorer: &Anchorer) -> Result<Chain, Failure> {
	let chain = Chain::connect(&arguments.chain.chain).await?;
	anchorer.ensure_same_chain(&chain)?;
	Ok(chain)
}

/// Prints all roots of the commitment that follows from a known seed, and writes nothing.
fn reproduce(
	arguments: &Arguments,
	file: &Path,
	is_written: bool,
	terms: &Terms<'_>,
	as_json: bool,
) -> Result<Report, Failure> {
	if !as_json || is_written {
		return Err(Failure::unusable(
			"--seed only shows, with --json and without -o, what a commitment is made of: a seed is never used for two \
			 documents, so a record that is kept gets a fresh one",
		));
	}
	let seed = arguments.seed.as_ref().and_then(|text| text.secret());
	let seed = seed.ok_or_else(|| Failure::unusable("--seed needs 64 hexadecimal digits"))?;
	let document = read_document(file)?;
	let parsed = parse(&document, file)?;
	let seed = Seed::from_bytes(*seed.bytes());
	Ok(Report::for_machines(commit(file, || Roots::new(&parsed, &seed, terms))?))
}
