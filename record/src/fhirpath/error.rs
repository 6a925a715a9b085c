//! Why a path in FHIRPath selects no field.

use super::expression::{MAX_EXPRESSION_BYTES, MAX_NESTED_PARENTHESES};
use crate::{field::FieldError, json::JsonError};
use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

/// How many member names or types a message lists.
const SHOWN_NAMES: usize = 40;

/// Longest part of a name or of an expression that a message repeats.
const SHOWN_CHARACTERS: usize = 60;

/// Why a path in FHIRPath does not select one field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SelectError {
	/// It is not an expression of the subset.
	Expression(ExpressionError),
	/// It begins with a type of which the document has no resource.
	NoResource {
		/// The type.
		wanted: String,
		/// The type of the document itself, if it has one.
		document: Option<String>,
		/// For a Bundle, the types of the resources in its entries, ascending, and how many there are of each.
		entries: Vec<(String, u32)>,
	},
	/// It finds nothing.
	NoMatch(DeadEnd),
	/// It finds more than one node.
	SeveralMatches {
		/// The number of nodes.
		matches: usize,
		/// JSON pointers to the first ten.
		pointers: Vec<String>,
	},
	/// What it finds is not a field.
	Field(FieldError),
}

impl From<ExpressionError> for SelectError {
	fn from(error: ExpressionError) -> Self {
		Self::Expression(error)
	}
}

impl From<JsonError> for SelectError {
	fn from(error: JsonError) -> Self {
		Self::Field(FieldError::Unreadable(error))
	}
}

impl fmt::Display for SelectError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Expression(error) => write!(f, "{error}"),
			Self::NoResource { wanted, document, entries } => {
				write!(f, "the document has no resource of the type {}: ", Shown(wanted))?;
				match document {
					None => f.write_str("it has no type itself, as it lacks `resourceType`"),
					Some(of_type) if entries.is_empty() => {
						write!(f, "it is one {} without others", Shown(of_type))
					}
					Some(of_type) => {
						write!(f, "it is one {} with ", Shown(of_type))?;
						let counts = entries.iter();
						list(f, counts.map(|(name, count)| Counted(*count, name)))
					}
				}
			}
			Self::NoMatch(dead_end) => write!(f, "{dead_end}"),
			Self::SeveralMatches { matches, pointers } => {
				write!(f, "{matches} fields match where one is wanted: ")?;
				list_pointers(f, pointers, *matches)?;
				f.write_str("; narrow it with `where(...)` or an index as `[0]`")
			}
			Self::Field(error) => write!(f, "{error}"),
		}
	}
}

// The message already says what the inner error says, so there is no `source` to say it twice.
impl core::error::Error for SelectError {}

/// The step of an expression that finds nothing, and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEnd {
	/// The step as written.
	pub step: String,
	/// Where it begins, in characters from 1.
	pub column: usize,
	/// How many nodes the steps before it lead to.
	pub nodes: usize,
	/// JSON pointers to the first three of these nodes.
	pub pointers: Vec<String>,
	/// What the nodes lack.
	pub lack: Lack,
}

/// What the nodes lack that a step was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lack {
	/// The member of that name.
	Member {
		/// The names of the members that they have, ascending by UTF-8 bytes.
		members: Vec<String>,
	},
	/// An element at that index.
	Element,
	/// What the condition of `where` demands.
	Condition {
		/// The first path in it that finds nothing in any of the nodes.
		never: Option<String>,
	},
	/// That type.
	Type {
		/// The types that they have, ascending.
		types: Vec<String>,
	},
}

