//! What a proof proves, in words.

use crate::{
	arguments::Hash32,
	commands::{
		anchor::Since,
		certificate::{called, Lifetime, IN_FORCE},
	},
};
use medibloc_client::{
	chain_proof::{Claim, Finding, Proved},
	time::utc,
	AccountId32, Anchored,
};
use medibloc_primitives::{certificate::Certificate, time::moment_of};
use serde::Serialize;
use std::fmt;

/// What is true of the chain at one block.
#[derive(Serialize)]
pub struct Shown {
	/// The chain, by the hash of its first block.
	pub genesis: Hash32,
	block: u32,
	block_hash: Hash32,
	at: String,
	at_unix_ms: u64,
	/// The ordinal of the set of authorities that made the block final.
	authority_set: u64,
	#[serde(skip_serializing_if = "Vec::is_empty")]
	anchors: Vec<ShownAnchor>,
	#[serde(skip_serializing_if = "Vec::is_empty")]
	certificates: Vec<ShownCertificate>,
}

#[derive(Serialize)]
struct ShownAnchor {
	anchor: Hash32,
	anchored: bool,
	#[serde(flatten)]
	since: Option<Since>,
}

#[derive(Serialize)]
struct ShownCertificate {
	professional: String,
	certifier: String,
	hash: Hash32,
	issued: bool,
	#[serde(flatten)]
	worth: Option<Worth>,
}

#[derive(Serialize)]
struct Worth {
	#[serde(flatten)]
	lifetime: Lifetime,
	/// What it is worth at the block.
	validity: &'static str,
	/// What it was worth when each of the anchors came to the chain.
	when_anchored: Vec<WhenAnchored>,
}

#[derive(Serialize)]
struct WhenAnchored {
	anchor: Hash32,
	validity: &'static str,
}

impl Shown {
	/// What was proved.
	pub fn new(proved: &Proved) -> Self {
		let anchors: Vec<_> = proved
			.findings
			.iter()
			.filter_map(|(claim, finding)| match (claim, finding) {
				(Claim::Anchor { root }, Finding::Anchor(anchored)) => {
					Some((Hash32(*root), *anchored))
				}
				_ => None,
			})
			.collect();
		let now = moment_of(proved.slot);
		let certificates =
			proved.findings.iter().filter_map(|(claim, finding)| match (claim, finding) {
				(
					Claim::Certificate { professional, certifier, hash },
					Finding::Certificate(certificate),
				) => Some(ShownCertificate {
					professional: AccountId32(*professional).to_string(),
					certifier: AccountId32(*certifier).to_string(),
					hash: Hash32(*hash),
					issued: certificate.is_some(),
					worth: certificate.map(|certificate| Worth::new(certificate, now, &anchors)),
				}),
				_ => None,
			});
		Self {
			genesis: Hash32(proved.checkpoint.genesis),
			block: proved.block,
			block_hash: Hash32(proved.hash),
			at: utc(proved.slot),
			at_unix_ms: now,
			authority_set: proved.checkpoint.set_id,
			certificates: certificates.collect(),
			anchors: anchors
				.iter()
				.map(|(anchor, anchored)| ShownAnchor {
					anchor: *anchor,
					anchored: anchored.is_some(),
					since: anchored.map(Since::from),
				})
				.collect(),
		}
	}

	/// Whether all anchors are there, and all certificates were in force when they came; if there are no anchors, whether
	/// all certificates are in force at the block.
	pub fn holds(&self) -> bool {
		let in_force = |worth: &Worth| match &worth.when_anchored[..] {
			[] => worth.validity == IN_FORCE,
			all => all.iter().all(|when| when.validity == IN_FORCE),
		};
		self.anchors.iter().all(|anchor| anchor.anchored)
			&& self.certificates.iter().all(|it| it.worth.as_ref().is_some_and(in_force))
	}

	/// Whether none of it is on the chain.
	pub fn is_absent(&self) -> bool {
		self.anchors.iter().all(|anchor| !anchor.anchored)
			&& self.certificates.iter().all(|certificate| !certificate.issued)
	}
}

impl Worth {
	fn new(certificate: Certificate, now: u64, anchors: &[(Hash32, Option<Anchored>)]) -> Self {
		let when_anchored = anchors.iter().filter_map(|(anchor, anchored)| {
			let validity = called(certificate.validity(anchored.as_ref()?.unix_ms()));
			Some(WhenAnchored { anchor: *anchor, validity })
		});
		Self {
			lifetime: certificate.into(),
			validity: called(certificate.validity(now)),
			when_anchored: when_anchored.collect(),
		}
	}
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for anchor in &self.anchors {
			writeln!(f, "  {anchor}")?;
		}
		for certificate in &self.certificates {
			writeln!(f, "  {certificate}")?;
		}
		let Self { genesis, block, at, authority_set, .. } = self;
		writeln!(
			f,
			"  at block {block}, {at}, final by the votes of authority set {authority_set}"
		)?;
		writeln!(f, "  of the chain with genesis {genesis}")?;
		write!(f, "  What came to the chain after that is not in this proof.")
	}
}

