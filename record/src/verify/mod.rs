//! Verification (section 12).

mod bundle;
mod recompute;
mod structure;

use crate::{
	attestation::{attestation_leaf, Attestation},
	commitment::{anchor, content_root, record_root},
	floor,
	header::{subject, Header},
	leaf::{LeafRef, LeafValue},
	path::Path,
	presentation::Presentation,
	proof::{Attestations, Proof, ShownAttestation, Unit},
	rejection::{Reason, Rejection},
	tree::{FoldError, Hash},
	view::View,
};
use alloc::{collections::BTreeSet, format, vec::Vec};
use recompute::Recomputed;

/// What a verifier demands beyond a proof that is true in itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Policy<'a> {
	/// The anchor that the ledger holds. Without it, a proof shows only that its parts fit together: anyone can make
	/// such a proof about anything.
	pub anchor: Option<Hash>,
	/// The account that the record has to belong to.
	pub subject: Option<[u8; 32]>,
	/// The verifier's name. With it, the proof has to be presented to this verifier.
	pub audience: Option<&'a str>,
	/// What the verifier chose for this one time. With it, the proof has to be presented for this time.
	pub nonce: Option<&'a [u8]>,
	/// The time, in milliseconds since the Unix epoch: a presentation that is demanded must not have expired. Whoever
	/// demands one gives all three.
	pub now: Option<u64>,
	/// Demand the clinical floor (section 13): nothing is hidden that reverses the meaning of what is shown.
	pub floor: bool,
	/// How many signers, at least, have to attest the record. Their certificates are on the ledger and not looked at.
	pub min_attestations: u32,
}

/// What an accepted proof shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
	anchor: Hash,
	content_root: Hash,
	record_root: Hash,
	header: Header,
	attestations: Vec<Attestation>,
	subject: Option<[u8; 32]>,
	presentation: Option<Presentation>,
	opened: Vec<u32>,
	disclosed: View,
}

/// One thing that a proof shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
	/// The index of the unit: 0, or in a Bundle 1 more than the index of the entry.
	pub unit: u32,
	/// The path from the root of the unit.
	pub path: Path,
	/// What is there.
	pub value: LeafValue,
}

impl Disclosed {
	/// What a leaf of unit `unit` says.
	pub(crate) fn of(unit: u32, leaf: LeafRef<'_>) -> Self {
		let LeafRef { path, value, .. } = leaf;
		Self { unit, path: Path::from_encoded(path), value: value.to_owned() }
	}
}

impl Verified {
	/// The anchor that the hashes lead to.
	pub fn anchor(&self) -> Hash {
		self.anchor
	}

	/// The content root that the hashes lead to.
	pub fn content_root(&self) -> Hash {
		self.content_root
	}

	/// The record root that the hashes lead to.
	pub fn record_root(&self) -> Hash {
		self.record_root
	}

	/// The header.
	pub fn header(&self) -> &Header {
		&self.header
	}

	/// The attestations that are shown, each with a good signature over this record. Whether the certificates that
	/// they name are those of professionals, and were in force, only the ledger says.
	pub fn attestations(&self) -> &[Attestation] {
		&self.attestations
	}

	/// The account that owns the record, where the proof shows it.
	pub fn subject(&self) -> Option<[u8; 32]> {
		self.subject
	}

	/// To whom the owner presented the proof, if to anybody. It is worth something only to the verifier that demanded
	/// it by its [`Policy`].
	pub fn presentation(&self) -> Option<&Presentation> {
		self.presentation.as_ref()
	}

	/// The indexes of the units that are shown as a whole, ascending.
	pub fn opened(&self) -> &[u32] {
		&self.opened
	}

	/// What is shown and nothing else, by unit and path. An object or array is complete only as far as its KEYS or LEN
	/// and all that these list are here; it must not be presented as if it were otherwise.
	///
	/// Each is made when it is asked for: all of them together may take much more memory than the proof, in which the
	/// way to many values may stand once.
	pub fn disclosed(&self) -> impl Iterator<Item = Disclosed> + '_ {
		self.disclosed.leaves()
	}
}

