//! The clinical floor (section 13): nothing is hidden that reverses the meaning of what is shown.

mod table;
mod visit;

use crate::{
	leaf::Leaf,
	path::Path,
	rejection::{Reason, Rejection},
	verify::Recomputed,
};
use alloc::string::String;
use core::fmt;
pub(crate) use table::{Table, TypeRules};
pub(crate) use visit::element_type;
use visit::Visit;

/// Does what is disclosed satisfy the floor?
pub(crate) fn check(profile: &str, units: &[Recomputed]) -> Result<(), Rejection> {
	let reject = |error: FloorError| Rejection::new(Reason::Floor, alloc::format!("{error}"));
	let table = table(profile).map_err(reject)?;
	if units.first().is_some_and(|unit| unit.index > 0) {
		let fault = FloorFault::NoBundle;
		return Err(reject(FloorError { unit: 0, path: Path::root(), fault }));
	}
	for unit in units {
		let mut visit = Visit { table, unit: unit.index, leaves: &unit.leaves, chosen: None };
		visit.unit().map_err(reject)?;
	}
	Ok(())
}

/// Adds to the leaves of a unit that are `chosen` those without which they would mislead. `leaves` are all of the
/// unit, by path.
pub(crate) fn extend(
	profile: &str,
	unit: u32,
	leaves: &[Leaf],
	chosen: &mut [bool],
) -> Result<(), FloorError> {
	let table = table(profile)?;
	Visit { table, unit, leaves, chosen: Some(chosen) }.unit()
}

fn table(profile: &str) -> Result<Table, FloorError> {
	Table::of(profile).ok_or_else(|| {
		let fault = FloorFault::NoTable { profile: profile.into() };
		FloorError { unit: 0, path: Path::root(), fault }
	})
}

/// Where and why a disclosure does not satisfy the clinical floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloorError {
	/// The index of the unit.
	pub unit: u32,
	/// The node in the unit.
	pub path: Path,
	/// What is wrong there.
	pub fault: FloorFault,
}

impl FloorError {
	/// The same place, with the rule that demands it.
	fn because(self, fault: FloorFault) -> Self {
		Self { fault, ..self }
	}
}

/// What is wrong with a node of a disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FloorFault {
	/// There is no table for the record's version of FHIR.
	NoTable {
		/// The profile in the header.
		profile: String,
	},
	/// An entry of a Bundle is shown without anything of the Bundle itself.
	NoBundle,
	/// The node is no object, or the names of its members are hidden.
	NoKeys,
	/// The type of a resource is hidden or no text.
	NoResourceType,
	/// The base types of FHIR have no such type.
	UnknownType,
	/// The type has no such element.
	UnknownElement,
	/// A part is hidden of a member that changes the meaning of others.
	Hidden {
		/// The name of the member.
		name: String,
	},
	/// A part is hidden of a type whose parts mislead when shown alone.
	NotWhole {
		/// The type.
		of_type: String,
	},
	/// A part of the node is hidden.
	Incomplete,
	/// An object or array stands in place of a primitive value.
	NotPrimitive,
}

impl fmt::Display for FloorError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { unit, path, fault } = self;
		match fault {
			FloorFault::NoTable { profile } => {
				return write!(f, "there is no table of the clinical floor for FHIR {profile:?}")
			}
			FloorFault::NoBundle => {
				return f
					.write_str("entries of a Bundle are shown without the Bundle's own members")
			}
			_ => write!(f, "unit {unit}, {path}: ")?,
		}
		match fault {
			FloorFault::NoTable { .. } | FloorFault::NoBundle => Ok(()),
			FloorFault::NoKeys => f.write_str("no object whose member names are shown"),
			FloorFault::NoResourceType => f.write_str("the type of the resource is not shown"),
			FloorFault::UnknownType => f.write_str("FHIR's base has no such type of resource"),
			FloorFault::UnknownElement => f.write_str("FHIR's base types have no such element"),
			FloorFault::Hidden { name } => {
				write!(
					f,
					"`{name}` changes the meaning of what is shown, and a part of it is hidden"
				)
			}
			FloorFault::NotWhole { of_type } => {
				write!(f, "a part of a {of_type} is hidden, which misleads unless shown whole")
			}
			FloorFault::Incomplete => f.write_str("a part is hidden"),
			FloorFault::NotPrimitive => {
				f.write_str("an object or array stands in place of a single value")
			}
		}
	}
}

impl core::error::Error for FloorError {}
