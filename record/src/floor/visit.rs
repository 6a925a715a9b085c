//! The visit of a unit that applies the rules F1 to F6.

use super::{
	table::{Table, TypeRules},
	FloorError, FloorFault,
};
use crate::{
	leaf::LeafValue,
	node::{Known, Node},
	path::{Path, Segment},
};
use alloc::{string::String, vec::Vec};

const RESOURCE: &str = "Resource";
const RESOURCE_TYPE: &str = "resourceType";

/// A visit of one unit.
///
/// A verifier knows no more than the leaves that are disclosed, and whatever the rules demand has to be among them. A
/// holder finds out what they demand.
pub(super) struct Visit<'a, L> {
	pub(super) table: Table,
	pub(super) unit: u32,
	/// The known leaves, by path.
	pub(super) leaves: &'a [L],
	pub(super) holder: Option<Holder<'a>>,
}

/// What a holder brings to a visit, and takes from it.
pub(super) struct Holder<'a> {
	/// Is something at or under the node with this encoded path to be disclosed?
	pub(super) are_touched: &'a dyn Fn(&[u8]) -> bool,
	pub(super) demands: &'a mut Demands,
}

/// What the rules demand.
#[derive(Default)]
pub(crate) struct Demands {
	/// Nodes of which the own leaf is to be disclosed.
	pub(crate) shapes: Vec<Path>,
	/// Nodes that are to be disclosed with all that is under them.
	pub(crate) fields: Vec<Path>,
}

impl<'a, L: Known> Visit<'a, L> {
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
				let fault = FloorFault::Hidden { name: name.clone() };
				self.demand_member(node, name).map_err(|error| error.because(fault))?;
			}
		}
		if rules.is_whole {
			let fault = FloorFault::NotWhole { of_type: type_name.into() };
			self.demand_node(node).map_err(|error| error.because(fault))?;
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
				self.demand_leaf(node);
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
		self.demand_leaf(&named);
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

	/// Demands the node's own leaf, which is known.
	fn demand_leaf(&mut self, node: &Node) {
		if let (Some(holder), Some(path)) = (&mut self.holder, node.path(self.leaves)) {
			holder.demands.shapes.push(path);
		}
	}

	/// Demands everything at and under the node.
	fn demand_node(&mut self, node: &Node) -> Result<(), FloorError> {
		match &mut self.holder {
			None => self.complete(node),
			Some(holder) => {
				holder.demands.fields.extend(node.path(self.leaves));
				Ok(())
			}
		}
	}

	/// Demands everything at and under a member of the node.
	fn demand_member(&mut self, node: &Node, name: &str) -> Result<(), FloorError> {
		let member = Segment::Name(name);
		match &mut self.holder {
			None => self.complete(&node.child(self.leaves, member)),
			Some(holder) => {
				let path = node.path(self.leaves).map(|path| path.child(member));
				holder.demands.fields.extend(path);
				Ok(())
			}
		}
	}

	/// Everything at and under the node is disclosed.
	fn complete(&self, node: &Node) -> Result<(), FloorError> {
		match node.own(self.leaves) {
			None => Err(self.fault(node, FloorFault::Incomplete)),
			Some(LeafValue::Keys(names)) => names
				.iter()
				.try_for_each(|name| self.complete(&node.child(self.leaves, Segment::Name(name)))),
			Some(LeafValue::Len(count)) => (0..*count).try_for_each(|index| {
				self.complete(&node.child(self.leaves, Segment::Index(index)))
			}),
			Some(_) => Ok(()),
		}
	}

	/// Is something at or under the node disclosed?
	fn is_touched(&self, node: &Node) -> bool {
		match &self.holder {
			None => !node.is_unknown(),
			Some(holder) => {
				node.path(self.leaves).is_some_and(|path| (holder.are_touched)(path.as_bytes()))
			}
		}
	}

	fn fault(&self, node: &Node, fault: FloorFault) -> FloorError {
		let path = node.path(self.leaves).unwrap_or_default();
		FloorError { unit: self.unit, path, fault }
	}
}

/// The type of a member: of an element, or of what FHIR's JSON says beside a primitive.
pub(crate) fn element_type(rules: &TypeRules, name: &str) -> Option<&'static str> {
	rules.element(name).or_else(|| {
		let companion = name.strip_prefix('_')?;
		rules.element(companion).filter(|of_type| of_type.is_empty()).map(|_| "Element")
	})
}
