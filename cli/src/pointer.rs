//! Where a disclosed value stands in the record as its owner has it.

use medibloc_record::{Path, Segment};

/// The JSON Pointer (RFC 6901) of `path` in unit `unit`. Unit n of a Bundle is its entry n - 1.
pub fn pointer(unit: u32, path: &Path) -> String {
	let mut pointer = match unit.checked_sub(1) {
		Some(entry) => format!("/entry/{entry}"),
		None => String::new(),
	};
	for segment in path.segments() {
		pointer.push('/');
		match segment {
			Segment::Name(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
			Segment::Index(index) => pointer.push_str(&index.to_string()),
		}
	}
	pointer
}
