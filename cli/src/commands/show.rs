//! `medibloc record show`: a record as a person reads it.

use crate::{
	arguments::Hash32,
	cli::Show as Arguments,
	commands::verify::Shown,
	failure::Failure,
	package::{read_bounded, Package, MAX_DOCUMENT_BYTES},
	progress,
	report::Report,
};
use medibloc_client::{time::utc_of, AccountId32};
use medibloc_record::{
	Attestation, Disclosed, Document, DocumentError, Identifying, LeafValue, Segment,
};
use serde::{
	ser::{Error, SerializeSeq},
	Serialize, Serializer,
};
use std::fmt;
use zeroize::Zeroizing;

/// Every value of a document, in its order. They are read whenever they are shown: together they may take far more memory
/// than the document.
pub struct Listing<D> {
	/// The document as it was issued.
	document: D,
	/// The FHIR release that tells which values may tell whose record it is.
	profile: String,
	count: usize,
	identifying: usize,
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

impl<D: AsRef<[u8]>> Listing<D> {
	/// The values of `document`, of which those are marked that may tell whose it is by what FHIR `profile` knows.
	///
	/// # Errors
	///
	/// It is no record.
	pub fn new(document: D, profile: &str) -> Result<Self, DocumentError> {
		let mut listing = Self { document, profile: profile.into(), count: 0, identifying: 0 };
		let (mut count, mut identifying) = (0, 0);
		progress::during("counting the values", || {
			listing.for_each(|value, mark| {
				count += usize::from(!holds_others(&value));
				identifying += usize::from(!holds_others(&value) && mark.is_some());
			})
		})?;
		(listing.count, listing.identifying) = (count, identifying);
		Ok(listing)
	}

	/// How many values there are.
	pub fn count(&self) -> usize {
		self.count
	}

	/// Hands every leaf to `take`, and why it may tell whose record it is.
	fn for_each(
		&self,
		take: impl FnMut(Disclosed, Option<Identifying>),
	) -> Result<(), DocumentError> {
		let document = Document::read(self.document.as_ref())?;
		document.marked_values(&self.profile, take).map_err(DocumentError::Json)
	}

	/// Hands every value to `show` until that fails. `unreadable` is what it is called that the document is no record,
	/// which cannot be after [`Self::new`].
	fn try_for_each<E>(
		&self,
		unreadable: impl FnOnce(DocumentError) -> E,
		mut show: impl FnMut(Value) -> Result<(), E>,
	) -> Result<(), E> {
		let mut outcome = Ok(());
		self.for_each(|value, mark| {
			if outcome.is_ok() && !holds_others(&value) {
				outcome = show(Value::new(&value, mark));
			}
		})
		.map_err(unreadable)?;
		outcome
	}
}

impl<D: AsRef<[u8]>> Serialize for Listing<D> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let mut values = serializer.serialize_seq(Some(self.count))?;
		self.try_for_each(S::Error::custom, |value| values.serialize_element(&value))?;
		values.end()
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
	fn new(disclosed: &Disclosed, mark: Option<Identifying>) -> Self {
		Self {
			path: fhir_path(disclosed),
			shown: Shown::new(disclosed),
			identifying: mark.map(|kind| kind.to_string()),
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

impl<D: AsRef<[u8]>> fmt::Display for Listing<D> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut end = "";
		let show = |Value { path, shown, identifying }| {
			let mark = if identifying.is_some() { '!' } else { ' ' };
			write!(f, "{end}{mark} {path} = {}", shown.value())?;
			end = "\n";
			match identifying {
				Some(kind) => write!(f, "   ({kind})"),
				None => Ok(()),
			}
		};
		self.try_for_each(|_| fmt::Error, show)
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
	values: Listing<Zeroizing<Vec<u8>>>,
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
		let Listing { count, identifying, .. } = &self.values;
		writeln!(f, "{}", self.values)?;
		writeln!(
			f,
			"FHIR {}: {count} values, of which {identifying} (!) may tell whose record it is.",
			self.profile
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
	let document = Zeroizing::new(read_bounded(&arguments.record, MAX_DOCUMENT_BYTES)?);
	let values = Listing::new(document, &profile).map_err(|error| {
		Failure::refused(format!("{} is no FHIR record: {error}", arguments.record.display()))
	})?;
	Ok(Report::done(Record {
		profile,
		anchor: None,
		previous: None,
		account: None,
		attestations: Vec::new(),
		values,
	}))
}

fn sealed(arguments: &Arguments) -> Result<Report, Failure> {
	let Package { document, seal } = Package::read(&arguments.record, &arguments.key)?;
	let attestations = seal.attestations()?;
	Ok(Report::done(Record {
		values: Listing::new(document, &seal.profile).map_err(Failure::refused)?,
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
