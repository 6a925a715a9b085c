//! `medibloc record disclose`: show some fields of a sealed record.

use crate::{
	arguments::Hash32,
	cli::Disclose as Arguments,
	commands::verify::Shown,
	failure::Failure,
	package::{write_new_file, Package},
	report::Report,
};
use medibloc_record::{disclose, Document, Policy};
use serde::Serialize;
use std::{fmt, path::PathBuf};

#[derive(Serialize)]
struct Disclosed {
	proof: PathBuf,
	bytes: usize,
	anchor: Hash32,
	disclosed: Vec<Shown>,
}

impl fmt::Display for Disclosed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { proof, bytes, disclosed, .. } = self;
		writeln!(f, "Wrote the proof {} ({bytes} bytes). Who reads it learns:", proof.display())?;
		for shown in disclosed {
			writeln!(f, "  {shown}")?;
		}
		write!(
			f,
			"and, as every proof tells, how many fields the record has to within a factor of two."
		)
	}
}

/// `medibloc record disclose`.
pub fn run(arguments: Arguments) -> Result<Report, Failure> {
	let package = Package::read(&arguments.package)?;
	let document = Document::read(&package.document).map_err(Failure::refused)?;
	let fields = arguments
		.fields
		.iter()
		.map(|pointer| {
			document.field(pointer).map_err(|error| Failure::refused(format!("{pointer}: {error}")))
		})
		.collect::<Result<Vec<_>, _>>()?;
	let seal = &package.seal;
	let proof =
		disclose(&document, &seal.seed(), &seal.terms(), &fields).map_err(Failure::refused)?;

	// What is reported is what a verifier will read, not what was meant.
	let verified = proof.verify(&Policy::default()).map_err(Failure::refused)?;
	let text = proof.to_json();
	write_new_file(&arguments.output, text.as_bytes())?;
	Ok(Report::done(&Disclosed {
		proof: arguments.output,
		bytes: text.len(),
		anchor: seal.anchor,
		disclosed: verified.disclosed().iter().map(Shown::new).collect(),
	}))
}
