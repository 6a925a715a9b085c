//! Reading of the disclosed units.

use super::read_tree;
use crate::{
	keys::Salt,
	leaf::{LeafRef, Members, Tag, Value},
	leaf_list::LeafList,
	limits::{
		MAX_INDEX, MAX_LEAVES, MAX_LENGTH, MAX_NUMBER_BYTES, MAX_OPENED_BYTES, MAX_PATHS_BYTES,
		MAX_TREE_DEPTH, MAX_UNITS, MIN_UNIT_DEPTH,
	},
	path::{Path, Segment},
	proof::{
		form::{Any, Fields, Form},
		Open, Partial, Subtree, Unit,
	},
	rejection::{Reason, Rejection},
	tree::FoldError,
};
use alloc::{string::String, vec::Vec};

const UNIT: Fields = Fields {
	json: &["index", "leaves", "subtrees", "tree", "key", "value", "entries"],
	compact: &[&["index", "leaves", "subtrees", "tree"], &["index", "key", "value", "entries"]],
	optional: &["entries"],
};

const LEAF: Fields = Fields::alike(&[&["path", "tag", "salt", "value"]]);

const SUBTREE: Fields = Fields::alike(&[&["path", "key", "value"]]);

pub(super) fn read_units(source: &mut impl Form) -> Result<Vec<Unit>, Rejection> {
	let mut units = Vec::new();
	let mut paths_bytes = 0;
	source.begin_list("units")?;
	while source.more()? {
		check_count(source, units.len(), MAX_UNITS, "units in a proof")?;
		units.push(read_unit(source, &mut paths_bytes)?);
	}
	Ok(units)
}

/// Checks that one more of what there is `count` of is within a limit, before it takes memory.
fn check_count(source: &impl Form, count: usize, most: u32, what: &str) -> Result<(), Rejection> {
	match u32::try_from(count).is_ok_and(|count| count < most) {
		true => Ok(()),
		false => Err(source.reject(Reason::Limit, format_args!("more than {most} {what}"))),
	}
}

