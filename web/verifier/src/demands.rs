//! What a verifier demands beyond a proof that is true in itself.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use medibloc_record::{limits::MAX_INTEGER, Audience, Policy};
use serde::Deserialize;

/// The policy as a page writes it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
	anchor: Option<String>,
	subject: Option<String>,
	audience: Option<String>,
	nonce: Option<String>,
	now: Option<u64>,
	floor: bool,
	min_attestations: u32,
}

/// A [`Policy`] that owns what it names.
pub struct Demands {
	pub anchor: Option<[u8; 32]>,
	subject: Option<[u8; 32]>,
	presented: Option<Presented>,
	floor: bool,
	min_attestations: u32,
}

/// To whom and when the proof has to be presented.
struct Presented {
	audience: String,
	nonce: Vec<u8>,
	now: u64,
}

impl Demands {
	/// Reads a policy.
	///
	/// # Errors
	/// Says what is wrong, for a person.
	pub fn read(json: &[u8]) -> Result<Self, String> {
		// The reader would take an array, too, as the members in their order.
		if !json.trim_ascii_start().starts_with(b"{") {
			return Err("the policy is not a JSON object".into());
		}
		let Written { anchor, subject, audience, nonce, now, floor, min_attestations } =
			serde_json::from_slice(json).map_err(|error| format!("the policy: {error}"))?;
		let presented = match (audience, nonce, now) {
			(None, None, None) => None,
			(Some(audience), Some(nonce), Some(now)) => {
				Some(Presented::new(audience, &nonce, now)?)
			}
			_ => {
				let why = "who demands a presentation names an audience, a nonce and the time";
				return Err(why.into());
			}
		};
		Ok(Self {
			anchor: anchor.map(|hex| hash("anchor", &hex)).transpose()?,
			subject: subject.map(|hex| hash("subject", &hex)).transpose()?,
			presented,
			floor,
			min_attestations,
		})
	}

	/// What to verify a proof by.
	pub fn policy(&self) -> Policy<'_> {
		let Self { anchor, subject, presented, floor, min_attestations } = self;
		Policy {
			anchor: *anchor,
			subject: *subject,
			audience: presented.as_ref().map(|presented| presented.audience.as_str()),
			nonce: presented.as_ref().map(|presented| presented.nonce.as_slice()),
			now: presented.as_ref().map(|presented| presented.now),
			floor: *floor,
			min_attestations: *min_attestations,
		}
	}
}

impl Presented {
	fn new(audience: String, nonce: &str, now: u64) -> Result<Self, String> {
		let nonce = hex::decode(nonce).map_err(|_| "the nonce is not hexadecimal")?;
		if now > MAX_INTEGER {
			return Err(format!("the time is above {MAX_INTEGER}"));
		}
		// The limits are those of what is presented.
		let presented = Audience { audience, nonce, expires_at: now };
		presented.check().map_err(|error| error.to_string())?;
		let Audience { audience, nonce, expires_at: now } = presented;
		Ok(Self { audience, nonce, now })
	}
}

fn hash(what: &str, text: &str) -> Result<[u8; 32], String> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(text, &mut bytes)
		.map_err(|_| format!("the {what} is not 64 hexadecimal digits"))?;
	Ok(bytes)
}