impl Proof {
	/// Verifies the proof by the steps of section 12.
	///
	/// # Errors
	/// At the first step that fails.
	pub fn verify(&self, policy: &Policy<'_>) -> Result<Verified, Rejection> {
		let Recomputed { unit_hashes, disclosure, evidence, leaves, .. } =
			Recomputed::of(&self.units)?;
		for unit in &self.units {
			// What is opened is one JSON value as it is.
			if let Unit::Partial(partial) = unit {
				structure::check(partial)?;
			}
		}
		let highest = self.units.iter().map(Unit::index).max().unwrap_or(0);
		bundle::check(&evidence, highest, self.tree.depth)?;
		self.check_unit_order()?;

		let in_record_tree =
			|error: FoldError| Rejection::new(Reason::Multiproof, format!("record tree: {error}"));
		let root = self.tree.fold(unit_hashes).map_err(in_record_tree)?;
		let content_root = content_root(&self.header_bytes, self.tree.depth, &root);
		let attestation_leaves = self.attestation_leaves()?;
		let record_root = self.record_root(&content_root, &attestation_leaves)?;
		let anchor = anchor(&record_root, &self.blind);
		self.check_anchor(&anchor, policy)?;

		let attestations = self.check_attestations(&content_root)?;
		let subject = self.check_subject(policy)?;
		self.check_presentation(policy, &disclosure.hash(&attestation_leaves))?;
		let disclosed = recompute::disclosed(&self.units, leaves)?;
		if policy.floor {
			floor::check(&self.header.profile, &disclosed)?;
		}
		check_signers(&attestations, policy)?;

		let opened = self.units.iter().filter(|unit| matches!(unit, Unit::Open(_)));
		Ok(Verified {
			anchor,
			content_root,
			record_root,
			header: self.header.clone(),
			attestations,
			subject,
			presentation: self.presentation.clone(),
			opened: opened.map(Unit::index).collect(),
			disclosed,
		})
	}

	/// What a presentation of this proof says that it discloses.
	pub(crate) fn disclosure(&self) -> Result<Hash, Rejection> {
		let leaves = self.attestation_leaves()?;
		Ok(Recomputed::of(&self.units)?.disclosure.hash(&leaves))
	}

	fn check_unit_order(&self) -> Result<(), Rejection> {
		let indexes = || self.units.iter().map(|unit| unit.index());
		match indexes().zip(indexes().skip(1)).find(|(before, after)| before >= after) {
			None => Ok(()),
			Some((before, after)) => {
				let detail = format!("unit {after} follows unit {before}");
				Err(Rejection::new(Reason::Order, detail))
			}
		}
	}

	/// The leaves of the attestations that are shown, ascending.
	fn attestation_leaves(&self) -> Result<Vec<Hash>, Rejection> {
		let Attestations::Shown { shown, .. } = &self.attestations else { return Ok(Vec::new()) };
		let leaf = |ShownAttestation { salt, encoded, .. }: &_| attestation_leaf(salt, encoded);
		let leaves: Vec<Hash> = shown.iter().map(leaf).collect();
		match leaves.is_sorted_by(|a, b| a < b) {
			true => Ok(leaves),
			false => {
				let detail = "the shown attestations are out of order or repeated";
				Err(Rejection::new(Reason::Order, detail))
			}
		}
	}

	fn record_root(&self, content_root: &Hash, leaves: &[Hash]) -> Result<Hash, Rejection> {
		match &self.attestations {
			Attestations::Hidden { depth, root } => Ok(record_root(content_root, *depth, root)),
			Attestations::Shown { tree, .. } => {
				let root = tree.fold(leaves.to_vec()).map_err(|error| {
					Rejection::new(Reason::Multiproof, format!("attestation tree: {error}"))
				})?;
				Ok(record_root(content_root, tree.depth, &root))
			}
		}
	}

