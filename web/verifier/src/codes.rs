//! The texts of QR codes that are read one after the other.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use medibloc_record::{QrError, QrParts};
use serde::Serialize;

/// What the codes make that were read so far.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Joined {
	/// All that there are.
	Complete {
		/// The proof, as [`Proof::read`](medibloc_record::Proof::read) reads it.
		text: String,
	},
	/// Some of those that there are.
	Partial {
		/// How many there are.
		count: usize,
		/// The numbers of those that are missing, from 1.
		missing: Vec<usize>,
	},
	/// They do not belong together, or are none.
	Refused {
		/// Why, for a person.
		detail: String,
	},
	/// The question makes no sense.
	Unusable {
		/// Why, for a person.
		detail: String,
	},
}

impl Joined {
	/// The question makes no sense.
	pub fn unusable(detail: String) -> Self {
		Self::Unusable { detail }
	}
}

/// Joins the texts that were read so far.
pub fn join(texts: &[String]) -> Joined {
	join_all(texts).unwrap_or_else(|error| Joined::Refused { detail: error.to_string() })
}

fn join_all(texts: &[String]) -> Result<Joined, QrError> {
	let mut parts = QrParts::default();
	let mut count = 0;
	for text in texts {
		parts.add(text)?;
		if count == 0 {
			// All but the one that was added.
			count = parts.missing().len().saturating_add(1);
		}
	}
	match parts.text() {
		Ok(text) => Ok(Joined::Complete { text }),
		Err(QrError::Missing { numbers }) if count > 0 => {
			Ok(Joined::Partial { count, missing: numbers })
		}
		Err(error) => Err(error),
	}
}
