//! The visit of a unit that applies the rules F1 to F6.

use super::{
	table::{Table, TypeRules},
	FloorError, FloorFault,
};
use crate::{
	leaf::{Members, Value},
	path::{Path, Segment},
	view::{NodeId, View},
};
use alloc::vec::Vec;

const RESOURCE: &str = "Resource";
const RESOURCE_TYPE: &str = "resourceType";

/// A visit of one unit.
///
/// A verifier knows no more than the leaves that are disclosed, and whatever the rules demand has to be among them. A
/// holder finds out what they demand.
pub(super) struct Visit<'a> {
	pub(super) table: Table,
	pub(super) unit: u32,
	/// The leaves that are known.
	pub(super) view: &'a View,
	pub(super) holder: Option<Holder<'a>>,
}

/// A node, if anything at or under it is known.
type Node = Option<NodeId>;

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

impl<'a> Visit<'a> {
	/// Applies the rules to the whole unit.
	pub(super) fn unit(&mut self) -> Result<(), FloorError> {
		let root_type = if self.unit == 0 { RESOURCE } else { "Bundle.entry" };
		self.node(self.view.unit(self.unit), root_type)
	}

	fn node(&mut self, node: Node, type_name: &str) -> Result<(), FloorError> {
		let names = self.shape(node)?;
		let (rules, is_resource) = self.rules(node, type_name)?;
		for name in names.iter() {
			let element = name.strip_prefix('_').unwrap_or(name);
			if rules.binds(element) {
				let fault = FloorFault::Hidden { name: name.into() };
				self.demand_member(node, name).map_err(|error| error.because(fault))?;
			}
		}
		if rules.is_whole {
			let fault = FloorFault::NotWhole { of_type: type_name.into() };
			self.demand_node(node).map_err(|error| error.because(fault))?;
		}
		for child in self.children(node) {
			let Segment::Name(name) = self.view.segment(*child) else { continue };
			let child = Some(*child);
			if self.is_touched(child) && !(is_resource && name == RESOURCE_TYPE) {
				let of_type = element_type(&rules, name)
					.ok_or_else(|| self.fault(child, FloorFault::UnknownElement))?;
				self.member(child, of_type)?;
			}
		}
		Ok(())
	}

	/// F1: the names of the node's members.
	fn shape(&mut self, node: Node) -> Result<Members<'a>, FloorError> {
		match self.own(node) {
			Some(Value::Keys(names)) => {
				self.demand_leaf(node);
				Ok(names)
			}
			_ => Err(self.fault(node, FloorFault::NoKeys)),
		}
	}

	/// F2: the rules of the node's type, and whether it is a resource.
	fn rules(&mut self, node: Node, type_name: &str) -> Result<(TypeRules, bool), FloorError> {
		if type_name != RESOURCE {
			let rules = self.table.find(type_name);
			let rules = rules.ok_or_else(|| self.fault(node, FloorFault::UnknownType))?;
			return Ok((rules, false));
		}
		let named = self.child(node, Segment::Name(RESOURCE_TYPE));
		let Some(Value::String(name)) = self.own(named) else {
			return Err(self.fault(node, FloorFault::NoResourceType));
		};
		let rules = self.table.find(name).filter(|rules| rules.is_resource);
		let rules = rules.ok_or_else(|| self.fault(node, FloorFault::UnknownType))?;
		self.demand_leaf(named);
		Ok((rules, true))
	}

	/// F4: the touched elements of an array, or else the member itself.
	fn member(&mut self, member: Node, of_type: &str) -> Result<(), FloorError> {
		let children = self.children(member);
		let first = children.first().map(|child| self.view.segment(*child));
		let is_array = matches!(self.own(member), Some(Value::Len(_)))
			|| matches!(first, Some(Segment::Index(_)));
		if !is_array {
			return self.value(member, of_type, false);
		}
		for element in children {
			if self.is_touched(Some(*element)) {
				self.value(Some(*element), of_type, true)?;
			}
		}
		Ok(())
	}

	/// F5.
	fn value(&mut self, node: Node, of_type: &str, in_array: bool) -> Result<(), FloorError> {
		match (self.own(node), of_type) {
			(Some(Value::Keys(_) | Value::Len(_)) | None, "") => {
				Err(self.fault(node, FloorFault::NotPrimitive))
			}
			(Some(_), "") => Ok(()),
			(Some(Value::Null), _) if in_array => Ok(()),
			_ => self.node(node, of_type),
		}
	}

	/// Demands the node's own leaf, which is known.
	fn demand_leaf(&mut self, node: Node) {
		if let (Some(holder), Some(node)) = (&mut self.holder, node) {
			holder.demands.shapes.push(self.view.path(node));
		}
	}

	/// Demands everything at and under the node.
	fn demand_node(&mut self, node: Node) -> Result<(), FloorError> {
		match &mut self.holder {
			None => self.complete(node),
			Some(holder) => {
				holder.demands.fields.extend(node.map(|node| self.view.path(node)));
				Ok(())
			}
		}
	}

	/// Demands everything at and under a member of the node.
	fn demand_member(&mut self, node: Node, name: &str) -> Result<(), FloorError> {
		let member = Segment::Name(name);
		match &mut self.holder {
			None => self.complete(self.child(node, member)),
			Some(holder) => {
				let path = node.map(|node| self.view.path(node).child(member));
				holder.demands.fields.extend(path);
				Ok(())
			}
		}
	}

	/// Everything at and under the node is disclosed.
	fn complete(&self, node: Node) -> Result<(), FloorError> {
		match self.own(node) {
			None => Err(self.fault(node, FloorFault::Incomplete)),
			Some(Value::Keys(names)) => names
				.iter()
				.try_for_each(|name| self.complete(self.child(node, Segment::Name(name)))),
			Some(Value::Len(count)) => (0..count)
				.try_for_each(|index| self.complete(self.child(node, Segment::Index(index)))),
			Some(_) => Ok(()),
		}
	}

	fn own(&self, node: Node) -> Option<Value<'a>> {
		self.view.value(node?)
	}

	fn child(&self, node: Node, segment: Segment<'_>) -> Node {
		self.view.child(node?, segment)
	}

	fn children(&self, node: Node) -> &'a [NodeId] {
		node.map(|node| self.view.children(node)).unwrap_or_default()
	}

	/// Is something at or under the node disclosed?
	fn is_touched(&self, node: Node) -> bool {
		match (&self.holder, node) {
			(_, None) => false,
			(None, Some(_)) => true,
			(Some(holder), Some(node)) => (holder.are_touched)(self.view.path(node).as_bytes()),
		}
	}

	fn fault(&self, node: Node, fault: FloorFault) -> FloorError {
		let path = node.map(|node| self.view.path(node)).unwrap_or_default();
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
