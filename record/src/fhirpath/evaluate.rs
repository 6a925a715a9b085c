//! The evaluation of expressions.
//!
//! Each step reads the nodes that it is taken from once. These lie side by side, never in one another, so a step reads
//! the document at most once, and nothing is kept of it but where the nodes begin.

use super::{
	decimal::Decimal,
	expression::{Action, Condition, Literal, Relative, Step},
	node::Node,
};
use crate::json::{Event, JsonError};
use alloc::{string::String, vec::Vec};

/// Follows `steps` from `nodes` until one finds nothing: the nodes that it was taken from, and the steps from it on.
/// If none are left, these are the nodes that the path leads to.
pub(super) fn follow<'s>(
	text: &str,
	mut nodes: Vec<Node>,
	mut steps: &'s [Step],
) -> Result<(Vec<Node>, &'s [Step]), JsonError> {
	while let Some((step, rest)) = steps.split_first() {
		let found = take(text, &nodes, &step.action)?;
		if found.is_empty() {
			break;
		}
		(nodes, steps) = (found, rest);
	}
	Ok((nodes, steps))
}

fn take(text: &str, nodes: &[Node], action: &Action) -> Result<Vec<Node>, JsonError> {
	let mut found = Vec::new();
	match action {
		Action::Member(name) => {
			for node in nodes {
				node.member(text, name, &mut found)?;
			}
		}
		Action::Index(index) => {
			let index = usize::try_from(*index).unwrap_or(usize::MAX);
			found.extend(nodes.get(index));
		}
		Action::First => found.extend(nodes.first()),
		Action::Last => found.extend(nodes.last()),
		Action::Where(condition) => {
			for node in nodes {
				if holds(text, *node, condition)? {
					found.push(*node);
				}
			}
		}
		Action::OfType(name) => {
			for node in nodes {
				if is_of_type(text, *node, name)? {
					found.push(*node);
				}
			}
		}
	}
	Ok(found)
}

fn is_of_type(text: &str, node: Node, name: &str) -> Result<bool, JsonError> {
	let by_name = node.choice().is_some_and(|choice| choice.is(name));
	Ok(by_name || node.resource_type(text)?.is_some_and(|found| found == name))
}

fn holds(text: &str, node: Node, condition: &Condition) -> Result<bool, JsonError> {
	match condition {
		Condition::All(parts) => {
			for part in parts {
				if !holds(text, node, part)? {
					return Ok(false);
				}
			}
			Ok(true)
		}
		Condition::Any(parts) => {
			for part in parts {
				if holds(text, node, part)? {
					return Ok(true);
				}
			}
			Ok(false)
		}
		Condition::Exists(path) => has_value(text, node, path),
		Condition::Equals { path, literal } => {
			any_equals(text, &values(text, node, path)?, literal)
		}
		Condition::Differs { path, literal } => {
			let values = values(text, node, path)?;
			Ok(!values.is_empty() && !any_equals(text, &values, literal)?)
		}
	}
}

/// Does the path lead to anything but nulls, which in FHIR stand for what is absent?
fn has_value(text: &str, node: Node, path: &Relative) -> Result<bool, JsonError> {
	Ok(!values(text, node, path)?.is_empty())
}

fn values(text: &str, node: Node, path: &Relative) -> Result<Vec<Node>, JsonError> {
	let (nodes, rest) = follow(text, Vec::from([node]), &path.steps)?;
	let mut values = Vec::new();
	if rest.is_empty() {
		for node in nodes {
			if node.reader(text).next()? != Event::Null {
				values.push(node);
			}
		}
	}
	Ok(values)
}

fn any_equals(text: &str, values: &[Node], literal: &Literal) -> Result<bool, JsonError> {
	for value in values {
		let mut reader = value.reader(text);
		let equal = match (reader.next()?, literal) {
			(Event::String(found), Literal::Text(wanted)) => found == wanted,
			(Event::Number(lexeme), Literal::Number(wanted)) => Decimal::new(lexeme) == *wanted,
			(Event::Bool(found), Literal::Bool(wanted)) => found == *wanted,
			_ => false,
		};
		if equal {
			return Ok(true);
		}
	}
	Ok(false)
}

/// The first path, as written, for whose sake a condition holds for none of the nodes because it leads to no value.
pub(super) fn path_without_values(
	text: &str,
	nodes: &[Node],
	condition: &Condition,
) -> Result<Option<String>, JsonError> {
	let path = match condition {
		Condition::All(parts) => {
			for part in parts {
				if let Some(path) = path_without_values(text, nodes, part)? {
					return Ok(Some(path));
				}
			}
			return Ok(None);
		}
		Condition::Any(parts) => {
			let mut first = None;
			for part in parts {
				match path_without_values(text, nodes, part)? {
					None => return Ok(None),
					path => first = first.or(path),
				}
			}
			return Ok(first);
		}
		Condition::Exists(path)
		| Condition::Equals { path, .. }
		| Condition::Differs { path, .. } => path,
	};
	for node in nodes {
		if has_value(text, *node, path)? {
			return Ok(None);
		}
	}
	Ok(Some(path.text.clone()))
}
