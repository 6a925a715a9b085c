//! The expressions of the subset, and how they are read.

use super::{
	decimal::Decimal,
	error::{ExpressionError, ExpressionFault},
	token::{Scanner, Token},
};
use alloc::{string::String, vec::Vec};
use core::ops::Range;

/// Bytes of an expression.
pub(super) const MAX_EXPRESSION_BYTES: usize = 4_096;

/// How deep parentheses may be nested, those of `where` too. Reading and evaluating recurse as deep.
pub(super) const MAX_NESTED_PARENTHESES: usize = 16;

/// The operators of FHIRPath that are words and that the subset lacks.
const WORD_OPERATORS: [&str; 7] = ["is", "in", "contains", "div", "mod", "xor", "implies"];

/// What may stand behind a term in parentheses.
const IN_CONDITION: &str = "an operator or `)`";

/// A path from a document to nodes in it.
#[derive(Debug, PartialEq)]
pub(super) struct Expression {
	pub(super) start: Start,
	pub(super) steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, PartialEq)]
pub(super) enum Start {
	/// At the node that the path is applied to; outside `where` this is the document.
	This,
	/// At the resources of a type.
	Type(String),
}

/// One step from nodes to others.
#[derive(Debug, PartialEq)]
pub(super) struct Step {
	pub(super) action: Action,
	/// The step as written, and where it begins in characters from 1.
	pub(super) text: String,
	pub(super) column: usize,
}

#[derive(Debug, PartialEq)]
pub(super) enum Action {
	Member(String),
	/// One of the nodes, from 0.
	Index(u32),
	First,
	Last,
	Where(Condition),
	OfType(String),
}

/// What is true or false of a node.
#[derive(Debug, PartialEq)]
pub(super) enum Condition {
	All(Vec<Condition>),
	Any(Vec<Condition>),
	Exists(Relative),
	Equals {
		path: Relative,
		literal: Literal,
	},
	/// Holds if the path leads to values and none equals the literal.
	Differs {
		path: Relative,
		literal: Literal,
	},
}

/// A path from a node to nodes in it.
#[derive(Debug, PartialEq)]
pub(super) struct Relative {
	pub(super) steps: Vec<Step>,
	/// As written.
	pub(super) text: String,
}

#[derive(Debug, PartialEq)]
pub(super) enum Literal {
	Text(String),
	Number(Decimal),
	Bool(bool),
}

impl Expression {
	/// Reads an expression.
	///
	/// # Errors
	/// If it is too long, too deep or not of the subset.
	pub(super) fn read(text: &str) -> Result<Self, ExpressionError> {
		if text.len() > MAX_EXPRESSION_BYTES {
			let fault = ExpressionFault::TooLong { bytes: text.len() };
			return Err(ExpressionError::new(text, 0, fault));
		}
		let mut scanner = Scanner::new(text);
		let (token, span) = scanner.next()?;
		let mut parser = Parser { text, scanner, token, span, behind: 0, nested: 0, inside: 0 };
		if parser.token == Token::End {
			return Err(ExpressionError::new(text, 0, ExpressionFault::Empty));
		}
		let term = parser.any()?;
		match term {
			_ if parser.token != Token::End => {
				Err(parser.unexpected("an operator or the end of the path"))
			}
			Term::Path { start, steps, .. } => Ok(Self { start, steps }),
			Term::Condition(_) => Err(ExpressionError::new(text, 0, ExpressionFault::NotAPath)),
		}
	}
}

/// What an expression or a part of it turns out to be.
enum Term {
	Path {
		start: Start,
		steps: Vec<Step>,
		/// Where it stands in bytes.
		span: Range<usize>,
	},
	Condition(Condition),
}

/// Reads an expression by recursive descent.
struct Parser<'e> {
	text: &'e str,
	scanner: Scanner<'e>,
	/// The token that comes next, and where it stands.
	token: Token<'e>,
	span: Range<usize>,
	/// Where the token before it ends.
	behind: usize,
	/// How many parentheses are open, and how many of them are those of `where`.
	nested: usize,
	inside: usize,
}

impl<'e> Parser<'e> {
	/// A term, or several joined by `or`.
	fn any(&mut self) -> Result<Term, ExpressionError> {
		self.joined("or", Self::all, Condition::Any)
	}

	/// A term, or several joined by `and`, which binds closer than `or`.
	fn all(&mut self) -> Result<Term, ExpressionError> {
		self.joined("and", Self::comparison, Condition::All)
	}

