//! Which parts of a document may tell whose it is.
//!
//! Found by the types that FHIR's base gives to elements, from the tables of the clinical floor, and by the names of a
//! few elements. Free text anywhere else, and rare combinations of other values, may tell it, too.

use crate::{
	document::Document,
	floor::{element_type, Table, TypeRules},
	json::JsonError,
	leaf::{LeafRef, Value},
	path::{Path, Segment},
	unit::UnitText,
	verify::Disclosed,
	walk::walk_unsalted,
	way::Way,
};
use alloc::vec::Vec;
use core::{convert::Infallible, fmt};

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
	/// Takes memory for them, and for the types of the resources of one unit at a time.
	///
	/// # Errors
	/// If the text cannot be read again, which cannot be for a document that was read.
	pub fn identifying(&self, profile: &str) -> Result<Vec<Mark>, JsonError> {
		let mut marks = Vec::<Mark>::new();
		self.search(profile, |unit, leaf, found| {
			let Some((kind, path_bytes)) = found else { return };
			let path = leaf.path.get(..path_bytes).unwrap_or(leaf.path);
			// What a marked part holds comes in one piece.
			let is_known = |mark: &Mark| mark.unit == unit && mark.path.as_bytes() == path;
			if !marks.last().is_some_and(is_known) {
				marks.push(Mark { unit, path: Path::from_encoded(path), kind });
			}
		})?;
		marks.sort_unstable_by(|a, b| (a.unit, &a.path).cmp(&(b.unit, &b.path)));
		Ok(marks)
	}

	/// Hands what every leaf says to `take`, unit by unit in the order in which the values end in the text, with the
	/// reason why it may tell whose the document is, if it lies in such a part. `profile` is as for
	/// [`Self::identifying`].
	///
	/// Takes memory for one value, and for the types of the resources of one unit at a time.
	///
	/// # Errors
	/// As [`Self::identifying`].
	pub fn marked_values(
		&self,
		profile: &str,
		mut take: impl FnMut(Disclosed, Option<Identifying>),
	) -> Result<(), JsonError> {
		self.search(profile, |unit, leaf, found| {
			take(Disclosed::of(unit, leaf), found.map(|(kind, _)| kind));
		})
	}

	/// Hands every leaf to `take` with its unit, and with the kind of the marked part that it lies in and the length of
	/// that part's path in bytes.
	fn search(
		&self,
		profile: &str,
		mut take: impl FnMut(u32, LeafRef<'_>, Option<(Identifying, usize)>),
	) -> Result<(), JsonError> {
		let table = Table::of(profile);
		for (index, text) in (0..self.units()).filter_map(|index| Some((index, self.unit(index)?)))
		{
			let root_type = if index == 0 { RESOURCE } else { "Bundle.entry" };
			let types = Types { table, resources: Resource::all_of(&text, table)? };
			let mut search = Search::new(&types, root_type);
			walk_unsalted(&text, &[], |leaf| take(index, leaf, search.go(&leaf)))?;
		}
		Ok(())
	}
}

/// A node by what is known of it when the first leaf at or under it is met in a walk: the number of that leaf, and the
/// bytes of the node's path.
type Key = (u32, usize);

/// A resource in a unit, of a type that FHIR has.
struct Resource {
	key: Key,
	rules: TypeRules,
	/// Is it about a person as such?
	of_person: bool,
}

impl Resource {
	/// The resources of a unit, by key. `resourceType` may stand behind all else that a resource holds, so a search
	/// needs them before it begins.
	fn all_of(text: &UnitText<'_>, table: Option<Table>) -> Result<Vec<Self>, JsonError> {
		let mut resources = Vec::new();
		let Some(table) = table else { return Ok(resources) };
		let mut way = Way::new((0, 0));
		let mut leaf_number = 0_u32;
		walk_unsalted(text, &[], |leaf| {
			let Ok(_) = way.go(leaf.path, |parent, segment, path_bytes| {
				if segment == Segment::Name(RESOURCE_TYPE) && path_bytes == leaf.path.len() {
					resources.extend(Self::of_type(table, leaf.value, *parent));
				}
				Ok::<_, Infallible>((leaf_number, path_bytes))
			});
			leaf_number = leaf_number.saturating_add(1);
		})?;
		resources.sort_unstable_by_key(|resource| resource.key);
		Ok(resources)
	}

	/// The object of this key, if `type_name` is the name of a type of resources.
	fn of_type(table: Table, type_name: Value<'_>, key: Key) -> Option<Self> {
		let Value::String(name) = type_name else { return None };
		let rules = table.find(name).filter(|rules| rules.is_resource)?;
		Some(Self { key, rules, of_person: PERSONS.contains(&name) })
	}
}

/// What is known of types.
struct Types {
	table: Option<Table>,
	/// Of a unit, by key.
	resources: Vec<Resource>,
}

