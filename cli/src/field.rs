//! Fields of a record as people name them.

use crate::failure::Failure;
use medibloc_record::{Document, Field};

/// The field that `text` names: a JSON Pointer, which is empty or begins with a slash, or a FHIRPath.
///
/// # Errors
///
/// It names none, or several.
pub fn find(document: &Document<'_>, text: &str) -> Result<Field, Failure> {
	match is_pointer(text) {
		true => document.field(text).map_err(|error| named(text, &error)),
		false => document.select(text).map_err(|error| named(text, &error)),
	}
}

/// The resource that `text` names.
///
/// # Errors
///
/// It names none or several, or something else than a resource.
pub fn find_resource(document: &Document<'_>, text: &str) -> Result<Field, Failure> {
	let field = find(document, text)?;
	let type_of_resource = format!("{}/resourceType", field.pointer());
	match document.field(&type_of_resource) {
		Ok(_) => Ok(field),
		Err(_) => Err(Failure::refused(format!(
			"{text}: {} is not a resource, but a part of one: show it with --field",
			field.pointer()
		))),
	}
}

fn is_pointer(text: &str) -> bool {
	text.is_empty() || text.starts_with('/')
}

fn named(text: &str, error: &impl std::fmt::Display) -> Failure {
	Failure::refused(format!("{text}: {error}"))
}
