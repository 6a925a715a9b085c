//! Fields selected by paths in a subset of FHIRPath (<https://hl7.org/fhirpath/>), which
//! `docs/protocol/field-paths.md` describes for users.
//!
//! | form | meaning |
//! |---|---|
//! | `Observation...` | begins at the document if it is an Observation, else at each `entry.resource` of a Bundle that is |
//! | `status`, `entry[3].resource` | begins at the top of the document |
//! | `.name`, `` .`div` ``, `._birthDate` | the member; of an array each element; if there is none, the choice `name[x]` |
//! | `[2]`, `.first()`, `.last()` | one of all nodes found so far |
//! | `.ofType(T)`, `.as(T)`, `(... as T)` | those choices and resources that are of the type |
//! | `.where(c)` | the nodes for which `c` holds |
//! | in `c`: `path = literal`, `path != literal` | any value equals it; there are values and none equals it |
//! | in `c`: `path.exists()`, `and`, `or`, `( )`, `$this` | as in FHIRPath |
//!
//! Literals are texts in single quotes, numbers, which compare by value, `true` and `false`.

mod choice;
mod decimal;
mod error;
mod evaluate;
mod expression;
mod node;
mod place;
mod token;

pub use error::{DeadEnd, ExpressionError, ExpressionFault, Lack, SelectError};

use crate::{
	document::Document,
	field::{Field, FieldError},
	json::JsonError,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	string::String,
	vec::Vec,
};
use evaluate::{follow, path_without_values};
use expression::{Action, Expression, Start, Step};
use node::Node;
use place::{places, Place};

/// How many matches an error lists where one is wanted.
const SHOWN_MATCHES: usize = 10;

/// How many of the nodes where a path ends an error lists.
const SHOWN_NODES: usize = 3;

impl Document<'_> {
	/// Finds the one field that `path` selects, an expression in a subset of FHIRPath
	/// (`docs/protocol/field-paths.md`) of at most 4,096 bytes. It is the same field that [`Document::field`] finds by
	/// its JSON pointer.
	///
	/// `Observation.where(code.coding.code = '8480-6').value.value` is the member `value` of the `valueQuantity` of
	/// the only Observation with that code, be it the document or in an entry of a Bundle.
	///
	/// Each step of the expression reads the document at most once. Memory is eight bytes for each node that a step
	/// finds.
	///
	/// # Errors
	/// If the expression is not of the subset, or finds no node or several. The error then says where it ended and
	/// what is there, or where the several are. In a split Bundle, the whole is not a field either.
	pub fn select(&self, path: &str) -> Result<Field, SelectError> {
		let nodes = self.nodes(path)?;
		let mut places = places(self.text, nodes.get(..SHOWN_MATCHES).unwrap_or(&nodes))?;
		match (nodes.len(), places.pop()) {
			(1, Some(only)) => Ok(only.field(self)?),
			(matches, last) => {
				places.extend(last);
				let pointers = places.iter().map(Place::pointer).collect();
				Err(SelectError::SeveralMatches { matches, pointers })
			}
		}
	}

	/// Finds every field that `path` selects, in the order of the text. There is at least one.
	///
	/// # Errors
	/// As for [`Document::select`], but several nodes are none.
	pub fn select_all(&self, path: &str) -> Result<Vec<Field>, SelectError> {
		let nodes = self.nodes(path)?;
		let fields = places(self.text, &nodes)?.into_iter().map(|place| place.field(self));
		Ok(fields.collect::<Result<_, FieldError>>()?)
	}

	/// The nodes that a path leads to.
	fn nodes(&self, path: &str) -> Result<Vec<Node>, SelectError> {
		let Expression { start, steps } = Expression::read(path)?;
		let root = Node::root(self.text)?;
		let from = match start {
			Start::This => Vec::from([root]),
			Start::Type(wanted) => resources(self.text, root, wanted)?,
		};
		match follow(self.text, from, &steps)? {
			(nodes, []) => Ok(nodes),
			(nodes, [step, ..]) => Err(SelectError::NoMatch(dead_end(self.text, &nodes, step)?)),
		}
	}
}

impl From<FieldError> for SelectError {
	fn from(error: FieldError) -> Self {
		Self::Field(error)
	}
}

/// The document, if it is a resource of the type; else the resources of the type in the entries of a Bundle.
fn resources(text: &str, root: Node, wanted: String) -> Result<Vec<Node>, SelectError> {
	let document = root.resource_type(text)?;
	if document.as_deref() == Some(&*wanted) {
		return Ok(Vec::from([root]));
	}
	let mut all = Vec::new();
	if document.as_deref() == Some("Bundle") {
		let mut entries = Vec::new();
		root.member(text, "entry", &mut entries)?;
		for entry in entries {
			entry.member(text, "resource", &mut all)?;
		}
	}
	let mut counts = BTreeMap::<String, u32>::new();
	let mut found = Vec::new();
	for node in all {
		let Some(name) = node.resource_type(text)? else { continue };
		if name == wanted {
			found.push(node);
		}
		let count = counts.entry(name).or_default();
		*count = count.saturating_add(1);
	}
	if found.is_empty() {
		let entries = counts.into_iter().collect();
		return Err(SelectError::NoResource { wanted, document, entries });
	}
	Ok(found)
}

/// Says why `step` finds nothing in `nodes`.
fn dead_end(text: &str, nodes: &[Node], step: &Step) -> Result<DeadEnd, JsonError> {
	let lack = match &step.action {
		Action::Member(_) => {
			let mut members = BTreeSet::new();
			for node in nodes {
				node.member_names(text, &mut members)?;
			}
			Lack::Member { members: members.into_iter().collect() }
		}
		Action::Index(_) | Action::First | Action::Last => Lack::Element,
		Action::Where(condition) => {
			Lack::Condition { never: path_without_values(text, nodes, condition)? }
		}
		Action::OfType(_) => Lack::Type { types: types(text, nodes)? },
	};
	let shown = places(text, nodes.get(..SHOWN_NODES).unwrap_or(nodes))?;
	Ok(DeadEnd {
		step: step.text.clone(),
		column: step.column,
		nodes: nodes.len(),
		pointers: shown.iter().map(Place::pointer).collect(),
		lack,
	})
}

/// The types of choices and resources among `nodes`.
fn types(text: &str, nodes: &[Node]) -> Result<Vec<String>, JsonError> {
	let mut types = BTreeSet::new();
	for node in nodes {
		types.extend(node.choice().map(|choice| String::from(choice.suffix())));
		types.extend(node.resource_type(text)?);
	}
	Ok(types.into_iter().collect())
}
