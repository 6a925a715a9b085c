//! The visit of a unit that applies the rules F1 to F6.

use super::{
	table::{Table, TypeRules},
	FloorError, FloorFault,
};
use crate::{
	leaf::{Leaf, LeafValue},
	node::Node,
	path::{Path, Segment},
};
use alloc::string::String;

const RESOURCE: &str = "Resource";
const RESOURCE_TYPE: &str = "resourceType";

/// A visit of one unit.
///
/// A verifier knows no more than the leaves that are disclosed, and whatever the rules demand has to be among them. A
/// holder knows all leaves, and whatever the rules demand is added to those that are to be disclosed.
pub(super) struct Visit<'a> {
	pub(super) table: Table,
	pub(super) unit: u32,
	/// The known leaves, by path.
	pub(super) leaves: &'a [Leaf],
	/// Which of them are to be disclosed; `None`, if all are.
	pub(super) chosen: Option<&'a mut [bool]>,
}

impl<'a> Visit<'a> {
	/// Applies the rules to the whole unit.
	pub(super) fn unit(&mut self) -> Result<(), FloorError> {
		let root_type = if self.unit == 0 { RESOURCE } else { "Bundle.entry" };
		self.node(&Node::root(self.leaves), root_type)
	}

	fn node(&mut self, node: &Node, type_name: &str) -> Result<(), FloorError> {
		let names = self.shape(node)?;
		let (rules, is_resource) = self.rules(node, type_name)?;
		for name in names {
			let element = name.strip_prefix('_').unwrap_or(name);
			if rules.binds(element) {
				self.complete(&node.child(self.leaves, Segment::Name(name)))
					.map_err(|error| error.because(FloorFault::Hidden { name: name.clone() }))?;
			}
		}
		if rules.is_whole {
			let fault = FloorFault::NotWhole { of_type: type_name.into() };
			self.complete(node).map_err(|error| error.because(fault))?;
		}
		for segment in node.segments(self.leaves) {
			let child = node.child(self.leaves, segment);
			let Segment::Name(name) = segment else { continue };
			if self.is_touched(&child) && !(is_resource && name == RESOURCE_TYPE) {
				let of_type = element_type(&rules, name)
					.ok_or_else(|| self.fault(&child, FloorFault::UnknownElement))?;
				self.member(&child, of_type)?;
			}
		}
		Ok(())
	}

	/// F1: the names of the node's members.
	fn shape(&mut self, node: &Node) -> Result<&'a [String], FloorError> {
		let leaves = self.leaves;
		match node.own(leaves) {
			Some(LeafValue::Keys(names)) => {
				self.choose(node);
				Ok(names)
			}
			_ => Err(self.fault(node, FloorFault::NoKeys)),
		}
	}

	/// F2: the rules of the node's type, and whether it is a resource.
	fn rules(&mut self, node: &Node, type_name: &str) -> Result<(TypeRules, bool), FloorError> {
		if type_name != RESOURCE {
			let rules = self.table.find(type_name);
			let rules = rules.ok_or_else(|| self.fault(node, FloorFault::UnknownType))?;
			return Ok((rules, false));
		}
		let named = node.child(self.leaves, Segment::Name(RESOURCE_TYPE));
		let Some(LeafValue::String(name)) = named.own(self.leaves) else {
			return Err(self.fault(node, FloorFault::NoResourceType));
		};
		let rules = self.table.find(name).filter(|rules| rules.is_resource);
		let rules = rules.ok_or_else(|| self.fault(node, FloorFault::UnknownType))?;
		self.choose(&named);
		Ok((rules, true))
	}

	/// F4: the touched elements of an array, or else the member itself.
	fn member(&mut self, member: &Node, of_type: &str) -> Result<(), FloorError> {
		let segments = member.segments(self.leaves);
		let is_array = matches!(member.own(self.leaves), Some(LeafValue::Len(_)))
			|| matches!(segments.first(), Some(Segment::Index(_)));
		if !is_array {
			return self.value(member, of_type, false);
		}
		for segment in segments {
			let element = member.child(self.leaves, segment);
			if self.is_touched(&element) {
				self.value(&element, of_type, true)?;
			}
		}
		Ok(())
	}

	/// F5.
	fn value(&mut self, node: &Node, of_type: &str, in_array: bool) -> Result<(), FloorError> {
		match (node.own(self.leaves), of_type) {
			(Some(LeafValue::Keys(_) | LeafValue::Len(_)) | None, "") => {
				Err(self.fault(node, FloorFault::NotPrimitive))
			}
			(Some(_), "") => Ok(()),
			(Some(LeafValue::Null), _) if in_array => Ok(()),
			_ => self.node(node, of_type),
		}
	}

	/// Everything at and under the node is disclosed.
	fn complete(&mut self, node: &Node) -> Result<(), FloorError> {
		let leaves = self.leaves;
		self.choose(node);
		match node.own(leaves) {
			None => Err(self.fault(node, FloorFault::Incomplete)),
			Some(LeafValue::Keys(names)) => names
				.iter()
				.try_for_each(|name| self.complete(&node.child(leaves, Segment::Name(name)))),
			Some(LeafValue::Len(count)) => (0..*count)
				.try_for_each(|index| self.complete(&node.child(leaves, Segment::Index(index)))),
			Some(_) => Ok(()),
		}
	}

	/// Is something at or under the node disclosed?
	fn is_touched(&self, node: &Node) -> bool {
		match &self.chosen {
			None => !node.is_unknown(),
			Some(chosen) => {
				chosen.get(node.range.clone()).is_some_and(|chosen| chosen.contains(&true))
			}
		}
	}

	/// Has the node's own leaf disclosed.
	fn choose(&mut self, node: &Node) {
		if node.own(self.leaves).is_none() {
			return;
		}
		let own = self.chosen.as_mut().and_then(|chosen| chosen.get_mut(node.range.start));
		if let Some(chosen) = own {
			*chosen = true;
		}
	}

	fn fault(&self, node: &Node, fault: FloorFault) -> FloorError {
		let leaf = self.leaves.get(node.range.start).filter(|_| !node.is_unknown());
		let path = leaf.map(|leaf| leaf.path.first_bytes(node.path_bytes));
		FloorError { unit: self.unit, path: path.unwrap_or_else(Path::root), fault }
	}
}

/// The type of a member: of an element, or of what FHIR's JSON says beside a primitive.
pub(crate) fn element_type(rules: &TypeRules, name: &str) -> Option<&'static str> {
	rules.element(name).or_else(|| {
		let companion = name.strip_prefix('_')?;
		rules.element(companion).filter(|of_type| of_type.is_empty()).map(|_| "Element")
	})
}
