//! Reading of proofs in JSON (section 10; step 1 of section 12).

use super::{
	source::{Any, Source},
	Attestations, Partial, Proof, Subject, Unit,
};
use crate::{
	header::Header,
	json::{decode_utf8, Event, Reader},
	keys::Salt,
	leaf::{Leaf, LeafValue, Tag},
	limits::{
		MAX_ATTESTATION_DEPTH, MAX_INDEX, MAX_LENGTH, MAX_NUMBER_BYTES, MAX_PATHS_BYTES,
		MAX_PROOF_BYTES, MAX_TREE_DEPTH, MIN_ATTESTATION_DEPTH, MIN_UNIT_DEPTH,
	},
	path::{Path, Segment},
	rejection::{Reason, Rejection},
	tree::{Hash, TreeProof},
};
use alloc::{format, vec::Vec};

pub(super) const FORMAT: &str = "MBR1-proof";
pub(super) const VERSION: u64 = 1;

/// First byte of the compact form, and first bytes of its text (section 10.1).
const COMPACT: u8 = 0x89;
const COMPACT_TEXT: &[u8] = b"MBR1:";

impl Proof {
	/// Reads a proof. That it can be read says nothing about its truth: see [`Proof::verify`].
	///
	/// # Errors
	/// If it is not of the form of section 10, exceeds a limit, or uses what this version cannot check
	/// ([`Reason::Unsupported`]): opened units and subtrees, shown attestations, presentations, the compact form.
	pub fn read(bytes: &[u8]) -> Result<Self, Rejection> {
		if bytes.len() > MAX_PROOF_BYTES {
			let detail = format!(
				"the proof has {} bytes; at most {MAX_PROOF_BYTES} are allowed",
				bytes.len()
			);
			return Err(Rejection::new(Reason::Limit, detail));
		}
		if bytes.first() == Some(&COMPACT) || bytes.starts_with(COMPACT_TEXT) {
			let detail = "this version cannot check proofs in compact form; the proof may be good";
			return Err(Rejection::new(Reason::Unsupported, detail));
		}
		let text = decode_utf8(bytes)?;
		check_json(text)?;
		let mut source = Source::new(text);
		let proof = proof(&mut source)?;
		source.end()?;
		// Only what `end` refuses leaves parts of the proof out.
		proof.ok_or_else(|| Rejection::new(Reason::Unsupported, "the proof cannot be checked"))
	}
}

/// A text that is not strict JSON is rejected as that, whatever it would say.
fn check_json(text: &str) -> Result<(), Rejection> {
	let mut reader = Reader::new(text);
	while reader.next()? != Event::End {}
	Ok(())
}

/// The whole proof, or `None` if a part of it is not supported.
fn proof(source: &mut Source<'_>) -> Result<Option<Proof>, Rejection> {
	const WHAT: &str = "the proof";
	const MEMBERS: [&str; 10] = [
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
	];
	let (mut format, mut version, mut anchor, mut blind) = (None, None, None, None);
	let (mut header, mut attestations, mut units, mut tree) = (None, None, None, None);
	let mut subject = None;

	source.begin_object(WHAT)?;
	while let Some(name) = source.member(WHAT, &MEMBERS)? {
		match name {
			"format" => format = Some(read_format(source)?),
			"version" => version = Some(read_version(source)?),
			"anchor" => anchor = Some(source.array("the anchor")?),
			"blind" => blind = Some(source.array("the blind")?),
			"header" => header = Some(read_header(source)?),
			"attestations" => attestations = Some(read_attestations(source)?),
			"units" => units = Some(read_units(source)?),
			"tree" => tree = Some(read_tree(source, "the record tree", 0)?),
			"subject" => subject = Some(read_subject(source)?),
			_ => {
				source.skip()?;
				source.note_unsupported("presentations");
			}
		}
	}
	source.required(format, WHAT, "format")?;
	source.required(version, WHAT, "version")?;
	let anchor = source.required(anchor, WHAT, "anchor")?;
	let blind = source.required(blind, WHAT, "blind")?;
	let (header_bytes, header) = source.required(header, WHAT, "header")?;
	let attestations = source.required(attestations, WHAT, "attestations")?;
	let units = source.required(units, WHAT, "units")?;
	let tree = source.required(tree, WHAT, "tree")?;
	Ok(attestations.map(|attestations| Proof {
		anchor,
		blind,
		header,
		header_bytes,
		attestations,
		units,
		tree,
		subject,
	}))
}

