//! `medibloc record disclose`: show some fields of a sealed record.

mod learned;
mod written;

use crate::{
	cli::Disclose as Arguments,
	commands::marks::mark_on,
	failure::Failure,
	field,
	moment::now,
	package::{Package, Seal},
	progress,
	report::Report,
};
use learned::Learned;
use medibloc_record::{
	pointer, Audience, Disclosed, Document, Field, Holding, Mark, Numbered, Policy, Presentation,
	Proof, Request, Scheme, Verified,
};
use written::{ensure_writable, Written};

/// `medibloc record disclose`.
pub fn run(arguments: &Arguments) -> Result<Report, Failure> {
	if arguments.output.is_none() && arguments.qr.is_none() && !arguments.preview {
		return Err(Failure::unusable(
			"where does the proof go? Name a file with --output, a picture with --qr, or look first with --preview",
		));
	}
	ensure_writable(arguments)?;
	let (proof, marks) = prove(arguments)?;
	// What is reported is what a verifier will read, not what was meant.
	let verified = progress::during("checking the proof", || proof.verify(&Policy::default()))
		.map_err(Failure::refused)?;
	deny_identifying(&marks, &verified)?;
	let learned = Learned::new(verified);
	if arguments.preview {
		return Ok(Report::done(learned));
	}
	arguments.confirmation.ask(&learned, "Write the proof?")?;
	Ok(Report::done(Written::write(arguments, &proof, learned)?))
}

/// The proof, and what it must not show. The record does not stay in memory: what is left to do takes as much again for
/// all that is shown.
fn prove(arguments: &Arguments) -> Result<(Proof, Vec<Mark>), Failure> {
	let Package { document, seal } = Package::read(&arguments.package, &arguments.key)?;
	let document = Document::read(&document).map_err(Failure::refused)?;
	let proof = progress::during("making the proof", || disclose(arguments, &seal, &document))?;
	let marks = match arguments.deny_pii {
		true => document.identifying(&seal.profile).map_err(Failure::refused)?,
		false => Vec::new(),
	};
	if !arguments.subject && arguments.audience.is_none() {
		return Ok((proof, marks));
	}
	let proof = proof.with_subject(&seal.seed(), seal.account.0).map_err(Failure::refused)?;
	Ok((present(arguments, &seal, proof)?, marks))
}

/// The proof of what is to be shown.
fn disclose(arguments: &Arguments, seal: &Seal, document: &Document<'_>) -> Result<Proof, Failure> {
	let find = |texts: &[String]| {
		texts.iter().map(|text| field::find(document, text)).collect::<Result<Vec<Field>, _>>()
	};
	let mut fields = find(&arguments.fields)?;
	for text in &arguments.resources {
		fields.push(field::find_resource(document, text)?);
	}
	let shapes = find(&arguments.members)?;
	let attestations = seal.attestations()?;
	let request = Request {
		fields: &fields,
		shapes: &shapes,
		floor: arguments.floor,
		attestations: &numbers(arguments, &attestations),
	};
	let (seed, terms) = (seal.seed(), seal.terms());
	let holding = Holding { document, seed: &seed, terms: &terms, attestations: &attestations };
	holding.disclose(&request).map_err(Failure::refused)
}

/// The numbers of the attestations that are to be shown.
fn numbers(arguments: &Arguments, attestations: &[Numbered]) -> Vec<u32> {
	match arguments.all_attestations {
		true => attestations.iter().map(|numbered| numbered.number).collect(),
		false => arguments.attestations.clone(),
	}
}

/// The proof as it is shown to one verifier, if that was asked for.
fn present(arguments: &Arguments, seal: &Seal, proof: Proof) -> Result<Proof, Failure> {
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
	if account != seal.account.0 {
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

/// Refuses to show what one of `marks` is on: it tells whose record it is.
fn deny_identifying(marks: &[Mark], verified: &Verified) -> Result<(), Failure> {
	let mark_on = |shown: Disclosed| mark_on(marks, shown.unit, &shown.path);
	let mut shown: Vec<&Mark> = verified.disclosed().filter_map(mark_on).collect();
	shown.dedup();
	let line = |mark: &&Mark| format!("\n  {} ({})", pointer(mark.unit, &mark.path), mark.kind);
	match shown.is_empty() {
		true => Ok(()),
		false => Err(Failure::refused(format!(
			"the proof would show what may tell whose record it is:{}\n  leave these out, or leave out --deny-pii",
			shown.iter().map(line).collect::<String>()
		))),
	}
}
