//! Choice elements: `value[x]` stands in JSON as `valueQuantity`, `valueString` and so on.

/// What the names of the types of a choice begin their names with in JSON, ascending: those of `Extension.value[x]` in
/// FHIR R4 and R5, which may have any type that a choice can have.
const TYPES: [&str; 55] = [
	"Address",
	"Age",
	"Annotation",
	"Attachment",
	"Availability",
	"Base64Binary",
	"Boolean",
	"Canonical",
	"Code",
	"CodeableConcept",
	"CodeableReference",
	"Coding",
	"ContactDetail",
	"ContactPoint",
	"Contributor",
	"Count",
	"DataRequirement",
	"Date",
	"DateTime",
	"Decimal",
	"Distance",
	"Dosage",
	"Duration",
	"Expression",
	"ExtendedContactDetail",
	"HumanName",
	"Id",
	"Identifier",
	"Instant",
	"Integer",
	"Integer64",
	"Markdown",
	"Meta",
	"Money",
	"Oid",
	"ParameterDefinition",
	"Period",
	"PositiveInt",
	"Quantity",
	"Range",
	"Ratio",
	"RatioRange",
	"Reference",
	"RelatedArtifact",
	"SampledData",
	"Signature",
	"String",
	"Time",
	"Timing",
	"TriggerDefinition",
	"UnsignedInt",
	"Uri",
	"Url",
	"UsageContext",
	"Uuid",
];

/// The type that the name of a member gives to a choice element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice(u8);

impl Choice {
	/// The type that the rest of a member's name says, behind the name of the element.
	pub(super) fn new(suffix: &str) -> Option<Self> {
		let position = TYPES.binary_search(&suffix).ok()?;
		u8::try_from(position).ok().map(Self)
	}

	/// The type as it stands in the name of the member: `Quantity`, `String`.
	pub(super) fn suffix(self) -> &'static str {
		TYPES.get(usize::from(self.0)).copied().unwrap_or_default()
	}

	/// Is it the type of that name? In FHIR the names of primitives begin with a small letter: `string`.
	pub(super) fn is(self, type_name: &str) -> bool {
		let suffix = self.suffix();
		let (Some((first, rest)), Some((wanted, wanted_rest))) =
			(suffix.split_at_checked(1), type_name.split_at_checked(1))
		else {
			return false;
		};
		first.eq_ignore_ascii_case(wanted) && rest == wanted_rest
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::Value;
	use std::collections::BTreeSet;

	#[test]
	fn the_types_should_be_those_of_the_extensions_of_r4_and_r5() {
		let mut published = BTreeSet::new();
		for table in [
			include_str!("../../tests/vectors/floor-r4.json"),
			include_str!("../../tests/vectors/floor-r5.json"),
		] {
			let table: Value = serde_json::from_str(table).unwrap();
			let elements = table["types"]["Extension"]["elements"].as_object().unwrap();
			let suffixes = elements.keys().filter_map(|name| name.strip_prefix("value"));
			published.extend(suffixes.map(std::string::String::from));
		}
		assert!(published.iter().map(std::string::String::as_str).eq(TYPES));
	}

	#[test]
	fn a_type_should_be_known_by_both_of_its_names() {
		let date_time = Choice::new("DateTime").unwrap();
		assert!(date_time.is("dateTime") && date_time.is("DateTime"));
		assert!(!date_time.is("datetime") && !date_time.is("Date") && !date_time.is("é"));
		assert_eq!(Choice::new("dateTime"), None);
		assert_eq!(Choice::new("Foo"), None);
	}
}