fn read_format(source: &mut Source<'_>) -> Result<(), Rejection> {
	match source.string("format", |format| format == FORMAT)? {
		true => Ok(()),
		false => Err(source.reject(Reason::Format, format_args!("format is not {FORMAT}"))),
	}
}

fn read_version(source: &mut Source<'_>) -> Result<(), Rejection> {
	match source.integer("version")? {
		VERSION => Ok(()),
		other => {
			let detail = format_args!("the proof is of version {other}, not {VERSION}");
			Err(source.reject(Reason::Format, detail))
		}
	}
}

fn read_header(source: &mut Source<'_>) -> Result<(Vec<u8>, Header), Rejection> {
	let bytes = source.bytes("the header")?;
	let header = Header::decode(&bytes).map_err(|error| source.reject(Reason::Header, error))?;
	Ok((bytes, header))
}

/// `None` if attestations are shown.
fn read_attestations(source: &mut Source<'_>) -> Result<Option<Attestations>, Rejection> {
	const WHAT: &str = "attestations";
	let (mut depth, mut root, mut shown, mut tree) = (None, None, None, None);
	source.begin_object(WHAT)?;
	while let Some(name) = source.member(WHAT, &["depth", "root", "shown", "tree"])? {
		match name {
			"depth" => {
				let (least, most) = (MIN_ATTESTATION_DEPTH, MAX_ATTESTATION_DEPTH);
				depth = Some(read_depth(source, "the attestation tree", least, most)?);
			}
			"root" => root = Some(source.array("the root of the attestation tree")?),
			"shown" => shown = Some(source.skip()?),
			_ => tree = Some(source.skip()?),
		}
	}
	if shown.is_none() && tree.is_none() {
		let depth = source.required(depth, WHAT, "depth")?;
		let root = source.required(root, WHAT, "root")?;
		return Ok(Some(Attestations::Hidden { depth, root }));
	}
	if depth.is_some() || root.is_some() {
		let detail = "attestations are both hidden and shown";
		return Err(source.reject(Reason::Format, detail));
	}
	source.required(shown, WHAT, "shown")?;
	source.required(tree, WHAT, "tree")?;
	source.note_unsupported("shown attestations");
	Ok(None)
}

fn read_subject(source: &mut Source<'_>) -> Result<Subject, Rejection> {
	const WHAT: &str = "subject";
	let (mut account, mut salt) = (None, None);
	source.begin_object(WHAT)?;
	while let Some(name) = source.member(WHAT, &["account", "salt"])? {
		match name {
			"account" => account = Some(source.array("the account")?),
			_ => salt = Some(source.array("the salt of the subject")?),
		}
	}
	let account = source.required(account, WHAT, "account")?;
	let salt = source.required(salt, WHAT, "salt")?;
	Ok(Subject { account, salt })
}

fn read_depth(source: &mut Source<'_>, tree: &str, least: u8, most: u8) -> Result<u8, Rejection> {
	let what = format!("the depth of {tree}");
	let depth = source.integer_within(&what, least.into(), most.into())?;
	Ok(u8::try_from(depth).unwrap_or(most))
}

fn read_tree(source: &mut Source<'_>, what: &str, least: u8) -> Result<TreeProof, Rejection> {
	let (mut depth, mut positions, mut siblings) = (None, None, None);
	source.begin_object(what)?;
	while let Some(name) = source.member(what, &["depth", "positions", "siblings"])? {
		match name {
			"depth" => depth = Some(read_depth(source, what, least, MAX_TREE_DEPTH)?),
			"positions" => positions = Some(read_positions(source)?),
			_ => siblings = Some(read_siblings(source)?),
		}
	}
	let depth = source.required(depth, what, "depth")?;
	let positions = source.required(positions, what, "positions")?;
	let siblings = source.required(siblings, what, "siblings")?;
	Ok(TreeProof { depth, positions, siblings })
}

