//! The clinical floor (section 13): nothing is hidden that reverses the meaning of what is shown.

mod table;
mod visit;

use crate::{
	json::JsonError,
	leaf::LeafRef,
	path::Path,
	rejection::{Reason, Rejection},
	unit::UnitText,
	view::{Builder, View},
	walk::walk_unsalted,
};
use alloc::string::String;
use core::fmt;
pub(crate) use table::{Table, TypeRules};
pub(crate) use visit::{element_type, Demands};
use visit::{Holder, Visit};

/// The encoded path `["resourceType"]`.
const RESOURCE_TYPE_PATH: &[u8] = b"\x01\0\0\0\x0cresourceType";

/// Does what is disclosed satisfy the floor?
pub(crate) fn check(profile: &str, disclosed: &View) -> Result<(), Rejection> {
	let reject = |error: FloorError| Rejection::new(Reason::Floor, alloc::format!("{error}"));
	table(profile).map_err(reject)?;
	if disclosed.units().next().is_some_and(|unit| unit > 0) {
		let fault = FloorFault::NoBundle;
		return Err(reject(FloorError { unit: 0, path: Path::root(), fault }));
	}
	disclosed.units().try_for_each(|unit| check_unit(profile, unit, disclosed).map_err(reject))
}

/// Do the leaves of a unit satisfy the floor?
pub(crate) fn check_unit(profile: &str, unit: u32, view: &View) -> Result<(), FloorError> {
	let table = table(profile)?;
	Visit { table, unit, view, holder: None }.unit()
}

/// The leaves of a unit that tell what the floor demands: what the nodes hold that `are_touched`, and of which types of
/// resources they are.
pub(crate) fn outline(
	text: &UnitText<'_>,
	unit: u32,
	are_touched: impl Fn(&[u8]) -> bool,
) -> Result<View, JsonError> {
	let mut outline = Builder::new(0, 1);
	outline.unit(unit);
	walk_unsalted(text, &[], |leaf: LeafRef<'_>| {
		// Paths are prefix-free: if what is before the suffix is the path of a node, the suffix is one segment.
		let of_type = leaf.path.strip_suffix(RESOURCE_TYPE_PATH);
		if are_touched(leaf.path) || of_type.is_some_and(&are_touched) {
			outline.leaf(leaf);
		}
	})?;
	Ok(outline.build())
}

/// What the floor demands besides the nodes of a unit that are disclosed, and so touch others. `outline` is that of
/// [`outline`].
pub(crate) fn demands(
	profile: &str,
	unit: u32,
	outline: &View,
	are_touched: impl Fn(&[u8]) -> bool,
) -> Result<Demands, FloorError> {
	let mut demands = Demands::default();
	let holder = Some(Holder { are_touched: &are_touched, demands: &mut demands });
	Visit { table: table(profile)?, unit, view: outline, holder }.unit()?;
	Ok(demands)
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
