//! What came of a verification, for a page.

use crate::accounts::Account;
use alloc::{string::String, vec::Vec};
use medibloc_record::{
	pointer, Attestation, Disclosed, LeafValue, Presentation, Rejection, Verified,
};
use serde::{Serialize, Serializer};

/// The verdict on a proof.
#[derive(Serialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
pub enum Report<'a> {
	/// The proof is true of the record with the anchor that the policy names.
	Accepted(Content<'a>),
	/// The proof is true in itself. The policy names no anchor, so anybody may have made the record yesterday.
	Unanchored(Content<'a>),
	/// The proof breaks a rule. Nothing of it is told.
	Refused {
		/// The rule: [`Reason::code`](medibloc_record::Reason::code).
		reason: &'static str,
		/// What is wrong, for a person.
		detail: String,
	},
	/// The question makes no sense.
	Unusable {
		/// Why, for a person.
		detail: String,
	},
}

impl<'a> Report<'a> {
	/// What a proof shows that was verified, and whether it is about a given anchor.
	pub fn of_verified(verified: &'a Verified, anchor_given: bool) -> Self {
		let content = Content::new(verified);
		match anchor_given {
			true => Self::Accepted(content),
			false => Self::Unanchored(content),
		}
	}

	/// Why a proof is not accepted.
	pub fn of_rejection(rejection: Rejection) -> Self {
		Self::Refused { reason: rejection.reason.code(), detail: rejection.detail }
	}
}

/// What a proof shows, and of which record.
#[derive(Serialize)]
pub struct Content<'a> {
	anchor: String,
	content_root: String,
	profile: &'a str,
	previous: Option<String>,
	subject: Option<Account>,
	attestations: Option<Vec<Attested<'a>>>,
	presentation: Option<Presented<'a>>,
	opened: &'a [u32],
	disclosed: AllShown<'a>,
}

impl<'a> Content<'a> {
	fn new(verified: &'a Verified) -> Self {
		let header = verified.header();
		let attestations = verified.attestations();
		Self {
			anchor: hex::encode(verified.anchor()),
			content_root: hex::encode(verified.content_root()),
			profile: &header.profile,
			previous: header.previous.map(hex::encode),
			subject: verified.subject().map(Account::from),
			// A proof shows at least one or hides how many there are.
			attestations: (!attestations.is_empty())
				.then(|| attestations.iter().map(Attested::new).collect()),
			presentation: verified.presentation().map(Presented::new),
			opened: verified.opened(),
			disclosed: AllShown(verified),
		}
	}
}

/// Who signed the record, by a good signature.
#[derive(Serialize)]
struct Attested<'a> {
	signer: Account,
	certificate: String,
	role: &'a str,
	signed_at: u64,
	scheme: &'static str,
}

impl<'a> Attested<'a> {
	fn new(attestation: &'a Attestation) -> Self {
		let Attestation { statement, scheme, .. } = attestation;
		Self {
			signer: statement.signer.into(),
			certificate: hex::encode(statement.certificate),
			role: &statement.role,
			signed_at: statement.signed_at,
			scheme: scheme.name(),
		}
	}
}

/// To whom the owner presented the proof.
#[derive(Serialize)]
struct Presented<'a> {
	audience: &'a str,
	nonce: String,
	expires_at: u64,
	scheme: &'static str,
}

impl<'a> Presented<'a> {
	fn new(presentation: &'a Presentation) -> Self {
		let Presentation { to, scheme, .. } = presentation;
		Self {
			audience: &to.audience,
			nonce: hex::encode(&to.nonce),
			expires_at: to.expires_at,
			scheme: scheme.name(),
		}
	}
}

/// Everything that a proof shows, made as it is written.
struct AllShown<'a>(&'a Verified);

impl Serialize for AllShown<'_> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_seq(self.0.disclosed().map(Shown::new))
	}
}

/// One thing that a proof shows.
#[derive(Serialize)]
struct Shown {
	unit: u32,
	pointer: String,
	kind: &'static str,
	value: Value,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
	Null,
	Bool(bool),
	Text(String),
	Names(Vec<String>),
	Count(u32),
}

impl Shown {
	fn new(disclosed: Disclosed) -> Self {
		let Disclosed { unit, path, value } = disclosed;
		Self {
			unit,
			pointer: pointer(unit, &path),
			kind: value.tag().name(),
			value: match value {
				LeafValue::Null => Value::Null,
				LeafValue::Bool(value) => Value::Bool(value),
				// The number as it was written: 1.0 is not 1.00.
				LeafValue::String(text) | LeafValue::Number(text) => Value::Text(text),
				LeafValue::Keys(names) => Value::Names(names),
				LeafValue::Len(length) => Value::Count(length),
			},
		}
	}
}
