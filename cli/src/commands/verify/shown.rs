//! What a proof discloses, as a person reads it.

use medibloc_record::{pointer, Disclosed, LeafValue, Verified};
use serde::{Serialize, Serializer};
use std::fmt;

/// Everything that a proof shows. A [`Shown`] is made of each when it is printed: all together may take more memory than
/// what they are made of.
pub struct AllShown(pub Verified);

impl AllShown {
	fn iter(&self) -> impl Iterator<Item = Shown> + '_ {
		self.0.disclosed().map(|disclosed| Shown::new(&disclosed))
	}
}

impl Serialize for AllShown {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_seq(self.iter())
	}
}

/// Each on a line of its own.
impl fmt::Display for AllShown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		self.iter().try_for_each(|shown| writeln!(f, "  {shown}"))
	}
}

/// One disclosed value, and where it stands in the record.
#[derive(Serialize)]
pub struct Shown {
	pointer: String,
	kind: &'static str,
	value: serde_json::Value,
}

impl Shown {
	/// `disclosed`, as a person reads it.
	pub fn new(disclosed: &Disclosed) -> Self {
		let (kind, value) = match &disclosed.value {
			LeafValue::Null => ("null", serde_json::Value::Null),
			LeafValue::Bool(value) => ("bool", (*value).into()),
			LeafValue::String(value) => ("string", value.as_str().into()),
			// The number as it was written: 1.0 is not 1.00.
			LeafValue::Number(lexeme) => ("number", lexeme.as_str().into()),
			LeafValue::Keys(names) => ("keys", names.as_slice().into()),
			LeafValue::Len(length) => ("len", (*length).into()),
		};
		Self { pointer: pointer(disclosed.unit, &disclosed.path), kind, value }
	}

	/// The value alone: `{}` and `[]` for objects and arrays without anything in them.
	pub fn value(&self) -> String {
		match (self.kind, &self.value) {
			("number", serde_json::Value::String(lexeme)) => lexeme.clone(),
			("keys", _) => "{}".into(),
			("len", _) => "[]".into(),
			_ => self.value.to_string(),
		}
	}
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { pointer, kind, value } = self;
		let place = if pointer.is_empty() { "the record" } else { pointer };
		match (*kind, value) {
			("number", serde_json::Value::String(lexeme)) => write!(f, "{place} = {lexeme}"),
			("keys", names) => write!(f, "{place} is an object with the members {names}"),
			("len", length) => write!(f, "{place} is an array of {length} elements"),
			_ => write!(f, "{place} = {value}"),
		}
	}
}
