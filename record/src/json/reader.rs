//! The event reader.

use super::{
	error::{JsonError, JsonFault, Position},
	number, string,
};
use crate::limits::{MAX_NESTING, MAX_NUMBER_BYTES};
use alloc::{string::String, vec::Vec};
use core::ops::Range;

/// Checks that `bytes` are UTF-8 without a byte order mark.
pub(crate) fn decode_utf8(bytes: &[u8]) -> Result<&str, JsonError> {
	let fail = |fault, at| JsonError { fault, position: Position::of(bytes, at) };
	let text = core::str::from_utf8(bytes)
		.map_err(|error| fail(JsonFault::NotUtf8, error.valid_up_to()))?;
	if text.starts_with('\u{feff}') {
		return Err(fail(JsonFault::ByteOrderMark, 0));
	}
	Ok(text)
}

/// One step through a JSON text. Texts are borrowed from the input where they hold no escapes.
#[derive(Debug, PartialEq)]
pub(crate) enum Event<'r> {
	BeginObject,
	/// The end of an object, with the names of its members.
	EndObject(Names<'r>),
	BeginArray,
	EndArray,
	Name(&'r str),
	String(&'r str),
	Number(&'r str),
	Bool(bool),
	Null,
	/// The end of the text; every further event is this one again.
	End,
}

/// The names of an object's members, unescaped, ascending by UTF-8 bytes, each once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Names<'r> {
	unescaped: &'r str,
	spans: &'r [NameSpan],
}

impl<'r> Names<'r> {
	pub(crate) fn iter(self) -> impl Iterator<Item = &'r str> {
		self.spans.iter().map(move |span| span.of(self.unescaped))
	}
}

/// Where a name lies in `Reader::unescaped`, and where in the text. 12 bytes a name: an object may have a million.
#[derive(Debug, Clone, Copy, PartialEq)]
struct NameSpan {
	start: u32,
	end: u32,
	offset: u32,
}

impl NameSpan {
	fn of(self, unescaped: &str) -> &str {
		unescaped.get(index(self.start)..index(self.end)).unwrap_or_default()
	}
}

/// Texts have at most 2^27 bytes (section 3), which whoever makes a `Reader` has checked.
fn offset32(offset: usize) -> u32 {
	u32::try_from(offset).unwrap_or(u32::MAX)
}

fn index(offset: u32) -> usize {
	usize::try_from(offset).unwrap_or(usize::MAX)
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
	/// A value has to come.
	Value,
	/// Behind `[`: a value or the end of the array.
	FirstElement,
	/// Behind `{`: a name or the end of the object.
	FirstMember,
	/// Behind a comma in an object: a name.
	Member,
	/// Behind a value: a comma or the end of what holds it.
	AfterValue,
}

#[derive(Debug, Clone, Copy)]
enum Container {
	/// With the number of names that belong to the objects around it.
	Object {
		outer_names: usize,
	},
	Array,
}

/// A pull reader for strict JSON. Its memory is the names of the objects that are open, one escaped string, and
/// one word a level; it does not recurse.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
	text: &'a str,
	at: usize,
	/// Where the last event began.
	began: usize,
	state: State,
	open: Vec<Container>,
	/// The names of the open objects, one behind the other, and where each lies.
	unescaped: String,
	names: Vec<NameSpan>,
	/// After the end of an object, how many names to keep. The event still borrows them.
	closed: Option<usize>,
	/// The last string that held escapes.
	scratch: String,
}

impl<'a> Reader<'a> {
	/// Reads `text` from its start.
	pub(crate) fn new(text: &'a str) -> Self {
		Self::window(text, 0..text.len())
	}

	/// Reads the one value in `window`; positions are those in `text`.
	pub(crate) fn window(text: &'a str, window: Range<usize>) -> Self {
		Self {
			text: text.get(..window.end).unwrap_or(text),
			at: window.start,
			began: window.start,
			state: State::Value,
			open: Vec::new(),
			unescaped: String::new(),
			names: Vec::new(),
			closed: None,
			scratch: String::new(),
		}
	}

	/// The window of the text that the last event covers.
	pub(crate) fn span(&self) -> Range<usize> {
		self.began..self.at
	}

	/// How many objects and arrays are open.
	pub(crate) fn depth(&self) -> usize {
		self.open.len()
	}

	/// Where the last event began, for messages.
	pub(crate) fn position(&self) -> Position {
		Position::of(self.text.as_bytes(), self.began)
	}

	/// Directly behind a `BeginArray`: goes on at `close`, where the `]` of that array stands, so that the next
	/// event is its end.
	pub(crate) fn skip_elements(&mut self, close: usize) {
		self.at = close;
		self.state = State::AfterValue;
	}