impl fmt::Display for ShownAnchor {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match &self.since {
			Some(since) => write!(f, "{} is anchored {since}", self.anchor),
			None => write!(f, "{} is not anchored", self.anchor),
		}
	}
}

impl fmt::Display for ShownCertificate {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { professional, certifier, hash, worth, .. } = self;
		write!(f, "certificate {hash} of {professional}\n    ")?;
		let Some(worth) = worth else {
			return write!(f, "was never issued by {certifier}");
		};
		let itself = if professional == certifier { " (itself)" } else { "" };
		write!(f, "by {certifier}{itself}\n    {}", worth.lifetime)?;
		write!(f, "\n    at the block of this proof: {}", worth.validity)?;
		for WhenAnchored { anchor, validity } in &worth.when_anchored {
			write!(f, "\n    when {anchor} was anchored: {validity}")?;
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_client::chain_proof::Checkpoint;
	use medibloc_primitives::certificate::Revocation;

	const ANCHORED: Anchored = Anchored { slot: 600_000_100, block: 90 };

	fn shown(findings: Vec<(Claim, Finding)>) -> Shown {
		let checkpoint =
			Checkpoint { genesis: [1; 32], block: 0, set_id: 3, authorities: vec![[2; 32]] };
		Shown::new(&Proved { findings, block: 500, hash: [4; 32], slot: 600_000_600, checkpoint })
	}

	fn anchor(anchored: Option<Anchored>) -> (Claim, Finding) {
		(Claim::Anchor { root: [5; 32] }, Finding::Anchor(anchored))
	}

	/// A certificate that is revoked in this slot, if it is.
	fn certificate(revoked_in: Option<u64>) -> (Claim, Finding) {
		let revocation = revoked_in.map(|slot| Revocation { at: moment_of(slot), reason: 9 });
		let (issued_at, expires_at) = (moment_of(600_000_000), moment_of(700_000_000));
		let claim = Claim::Certificate { professional: [6; 32], certifier: [7; 32], hash: [8; 32] };
		(claim, Finding::Certificate(Some(Certificate { issued_at, expires_at, revocation })))
	}

	#[test]
	fn what_was_revoked_after_the_anchor_should_hold_and_what_was_before_should_not() {
		let after = shown(vec![anchor(Some(ANCHORED)), certificate(Some(600_000_101))]);
		assert!(after.holds());
		let words = after.to_string();
		assert!(
			words.contains("revoked at 2027-01-15T08:05:03Z (reason: privilege-withdrawn)"),
			"{words}"
		);
		assert!(words.contains("at the block of this proof: revoked"), "{words}");
		let root = Hash32([5; 32]);
		assert!(words.contains(&format!("when {root} was anchored: in force")), "{words}");

		// In the same slot is too late already.
		for revoked_in in [600_000_100, 600_000_050] {
			let before = shown(vec![anchor(Some(ANCHORED)), certificate(Some(revoked_in))]);
			assert!(!before.holds());
			let words = before.to_string();
			assert!(words.contains(&format!("when {root} was anchored: revoked")), "{words}");
		}
	}

	#[test]
	fn without_an_anchor_the_block_should_count() {
		assert!(shown(vec![certificate(None)]).holds());
		assert!(!shown(vec![certificate(Some(600_000_599))]).holds());
	}

	#[test]
	fn what_is_not_there_should_not_hold_and_be_absent() {
		let nothing = (certificate(None).0, Finding::Certificate(None));
		for findings in [vec![anchor(None)], vec![nothing], vec![anchor(None), nothing]] {
			let shown = shown(findings);
			assert!(!shown.holds() && shown.is_absent());
		}
		let one = shown(vec![anchor(None), certificate(None)]);
		assert!(!one.holds() && !one.is_absent());
	}

	#[test]
	fn machines_should_read_times_and_worth() {
		let shown = shown(vec![anchor(Some(ANCHORED)), certificate(Some(600_000_101))]);
		let json = serde_json::to_value(shown).expect("it is JSON");
		assert_eq!(json["anchors"][0]["block"], 90);
		assert_eq!(json["certificates"][0]["validity"], "revoked");
		assert_eq!(json["certificates"][0]["when_anchored"][0]["validity"], IN_FORCE);
		let revocation = &json["certificates"][0]["revocation"];
		assert_eq!(revocation["revoked_at_unix_ms"], moment_of(600_000_101));
		assert_eq!((&json["block"], &json["authority_set"]), (&500.into(), &3.into()));
	}
}
