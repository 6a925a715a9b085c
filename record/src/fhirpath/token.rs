//! The tokens of an expression.

use super::error::{ExpressionError, ExpressionFault};
use crate::json::is_number;
use alloc::string::String;
use core::ops::Range;

/// The signs of the subset.
const SIGNS: [&str; 7] = [".", "[", "]", "(", ")", "!=", "="];

/// The operators of FHIRPath that the subset lacks; a longer one comes before what it begins with.
const OPERATORS: [&str; 12] = ["<=", ">=", "!~", "<", ">", "~", "+", "-", "*", "/", "|", "&"];

/// What an expression is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'e> {
	/// Letters, digits and underscores, or anything in backticks, which then is the name of a member.
	Name {
		text: String,
		in_backticks: bool,
	},
	/// A text in single quotes, without them and its escapes.
	Text(String),
	Number(&'e str),
	/// `$this`.
	This,
	Sign(&'static str),
	End,
}

/// Reads an expression token by token.
pub(super) struct Scanner<'e> {
	text: &'e str,
	at: usize,
}

impl<'e> Scanner<'e> {
	pub(super) fn new(text: &'e str) -> Self {
		Self { text, at: 0 }
	}

	/// The next token, and where it stands in bytes.
	pub(super) fn next(&mut self) -> Result<(Token<'e>, Range<usize>), ExpressionError> {
		self.take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
		let start = self.at;
		let token = self.token()?;
		Ok((token, start..self.at))
	}

	fn token(&mut self) -> Result<Token<'e>, ExpressionError> {
		let mut characters = self.rest().chars();
		let Some(first) = characters.next() else { return Ok(Token::End) };
		match first {
			'\'' => Ok(Token::Text(self.quoted(first)?)),
			'`' => Ok(Token::Name { text: self.quoted(first)?, in_backticks: true }),
			'$' => self.variable(),
			'_' | 'a'..='z' | 'A'..='Z' => {
				let text = self.take_while(is_name_character).into();
				Ok(Token::Name { text, in_backticks: false })
			}
			'0'..='9' => self.number(),
			'-' if characters.next().is_some_and(|c| c.is_ascii_digit()) => self.number(),
			_ => self.sign(),
		}
	}

	fn variable(&mut self) -> Result<Token<'e>, ExpressionError> {
		let start = self.at;
		match self.take_while(|c| c == '$' || is_name_character(c)) {
			"$this" => Ok(Token::This),
			other => Err(self.fail(start, ExpressionFault::Variable(other.into()))),
		}
	}

	/// Takes all that can only be meant as a part of the number: `01`, `0x10`, `1.5.2`.
	fn number(&mut self) -> Result<Token<'e>, ExpressionError> {
		let start = self.at;
		let text =
			self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_'));
		match is_number(text) {
			true => Ok(Token::Number(text)),
			false => Err(self.fail(start, ExpressionFault::BadNumber(text.into()))),
		}
	}

	fn sign(&mut self) -> Result<Token<'e>, ExpressionError> {
		let rest = self.rest();
		if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
			self.at = self.at.saturating_add(sign.len());
			return Ok(Token::Sign(sign));
		}
		let operator = OPERATORS.into_iter().find(|operator| rest.starts_with(operator));
		let fault = match (operator, rest.chars().next()) {
			(Some(operator), _) => ExpressionFault::Operator(operator.into()),
			(None, Some('@')) => ExpressionFault::Date,
			(None, Some('"')) => ExpressionFault::DoubleQuotes,
			(None, Some('%')) => {
				let name = rest.chars().skip(1).take_while(|c| is_name_character(*c));
				ExpressionFault::Variable(core::iter::once('%').chain(name).collect())
			}
			(None, other) => ExpressionFault::Unexpected {
				found: other.into_iter().collect(),
				expected: "a name, a sign, a text or a number",
			},
		};
		Err(self.fail(self.at, fault))
	}

	/// What stands between the quote here and the next of its kind that is not escaped.
	fn quoted(&mut self, quote: char) -> Result<String, ExpressionError> {
		let start = self.at;
		let mut text = String::new();
		self.take();
		loop {
			let at = self.at;
			match self.take() {
				None => return Err(self.fail(start, ExpressionFault::Unclosed(quote))),
				Some('\\') => match self.escaped() {
					Some(character) => text.push(character),
					None => return Err(self.fail(at, ExpressionFault::BadEscape)),
				},
				Some(end) if end == quote => return Ok(text),
				Some(character) => text.push(character),
			}
		}
	}

	fn escaped(&mut self) -> Option<char> {
		Some(match self.take()? {
			character @ ('\'' | '"' | '`' | '\\' | '/') => character,
			'f' => '\u{c}',
			'n' => '\n',
			'r' => '\r',
			't' => '\t',
			'u' => return self.unicode(),
			_ => return None,
		})
	}

	/// Four digits, or a pair of surrogates as in JSON.
	fn unicode(&mut self) -> Option<char> {
		let unit = self.hex4()?;
		if let Some(character) = char::from_u32(unit.into()) {
			return Some(character);
		}
		if (self.take()?, self.take()?) != ('\\', 'u') {
			return None;
		}
		char::decode_utf16([unit, self.hex4()?]).next()?.ok()
	}

	fn hex4(&mut self) -> Option<u16> {
		let digits = self.rest().get(..4)?;
		// `from_str_radix` alone would take a sign.
		let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
		let unit = u16::from_str_radix(digits, 16).ok().filter(|_| all_hex)?;
		self.at = self.at.saturating_add(4);
		Some(unit)
	}

	fn take(&mut self) -> Option<char> {
		let character = self.rest().chars().next()?;
		self.at = self.at.saturating_add(character.len_utf8());
		Some(character)
	}

	fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'e str {
		let rest = self.rest();
		let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
		self.at = self.at.saturating_add(length);
		rest.get(..length).unwrap_or_default()
	}

	fn rest(&self) -> &'e str {
		self.text.get(self.at..).unwrap_or_default()
	}

	fn fail(&self, at: usize, fault: ExpressionFault) -> ExpressionError {
		ExpressionError::new(self.text, at, fault)
	}
}

fn is_name_character(c: char) -> bool {
	c == '_' || c.is_ascii_alphanumeric()
}
