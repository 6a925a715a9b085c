//! Rule S6: whether the record is a split Bundle must not be open to two answers.

use crate::{
	leaf::Value,
	path::{segments, Segment},
	rejection::{Reason, Rejection},
	tree::depth_for,
	unit::ENTRY,
};
use alloc::{format, string::String};

const RESOURCE_TYPE: &str = "resourceType";
const BUNDLE: &str = "Bundle";

/// What is disclosed of unit 0 that bears on the question.
#[derive(Default)]
pub(super) struct Evidence {
	/// `resourceType` is the string "Bundle".
	says_bundle: bool,
	/// `resourceType` is anything else.
	says_other: bool,
	/// KEYS of the root lacks `resourceType` or `entry`.
	lacks_member: bool,
	/// `entry` is an array.
	entry_is_array: bool,
	/// `entry` is an object or a scalar.
	entry_is_other: bool,
	/// Something under `entry` is disclosed.
	under_entry: bool,
	/// The LEN of `entry`.
	entries: Option<u32>,
}

/// Checks the record, given the highest index of its units that are disclosed and the depth of its tree.
pub(super) fn check(evidence: &Evidence, highest: u32, record_depth: u8) -> Result<(), Rejection> {
	let reject = |detail: String| Err(Rejection::new(Reason::Structure, detail));
	let is_no_bundle = evidence.says_other || evidence.lacks_member || evidence.entry_is_other;
	let is_bundle =
		record_depth > 0 || highest > 0 || (evidence.says_bundle && evidence.entry_is_array);
	if is_bundle && is_no_bundle {
		return reject("the record has the units of a Bundle, but unit 0 is not a Bundle".into());
	}
	if is_bundle && evidence.under_entry {
		return reject("unit 0 of a Bundle shows something under `entry`".into());
	}
	if let (true, Some(entries)) = (is_bundle, evidence.entries) {
		if highest > entries {
			return reject(format!("unit {highest} is shown of a Bundle of {entries} entries"));
		}
		let units = usize::try_from(entries).unwrap_or(usize::MAX).saturating_add(1);
		if depth_for(units, 0) != record_depth {
			return reject(format!(
				"the record tree of a Bundle of {entries} entries has not depth {record_depth}"
			));
		}
	}
	let places = 1_u32.checked_shl(record_depth.into()).unwrap_or(u32::MAX);
	if highest >= places {
		return reject(format!("unit {highest} has no place in a tree of depth {record_depth}"));
	}
	Ok(())
}

impl Evidence {
	/// Takes in a leaf of unit 0.
	pub(super) fn take(&mut self, path: &[u8], value: Value<'_>) {
		let mut segments = segments(path).map(|(segment, _)| segment);
		match (segments.next(), segments.next(), value) {
			(None, _, Value::Keys(members)) => {
				let lacks = |wanted: &str| !members.iter().any(|name| name == wanted);
				self.lacks_member = lacks(RESOURCE_TYPE) || lacks(ENTRY);
			}
			(Some(Segment::Name(RESOURCE_TYPE)), None, Value::String(BUNDLE)) => {
				self.says_bundle = true;
			}
			(Some(Segment::Name(RESOURCE_TYPE)), _, _) => self.says_other = true,
			(Some(Segment::Name(ENTRY)), None, Value::Len(count)) => {
				self.entry_is_array = true;
				self.entries = Some(count);
			}
			(Some(Segment::Name(ENTRY)), None, _) => self.entry_is_other = true,
			(Some(Segment::Name(ENTRY)), Some(under), _) => {
				self.under_entry = true;
				match under {
					Segment::Index(_) => self.entry_is_array = true,
					Segment::Name(_) => self.entry_is_other = true,
				}
			}
			_ => {}
		}
	}
}
