//! `medibloc verify`: check a proof.

use crate::{
	arguments::Hash32,
	cli::Verify as Arguments,
	commands::anchor::OnChain,
	failure::{Failure, Status},
	package::read_bounded,
	pointer::pointer,
	report::Report,
};
use medibloc_client::Chain;
use medibloc_record::{Disclosed, LeafValue, Policy, Proof, Reason, Rejection, Verified};
use serde::Serialize;
use std::fmt;

/// The longest proof that the record format knows, in bytes.
const MAX_PROOF_BYTES: u64 = 1 << 27;

/// One disclosed value, and where it stands in the record.
#[derive(Serialize)]
pub struct Shown {
	pointer: String,
	kind: &'static str,
	value: serde_json::Value,
}

impl Shown {
	/// `disclosed`, as a person reads it.
	pub fn new(disclosed: &Disclosed) -> Self {
		let (kind, value) = match &disclosed.value {
			LeafValue::Null => ("null", serde_json::Value::Null),
			LeafValue::Bool(value) => ("bool", (*value).into()),
			LeafValue::String(value) => ("string", value.as_str().into()),
			// The number as it was written: 1.0 is not 1.00.
			LeafValue::Number(lexeme) => ("number", lexeme.as_str().into()),
			LeafValue::Keys(names) => ("keys", names.as_slice().into()),
			LeafValue::Len(length) => ("len", (*length).into()),
		};
		Self { pointer: pointer(disclosed.unit, &disclosed.path), kind, value }
	}
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { pointer, kind, value } = self;
		match (*kind, value) {
			("number", serde_json::Value::String(lexeme)) => write!(f, "{pointer} = {lexeme}"),
			("keys", names) => write!(f, "{pointer} is an object with the members {names}"),
			("len", length) => write!(f, "{pointer} is an array of {length} elements"),
			_ => write!(f, "{pointer} = {value}"),
		}
	}
}

/// Where an anchor was found, and why it is believed.
#[derive(Serialize)]
struct TrustedChain {
	#[serde(flatten)]
	on_chain: OnChain,
	/// The node that was asked. Its answers are believed.
	node: String,
	/// Whether the chain is the one that the verifier named.
	genesis_expected: bool,
}

impl fmt::Display for TrustedChain {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { on_chain, node, genesis_expected } = self;
		write!(f, "{on_chain}\n  as the node {node} says")?;
		if !genesis_expected {
			write!(f, "; --genesis HASH makes sure that it is the chain you mean")?;
		}
		Ok(())
	}
}

/// What the check came to.
#[derive(Serialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
enum Verdict {
	Accepted(Box<Accepted>),
	Refused { reason: String, detail: String },
}

/// What an accepted proof shows, and of which record.
#[derive(Serialize)]
struct Accepted {
	anchor: Hash32,
	content_root: Hash32,
	profile: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	previous: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	subject: Option<Hash32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	on_chain: Option<TrustedChain>,
	disclosed: Vec<Shown>,
}

impl Verdict {
	fn accepted(verified: &Verified, on_chain: Option<TrustedChain>) -> Self {
		let header = verified.header();
		Self::Accepted(Box::new(Accepted {
			anchor: Hash32(verified.anchor()),
			content_root: Hash32(verified.content_root()),
			profile: header.profile.clone(),
			previous: header.previous.map(Hash32),
			subject: verified.subject().map(Hash32),
			on_chain,
			disclosed: verified.disclosed().iter().map(Shown::new).collect(),
		}))
	}

	fn refused(rejection: Rejection) -> Self {
		Self::Refused { reason: rejection.reason.code().into(), detail: rejection.detail }
	}

	fn status(&self) -> Status {
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
		let Self { anchor, profile, on_chain, disclosed, .. } = self;
		writeln!(f, "Accepted: these values stand in the FHIR {profile} record with the anchor")?;
		writeln!(f, "  {anchor}")?;
		match on_chain {
			Some(on_chain) => writeln!(f, "  {on_chain}")?,
			None => writeln!(f, "  which you named; no chain was asked")?,
		}
		for shown in disclosed {
			writeln!(f, "  {shown}")?;
		}
		write!(
			f,
			"Not shown by this proof: what else the record says, whose it is, and whether a \
			 professional vouches for it."
		)
	}
}

/// `medibloc verify`.
pub async fn run(arguments: Arguments) -> Result<Report, Failure> {
	let text = read_bounded(&arguments.proof, MAX_PROOF_BYTES)?;
	let verdict = judge(&arguments, &text).await?;
	Ok(Report::new(verdict.status(), &verdict))
}

async fn judge(arguments: &Arguments, text: &[u8]) -> Result<Verdict, Failure> {
	let policy = Policy { anchor: arguments.anchor.map(|anchor| anchor.0), ..Policy::default() };
	let verified = match Proof::read(text).and_then(|proof| proof.verify(&policy)) {
		Ok(verified) => verified,
		// It may be a good proof.
		Err(rejection) if rejection.reason == Reason::Unsupported => {
			return Err(Failure::unchecked(format!("{}: update the program", rejection.detail)));
		}
		Err(rejection) => return Ok(Verdict::refused(rejection)),
	};
	if arguments.anchor.is_some() {
		return Ok(Verdict::accepted(&verified, None));
	}

	// The proof belongs to the anchor that it names; whether that was ever anchored, the chain says.
	let chain = Chain::connect(&arguments.chain.chain).await?;
	if let Some(expected) = arguments.genesis {
		let found = Hash32(chain.genesis_hash());
		if found != expected {
			return Err(Failure::unchecked(format!(
				"the node at {} is on the chain with genesis {found}, not on the one with {expected}: \
				 name a node of that chain with --chain",
				chain.url()
			)));
		}
	}
	let lookup = chain.anchored(verified.anchor()).await?;
	Ok(match lookup.anchored {
		Some(anchored) => {
			let trusted = TrustedChain {
				on_chain: OnChain::new(&chain, anchored),
				node: chain.url().into(),
				genesis_expected: arguments.genesis.is_some(),
			};
			Verdict::accepted(&verified, Some(trusted))
		}
		None => Verdict::Refused {
			reason: "ANCHOR".into(),
			detail: format!(
				"the anchor {} is not on the chain with genesis {} as of block {}, the latest that is \
				 final",
				Hash32(verified.anchor()),
				Hash32(chain.genesis_hash()),
				lookup.finalized_block
			),
		},
	})
}