	fn joined(
		&mut self,
		word: &str,
		part: fn(&mut Self) -> Result<Term, ExpressionError>,
		join: fn(Vec<Condition>) -> Condition,
	) -> Result<Term, ExpressionError> {
		let first = part(self)?;
		if !self.is_word(word) {
			return Ok(first);
		}
		let mut parts = Vec::from([self.condition(first)?]);
		while self.is_word(word) {
			self.advance()?;
			let next = part(self)?;
			parts.push(self.condition(next)?);
		}
		Ok(Term::Condition(join(parts)))
	}

	fn condition(&self, term: Term) -> Result<Condition, ExpressionError> {
		match term {
			Term::Condition(condition) => Ok(condition),
			Term::Path { .. } => Err(self.unexpected("`=`, `!=` or `.exists()`")),
		}
	}

	/// A path, a path compared with a literal, or a condition in parentheses.
	fn comparison(&mut self) -> Result<Term, ExpressionError> {
		let term = self.path()?;
		let equal = self.token == Token::Sign("=");
		if !equal && self.token != Token::Sign("!=") {
			return Ok(term);
		}
		let Term::Path { steps, span, .. } = term else {
			return Err(self.unexpected("`and`, `or` or the end of the condition"));
		};
		self.advance()?;
		let path = self.relative(steps, span);
		let literal = self.literal()?;
		Ok(Term::Condition(match equal {
			true => Condition::Equals { path, literal },
			false => Condition::Differs { path, literal },
		}))
	}

	fn literal(&mut self) -> Result<Literal, ExpressionError> {
		let literal = match &self.token {
			Token::Text(text) => Literal::Text(text.clone()),
			Token::Number(lexeme) => Literal::Number(Decimal::new(lexeme)),
			_ if self.is_word("true") => Literal::Bool(true),
			_ if self.is_word("false") => Literal::Bool(false),
			_ => return Err(self.unexpected("a text in single quotes, a number, true or false")),
		};
		self.advance()?;
		Ok(literal)
	}

	/// A start and its steps, or a condition in parentheses or with `exists()`.
	fn path(&mut self) -> Result<Term, ExpressionError> {
		let from = self.span.start;
		let (start, mut steps) = match self.start()? {
			Term::Path { start, steps, .. } => (start, steps),
			condition => return Ok(condition),
		};
		loop {
			let span = from..self.behind;
			match &self.token {
				Token::Sign("[") => steps.push(self.index()?),
				Token::Sign(".") => {
					self.advance()?;
					if self.is_call("exists") {
						self.advance()?;
						self.no_arguments()?;
						let path = self.relative(steps, span);
						return Ok(Term::Condition(Condition::Exists(path)));
					}
					steps.push(self.named_step()?);
				}
				_ if self.is_word("as") => {
					let begin = self.span.start;
					self.advance()?;
					let action = Action::OfType(self.type_name()?);
					steps.push(self.step(begin, action));
					return Ok(Term::Path { start, steps, span: from..self.behind });
				}
				Token::Name { text, in_backticks: false }
					if WORD_OPERATORS.contains(&text.as_str()) =>
				{
					return Err(self.fail(ExpressionFault::Operator(text.clone())));
				}
				_ => return Ok(Term::Path { start, steps, span }),
			}
		}
	}

	/// What a path begins with. A function is then one of the node that the path is applied to.
	fn start(&mut self) -> Result<Term, ExpressionError> {
		let at = self.span.start;
		let begin = |start, steps| Ok(Term::Path { start, steps, span: at..at });
		match &self.token {
			Token::This => {
				self.advance()?;
				begin(Start::This, Vec::new())
			}
			Token::Sign("(") => self.parenthesized(Self::any, IN_CONDITION),
			Token::Text(_) | Token::Number(_) => Err(self.fail(ExpressionFault::LiteralFirst)),
			_ if self.is_word("true") || self.is_word("false") => {
				Err(self.fail(ExpressionFault::LiteralFirst))
			}
			_ if self.is_call("exists") => {
				self.advance()?;
				self.no_arguments()?;
				let path = Relative { steps: Vec::new(), text: "$this".into() };
				Ok(Term::Condition(Condition::Exists(path)))
			}
			Token::Name { text, in_backticks: false }
				if text.starts_with(|c: char| c.is_ascii_uppercase()) && !self.is_call(text) =>
			{
				let name = text.clone();
				if self.inside > 0 {
					return Err(self.fail(ExpressionFault::TypeInCondition(name)));
				}
				self.advance()?;
				begin(Start::Type(name), Vec::new())
			}
			Token::Name { .. } => {
				let step = self.named_step()?;
				begin(Start::This, Vec::from([step]))
			}
			_ => Err(self.unexpected("the name of a member or resource type")),
		}
	}