fn read_positions(source: &mut Source<'_>) -> Result<Vec<u32>, Rejection> {
	let mut positions = Vec::new();
	source.begin_array("positions")?;
	while source.more_elements()? {
		let position = source.integer("a position")?;
		positions.push(u32::try_from(position).map_err(|_| {
			let detail = format_args!("position {position} is outside every tree");
			source.reject(Reason::Multiproof, detail)
		})?);
	}
	Ok(positions)
}

fn read_siblings(source: &mut Source<'_>) -> Result<Vec<Hash>, Rejection> {
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

fn read_units(source: &mut Source<'_>) -> Result<Vec<Unit>, Rejection> {
	let mut units = Vec::new();
	let mut paths_bytes = 0;
	source.begin_array("units")?;
	while source.more_elements()? {
		units.extend(read_unit(source, &mut paths_bytes)?);
	}
	Ok(units)
}

/// One unit, or `None` if it is opened. `paths_bytes` adds up the lengths of all paths.
fn read_unit(source: &mut Source<'_>, paths_bytes: &mut u64) -> Result<Option<Unit>, Rejection> {
	const WHAT: &str = "a unit";
	const MEMBERS: [&str; 7] = ["index", "leaves", "subtrees", "tree", "key", "value", "entries"];
	let (mut index, mut leaves, mut subtrees, mut tree) = (None, None, None, None);
	let (mut key, mut value, mut entries) = (None, None, None);
	source.begin_object(WHAT)?;
	while let Some(name) = source.member(WHAT, &MEMBERS)? {
		match name {
			"index" => index = Some(source.integer_within("the index of a unit", 0, MAX_INDEX)?),
			"leaves" => leaves = Some(read_leaves(source, paths_bytes)?),
			"subtrees" => subtrees = Some(read_subtrees(source)?),
			"tree" => tree = Some(read_tree(source, "a unit tree", MIN_UNIT_DEPTH)?),
			"key" => key = Some(source.skip()?),
			"value" => value = Some(source.skip()?),
			_ => entries = Some(source.skip()?),
		}
	}
	let index = source.required(index, WHAT, "index")?;
	let partial = leaves.is_some() || subtrees.is_some() || tree.is_some();
	let opened = key.is_some() || value.is_some() || entries.is_some();
	if partial && opened {
		let detail = format_args!("unit {index} is both opened and disclosed in part");
		return Err(source.reject(Reason::Format, detail));
	}
	if opened {
		source.required(key, WHAT, "key")?;
		source.required(value, WHAT, "value")?;
		source.note_unsupported("opened units");
		return Ok(None);
	}
	let leaves = source.required(leaves, WHAT, "leaves")?;
	source.required(subtrees, WHAT, "subtrees")?;
	let tree = source.required(tree, WHAT, "tree")?;
	Ok(Some(Unit::Partial(Partial { index, leaves, tree })))
}

fn read_subtrees(source: &mut Source<'_>) -> Result<(), Rejection> {
	source.begin_array("subtrees")?;
	while source.more_elements()? {
		source.skip()?;
		source.note_unsupported("opened subtrees");
	}
	Ok(())
}

fn read_leaves(source: &mut Source<'_>, paths_bytes: &mut u64) -> Result<Vec<Leaf>, Rejection> {
	let mut leaves = Vec::<Leaf>::new();
	source.begin_array("leaves")?;
	while source.more_elements()? {
		let leaf = read_leaf(source)?;
		let length = u64::try_from(leaf.path.as_bytes().len()).unwrap_or(u64::MAX);
		*paths_bytes = paths_bytes.saturating_add(length);
		if *paths_bytes > MAX_PATHS_BYTES {
			let detail = format_args!("the paths have more than {MAX_PATHS_BYTES} bytes together");
			return Err(source.reject(Reason::Limit, detail));
		}
		let behind = |last: &Leaf| (&last.path, last.value.tag()) < (&leaf.path, leaf.value.tag());
		if !leaves.last().is_none_or(behind) {
			let detail = format_args!("the leaf at {} is out of order or repeated", leaf.path);
			return Err(source.reject(Reason::Order, detail));
		}
		leaves.push(leaf);
	}
	Ok(leaves)
}

fn read_leaf(source: &mut Source<'_>) -> Result<Leaf, Rejection> {
	const WHAT: &str = "a leaf";
	let (mut path, mut tag, mut salt, mut value) = (None, None, None, None);
	source.begin_object(WHAT)?;
	while let Some(name) = source.member(WHAT, &["path", "tag", "salt", "value"])? {
		match name {
			"path" => path = Some(read_path(source)?),
			"tag" => tag = Some(read_tag(source)?),
			"salt" => salt = Some(source.array::<{ size_of::<Salt>() }>("the salt of a leaf")?),
			_ => value = Some(source.any("the value of a leaf")?),
		}
	}
	let path = source.required(path, WHAT, "path")?;
	let tag = source.required(tag, WHAT, "tag")?;
	let salt = source.required(salt, WHAT, "salt")?;
	let value = source.required(value, WHAT, "value")?;
	let value = typed(source, &path, tag, value)?;
	Ok(Leaf { path, salt, value })
}

fn read_path(source: &mut Source<'_>) -> Result<Path, Rejection> {
	let mut path = Path::root();
	source.begin_array("a path")?;
	while source.more_elements()? {
		let pushed = match source.any("a segment of a path")? {
			Any::Text(name) => path.push(Segment::Name(&name)),
			Any::Integer(index) => {
				// What is too large for an index of 32 bits is too large for one of 20.
				path.push(Segment::Index(u32::try_from(index).unwrap_or(u32::MAX)))
			}
			_ => {
				let detail = "a segment of a path is neither a name nor an index";
				return Err(source.reject(Reason::Format, detail));
			}
		};
		pushed.map_err(|error| source.reject(Reason::Limit, error))?;
	}
	Ok(path)
}

fn read_tag(source: &mut Source<'_>) -> Result<Tag, Rejection> {
	let tag = source.string("a tag", |text| Tag::ALL.into_iter().find(|tag| tag.name() == text))?;
	tag.ok_or_else(|| source.reject(Reason::Format, "a tag is none of the six"))
}

/// The value of a leaf with this tag.
fn typed(source: &Source<'_>, path: &Path, tag: Tag, value: Any) -> Result<LeafValue, Rejection> {
	let too_large = |what: &str, limit: u32| {
		let detail = format_args!("the {what} at {path} is above {limit}");
		Err(source.reject(Reason::Limit, detail))
	};
	match (tag, value) {
		(Tag::Null, Any::Null) => Ok(LeafValue::Null),
		(Tag::Bool, Any::Bool(truth)) => Ok(LeafValue::Bool(truth)),
		(Tag::String, Any::Text(text)) => Ok(LeafValue::String(text)),
		(Tag::Number, Any::Text(lexeme)) => match lexeme.len() > MAX_NUMBER_BYTES {
			true => {
				let detail =
					format_args!("the number at {path} has more than {MAX_NUMBER_BYTES} bytes");
				Err(source.reject(Reason::Limit, detail))
			}
			false => Ok(LeafValue::Number(lexeme)),
		},
		(Tag::Keys, Any::Texts(names)) => Ok(LeafValue::Keys(names)),
		(Tag::Len, Any::Integer(count)) => match u32::try_from(count) {
			Ok(count) if count <= MAX_LENGTH => Ok(LeafValue::Len(count)),
			_ => too_large("length", MAX_LENGTH),
		},
		_ => {
			let detail = format_args!("the value at {path} is not of the type of its tag {tag}");
			Err(source.reject(Reason::Format, detail))
		}
	}
}