/// One unit. `paths_bytes` adds up the lengths of all paths.
fn read_unit(source: &mut impl Form, paths_bytes: &mut u64) -> Result<Unit, Rejection> {
	const WHAT: &str = "a unit";
	let (mut index, mut leaves, mut subtrees, mut tree) = (None, None, None, None);
	let (mut key, mut value, mut entries) = (None, None, None);
	source.begin(WHAT, &UNIT)?;
	while let Some(name) = source.field(WHAT, &UNIT)? {
		match name {
			"index" => index = Some(source.integer_within("the index of a unit", 0, MAX_INDEX)?),
			"leaves" => leaves = Some(read_leaves(source, paths_bytes)?),
			"subtrees" => subtrees = Some(read_subtrees(source)?),
			"tree" => {
				tree = Some(read_tree(source, "a unit tree", MIN_UNIT_DEPTH, MAX_TREE_DEPTH)?);
			}
			"key" => key = Some(source.array("the key of a unit")?),
			"value" => value = Some(read_opened(source, "the text of an opened unit")?),
			_ => {
				let most = MAX_INDEX;
				entries = Some(source.integer_within("the number of entries", 0, most)?);
			}
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
		let key = source.required(key, WHAT, "key")?;
		let value = source.required(value, WHAT, "value")?;
		return Ok(Unit::Open(Open { index, key, value, entries }));
	}
	let leaves = source.required(leaves, WHAT, "leaves")?;
	let subtrees = source.required(subtrees, WHAT, "subtrees")?;
	let tree = source.required(tree, WHAT, "tree")?;
	if leaves.len() == 0 && subtrees.is_empty() {
		let detail = format_args!("tree of unit {index}: {}", FoldError::Nothing);
		return Err(source.reject(Reason::Multiproof, detail));
	}
	Ok(Unit::Partial(Partial { index, leaves, subtrees, tree }))
}

fn read_opened(source: &mut impl Form, what: &str) -> Result<String, Rejection> {
	let text: String = source.text(what, |text| String::from(text))?;
	if text.len() > MAX_OPENED_BYTES {
		let detail =
			format_args!("{what} has {} bytes; at most {MAX_OPENED_BYTES} are allowed", text.len());
		return Err(source.reject(Reason::Limit, detail));
	}
	Ok(text)
}

fn read_subtrees(source: &mut impl Form) -> Result<Vec<Subtree>, Rejection> {
	let mut subtrees = Vec::<Subtree>::new();
	source.begin_list("subtrees")?;
	while source.more()? {
		let subtree = read_subtree(source)?;
		if subtree.path == Path::root() {
			let detail = "a subtree has an empty path: a whole unit is opened as a unit";
			return Err(source.reject(Reason::Format, detail));
		}
		if subtrees.last().is_some_and(|last| last.path >= subtree.path) {
			let detail =
				format_args!("the subtree at {} is out of order or repeated", subtree.path);
			return Err(source.reject(Reason::Order, detail));
		}
		subtrees.push(subtree);
	}
	subtrees.shrink_to_fit();
	Ok(subtrees)
}

fn read_subtree(source: &mut impl Form) -> Result<Subtree, Rejection> {
	const WHAT: &str = "a subtree";
	let (mut path, mut key, mut value) = (None, None, None);
	source.begin(WHAT, &SUBTREE)?;
	while let Some(name) = source.field(WHAT, &SUBTREE)? {
		match name {
			"path" => path = Some(read_path(source)?),
			"key" => key = Some(source.array("the key of a subtree")?),
			_ => value = Some(read_opened(source, "the text of a subtree")?),
		}
	}
	let path = source.required(path, WHAT, "path")?;
	let key = source.required(key, WHAT, "key")?;
	let value = source.required(value, WHAT, "value")?;
	Ok(Subtree { path, key, value })
}

fn read_leaves(source: &mut impl Form, paths_bytes: &mut u64) -> Result<LeafList, Rejection> {
	let mut leaves = LeafList::default();
	let mut last: Option<(Path, Tag)> = None;
	source.begin_list("leaves")?;
	while source.more()? {
		check_count(source, leaves.len(), MAX_LEAVES, "leaves in a unit")?;
		let (path, tag, salt, value) = read_leaf(source)?;
		let value = typed(source, &path, tag, &value)?;
		let length = u64::try_from(path.as_bytes().len()).unwrap_or(u64::MAX);
		*paths_bytes = paths_bytes.saturating_add(length);
		if *paths_bytes > MAX_PATHS_BYTES {
			let detail = format_args!("the paths have more than {MAX_PATHS_BYTES} bytes together");
			return Err(source.reject(Reason::Limit, detail));
		}
		if last.as_ref().is_some_and(|(before, of)| (before, *of) >= (&path, tag)) {
			let detail = format_args!("the leaf at {path} is out of order or repeated");
			return Err(source.reject(Reason::Order, detail));
		}
		leaves.push(LeafRef { path: path.as_bytes(), salt, value });
		last = Some((path, tag));
	}
	leaves.shrink_to_fit();
	Ok(leaves)
}

/// The path, tag, salt and value of a leaf.
fn read_leaf(source: &mut impl Form) -> Result<(Path, Tag, Salt, Any), Rejection> {
	const WHAT: &str = "a leaf";
	let (mut path, mut tag, mut salt, mut value) = (None, None, None, None);
	source.begin(WHAT, &LEAF)?;
	while let Some(name) = source.field(WHAT, &LEAF)? {
		match name {
			"path" => path = Some(read_path(source)?),
			"tag" => tag = Some(source.tag()?),
			"salt" => salt = Some(source.array("the salt of a leaf")?),
			_ => value = Some(source.any("the value of a leaf")?),
		}
	}
	let path = source.required(path, WHAT, "path")?;
	let tag = source.required(tag, WHAT, "tag")?;
	let salt = source.required(salt, WHAT, "salt")?;
	let value = source.required(value, WHAT, "value")?;
	Ok((path, tag, salt, value))
}

fn read_path(source: &mut impl Form) -> Result<Path, Rejection> {
	let mut path = Path::root();
	let mut segments = 0_usize;
	source.begin_list("a path")?;
	while source.more()? {
		let pushed = match source.any("a segment of a path")? {
			Any::Text(name) => path.push_behind(segments, Segment::Name(&name)),
			Any::Integer(index) => {
				// What is too large for an index of 32 bits is too large for one of 20.
				let index = u32::try_from(index).unwrap_or(u32::MAX);
				path.push_behind(segments, Segment::Index(index))
			}
			_ => {
				let detail = "a segment of a path is neither a name nor an index";
				return Err(source.reject(Reason::Format, detail));
			}
		};
		pushed.map_err(|error| source.reject(Reason::Limit, error))?;
		segments = segments.saturating_add(1);
	}
	Ok(path)
}

/// The value of a leaf with this tag.
fn typed<'v>(
	source: &impl Form,
	path: &Path,
	tag: Tag,
	value: &'v Any,
) -> Result<Value<'v>, Rejection> {
	let too_large = |what: &str, limit: u32| {
		let detail = format_args!("the {what} at {path} is above {limit}");
		Err(source.reject(Reason::Limit, detail))
	};
	match (tag, value) {
		(Tag::Null, Any::Null) => Ok(Value::Null),
		(Tag::Bool, Any::Bool(truth)) => Ok(Value::Bool(*truth)),
		(Tag::String, Any::Text(text)) => Ok(Value::String(text)),
		(Tag::Number, Any::Text(lexeme)) => match lexeme.len() > MAX_NUMBER_BYTES {
			true => {
				let detail =
					format_args!("the number at {path} has more than {MAX_NUMBER_BYTES} bytes");
				Err(source.reject(Reason::Limit, detail))
			}
			false => Ok(Value::Number(lexeme)),
		},
		(Tag::Keys, Any::Texts(names)) => Ok(Value::Keys(Members::Encoded(&names.encoded))),
		(Tag::Len, Any::Integer(count)) => match u32::try_from(*count) {
			Ok(count) if count <= MAX_LENGTH => Ok(Value::Len(count)),
			_ => too_large("length", MAX_LENGTH),
		},
		_ => {
			let detail = format_args!("the value at {path} is not of the type of its tag {tag}");
			Err(source.reject(Reason::Format, detail))
		}
	}
}