impl fmt::Display for DeadEnd {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let (step, column) = (Shown(&self.step), self.column);
		let one = self.nodes == 1;
		write!(f, "{step} at column {column} finds nothing: ")?;
		match self.pointers.as_slice() {
			[top] if top.is_empty() => f.write_str("it is taken from the top of the document")?,
			pointers => {
				f.write_str(if one { "it is taken from " } else { "it is taken from the nodes " })?;
				list_pointers(f, pointers, self.nodes)?;
			}
		}
		match &self.lack {
			Lack::Member { members } if members.is_empty() => f.write_str(
				", where there are no members (extensions of a primitive `name` stand in `_name`)",
			),
			Lack::Member { members } => {
				f.write_str(", where there are the members ")?;
				list(f, members.iter().map(|name| Shown(name)))
			}
			Lack::Element => write!(f, ", and the last index is {}", self.nodes.saturating_sub(1)),
			Lack::Condition { never: None } => {
				f.write_str(if one { ", which does not" } else { ", none of which" })?;
				f.write_str(if one { " fulfil the condition" } else { " fulfils the condition" })
			}
			Lack::Condition { never: Some(path) } => {
				write!(f, ", where the path {} leads to no value", Shown(path))
			}
			Lack::Type { types } if types.is_empty() => f.write_str(
				", which has no type: only resources and choices such as value[x] show theirs",
			),
			Lack::Type { types } => {
				f.write_str(", where there are the types ")?;
				list(f, types.iter().map(|name| Shown(name)))
			}
		}
	}
}

/// Why a text is not an expression of the subset, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
	/// What is wrong.
	pub fault: ExpressionFault,
	/// Where it is wrong: characters (Unicode scalar values) from 1.
	pub column: usize,
}

impl ExpressionError {
	/// `at` is in bytes.
	pub(super) fn new(text: &str, at: usize, fault: ExpressionFault) -> Self {
		let before = text.get(..at).unwrap_or(text);
		Self { fault, column: before.chars().count().saturating_add(1) }
	}
}

impl fmt::Display for ExpressionError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self.fault {
			ExpressionFault::Empty | ExpressionFault::TooLong { .. } => write!(f, "{}", self.fault),
			_ => write!(f, "column {} of the path: {}", self.column, self.fault),
		}
	}
}

impl core::error::Error for ExpressionError {}

/// What is wrong with a text that is not an expression of the subset.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpressionFault {
	/// Nothing but white space.
	Empty,
	/// More than 4,096 bytes.
	TooLong {
		/// Its size.
		bytes: usize,
	},
	/// Parentheses, those of `where` too, nested more than 16 deep.
	TooDeep,
	/// Something else than may follow what stands before.
	Unexpected {
		/// What was found; empty at the end.
		found: String,
		/// What may stand there.
		expected: &'static str,
	},
	/// An operator of FHIRPath that the subset lacks.
	Operator(String),
	/// A function that the subset lacks.
	Function(String),
	/// A variable other than `$this`.
	Variable(String),
	/// A date or time literal.
	Date,
	/// A text in double quotes.
	DoubleQuotes,
	/// A text or name without the quote that ends it.
	Unclosed(char),
	/// An escape that FHIRPath does not have.
	BadEscape,
	/// A number outside the grammar of JSON.
	BadNumber(String),
	/// An index that is not a whole number from 0.
	BadIndex(String),
	/// A type name with a dot.
	DottedType,
	/// A type name at the beginning of a path inside `where`.
	TypeInCondition(String),
	/// A literal where a path is expected.
	LiteralFirst,
	/// The whole is true or false and selects nothing.
	NotAPath,
}

