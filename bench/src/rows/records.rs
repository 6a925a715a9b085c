//! Records: how long sealing and verifying take, and how long proofs are.

use crate::{
	measurement::{Measurement, Target},
	settings::Settings,
	Error,
};
use medibloc_record::{Document, Field, Holding, Policy, Proof, Request, Seed, Terms};
use std::{
	fmt::Display,
	hint::black_box,
	time::{Duration, Instant},
};

/// What is measured, and how.
pub const ABOUT: &str = "\
Patients of Synthea as FHIR Bundles. Sealing reads a Bundle of 526 kB and makes the commitment; verifying reads a proof \
of one field of it from JSON and verifies it. The proof is that of seven fields of one Observation in a Bundle of 271 kB \
(status, system and code of what was observed, when, value, unit and the unit's system) in the compact form, alone and \
with what the clinical floor demands: the mean over 12 seeds.";

const LARGE: &[u8] = include_bytes!(
	"../../../record/tests/data/synthea-r4/Freda_OConnell_00347da0-395c-40ed-ae52-96f1587480b5.json"
);
const MEDIUM: &[u8] = include_bytes!(
	"../../../record/tests/data/synthea-r4/Gustavo_Mejia_59a8543c-e24f-4a01-b28b-47ccde6bc11d.json"
);

const TERMS: Terms<'_> = Terms { profile: "R4", previous: None, account: [4; 32] };

/// How many seeds the lengths are the mean of.
const SEEDS: u8 = 12;

/// The seven fields of an Observation with one quantity.
const FIELDS: [&str; 7] = [
	"status",
	"code/coding/0/system",
	"code/coding/0/code",
	"effectiveDateTime",
	"valueQuantity/value",
	"valueQuantity/unit",
	"valueQuantity/system",
];

fn failed(error: impl Display) -> Error {
	Error::Unmeasured(error.to_string())
}

/// The fields of the first Observation that has all of them.
fn fields(document: &Document<'_>) -> Result<Vec<Field>, Error> {
	let of_entry = |entry: u32| {
		let field = |name: &&str| document.field(&format!("/entry/{entry}/resource/{name}")).ok();
		FIELDS.iter().map(field).collect::<Option<Vec<_>>>()
	};
	(0..document.units())
		.find_map(of_entry)
		.ok_or_else(|| failed("the Bundle has no Observation with a quantity"))
}

fn milliseconds(duration: Duration) -> f64 {
	duration.as_secs_f64() * 1_000.
}

/// How long it takes to read and seal the large Bundle.
pub fn seal(number: u8) -> Result<f64, Error> {
	let seed = Seed::from_bytes([number; 32]);
	let start = Instant::now();
	let document = Document::read(black_box(LARGE)).map_err(failed)?;
	let holding = Holding { document: &document, seed: &seed, terms: &TERMS, attestations: &[] };
	black_box(holding.commit().map_err(failed)?);
	Ok(milliseconds(start.elapsed()))
}

/// How long it takes to verify one field of the large Bundle.
fn verify(text: &str, anchor: [u8; 32]) -> Result<f64, Error> {
	let start = Instant::now();
	let policy = Policy { anchor: Some(anchor), ..Policy::default() };
	let verified = Proof::read(black_box(text).as_bytes()).and_then(|proof| proof.verify(&policy));
	let elapsed = milliseconds(start.elapsed());
	verified.map(|_| elapsed).map_err(failed)
}

/// The mean length of the proof of seven fields, with or without the clinical floor.
fn mean_length(floor: bool) -> Result<f64, Error> {
	let document = Document::read(MEDIUM).map_err(failed)?;
	let fields = fields(&document)?;
	let mut total = 0_usize;
	for number in 0..SEEDS {
		let seed = Seed::from_bytes([number; 32]);
		let holding =
			Holding { document: &document, seed: &seed, terms: &TERMS, attestations: &[] };
		let request = Request { fields: &fields, floor, ..Request::default() };
		let proof = holding.disclose(&request).map_err(failed)?;
		proof.verify(&Policy { floor, ..Policy::default() }).map_err(failed)?;
		total += proof.to_compact().len();
	}
	Ok(total as f64 / f64::from(SEEDS))
}

/// Measures the row.
pub fn measure(settings: &Settings) -> Result<Vec<Measurement>, Error> {
	let document = Document::read(LARGE).map_err(failed)?;
	let seed = Seed::from_bytes([1; 32]);
	let holding = Holding { document: &document, seed: &seed, terms: &TERMS, attestations: &[] };
	let one = fields(&document)?.split_off(FIELDS.len() - 3);
	let request = Request { fields: one.get(..1).unwrap_or_default(), ..Request::default() };
	let proof = holding.disclose(&request).map_err(failed)?;
	let (text, anchor) = (proof.to_json(), proof.anchor());

	let (mut sealed, mut verified) = (Vec::new(), Vec::new());
	for number in (0..=u8::MAX).take(10 * settings.rounds()) {
		sealed.push(seal(number)?);
		verified.push(verify(&text, anchor)?);
	}
	Ok(vec![
		Measurement::new("records-seal", "records: sealing a Bundle of 526 kB", "ms", sealed)
			.target(
			Target::AtMost(30.),
			"Half is SHA-256, and half of that HMAC, which gives every leaf its key and its salt.",
		),
		Measurement::new("records-verify", "records: verifying one field of it", "ms", verified)
			.target(Target::AtMost(2.), "Most of it is reading the proof."),
		Measurement::new(
			"records-proof",
			"records: length of the proof of 7 fields",
			"bytes",
			vec![mean_length(false)?],
		)
		.target(Target::AtMost(1_500.), "Half of it is hashes beside the way to the root."),
		Measurement::new(
			"records-proof-floor",
			"records: the same with the clinical floor",
			"bytes",
			vec![mean_length(true)?],
		)
		.target(Target::AtMost(2_500.), "The floor adds the Bundle and the names of members."),
	])
}
