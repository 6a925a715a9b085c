//! `medibloc record open`: the document of a sealed record, as it was issued.

use crate::{
	arguments::Hash32,
	cli::Open as Arguments,
	failure::Failure,
	package::{ensure_new_file, write_new_file, Package},
	report::Report,
};
use serde::Serialize;
use std::{fmt, path::PathBuf};

#[derive(Serialize)]
struct Opened<'a> {
	anchor: Hash32,
	document: &'a str,
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
		return Ok(Report::done(&Written { file, bytes: document.len(), anchor }));
	}
	// A document that was committed to is text.
	let text = String::from_utf8_lossy(&document);
	let opened = Opened { anchor, document: &text };
	Ok(Report::verbatim(&opened, document.clone()))
}