impl Types {
	/// The node of this type and key, as far as it is an object.
	fn object(&self, of_type: &str, of_person: bool, key: Key) -> Place {
		let rules = match of_type {
			RESOURCE => self
				.resources
				.binary_search_by_key(&key, |resource| resource.key)
				.ok()
				.and_then(|found| self.resources.get(found))
				.map(|resource| (resource.rules, resource.of_person)),
			_ => self.table.and_then(|table| Some((table.find(of_type)?, of_person))),
		};
		let (_, path_bytes) = key;
		match rules {
			None => Place::marked(Identifying::Unknown, path_bytes),
			Some((rules, of_person)) => {
				Place::Object { rules, is_resource: of_type == RESOURCE, of_person }
			}
		}
	}
}

/// A node, by what is under it.
#[derive(Clone, Copy)]
enum Place {
	/// It is in a marked part.
	Marked { kind: Identifying, path_bytes: usize },
	/// Nothing in it is marked.
	Unmarked,
	/// An object of this type, which may be in a resource about a person.
	Object { rules: TypeRules, is_resource: bool, of_person: bool },
	/// A value of this type: an object, as the node's leaf or what is under it will show, or where it may be one, an array
	/// of them.
	Value { of_type: &'static str, of_person: bool, may_be_array: bool, key: Key },
}

impl Place {
	fn marked(kind: Identifying, path_bytes: usize) -> Self {
		Self::Marked { kind, path_bytes }
	}

	/// What the node turns out to be that leads on by `segment`.
	fn holding(self, types: &Types, segment: Segment<'_>) -> Self {
		match (self, segment) {
			(Self::Value { of_type, of_person, key, .. }, Segment::Name(_)) => {
				types.object(of_type, of_person, key)
			}
			(Self::Value { may_be_array: false, key, .. }, Segment::Index(_)) => {
				Self::marked(Identifying::Unknown, key.1)
			}
			_ => self,
		}
	}

	/// What the node turns out to be whose leaf says `value`. What it holds has been met before.
	fn being(self, types: &Types, value: Value<'_>) -> Self {
		match (self, value) {
			(Self::Value { of_type, of_person, key, .. }, Value::Keys(_)) => {
				types.object(of_type, of_person, key)
			}
			(Self::Value { .. }, Value::Null)
			| (Self::Value { may_be_array: true, .. }, Value::Len(_)) => Self::Unmarked,
			(Self::Value { key, .. }, _) => Self::marked(Identifying::Unknown, key.1),
			_ => self,
		}
	}

	/// What this node holds by `segment`, of this key.
	fn child(self, segment: Segment<'_>, key: Key) -> Self {
		match (self, segment) {
			(Self::Marked { .. } | Self::Unmarked, _) => self,
			(Self::Value { of_type, of_person, .. }, _) => {
				Self::Value { of_type, of_person, may_be_array: false, key }
			}
			(Self::Object { .. }, Segment::Index(_)) => Self::marked(Identifying::Unknown, key.1),
			(Self::Object { is_resource: true, .. }, Segment::Name(RESOURCE_TYPE)) => {
				Self::Unmarked
			}
			(Self::Object { rules, is_resource, of_person }, Segment::Name(name)) => {
				let element = name.strip_prefix('_').unwrap_or(name);
				let Some(of_type) = element_type(&rules, name) else {
					return Self::marked(Identifying::Unknown, key.1);
				};
				match by_element(element, is_resource, of_person).or_else(|| by_type(of_type)) {
					Some(kind) => Self::marked(kind, key.1),
					None if of_type.is_empty() => Self::Unmarked,
					None => Self::Value { of_type, of_person, may_be_array: true, key },
				}
			}
		}
	}
}

/// A search through a unit.
struct Search<'t> {
	types: &'t Types,
	way: Way<Place>,
	/// The number of the next leaf.
	leaf_number: u32,
}

impl<'t> Search<'t> {
	fn new(types: &'t Types, root_type: &str) -> Self {
		let root = types.object(root_type, false, (0, 0));
		Self { types, way: Way::new(root), leaf_number: 0 }
	}

	/// The kind of the marked part that the next leaf lies in, and the length of its path in bytes.
	fn go(&mut self, leaf: &LeafRef<'_>) -> Option<(Identifying, usize)> {
		let Self { types, leaf_number, .. } = *self;
		let Ok(place) = self.way.go(leaf.path, |parent, segment, path_bytes| {
			*parent = parent.holding(types, segment);
			Ok::<_, Infallible>(parent.child(segment, (leaf_number, path_bytes)))
		});
		self.leaf_number = leaf_number.saturating_add(1);
		match place.being(types, leaf.value) {
			Place::Marked { kind, path_bytes } => Some((kind, path_bytes)),
			_ => None,
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
