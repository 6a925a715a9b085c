//! The tables of the clinical floor (section 13): which elements FHIR's base types have, and which of them may not be
//! hidden.
//!
//! A table is a text with one line a type, in ascending order of their names, made from the published JSON by
//! `tests/floor_tables.rs`: name, flags (`r` a resource, `w` whole), the modifiers and qualifiers, and the elements
//! with their types, which are empty for primitives. A text is searched as it is; there is nothing to build first.

const R4: &str = include_str!("r4.txt");
const R5: &str = include_str!("r5.txt");

/// The table of one version of FHIR.
#[derive(Clone, Copy)]
pub(crate) struct Table(&'static str);

/// What the table says of one type.
#[derive(Clone, Copy)]
pub(crate) struct TypeRules {
	/// May a resource be of this type?
	pub(crate) is_resource: bool,
	/// Do parts of it mislead when shown alone?
	pub(crate) is_whole: bool,
	binding: &'static str,
	elements: &'static str,
}

impl Table {
	/// The table for the profile of a header.
	pub(crate) fn of(profile: &str) -> Option<Self> {
		match profile {
			"R4" => Some(Self(R4)),
			"R5" => Some(Self(R5)),
			_ => None,
		}
	}

	/// The rules of a type.
	pub(crate) fn find(self, name: &str) -> Option<TypeRules> {
		let mut rest = self.0;
		while !rest.is_empty() {
			let half = rest.len() >> 1;
			let start = rest.get(..half)?.rfind('\n').map_or(0, |end| end.saturating_add(1));
			let (before, from) = rest.split_at_checked(start)?;
			let (line, after) = from.split_once('\n').unwrap_or((from, ""));
			let (found, rules) = line.split_once('\t')?;
			match name.cmp(found) {
				core::cmp::Ordering::Equal => return TypeRules::parse(rules),
				core::cmp::Ordering::Less => rest = before,
				core::cmp::Ordering::Greater => rest = after,
			}
		}
		None
	}
}

impl TypeRules {
	fn parse(rules: &'static str) -> Option<Self> {
		let mut columns = rules.split('\t');
		let flags = columns.next()?;
		Some(Self {
			is_resource: flags.contains('r'),
			is_whole: flags.contains('w'),
			binding: columns.next()?,
			elements: columns.next()?,
		})
	}

	/// Is the element a modifier or qualifier?
	pub(crate) fn binds(&self, element: &str) -> bool {
		self.binding.split(' ').any(|binding| binding == element)
	}

	/// The type of an element, if there is such an element.
	pub(crate) fn element(&self, name: &str) -> Option<&'static str> {
		let mut elements = self.elements.split(' ').filter_map(|element| element.split_once(':'));
		elements.find(|(element, _)| *element == name).map(|(_, of_type)| of_type)
	}
}
