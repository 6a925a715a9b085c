//! `medibloc record open`: the document of a sealed record, as it was issued.

use crate::{
	arguments::Hash32,
	cli::Open as Arguments,
	failure::Failure,
	package::{ensure_new_file, write_new_file, Package},
	report::Report,
};
use serde::{ser::Error, Serialize, Serializer};
use std::{fmt, path::PathBuf};
use zeroize::Zeroizing;

#[derive(Serialize)]
struct Opened {
	anchor: Hash32,
	#[serde(serialize_with = "as_text")]
	document: Zeroizing<Vec<u8>>,
}

/// A document that was committed to is text.
fn as_text<S: Serializer>(document: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
	let text = std::str::from_utf8(document).map_err(S::Error::custom)?;
	serializer.serialize_str(text)
}

impl AsRef<[u8]> for Opened {
	fn as_ref(&self) -> &[u8] {
		&self.document
	}
}

#[derive(Serialize)]
struct Written {
	file: PathBuf,
	bytes: usize,
	anchor: Hash32,
}

impl fmt::Display for Written {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { file, bytes, anchor } = self;
		write!(
			f,
			"Wrote {} ({bytes} bytes), which is not encrypted.\nAnchor: {anchor}",
			file.display()
		)
	}
}

/// `medibloc record open`.
pub fn run(arguments: Arguments) -> Result<Report, Failure> {
	if let Some(file) = &arguments.output {
		ensure_new_file(file)?;
	}
	let Package { document, seal } = Package::read(&arguments.package, &arguments.key)?;
	let anchor = seal.anchor;
	if let Some(file) = arguments.output {
		write_new_file(&file, &document)?;
		return Ok(Report::done(Written { file, bytes: document.len(), anchor }));
	}
	Ok(Report::verbatim(Opened { anchor, document }))
}
