//! Reading of what stands above the units: attestations, subject, presentation.

use super::{read_depth, read_tree};
use crate::{
	attestation::Attestation,
	limits::{MAX_ATTESTATIONS, MAX_ATTESTATION_DEPTH, MIN_ATTESTATION_DEPTH},
	presentation::{check_audience, check_nonce, Audience, Presentation, PresentationError},
	proof::{
		form::{Fields, Form},
		Attestations, ShownAttestation, Subject,
	},
	rejection::{Reason, Rejection},
	signature::Scheme,
};
use alloc::{string::String, vec::Vec};

const ATTESTATIONS: Fields = Fields {
	json: &["depth", "root", "shown", "tree"],
	compact: &[&["shown", "tree"], &["depth", "root"]],
	optional: &[],
};

const SHOWN: Fields = Fields::alike(&[&["salt", "data"]]);

const SUBJECT: Fields = Fields::alike(&[&["account", "salt"]]);

const PRESENTATION: Fields =
	Fields::alike(&[&["audience", "nonce", "expires_at", "scheme", "signature"]]);

pub(super) fn read_attestations(source: &mut impl Form) -> Result<Attestations, Rejection> {
	const WHAT: &str = "attestations";
	const TREE: &str = "the attestation tree";
	let (least, most) = (MIN_ATTESTATION_DEPTH, MAX_ATTESTATION_DEPTH);
	let (mut depth, mut root, mut shown, mut tree) = (None, None, None, None);
	source.begin(WHAT, &ATTESTATIONS)?;
	while let Some(name) = source.field(WHAT, &ATTESTATIONS)? {
		match name {
			"depth" => depth = Some(read_depth(source, TREE, least, most)?),
			"root" => root = Some(source.array("the root of the attestation tree")?),
			"shown" => shown = Some(read_shown(source)?),
			_ => tree = Some(read_tree(source, TREE, least, most)?),
		}
	}
	if shown.is_none() && tree.is_none() {
		let depth = source.required(depth, WHAT, "depth")?;
		let root = source.required(root, WHAT, "root")?;
		return Ok(Attestations::Hidden { depth, root });
	}
	if depth.is_some() || root.is_some() {
		let detail = "attestations are both hidden and shown";
		return Err(source.reject(Reason::Format, detail));
	}
	let shown = source.required(shown, WHAT, "shown")?;
	let tree = source.required(tree, WHAT, "tree")?;
	Ok(Attestations::Shown { shown, tree })
}

fn read_shown(source: &mut impl Form) -> Result<Vec<ShownAttestation>, Rejection> {
	let mut shown = Vec::new();
	source.begin_list("shown attestations")?;
	while source.more()? {
		if shown.len() >= MAX_ATTESTATIONS {
			let detail = format_args!("more than {MAX_ATTESTATIONS} attestations are shown");
			return Err(source.reject(Reason::Limit, detail));
		}
		shown.push(read_one_shown(source)?);
	}
	Ok(shown)
}

fn read_one_shown(source: &mut impl Form) -> Result<ShownAttestation, Rejection> {
	const WHAT: &str = "a shown attestation";
	let (mut salt, mut data) = (None, None);
	source.begin(WHAT, &SHOWN)?;
	while let Some(name) = source.field(WHAT, &SHOWN)? {
		match name {
			"salt" => salt = Some(source.array("the salt of an attestation")?),
			_ => data = Some(source.bytes("the data of an attestation")?),
		}
	}
	let salt = source.required(salt, WHAT, "salt")?;
	let encoded = source.required(data, WHAT, "data")?;
	let attestation =
		Attestation::decode(&encoded).map_err(|error| source.reject(Reason::Attestation, error))?;
	Ok(ShownAttestation { salt, encoded, attestation })
}

pub(super) fn read_subject(source: &mut impl Form) -> Result<Subject, Rejection> {
	const WHAT: &str = "subject";
	let (mut account, mut salt) = (None, None);
	source.begin(WHAT, &SUBJECT)?;
	while let Some(name) = source.field(WHAT, &SUBJECT)? {
		match name {
			"account" => account = Some(source.array("the account")?),
			_ => salt = Some(source.array("the salt of the subject")?),
		}
	}
	let account = source.required(account, WHAT, "account")?;
	let salt = source.required(salt, WHAT, "salt")?;
	Ok(Subject { account, salt })
}

pub(super) fn read_presentation(source: &mut impl Form) -> Result<Presentation, Rejection> {
	const WHAT: &str = "presentation";
	let (mut audience, mut nonce, mut expires_at) = (None, None, None);
	let (mut scheme, mut signature) = (None, None);
	source.begin(WHAT, &PRESENTATION)?;
	while let Some(name) = source.field(WHAT, &PRESENTATION)? {
		match name {
			"audience" => audience = Some(read_audience(source)?),
			"nonce" => nonce = Some(read_nonce(source)?),
			"expires_at" => expires_at = Some(source.integer("the expiry of the presentation")?),
			"scheme" => scheme = Some(read_scheme(source)?),
			_ => signature = Some(source.bytes("the signature of the presentation")?),
		}
	}
	let audience = source.required(audience, WHAT, "audience")?;
	let nonce = source.required(nonce, WHAT, "nonce")?;
	let expires_at = source.required(expires_at, WHAT, "expires_at")?;
	let scheme: Scheme = source.required(scheme, WHAT, "scheme")?;
	let signature: Vec<u8> = source.required(signature, WHAT, "signature")?;
	if signature.len() != scheme.signature_bytes() {
		let detail = format_args!(
			"the signature of the presentation has {} bytes; one of {scheme} has {}",
			signature.len(),
			scheme.signature_bytes()
		);
		return Err(source.reject(Reason::Presentation, detail));
	}
	Ok(Presentation { to: Audience { audience, nonce, expires_at }, scheme, signature })
}

fn read_audience(source: &mut impl Form) -> Result<String, Rejection> {
	let audience: String = source.text("the audience", |text| String::from(text))?;
	check_audience(&audience).map_err(|error| refuse(source, error))?;
	Ok(audience)
}

fn read_nonce(source: &mut impl Form) -> Result<Vec<u8>, Rejection> {
	let nonce = source.bytes("the nonce")?;
	check_nonce(&nonce).map_err(|error| refuse(source, error))?;
	Ok(nonce)
}

fn refuse(source: &impl Form, error: PresentationError) -> Rejection {
	let reason = match error {
		PresentationError::AudienceText => Reason::Presentation,
		_ => Reason::Limit,
	};
	source.reject(reason, error)
}

fn read_scheme(source: &mut impl Form) -> Result<Scheme, Rejection> {
	let code = source.integer("the scheme of the presentation")?;
	Scheme::from_code(code).ok_or_else(|| {
		let detail = format_args!("the presentation is signed by the unknown scheme {code}");
		source.reject(Reason::Presentation, detail)
	})
}
