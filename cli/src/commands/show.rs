//! `medibloc record show`: a record as a person reads it.

use crate::{
	arguments::Hash32,
	cli::Show as Arguments,
	commands::{marks::mark_on, verify::Shown},
	failure::Failure,
	package::{read_bounded, Package, MAX_DOCUMENT_BYTES},
	progress,
	report::Report,
};
use medibloc_client::{time::utc_of, AccountId32};
use medibloc_record::{Attestation, Disclosed, Document, JsonError, LeafValue, Mark, Segment};
use serde::Serialize;
use std::fmt;

/// Every value of a document, in its order.
#[derive(Serialize)]
pub struct Listing {
	values: Vec<Value>,
}

#[derive(Serialize)]
struct Value {
	/// A path that `--field` takes.
	path: String,
	#[serde(flatten)]
	shown: Shown,
	/// Why the value may tell whose record it is.
	#[serde(skip_serializing_if = "Option::is_none")]
	identifying: Option<String>,
}

impl Listing {
	/// The values of `document`, of which those are marked that may tell whose it is by what FHIR `profile` knows.
	///
	/// # Errors
	///
	/// The document cannot be read again.
	pub fn new(document: &Document<'_>, profile: &str) -> Result<Self, Failure> {
		let list = || {
			let marks = document.identifying(profile)?;
			let mut values = Vec::new();
			for unit in 0..document.units() {
				for disclosed in document.values(unit)? {
					if !holds_others(&disclosed) {
						values.push(Value::new(&disclosed, &marks));
					}
				}
			}
			Ok(Self { values })
		};
		progress::during("listing the values", list)
			.map_err(|error: JsonError| Failure::refused(error))
	}

	/// How many values there are.
	pub fn len(&self) -> usize {
		self.values.len()
	}
}

/// Is this an object or array with something in it, which has lines of its own?
fn holds_others(disclosed: &Disclosed) -> bool {
	match &disclosed.value {
		LeafValue::Keys(names) => !names.is_empty(),
		LeafValue::Len(count) => *count > 0,
		_ => false,
	}
}

impl Value {
	fn new(disclosed: &Disclosed, marks: &[Mark]) -> Self {
		let mark = mark_on(marks, disclosed.unit, &disclosed.path);
		Self {
			path: fhir_path(disclosed),
			shown: Shown::new(disclosed),
			identifying: mark.map(|mark| mark.kind.to_string()),
		}
	}
}

/// The path of a value, as `--field` takes it.
fn fhir_path(disclosed: &Disclosed) -> String {
	let mut path = String::new();
	if let Some(entry) = disclosed.unit.checked_sub(1) {
		path = format!("entry[{entry}]");
	}
	for segment in disclosed.path.segments() {
		match segment {
			Segment::Index(index) => path.push_str(&format!("[{index}]")),
			Segment::Name(name) => {
				if !path.is_empty() {
					path.push('.');
				}
				match is_identifier(name) {
					true => path.push_str(name),
					false => path
						.push_str(&format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`"))),
				}
			}
		}
	}
	path
}

fn is_identifier(name: &str) -> bool {
	let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
	name.chars().all(word) && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

impl fmt::Display for Listing {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (position, Value { path, shown, identifying }) in self.values.iter().enumerate() {
			let mark = if identifying.is_some() { '!' } else { ' ' };
			let end = if position == 0 { "" } else { "\n" };
			write!(f, "{end}{mark} {path} = {}", shown.value())?;
			if let Some(kind) = identifying {
				write!(f, "   ({kind})")?;
			}
		}
		Ok(())
	}
}

/// A record, sealed or not.
#[derive(Serialize)]
struct Record {
	profile: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	anchor: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	previous: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	account: Option<String>,
	attestations: Vec<Attested>,
	#[serde(flatten)]
	listing: Listing,
}

#[derive(Serialize)]
struct Attested {
	number: u32,
	signer: String,
	certificate: Hash32,
	role: String,
	signed_at: String,
}

impl Attested {
	fn new(number: u32, attestation: &Attestation) -> Self {
		let statement = &attestation.statement;
		Self {
			number,
			signer: AccountId32(statement.signer).to_string(),
			certificate: Hash32(statement.certificate),
			role: statement.role.clone(),
			signed_at: utc_of(statement.signed_at),
		}
	}
}

impl fmt::Display for Record {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}", self.listing)?;
		let identifying = self.listing.values.iter().filter(|value| value.identifying.is_some());
		writeln!(
			f,
			"FHIR {}: {} values, of which {} (!) may tell whose record it is.",
			self.profile,
			self.listing.len(),
			identifying.count()
		)?;
		if let Some(account) = &self.account {
			writeln!(f, "Owner: {account}")?;
		}
		if let Some(previous) = &self.previous {
			writeln!(f, "Amends: {previous}")?;
		}
		for Attested { number, signer, role, signed_at, .. } in &self.attestations {
			writeln!(f, "Attestation {number}: {signer} as {role}, at {signed_at}")?;
		}
		match &self.anchor {
			Some(anchor) => write!(f, "Anchor: {anchor}"),
			None => write!(f, "Not sealed."),
		}
	}
}

/// `medibloc record show`.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
	if arguments.record.is_dir() {
		return sealed(arguments);
	}
	let profile = arguments.profile.clone().ok_or_else(|| {
		Failure::unusable(
			"which FHIR release does the record follow? Name it with --profile R4 or R5",
		)
	})?;
	let text = read_bounded(&arguments.record, MAX_DOCUMENT_BYTES)?;
	let document = Document::read(&text).map_err(|error| {
		Failure::refused(format!("{} is no FHIR record: {error}", arguments.record.display()))
	})?;
	let listing = Listing::new(&document, &profile)?;
	Ok(Report::done(Record {
		profile,
		anchor: None,
		previous: None,
		account: None,
		attestations: Vec::new(),
		listing,
	}))
}

fn sealed(arguments: &Arguments) -> Result<Report, Failure> {
	let Package { document, seal } = Package::read(&arguments.record, &arguments.key)?;
	let parsed = Document::read(&document).map_err(Failure::refused)?;
	let attestations = seal.attestations()?;
	Ok(Report::done(Record {
		listing: Listing::new(&parsed, &seal.profile)?,
		profile: seal.profile,
		anchor: Some(seal.anchor),
		previous: seal.previous,
		account: Some(AccountId32(seal.account.0).to_string()),
		attestations: attestations
			.iter()
			.map(|numbered| Attested::new(numbered.number, &numbered.attestation))
			.collect(),
	}))
}
