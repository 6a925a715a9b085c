//! Something was done, and there is nothing to show but that.

use crate::{commands::asked::Asked, report::Report};
use medibloc_client::Chain;
use serde::Serialize;
use std::fmt;

#[derive(Serialize)]
struct Done {
	done: String,
	#[serde(flatten)]
	asked: Asked,
}

impl fmt::Display for Done {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Final: {}\n  {}", self.done, self.asked)
	}
}

/// Says what was done, and on which chain.
pub fn done(chain: &Chain, what: impl Into<String>) -> Report {
	Report::done(Done { done: what.into(), asked: Asked::new(chain) })
}
