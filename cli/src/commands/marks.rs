//! Which of the values of a record may tell whose it is.

use medibloc_record::{Mark, Path};

/// Which of `marks`, as [`medibloc_record::Document::identifying`] gives them, is on what stands at `path` of `unit`.
pub fn mark_on<'m>(marks: &'m [Mark], unit: u32, path: &Path) -> Option<&'m Mark> {
	// They are by unit and path and none is in another: if any, it is the last that does not come behind the place.
	let behind = marks.partition_point(|mark| (mark.unit, &mark.path) <= (unit, path));
	let mark = marks.get(behind.checked_sub(1)?)?;
	(mark.unit == unit && path.starts_with(&mark.path)).then_some(mark)
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_record::Document;

	const BUNDLE: &[u8] = br#"{"resourceType": "Bundle", "type": "collection", "entry": [
		{"resource": {"resourceType": "Patient", "active": true, "id": "1", "gender": "male", "name": [{"given": ["A", "B"]}]}},
		{"fullUrl": "urn:1", "resource": {"resourceType": "Basic", "id": "2", "text": {"div": "x"}, "created": "2020"}},
		{"resource": {"resourceType": "Patient", "birthDate": "1970-01-01", "contact": [{"name": {"text": "C"}}]}}
	]}"#;

	#[test]
	fn every_value_should_have_the_mark_that_it_lies_under() {
		let document = Document::read(BUNDLE).expect("it is a record");
		let marks = document.identifying("R4").expect("it is read again");
		let mut marked = 0;
		for unit in 0..document.units() {
			for value in document.values(unit).expect("it is read again") {
				let is_on = |mark: &&Mark| mark.unit == unit && value.path.starts_with(&mark.path);
				let expected = marks.iter().find(is_on);
				assert_eq!(mark_on(&marks, unit, &value.path), expected, "{unit} {}", value.path);
				marked += usize::from(expected.is_some());
			}
		}
		assert!(marked > marks.len() && marks.len() > 6, "{marked} {}", marks.len());
	}
}