	/// Skips what belongs to the value that the last event began, if that is an object or array.
	pub(crate) fn skip_rest(&mut self, began_at_depth: usize) -> Result<(), JsonError> {
		while self.depth() > began_at_depth {
			self.next()?;
		}
		Ok(())
	}

	/// The next event.
	pub(crate) fn next(&mut self) -> Result<Event<'_>, JsonError> {
		self.forget_closed_names();
		loop {
			self.skip_whitespace();
			self.began = self.at;
			let byte = self.peek();
			match self.state {
				State::Value => return self.value(byte),
				State::FirstMember if byte == Some(b'}') => return self.end_object(),
				State::Member | State::FirstMember => return self.name(byte),
				State::FirstElement => {
					if !self.more_elements()? {
						return Ok(Event::EndArray);
					}
				}
				State::AfterValue => match (self.open.last(), byte) {
					(None, None) => return Ok(Event::End),
					(None, Some(_)) => return Err(self.fail(JsonFault::Trailing)),
					(Some(Container::Object { .. }), Some(b'}')) => return self.end_object(),
					(Some(Container::Object { .. }), Some(b',')) => self.pass(State::Member),
					(Some(Container::Object { .. }), _) => {
						return Err(self.unexpected("a comma or the end of the object"))
					}
					(Some(Container::Array), _) => {
						if !self.more_elements()? {
							return Ok(Event::EndArray);
						}
					}
				},
			}
		}
	}

	/// Directly in an array: goes to the next element, or passes the end of the array and says no.
	pub(crate) fn more_elements(&mut self) -> Result<bool, JsonError> {
		self.skip_whitespace();
		self.began = self.at;
		match (self.state, self.peek()) {
			(State::FirstElement | State::AfterValue, Some(b']')) => {
				self.open.pop();
				self.pass(State::AfterValue);
				Ok(false)
			}
			(State::FirstElement, _) => {
				self.state = State::Value;
				Ok(true)
			}
			(_, Some(b',')) => {
				self.pass(State::Value);
				Ok(true)
			}
			_ => Err(self.unexpected("a comma or the end of the array")),
		}
	}

	fn value(&mut self, byte: Option<u8>) -> Result<Event<'_>, JsonError> {
		match byte {
			Some(b'{') => {
				let outer_names = self.names.len();
				self.begin(Container::Object { outer_names }, State::FirstMember)?;
				Ok(Event::BeginObject)
			}
			Some(b'[') => {
				self.begin(Container::Array, State::FirstElement)?;
				Ok(Event::BeginArray)
			}
			Some(b'"') => {
				let (raw, escaped) = self.raw_string()?;
				self.state = State::AfterValue;
				if !escaped {
					return Ok(Event::String(raw));
				}
				self.scratch.clear();
				let first = self.began.saturating_add(1);
				string::unescape(raw, &mut self.scratch)
					.map_err(|(fault, at)| self.fail_at(fault, first.saturating_add(at)))?;
				Ok(Event::String(&self.scratch))
			}
			Some(b'-' | b'0'..=b'9') => self.number(),
			Some(b't') => self.literal("true", Event::Bool(true)),
			Some(b'f') => self.literal("false", Event::Bool(false)),
			Some(b'n') => self.literal("null", Event::Null),
			_ => Err(self.unexpected("a value")),
		}
	}

	fn begin(&mut self, container: Container, state: State) -> Result<(), JsonError> {
		if self.open.len() >= MAX_NESTING {
			return Err(self.fail(JsonFault::TooDeep));
		}
		self.open.push(container);
		self.pass(state);
		Ok(())
	}

	fn end_object(&mut self) -> Result<Event<'_>, JsonError> {
		let first = match self.open.pop() {
			Some(Container::Object { outer_names }) => outer_names,
			Some(Container::Array) | None => self.names.len(),
		};
		self.pass(State::AfterValue);
		self.closed = Some(first);
		let unescaped = self.unescaped.as_str();
		let spans = self.names.get_mut(first..).unwrap_or_default();
		// The offset makes the second of two equal names the one that is reported.
		spans.sort_unstable_by(|a, b| {
			a.of(unescaped).cmp(b.of(unescaped)).then(a.offset.cmp(&b.offset))
		});
		let twice = spans.windows(2).find_map(|pair| match pair {
			[a, b] if a.of(unescaped) == b.of(unescaped) => Some(*b),
			_ => None,
		});
		if let Some(second) = twice {
			let name = second.of(unescaped).into();
			return Err(self.fail_at(JsonFault::DuplicateName(name), index(second.offset)));
		}
		let spans = self.names.get(first..).unwrap_or_default();
		Ok(Event::EndObject(Names { unescaped: &self.unescaped, spans }))
	}

	fn name(&mut self, byte: Option<u8>) -> Result<Event<'_>, JsonError> {
		if byte != Some(b'"') {
			return Err(self.unexpected("the name of a member"));
		}
		let (raw, escaped) = self.raw_string()?;
		let start = self.unescaped.len();
		if escaped {
			let first = self.began.saturating_add(1);
			string::unescape(raw, &mut self.unescaped)
				.map_err(|(fault, at)| self.fail_at(fault, first.saturating_add(at)))?;
		} else {
			self.unescaped.push_str(raw);
		}
		let span = NameSpan {
			start: offset32(start),
			end: offset32(self.unescaped.len()),
			offset: offset32(self.began),
		};
		self.names.push(span);
		self.skip_whitespace();
		if self.peek() != Some(b':') {
			return Err(self.unexpected("a colon"));
		}
		self.pass(State::Value);
		Ok(Event::Name(span.of(&self.unescaped)))
	}

	/// The text between the quotation mark here and the one that ends the string, and whether it holds escapes.
	fn raw_string(&mut self) -> Result<(&'a str, bool), JsonError> {
		let start = self.at.saturating_add(1);
		let mut end = start;
		let mut escaped = false;
		loop {
			let tail = self.text.as_bytes().get(end..).unwrap_or_default();
			let plain = tail.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
			let stop = plain.unwrap_or(tail.len());
			end = end.saturating_add(stop);
			match tail.get(stop) {
				Some(b'"') => break,
				Some(b'\\') => {
					escaped = true;
					// Whatever is escaped, a quotation mark too, does not end the string.
					end = end.saturating_add(2);
				}
				Some(control) => {
					let control = char::from(*control);
					return Err(self.fail_at(JsonFault::ControlCharacter(control), end));
				}
				None => {
					let expected = "the end of a string";
					let end = self.text.len();
					return Err(self.fail_at(JsonFault::UnexpectedEnd { expected }, end));
				}
			}
		}
		self.at = end.saturating_add(1);
		// Both ends are next to ASCII characters, hence on character boundaries.
		Ok((self.text.get(start..end).unwrap_or_default(), escaped))
	}

	fn number(&mut self) -> Result<Event<'_>, JsonError> {
		let tail = self.text.get(self.at..).unwrap_or_default();
		let length =
			number::length(tail.as_bytes()).ok_or_else(|| self.fail(JsonFault::BadNumber))?;
		let (lexeme, after) = tail.split_at_checked(length).unwrap_or_default();
		// Such a character can only be meant as a part of the number: `01`, `0x10`, `1.e5`.
		if after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')) {
			return Err(self.fail(JsonFault::BadNumber));
		}
		if length > MAX_NUMBER_BYTES {
			return Err(self.fail(JsonFault::NumberTooLong));
		}
		self.at = self.at.saturating_add(length);
		self.state = State::AfterValue;
		Ok(Event::Number(lexeme))
	}

	fn literal(&mut self, word: &str, event: Event<'static>) -> Result<Event<'_>, JsonError> {
		if !self.text.get(self.at..).unwrap_or_default().starts_with(word) {
			return Err(self.unexpected("a value"));
		}
		self.at = self.at.saturating_add(word.len());
		self.state = State::AfterValue;
		Ok(event)
	}

	fn forget_closed_names(&mut self) {
		if let Some(keep) = self.closed.take() {
			self.names.truncate(keep);
			let bytes = self.names.last().map_or(0, |last| index(last.end));
			self.unescaped.truncate(bytes);
		}
	}

	fn skip_whitespace(&mut self) {
		let tail = self.text.as_bytes().get(self.at..).unwrap_or_default();
		let blank = tail.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
		self.at = self.at.saturating_add(blank.count());
	}

	fn peek(&self) -> Option<u8> {
		self.text.as_bytes().get(self.at).copied()
	}

	fn pass(&mut self, state: State) {
		self.at = self.at.saturating_add(1);
		self.state = state;
	}

	fn unexpected(&self, expected: &'static str) -> JsonError {
		let found = self.text.get(self.at..).and_then(|tail| tail.chars().next());
		let fault = match found {
			Some(found) => JsonFault::Unexpected { found, expected },
			None => JsonFault::UnexpectedEnd { expected },
		};
		self.fail_at(fault, self.at)
	}

	fn fail(&self, fault: JsonFault) -> JsonError {
		self.fail_at(fault, self.began)
	}

	fn fail_at(&self, fault: JsonFault, offset: usize) -> JsonError {
		JsonError { fault, position: Position::of(self.text.as_bytes(), offset) }
	}
}