impl fmt::Display for ExpressionFault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Empty => f.write_str("the path is empty"),
			Self::TooLong { bytes } => {
				write!(f, "the path has {bytes} bytes; at most {MAX_EXPRESSION_BYTES} are allowed")
			}
			Self::TooDeep => {
				write!(f, "parentheses are nested more than {MAX_NESTED_PARENTHESES} deep")
			}
			Self::Unexpected { found, expected } => match found.as_str() {
				"" => write!(f, "it ends where {expected} is expected"),
				found => write!(f, "found {} where {expected} is expected", Shown(found)),
			},
			Self::Operator(operator) => write!(
				f,
				"the operator `{operator}` is not supported; \
				 `=`, `!=`, `and`, `or` and `as` are"
			),
			Self::Function(name) => write!(
				f,
				"the function `{}()` is not supported; \
				 `where`, `exists`, `first`, `last`, `ofType` and `as` are",
				Cut(name)
			),
			Self::Variable(name) => {
				write!(f, "the variable `{}` is not supported; `$this` is", Cut(name))
			}
			Self::Date => f.write_str(
				"dates with `@` are not supported: \
				 compare with the text in the document, as '2024-01-31'",
			),
			Self::DoubleQuotes => f.write_str("texts stand in single quotes, as 'final'"),
			Self::Unclosed(quote) => write!(f, "what begins here lacks the `{quote}` at its end"),
			Self::BadEscape => f.write_str(
				"an escape that FHIRPath does not have: \
				 there are \\' \\\" \\` \\\\ \\/ \\f \\n \\r \\t and \\u with four digits",
			),
			Self::BadNumber(text) => write!(f, "{} is not a number", Shown(text)),
			Self::BadIndex(text) => {
				write!(f, "{} is not an index: these are whole numbers from 0", Shown(text))
			}
			Self::DottedType => f.write_str(
				"a type is one name here: \
				 `(value as Quantity).unit`, not `value as Quantity.unit` nor `as FHIR.Quantity`",
			),
			Self::TypeInCondition(name) => write!(
				f,
				"a path in `where` begins with a member of the node, not with a type; \
				 a member named {} is written in backticks",
				Shown(name)
			),
			Self::LiteralFirst => f.write_str(
				"a text, number or truth value stands only behind `=` or `!=`, as in \
				 `code = '8480-6'`",
			),
			Self::NotAPath => f.write_str(
				"the whole is a condition and selects nothing: put it into `where(...)`",
			),
		}
	}
}

/// At most 60 characters of a text.
struct Cut<'t>(&'t str);

impl fmt::Display for Cut<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let cut = self.0.char_indices().nth(SHOWN_CHARACTERS).and_then(|(at, _)| self.0.get(..at));
		write_printable(f, cut.unwrap_or(self.0))?;
		f.write_str(if cut.is_some() { "..." } else { "" })
	}
}

/// Like [`Cut`], in backticks.
struct Shown<'t>(&'t str);

impl fmt::Display for Shown<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "`{}`", Cut(self.0))
	}
}

/// A JSON pointer in backticks, never cut.
struct Pointer<'t>(&'t str);

impl fmt::Display for Pointer<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_char('`')?;
		write_printable(f, self.0)?;
		f.write_char('`')
	}
}

/// Texts come from documents, so what steers a terminal or turns the direction of writing is escaped.
fn write_printable(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
	text.chars().try_for_each(|character| match character {
		'\'' | '"' | '\\' => f.write_char(character),
		other => write!(f, "{}", other.escape_debug()),
	})
}

struct Counted<'t>(u32, &'t str);

impl fmt::Display for Counted<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{} {}", self.0, Shown(self.1))
	}
}

fn list(
	f: &mut fmt::Formatter<'_>,
	items: impl ExactSizeIterator<Item = impl fmt::Display>,
) -> fmt::Result {
	let more = items.len().saturating_sub(SHOWN_NAMES);
	separated(f, items.take(SHOWN_NAMES))?;
	and_more(f, more)
}

/// `all` is how many there are, of which `pointers` are the first.
fn list_pointers(f: &mut fmt::Formatter<'_>, pointers: &[String], all: usize) -> fmt::Result {
	separated(f, pointers.iter().map(|pointer| Pointer(pointer)))?;
	and_more(f, all.saturating_sub(pointers.len()))
}

fn separated(
	f: &mut fmt::Formatter<'_>,
	items: impl Iterator<Item = impl fmt::Display>,
) -> fmt::Result {
	for (position, item) in items.enumerate() {
		let comma = if position == 0 { "" } else { ", " };
		write!(f, "{comma}{item}")?;
	}
	Ok(())
}

fn and_more(f: &mut fmt::Formatter<'_>, more: usize) -> fmt::Result {
	match more {
		0 => Ok(()),
		more => write!(f, " and {more} more"),
	}
}