	fn check_anchor(&self, computed: &Hash, policy: &Policy<'_>) -> Result<(), Rejection> {
		let detail = if self.anchor != *computed {
			"the proof does not lead to the anchor that it names: something in it was changed"
		} else if policy.anchor.is_some_and(|expected| expected != *computed) {
			"the proof is about another anchor than the one on the ledger"
		} else {
			return Ok(());
		};
		Err(Rejection::new(Reason::Anchor, detail))
	}

	fn check_attestations(&self, content_root: &Hash) -> Result<Vec<Attestation>, Rejection> {
		let Attestations::Shown { shown, .. } = &self.attestations else { return Ok(Vec::new()) };
		for (position, ShownAttestation { attestation, .. }) in shown.iter().enumerate() {
			if !attestation.verify(content_root) {
				let detail = format!(
					"attestation {position} of those shown is not signed by its signer over this record"
				);
				return Err(Rejection::new(Reason::Signature, detail));
			}
		}
		Ok(shown.iter().map(|shown| shown.attestation.clone()).collect())
	}

	fn check_subject(&self, policy: &Policy<'_>) -> Result<Option<[u8; 32]>, Rejection> {
		let reject = |detail: &str| Err(Rejection::new(Reason::Subject, detail));
		match (&self.subject, policy.subject) {
			(None, None) => Ok(None),
			(None, Some(_)) => reject("the proof does not show whose record it is"),
			(Some(shown), _) if subject(&shown.account, &shown.salt) != self.header.subject => {
				reject("the account shown is not the one that the record was committed for")
			}
			(Some(shown), Some(expected)) if shown.account != expected => {
				reject("the record belongs to another account than the expected one")
			}
			(Some(shown), _) => Ok(Some(shown.account)),
		}
	}

	fn check_presentation(&self, policy: &Policy<'_>, disclosure: &Hash) -> Result<(), Rejection> {
		let reject = |detail: &str| Err(Rejection::new(Reason::Presentation, detail));
		let demanded = policy.audience.is_some() || policy.nonce.is_some();
		let Some(Presentation { to, scheme, signature }) = &self.presentation else {
			return match demanded {
				true => {
					reject("the proof is presented to nobody: ask its owner for a presentation")
				}
				false => Ok(()),
			};
		};
		let Some(owner) = &self.subject else {
			return reject(
				"the presentation has no signer: the proof does not show whose record it is",
			);
		};
		let message = to.message(&self.anchor, disclosure);
		if !scheme.verify(&owner.account, message.as_bytes(), signature) {
			let detail =
				"the presentation is not signed by the record's owner over what is disclosed";
			return Err(Rejection::new(Reason::Signature, detail));
		}
		if policy.audience.is_some_and(|audience| audience != to.audience) {
			return reject("the proof is presented to another verifier");
		}
		if policy.nonce.is_some_and(|nonce| nonce != to.nonce) {
			return reject(
				"the proof is presented for another time: its nonce is not the expected one",
			);
		}
		if demanded && policy.now.is_some_and(|now| now > to.expires_at) {
			return reject("the presentation has expired");
		}
		Ok(())
	}
}

/// Distinct signers count, not signatures: anybody can sign twice.
fn check_signers(attestations: &[Attestation], policy: &Policy<'_>) -> Result<(), Rejection> {
	let signers: BTreeSet<_> = attestations.iter().map(|a| a.statement.signer).collect();
	let found = u32::try_from(signers.len()).unwrap_or(u32::MAX);
	if found >= policy.min_attestations {
		return Ok(());
	}
	let wanted = policy.min_attestations;
	let detail = format!("{found} signers attest the record; {wanted} are demanded");
	Err(Rejection::new(Reason::Policy, detail))
}