	/// A member or a function.
	fn named_step(&mut self) -> Result<Step, ExpressionError> {
		let begin = self.span.start;
		let Token::Name { text, in_backticks } = &mut self.token else {
			return Err(self.unexpected("the name of a member or function"));
		};
		let (name, plain) = (core::mem::take(text), !*in_backticks);
		self.advance()?;
		let action = match name.as_str() {
			_ if !plain || self.token != Token::Sign("(") => Action::Member(name),
			"where" => {
				self.inside = self.inside.saturating_add(1);
				let condition = self.parenthesized(
					|parser| {
						let term = parser.any()?;
						parser.condition(term)
					},
					IN_CONDITION,
				)?;
				self.inside = self.inside.saturating_sub(1);
				Action::Where(condition)
			}
			"first" => self.no_arguments().map(|()| Action::First)?,
			"last" => self.no_arguments().map(|()| Action::Last)?,
			"ofType" | "as" => Action::OfType(self.parenthesized(Self::type_name, "`)`")?),
			_ => {
				let fault = ExpressionFault::Function(name);
				return Err(ExpressionError::new(self.text, begin, fault));
			}
		};
		Ok(self.step(begin, action))
	}

	fn index(&mut self) -> Result<Step, ExpressionError> {
		let begin = self.span.start;
		self.advance()?;
		let index = match &self.token {
			Token::Number(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
				// No document has as many nodes as the numbers count that do not fit.
				digits.parse().unwrap_or(u32::MAX)
			}
			Token::Number(other) => {
				return Err(self.fail(ExpressionFault::BadIndex((*other).into())))
			}
			_ => return Err(self.unexpected("an index, a whole number from 0")),
		};
		self.advance()?;
		self.expect("]", "`]`")?;
		Ok(self.step(begin, Action::Index(index)))
	}

	fn type_name(&mut self) -> Result<String, ExpressionError> {
		let Token::Name { text, .. } = &mut self.token else {
			return Err(self.unexpected("the name of a type"));
		};
		let name = core::mem::take(text);
		self.advance()?;
		match self.token {
			Token::Sign(".") => Err(self.fail(ExpressionFault::DottedType)),
			_ => Ok(name),
		}
	}

	fn no_arguments(&mut self) -> Result<(), ExpressionError> {
		self.expect("(", "`(`")?;
		self.expect(")", "`)`")
	}

	fn parenthesized<T>(
		&mut self,
		content: impl FnOnce(&mut Self) -> Result<T, ExpressionError>,
		expected: &'static str,
	) -> Result<T, ExpressionError> {
		if self.nested >= MAX_NESTED_PARENTHESES {
			return Err(self.fail(ExpressionFault::TooDeep));
		}
		self.advance()?;
		self.nested = self.nested.saturating_add(1);
		let content = content(self)?;
		self.nested = self.nested.saturating_sub(1);
		self.expect(")", expected)?;
		Ok(content)
	}

	/// The step that was just read, whose first byte is at `begin`.
	fn step(&self, begin: usize, action: Action) -> Step {
		let column = self.text.get(..begin).unwrap_or_default().chars().count().saturating_add(1);
		Step { action, text: self.written(begin..self.behind), column }
	}

	fn relative(&self, steps: Vec<Step>, span: Range<usize>) -> Relative {
		Relative { steps, text: self.written(span) }
	}

	fn written(&self, span: Range<usize>) -> String {
		self.text.get(span).unwrap_or_default().into()
	}

	/// Is the next token this word as such?
	fn is_word(&self, word: &str) -> bool {
		matches!(&self.token, Token::Name { text, in_backticks: false } if text == word)
	}

	/// Is the next token this word, and a parenthesis behind it?
	fn is_call(&self, name: &str) -> bool {
		let rest = self.text.get(self.span.end..).unwrap_or_default();
		self.is_word(name) && rest.trim_start_matches([' ', '\t', '\n', '\r']).starts_with('(')
	}

	fn expect(&mut self, sign: &str, expected: &'static str) -> Result<(), ExpressionError> {
		match self.token {
			Token::Sign(found) if found == sign => self.advance(),
			_ => Err(self.unexpected(expected)),
		}
	}

	fn advance(&mut self) -> Result<(), ExpressionError> {
		self.behind = self.span.end;
		(self.token, self.span) = self.scanner.next()?;
		Ok(())
	}

	fn unexpected(&self, expected: &'static str) -> ExpressionError {
		let found = self.written(self.span.clone());
		self.fail(ExpressionFault::Unexpected { found, expected })
	}

	fn fail(&self, fault: ExpressionFault) -> ExpressionError {
		ExpressionError::new(self.text, self.span.start, fault)
	}
}
