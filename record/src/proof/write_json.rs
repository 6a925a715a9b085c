//! Writing of proofs in JSON (section 10).

use super::{
	base64url, form::Form, json_form::JsonForm, Attestations, Open, Partial, Proof,
	ShownAttestation, Subject, Subtree, Unit,
};
use crate::{
	leaf::{LeafRef, Value},
	path::{write_json_string, write_path},
	presentation::Presentation,
	tree::TreeProof,
};
use alloc::string::String;
use core::fmt::{self, Write};

impl Proof {
	/// The proof as a JSON text of one line, always the same for the same proof.
	pub fn to_json(&self) -> String {
		let mut out = String::new();
		// Writing to a string does not fail.
		let _written: fmt::Result = self.write_json(&mut out);
		out
	}

	fn write_json(&self, out: &mut String) -> fmt::Result {
		write!(out, r#"{{"format":"{}","#, JsonForm::FORMAT)?;
		if let Some(version) = JsonForm::VERSION {
			write!(out, r#""version":{version},"#)?;
		}
		out.push_str(r#""anchor":"#);
		write_bytes(out, &self.anchor);
		out.push_str(r#","blind":"#);
		write_bytes(out, &self.blind);
		out.push_str(r#","header":"#);
		write_bytes(out, &self.header_bytes);
		out.push_str(r#","attestations":"#);
		match &self.attestations {
			Attestations::Hidden { depth, root } => {
				write!(out, r#"{{"depth":{depth},"root":"#)?;
				write_bytes(out, root);
				out.push('}');
			}
			Attestations::Shown { shown, tree } => {
				out.push_str(r#"{"shown":"#);
				write_list(out, shown, write_shown)?;
				out.push_str(r#","tree":"#);
				write_tree(out, tree)?;
				out.push('}');
			}
		}
		out.push_str(r#","units":"#);
		write_list(out, &self.units, |out, unit| match unit {
			Unit::Partial(partial) => write_partial(out, partial),
			Unit::Open(open) => write_open(out, open),
		})?;
		out.push_str(r#","tree":"#);
		write_tree(out, &self.tree)?;
		if let Some(Subject { account, salt }) = &self.subject {
			out.push_str(r#","subject":{"account":"#);
			write_bytes(out, account);
			out.push_str(r#","salt":"#);
			write_bytes(out, salt);
			out.push('}');
		}
		if let Some(presentation) = &self.presentation {
			write_presentation(out, presentation)?;
		}
		out.push('}');
		Ok(())
	}
}

fn write_partial(out: &mut String, unit: &Partial) -> fmt::Result {
	write!(out, r#"{{"index":{},"leaves":"#, unit.index)?;
	write_list(out, unit.leaves.iter(), write_leaf)?;
	out.push_str(r#","subtrees":"#);
	write_list(out, &unit.subtrees, write_subtree)?;
	out.push_str(r#","tree":"#);
	write_tree(out, &unit.tree)?;
	out.push('}');
	Ok(())
}

fn write_subtree(out: &mut String, subtree: &Subtree) -> fmt::Result {
	write!(out, r#"{{"path":{},"key":"#, subtree.path)?;
	write_bytes(out, &subtree.key);
	out.push_str(r#","value":"#);
	write_json_string(out, &subtree.value)?;
	out.push('}');
	Ok(())
}

fn write_open(out: &mut String, unit: &Open) -> fmt::Result {
	write!(out, r#"{{"index":{},"key":"#, unit.index)?;
	write_bytes(out, &unit.key);
	out.push_str(r#","value":"#);
	write_json_string(out, &unit.value)?;
	if let Some(entries) = unit.entries {
		write!(out, r#","entries":{entries}"#)?;
	}
	out.push('}');
	Ok(())
}

fn write_shown(out: &mut String, shown: &ShownAttestation) -> fmt::Result {
	out.push_str(r#"{"salt":"#);
	write_bytes(out, &shown.salt);
	out.push_str(r#","data":"#);
	write_bytes(out, &shown.encoded);
	out.push('}');
	Ok(())
}

fn write_presentation(out: &mut String, presentation: &Presentation) -> fmt::Result {
	let Presentation { to, scheme, signature } = presentation;
	out.push_str(r#","presentation":{"audience":"#);
	write_json_string(out, &to.audience)?;
	out.push_str(r#","nonce":"#);
	write_bytes(out, &to.nonce);
	write!(out, r#","expires_at":{},"scheme":{},"signature":"#, to.expires_at, scheme.code())?;
	write_bytes(out, signature);
	out.push('}');
	Ok(())
}

fn write_leaf(out: &mut String, leaf: LeafRef<'_>) -> fmt::Result {
	out.push_str(r#"{"path":"#);
	write_path(out, leaf.path)?;
	write!(out, r#","tag":"{}","salt":"#, leaf.value.tag())?;
	write_bytes(out, &leaf.salt);
	out.push_str(r#","value":"#);
	match leaf.value {
		Value::Null => out.push_str("null"),
		Value::Bool(truth) => write!(out, "{truth}")?,
		Value::String(text) | Value::Number(text) => write_json_string(out, text)?,
		Value::Keys(members) => write_list(out, members.iter(), write_json_string)?,
		Value::Len(count) => write!(out, "{count}")?,
	}
	out.push('}');
	Ok(())
}

fn write_tree(out: &mut String, tree: &TreeProof) -> fmt::Result {
	write!(out, r#"{{"depth":{},"positions":"#, tree.depth)?;
	write_list(out, &tree.positions, |out, position| write!(out, "{position}"))?;
	out.push_str(r#","siblings":"#);
	write_bytes(out, tree.siblings.as_flattened());
	out.push('}');
	Ok(())
}

fn write_bytes(out: &mut String, bytes: &[u8]) {
	out.push('"');
	base64url::encode(bytes, out);
	out.push('"');
}

fn write_list<T>(
	out: &mut String,
	items: impl IntoIterator<Item = T>,
	mut write: impl FnMut(&mut String, T) -> fmt::Result,
) -> fmt::Result {
	out.push('[');
	for (position, item) in items.into_iter().enumerate() {
		if position > 0 {
			out.push(',');
		}
		write(out, item)?;
	}
	out.push(']');
	Ok(())
}
