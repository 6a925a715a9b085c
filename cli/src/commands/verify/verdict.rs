//! What a check came to, in words and for machines.

use super::{attested::Attested, evidence::TrustedChain, shown::AllShown};
use crate::{arguments::Hash32, failure::Status};
use medibloc_client::{time::utc_of, AccountId32};
use medibloc_record::{Presentation, Rejection, Verified};
use serde::Serialize;
use std::fmt;

/// What the check came to.
#[derive(Serialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
pub enum Verdict {
	/// Everything that was asked for holds.
	Accepted(Box<Accepted>),
	/// Something does not, and nothing is shown.
	Refused {
		/// The rule that is broken, as a code.
		reason: String,
		/// What is wrong, for a person.
		detail: String,
	},
}

/// What an accepted proof shows, and of which record.
#[derive(Serialize)]
pub struct Accepted {
	anchor: Hash32,
	content_root: Hash32,
	record_root: Hash32,
	profile: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	previous: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	subject: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	on_chain: Option<TrustedChain>,
	attestations: Vec<Attested>,
	#[serde(skip_serializing_if = "Option::is_none")]
	presentation: Option<Presented>,
	/// Whether nothing is hidden that reverses the meaning of what is shown, as far as FHIR's base types tell.
	floor: bool,
	/// The units that are shown as a whole.
	opened: Vec<u32>,
	disclosed: AllShown,
}

/// To whom a proof is presented.
#[derive(Serialize)]
struct Presented {
	audience: String,
	nonce: String,
	expires_at: String,
	expires_at_unix_ms: u64,
	/// Whether the verifier demanded this audience, this nonce and a time before the expiry.
	checked: bool,
}

impl Presented {
	fn new(presentation: &Presentation, checked: bool) -> Self {
		let to = &presentation.to;
		Self {
			audience: to.audience.clone(),
			nonce: hex::encode(&to.nonce),
			expires_at: utc_of(to.expires_at),
			expires_at_unix_ms: to.expires_at,
			checked,
		}
	}
}

/// What was checked besides the proof itself.
pub struct Checked {
	/// The clinical floor.
	pub floor: bool,
	/// Audience, nonce and expiry of the presentation.
	pub presentation: bool,
}

impl Verdict {
	/// A proof that holds.
	pub fn accepted(
		verified: Verified,
		on_chain: Option<TrustedChain>,
		attestations: Vec<Attested>,
		checked: &Checked,
	) -> Self {
		let header = verified.header();
		let presented = |presentation| Presented::new(presentation, checked.presentation);
		Self::Accepted(Box::new(Accepted {
			anchor: Hash32(verified.anchor()),
			content_root: Hash32(verified.content_root()),
			record_root: Hash32(verified.record_root()),
			profile: header.profile.clone(),
			previous: header.previous.map(Hash32),
			subject: verified.subject().map(Hash32),
			on_chain,
			attestations,
			presentation: verified.presentation().map(presented),
			floor: checked.floor,
			opened: verified.opened().into(),
			disclosed: AllShown(verified),
		}))
	}

	/// A proof that breaks a rule of the format or the verifier's.
	pub fn refused(rejection: Rejection) -> Self {
		Self::Refused { reason: rejection.reason.code().into(), detail: rejection.detail }
	}

	/// How the program ends.
	pub fn status(&self) -> Status {
		match self {
			Self::Accepted(_) => Status::Done,
			Self::Refused { .. } => Status::Refused,
		}
	}
}

impl fmt::Display for Verdict {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Accepted(accepted) => write!(f, "{accepted}"),
			Self::Refused { reason, detail } => write!(f, "Refused ({reason}): {detail}"),
		}
	}
}

impl fmt::Display for Accepted {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { anchor, profile, on_chain, attestations, .. } = self;
		writeln!(f, "Accepted: these values stand in the FHIR {profile} record with the anchor")?;
		writeln!(f, "  {anchor}")?;
		match on_chain {
			Some(on_chain) => writeln!(f, "  {on_chain}")?,
			None => writeln!(f, "  which you named; no chain was asked")?,
		}
		write!(f, "{}", self.disclosed)?;
		if let Some(account) = self.subject {
			writeln!(f, "The record belongs to {}.", AccountId32(account.0))?;
		}
		if let Some(Presented { audience, expires_at, checked, .. }) = &self.presentation {
			let for_whom = match checked {
				true => "to you",
				false => "to a verifier, and you did not say that it is you",
			};
			writeln!(f, "Its owner presents it {for_whom}: {audience}, until {expires_at}.")?;
		}
		if !attestations.is_empty() {
			writeln!(f, "Attested, with good signatures, by:")?;
		}
		for attested in attestations {
			writeln!(f, "  {attested}")?;
		}
		if let Some(previous) = self.previous {
			writeln!(f, "The record says that it amends the one with the anchor {previous}.")?;
		}
		write!(f, "Not shown by this proof: {}.", self.not_shown())
	}
}

impl Accepted {
	/// What a person might take for shown, and is not.
	fn not_shown(&self) -> String {
		let mut not = vec!["what else the record says"];
		if !self.floor {
			not.push(
				"whether something that it hides changes the meaning of these values (--floor)",
			);
		}
		if self.subject.is_none() {
			not.push("whose record it is");
		}
		if !self.attestations.iter().any(Attested::is_in_force) {
			not.push("whether a professional vouches for it");
		}
		if self.on_chain.is_none() {
			not.push("whether and since when the anchor is on a chain");
		}
		not.push("whether there is a later version");
		match not.split_last() {
			Some((last, rest)) => format!("{}, and {last}", rest.join(", ")),
			None => String::new(),
		}
	}
}
