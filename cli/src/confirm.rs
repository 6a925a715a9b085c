//! Asking a person before something is done that cannot be taken back.

use crate::failure::Failure;
use clap::Args;
use std::{
	fmt::Display,
	io::{self, BufRead, IsTerminal, Write},
};

/// Whether a person is asked.
#[derive(Clone, Debug, Args)]
pub struct Confirmation {
	/// Do not ask on a terminal before it is done
	#[arg(long)]
	pub yes: bool,
}

impl Confirmation {
	/// Shows `preview` and asks `question`, where there is a terminal to ask on.
	///
	/// # Errors
	///
	/// The answer is not yes.
	pub fn ask(&self, preview: &impl Display, question: &str) -> Result<(), Failure> {
		if self.yes || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
			return Ok(());
		}
		let mut answer = String::new();
		let mut asked = || -> io::Result<()> {
			let mut terminal = io::stderr().lock();
			write!(terminal, "{preview}\n{question} [y/N] ")?;
			terminal.flush()?;
			io::stdin().lock().read_line(&mut answer).map(|_| ())
		};
		asked().map_err(|error| Failure::unchecked(format!("nobody can be asked: {error}")))?;
		match answer.trim().to_lowercase().as_str() {
			"y" | "yes" => Ok(()),
			_ => Err(Failure::refused("you did not say yes: nothing was done")),
		}
	}
}
