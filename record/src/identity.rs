//! Which parts of a document may tell whose it is.
//!
//! Found by the types that FHIR's base gives to elements, from the tables of the clinical floor, and by the names of a
//! few elements. Free text anywhere else, and rare combinations of other values, may tell it, too.

use crate::{
	document::Document,
	floor::{element_type, Table, TypeRules},
	json::JsonError,
	leaf::{Leaf, LeafValue},
	node::Node,
	path::{Path, Segment},
	walk::{walk_below, NoKeys},
};
use alloc::vec::Vec;
use core::fmt;

const RESOURCE: &str = "Resource";
const RESOURCE_TYPE: &str = "resourceType";

/// The resources that are about a person as such. Whatever their extensions say is about that person.
const PERSONS: [&str; 4] = ["Patient", "Person", "Practitioner", "RelatedPerson"];

/// Why a part of a document may tell whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identifying {
	/// A name of a person.
	Name,
	/// The day, or the place in a sequence of births, on which a person was born, or when it died.
	LifeDates,
	/// An address.
	Address,
	/// A telephone number, an electronic address or the like.
	Contact,
	/// An identifier, or a link to another resource, which leads to one.
	Identifier,
	/// A narrative: the whole of a resource in words.
	Narrative,
	/// A picture, or a signature, of a person.
	Likeness,
	/// An extension of a resource about a person.
	PersonExtension,
	/// Something that the base types of this version of FHIR do not have, so nobody knows.
	Unknown,
}

impl fmt::Display for Identifying {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Name => "a name",
			Self::LifeDates => "of birth or death",
			Self::Address => "an address",
			Self::Contact => "a contact",
			Self::Identifier => "an identifier or link",
			Self::Narrative => "a narrative",
			Self::Likeness => "a picture or signature",
			Self::PersonExtension => "an extension about a person",
			Self::Unknown => "not known to FHIR's base",
		})
	}
}

/// A part of a document that may tell whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
	/// The index of the unit.
	pub unit: u32,
	/// The node: all that is under it is marked with it.
	pub path: Path,
	/// Why.
	pub kind: Identifying,
}

impl Mark {
	/// Is the node at `path` of `unit` in the marked part, or the marked part in it?
	pub fn touches(&self, unit: u32, path: &Path) -> bool {
		self.unit == unit && (path.starts_with(&self.path) || self.path.starts_with(path))
	}
}

impl Document<'_> {
	/// The parts of the document that may tell whose it is, by unit and path, none in another. `profile` is the version
	/// of FHIR, `R4` or `R5`; in any other, every resource is unknown.
	///
	/// Takes memory for the leaves of one unit at a time.
	///
	/// # Errors
	/// If the text cannot be read again, which cannot be for a document that was read.
	pub fn identifying(&self, profile: &str) -> Result<Vec<Mark>, JsonError> {
		let mut marks = Vec::new();
		for (index, text) in (0..self.units()).filter_map(|index| Some((index, self.unit(index)?)))
		{
			let mut leaves = Vec::new();
			walk_below(&text, &[], NoKeys, |leaf| leaves.push(leaf.to_owned()))?;
			leaves.sort_unstable_by(|a, b| a.path.cmp(&b.path));
			let table = Table::of(profile);
			let mut search = Search { table, unit: index, leaves: &leaves, marks: &mut marks };
			let root_type = if index == 0 { RESOURCE } else { "Bundle.entry" };
			search.node(&Node::root(&leaves), root_type, false);
		}
		Ok(marks)
	}
}

struct Search<'a> {
	table: Option<Table>,
	unit: u32,
	/// All leaves of the unit, by path.
	leaves: &'a [Leaf],
	marks: &'a mut Vec<Mark>,
}

impl Search<'_> {
	/// Searches an object of this type, which may be in a resource about a person.
	fn node(&mut self, node: &Node, type_name: &str, of_person: bool) {
		let is_resource = type_name == RESOURCE;
		let Some((rules, of_person)) = self.rules(node, type_name, of_person) else {
			return self.mark(node, Identifying::Unknown);
		};
		for segment in node.segments(self.leaves) {
			let child = node.child(self.leaves, segment);
			let Segment::Name(name) = segment else {
				self.mark(&child, Identifying::Unknown);
				continue;
			};
			if is_resource && name == RESOURCE_TYPE {
				continue;
			}
			let element = name.strip_prefix('_').unwrap_or(name);
			let of_type = element_type(&rules, name);
			let kind = match of_type {
				None => Some(Identifying::Unknown),
				Some(of_type) => {
					by_element(element, is_resource, of_person).or_else(|| by_type(of_type))
				}
			};
			match (kind, of_type) {
				(Some(kind), _) => self.mark(&child, kind),
				(None, Some(of_type)) if !of_type.is_empty() => {
					self.member(&child, of_type, of_person);
				}
				_ => {}
			}
		}
	}

	/// The rules of the type, and whether the node is in a resource about a person.
	fn rules(&self, node: &Node, type_name: &str, of_person: bool) -> Option<(TypeRules, bool)> {
		let table = self.table?;
		if type_name != RESOURCE {
			return Some((table.find(type_name)?, of_person));
		}
		let named = node.child(self.leaves, Segment::Name(RESOURCE_TYPE));
		let Some(LeafValue::String(name)) = named.own(self.leaves) else { return None };
		let rules = table.find(name).filter(|rules| rules.is_resource)?;
		Some((rules, PERSONS.contains(&name.as_str())))
	}

	fn member(&mut self, member: &Node, of_type: &str, of_person: bool) {
		match member.own(self.leaves) {
			Some(LeafValue::Len(_)) => {
				for segment in member.segments(self.leaves) {
					let element = member.child(self.leaves, segment);
					self.value(&element, of_type, of_person);
				}
			}
			_ => self.value(member, of_type, of_person),
		}
	}

	fn value(&mut self, value: &Node, of_type: &str, of_person: bool) {
		match value.own(self.leaves) {
			Some(LeafValue::Keys(_)) => self.node(value, of_type, of_person),
			Some(LeafValue::Null) => {}
			_ => self.mark(value, Identifying::Unknown),
		}
	}

	fn mark(&mut self, node: &Node, kind: Identifying) {
		if let Some(path) = node.path(self.leaves) {
			self.marks.push(Mark { unit: self.unit, path, kind });
		}
	}
}

fn by_type(of_type: &str) -> Option<Identifying> {
	match of_type {
		"HumanName" => Some(Identifying::Name),
		"Address" => Some(Identifying::Address),
		"ContactPoint" => Some(Identifying::Contact),
		"Identifier" | "Reference" | "CodeableReference" => Some(Identifying::Identifier),
		"Narrative" => Some(Identifying::Narrative),
		"Signature" => Some(Identifying::Likeness),
		_ => None,
	}
}

fn by_element(element: &str, of_resource: bool, of_person: bool) -> Option<Identifying> {
	match element {
		"birthDate" | "deceasedDateTime" | "multipleBirthInteger" => Some(Identifying::LifeDates),
		"photo" => Some(Identifying::Likeness),
		"fullUrl" => Some(Identifying::Identifier),
		"id" if of_resource => Some(Identifying::Identifier),
		"extension" | "modifierExtension" if of_person => Some(Identifying::PersonExtension),
		_ => None,
	}
}
