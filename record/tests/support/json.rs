//! JSON values, and every way to spell them. Each test file uses a part of it.
#![allow(dead_code)]

use medibloc_record::{Disclosed, Document, LeafValue, Path, Segment};

/// A JSON value. Members have distinct names.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
	Null,
	Bool(bool),
	Number(String),
	String(String),
	Array(Vec<Json>),
	Object(Vec<(String, Json)>),
}

impl Json {
	/// The value that a document is, with its numbers as they are spelled.
	pub fn of(document: &Document<'_>) -> Self {
		let mut units = (0..document.units()).map(|unit| Self::of_unit(document, unit));
		let mut top = units.next().unwrap();
		if let (true, Self::Object(members)) = (document.is_bundle(), &mut top) {
			let (_, entry) = members.iter_mut().find(|(name, _)| name == "entry").unwrap();
			*entry = Self::Array(units.collect());
		}
		top
	}

	/// The member of that name.
	pub fn child(&mut self, name: &str) -> &mut Self {
		match self {
			Self::Object(members) => &mut members.iter_mut().find(|(n, _)| n == name).unwrap().1,
			other => panic!("{other:?} is no object"),
		}
	}

	/// The element at that index.
	pub fn element(&mut self, index: u32) -> &mut Self {
		match self {
			Self::Array(elements) => &mut elements[index as usize],
			other => panic!("{other:?} is no array"),
		}
	}

	/// Objects and arrays come behind what they hold, the top comes last.
	fn of_unit(document: &Document<'_>, unit: u32) -> Self {
		let mut open = Vec::<(Path, Self)>::new();
		for Disclosed { path, value, .. } in document.values(unit).unwrap() {
			let holds = |(inner, _): &(Path, Self)| inner != &path && inner.starts_with(&path);
			let first = open.iter().rposition(|inner| !holds(inner)).map_or(0, |last| last + 1);
			let inner = open.split_off(first);
			let json = match value {
				LeafValue::Null => Self::Null,
				LeafValue::Bool(truth) => Self::Bool(truth),
				LeafValue::Number(lexeme) => Self::Number(lexeme),
				LeafValue::String(text) => Self::String(text),
				LeafValue::Len(_) => Self::Array(inner.into_iter().map(|(_, json)| json).collect()),
				LeafValue::Keys(_) => Self::Object(inner.into_iter().map(named).collect()),
			};
			open.push((path, json));
		}
		let [(_, top)] = <[_; 1]>::try_from(open).unwrap();
		top
	}
}

/// A member, by the path that leads to it.
fn named((path, json): (Path, Json)) -> (String, Json) {
	match path.segments().last() {
		Some(Segment::Name(name)) => (name.into(), json),
		_ => panic!("{path} is no member"),
	}
}

/// Choices of spelling, from a number.
pub struct Style(pub u64);

impl Style {
	/// One of so many.
	pub fn pick(&mut self, choices: usize) -> usize {
		self.0 =
			self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 33) as usize % choices
	}

	fn blank(&mut self) -> &'static str {
		["", "", " ", "\n", "\t\r\n "][self.pick(5)]
	}

	fn string(&mut self, text: &str) -> String {
		let mut out = String::from("\"");
		for c in text.chars() {
			let must = c < ' ' || c == '"' || c == '\\';
			if must || self.pick(4) == 0 {
				let mut units = [0; 2];
				for unit in c.encode_utf16(&mut units) {
					match self.pick(2) {
						0 => out += &format!("\\u{unit:04x}"),
						_ => out += &format!("\\u{unit:04X}"),
					}
				}
			} else {
				out.push(c);
			}
		}
		out + "\""
	}

	/// Writes `json`, members in any order, strings with any escapes, and any white space.
	pub fn write(&mut self, json: &Json) -> String {
		let body = match json {
			Json::Null => "null".into(),
			Json::Bool(truth) => truth.to_string(),
			Json::Number(lexeme) => lexeme.clone(),
			Json::String(text) => self.string(text),
			Json::Array(elements) => {
				let list: Vec<_> = elements.iter().map(|element| self.write(element)).collect();
				format!("[{}{}]", self.blank(), list.join(","))
			}
			Json::Object(members) => {
				let mut members: Vec<_> = members.iter().collect();
				for i in (1..members.len()).rev() {
					members.swap(i, self.pick(i + 1));
				}
				let list: Vec<_> = members
					.into_iter()
					.map(|(name, member)| {
						let name = self.string(name);
						let colon = self.blank();
						format!("{}{name}{colon}:{}", self.blank(), self.write(member))
					})
					.collect();
				format!("{{{}{}}}", list.join(","), self.blank())
			}
		};
		format!("{}{body}{}", self.blank(), self.blank())
	}
}
