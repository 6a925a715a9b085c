//! Reading of proofs in any form (sections 10 and 10.1; step 1 of section 12).

mod tops;
mod units;

use super::{
	compact::{CompactForm, FIRST_BYTE},
	form::{Fields, Form},
	json_form::JsonForm,
	qr::{self, QR_PREFIX},
	Proof,
};
use crate::{
	header::Header,
	json::decode_utf8,
	limits::{MAX_PROOF_BYTES, MAX_TREE_DEPTH},
	rejection::{Reason, Rejection},
	tree::{Hash, TreeProof},
};
use alloc::{format, vec::Vec};

const PROOF: Fields = Fields {
	json: &[
		"format",
		"version",
		"anchor",
		"blind",
		"header",
		"attestations",
		"units",
		"tree",
		"subject",
		"presentation",
	],
	compact: &[&[
		"format",
		"anchor",
		"blind",
		"header",
		"attestations",
		"units",
		"tree",
		"subject",
		"presentation",
	]],
	optional: &["subject", "presentation"],
};

/// Places of the largest tree.
const MAX_PLACES: usize = 1 << MAX_TREE_DEPTH;

const TREE: Fields = Fields::alike(&[&["depth", "positions", "siblings"]]);

impl Proof {
	/// Reads a proof in any of its forms: JSON, the compact form, or the text of a QR code. That it can be read says
	/// nothing about its truth: see [`Proof::verify`].
	///
	/// # Errors
	/// If it is not of the form of section 10 or 10.1, or exceeds a limit.
	pub fn read(bytes: &[u8]) -> Result<Self, Rejection> {
		if bytes.len() > MAX_PROOF_BYTES {
			let detail = format!(
				"the proof has {} bytes; at most {MAX_PROOF_BYTES} are allowed",
				bytes.len()
			);
			return Err(Rejection::new(Reason::Limit, detail));
		}
		if bytes.first() == Some(&FIRST_BYTE) {
			return read(&mut CompactForm::new(bytes)?);
		}
		if bytes.starts_with(QR_PREFIX.as_bytes()) {
			return read(&mut CompactForm::new(&qr::decode(bytes)?)?);
		}
		read(&mut JsonForm::new(decode_utf8(bytes)?)?)
	}
}

fn read<F: Form>(source: &mut F) -> Result<Proof, Rejection> {
	const WHAT: &str = "the proof";
	let (mut format, mut version, mut anchor, mut blind) = (None, None, None, None);
	let (mut header, mut attestations, mut units, mut tree) = (None, None, None, None);
	let (mut subject, mut presentation) = (None, None);

	source.begin(WHAT, &PROOF)?;
	while let Some(name) = source.field(WHAT, &PROOF)? {
		match name {
			"format" => format = Some(read_format(source)?),
			"version" => version = Some(read_version(source)?),
			"anchor" => anchor = Some(source.array("the anchor")?),
			"blind" => blind = Some(source.array("the blind")?),
			"header" => header = Some(read_header(source)?),
			"attestations" => attestations = Some(tops::read_attestations(source)?),
			"units" => units = Some(units::read_units(source)?),
			"tree" => tree = Some(read_tree(source, "the record tree", 0, MAX_TREE_DEPTH)?),
			"subject" => subject = Some(tops::read_subject(source)?),
			_ => presentation = Some(tops::read_presentation(source)?),
		}
	}
	source.required(format, WHAT, "format")?;
	if F::VERSION.is_some() {
		source.required(version, WHAT, "version")?;
	}
	let (header_bytes, header) = source.required(header, WHAT, "header")?;
	Ok(Proof {
		anchor: source.required(anchor, WHAT, "anchor")?,
		blind: source.required(blind, WHAT, "blind")?,
		header,
		header_bytes,
		attestations: source.required(attestations, WHAT, "attestations")?,
		units: source.required(units, WHAT, "units")?,
		tree: source.required(tree, WHAT, "tree")?,
		subject,
		presentation,
	})
}

fn read_format<F: Form>(source: &mut F) -> Result<(), Rejection> {
	match source.text("format", |format| format == F::FORMAT)? {
		true => Ok(()),
		false => Err(source.reject(Reason::Format, format_args!("format is not {}", F::FORMAT))),
	}
}

fn read_version<F: Form>(source: &mut F) -> Result<(), Rejection> {
	let version = source.integer("version")?;
	match F::VERSION {
		Some(known) if known != version => {
			let detail = format_args!("the proof is of version {version}, not {known}");
			Err(source.reject(Reason::Format, detail))
		}
		_ => Ok(()),
	}
}

fn read_header(source: &mut impl Form) -> Result<(Vec<u8>, Header), Rejection> {
	let bytes = source.bytes("the header")?;
	let header = Header::decode(&bytes).map_err(|error| source.reject(Reason::Header, error))?;
	Ok((bytes, header))
}

fn read_depth(source: &mut impl Form, tree: &str, least: u8, most: u8) -> Result<u8, Rejection> {
	let what = format!("the depth of {tree}");
	let depth = source.integer_within(&what, least.into(), most.into())?;
	Ok(u8::try_from(depth).unwrap_or(most))
}

fn read_tree(
	source: &mut impl Form,
	what: &str,
	least: u8,
	most: u8,
) -> Result<TreeProof, Rejection> {
	let (mut depth, mut positions, mut siblings) = (None, None, None);
	source.begin(what, &TREE)?;
	while let Some(name) = source.field(what, &TREE)? {
		match name {
			"depth" => depth = Some(read_depth(source, what, least, most)?),
			"positions" => positions = Some(read_positions(source)?),
			_ => siblings = Some(read_siblings(source)?),
		}
	}
	let depth = source.required(depth, what, "depth")?;
	let positions = source.required(positions, what, "positions")?;
	let siblings = source.required(siblings, what, "siblings")?;
	Ok(TreeProof { depth, positions, siblings })
}

fn read_positions(source: &mut impl Form) -> Result<Vec<u32>, Rejection> {
	let mut positions = Vec::new();
	source.begin_list("positions")?;
	while source.more()? {
		let position = source.integer("a position")?;
		// Of all places of a tree, each is given once at most.
		let position = u32::try_from(position).ok().filter(|_| positions.len() < MAX_PLACES);
		positions.push(position.ok_or_else(|| {
			source.reject(Reason::Multiproof, "a position is outside every tree")
		})?);
	}
	positions.shrink_to_fit();
	Ok(positions)
}

fn read_siblings(source: &mut impl Form) -> Result<Vec<Hash>, Rejection> {
	let bytes = source.bytes("siblings")?;
	let (hashes, rest) = bytes.as_chunks();
	match rest {
		[] => Ok(hashes.into()),
		_ => {
			let detail = format_args!("siblings have {} bytes, not a multiple of 32", bytes.len());
			Err(source.reject(Reason::Format, detail))
		}
	}
}
