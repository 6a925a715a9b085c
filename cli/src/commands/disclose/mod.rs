//! `medibloc record disclose`: show some fields of a sealed record.

mod learned;
mod written;

use crate::{
	cli::Disclose as Arguments,
	failure::Failure,
	field,
	moment::now,
	package::{ensure_new_file, Package},
	report::Report,
};
use learned::Learned;
use medibloc_record::{
	pointer, Audience, Document, Field, Holding, Mark, Numbered, Policy, Presentation, Proof,
	Request, Scheme, Verified,
};
use written::Written;

/// `medibloc record disclose`.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
	if arguments.output.is_none() && arguments.qr.is_none() && !arguments.preview {
		return Err(Failure::unusable(
			"where does the proof go? Name a file with --output, a picture with --qr, or look first with --preview",
		));
	}
	arguments.output.as_deref().map_or(Ok(()), ensure_new_file)?;
	let package = Package::read(&arguments.package, &arguments.key)?;
	let document = Document::read(&package.document).map_err(Failure::refused)?;
	let proof = prove(arguments, &package, &document)?;

	// What is reported is what a verifier will read, not what was meant.
	let verified = proof.verify(&Policy::default()).map_err(Failure::refused)?;
	if arguments.deny_pii {
		deny_identifying(&document, &package.seal.profile, &verified)?;
	}
	let learned = Learned::new(&verified);
	if arguments.preview {
		return Ok(Report::done(&learned));
	}
	arguments.confirmation.ask(&learned, "Write the proof?")?;
	Ok(Report::done(&Written::write(arguments, &proof, learned)?))
}

fn prove(
	arguments: &Arguments,
	package: &Package,
	document: &Document<'_>,
) -> Result<Proof, Failure> {
	let find = |texts: &[String]| {
		texts.iter().map(|text| field::find(document, text)).collect::<Result<Vec<Field>, _>>()
	};
	let mut fields = find(&arguments.fields)?;
	for text in &arguments.resources {
		fields.push(field::find_resource(document, text)?);
	}
	let shapes = find(&arguments.members)?;
	let seal = &package.seal;
	let attestations = seal.attestations()?;
	let request = Request {
		fields: &fields,
		shapes: &shapes,
		floor: arguments.floor,
		attestations: &numbers(arguments, &attestations),
	};
	let (seed, terms) = (seal.seed(), seal.terms());
	let holding = Holding { document, seed: &seed, terms: &terms, attestations: &attestations };
	let proof = holding.disclose(&request).map_err(Failure::refused)?;
	if !arguments.subject && arguments.audience.is_none() {
		return Ok(proof);
	}
	let proof = proof.with_subject(&seed, seal.account.0).map_err(Failure::refused)?;
	present(arguments, package, proof)
}

/// The numbers of the attestations that are to be shown.
fn numbers(arguments: &Arguments, attestations: &[Numbered]) -> Vec<u32> {
	match arguments.all_attestations {
		true => attestations.iter().map(|numbered| numbered.number).collect(),
		false => arguments.attestations.clone(),
	}
}

/// The proof as it is shown to one verifier, if that was asked for.
fn present(arguments: &Arguments, package: &Package, proof: Proof) -> Result<Proof, Failure> {
	let (Some(audience), Some(nonce), Some(expires)) =
		(&arguments.audience, &arguments.nonce, arguments.expires)
	else {
		return Ok(proof);
	};
	let expires_at = expires.from(now());
	if expires_at <= now() {
		return Err(Failure::unusable(
			"the presentation would have expired already: name a later end",
		));
	}
	let key = arguments.signer.key()?;
	let account = key.public_key().0;
	if account != package.seal.account.0 {
		return Err(Failure::refused(format!(
			"{} is not the owner of this record, which alone can present it",
			key.public_key().to_account_id()
		)));
	}
	let to = Audience { audience: audience.clone(), nonce: nonce.0.clone(), expires_at };
	let message = proof.presentation_message(&to).map_err(Failure::refused)?;
	let signature = key.sign(message.as_bytes()).0.to_vec();
	let presentation = Presentation { to, scheme: Scheme::Sr25519, signature };
	proof.with_presentation(presentation).map_err(Failure::refused)
}

/// Refuses to show what tells whose record it is.
fn deny_identifying(
	document: &Document<'_>,
	profile: &str,
	verified: &Verified,
) -> Result<(), Failure> {
	let marks = document.identifying(profile).map_err(Failure::refused)?;
	let shows = |mark: &&Mark| {
		verified
			.disclosed()
			.iter()
			.any(|shown| shown.unit == mark.unit && shown.path.starts_with(&mark.path))
	};
	let shown: Vec<String> = marks
		.iter()
		.filter(shows)
		.map(|mark| format!("\n  {} ({})", pointer(mark.unit, &mark.path), mark.kind))
		.collect();
	match shown.is_empty() {
		true => Ok(()),
		false => Err(Failure::refused(format!(
			"the proof would show what may tell whose record it is:{}\n  leave these out, or leave out --deny-pii",
			shown.concat()
		))),
	}
}
