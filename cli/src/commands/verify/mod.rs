//! `medibloc verify`: what does a proof show, and is it true?

mod attested;
mod evidence;
mod shown;
mod verdict;

pub use shown::{AllShown, Shown};

use crate::{
	arguments::Hash32, cli::Verify as Arguments, failure::Failure, moment::now, progress,
	proof_file, report::Report,
};
use attested::{signers_in_force, Attested};
use evidence::{Lookup, Source};
use medibloc_record::{Policy, Proof, Rejection, Verified};
use verdict::{Checked, Verdict};

/// `medibloc verify`.
pub async fn run(arguments: Arguments) -> Result<Report, Failure> {
	let text = proof_file::read(&arguments.proofs)?;
	let verdict = judge(&arguments, text).await?;
	Ok(Report::new(verdict.status(), verdict))
}

async fn judge(arguments: &Arguments, text: Vec<u8>) -> Result<Verdict, Failure> {
	let demands_presentation = arguments.audience.is_some() || arguments.nonce.is_some();
	let policy = Policy {
		anchor: arguments.anchor.map(|anchor| anchor.0),
		subject: arguments.subject.map(|account| account.0),
		audience: arguments.audience.as_deref(),
		nonce: arguments.nonce.as_ref().map(|nonce| nonce.0.as_slice()),
		now: demands_presentation.then(|| arguments.now.unwrap_or_else(now)),
		floor: arguments.floor,
		// With a chain, only those count whose certificates were in force.
		min_attestations: arguments.anchor.map_or(0, |_| arguments.min_attestations),
	};
	let verified = match verified(text, &policy) {
		Ok(verified) => verified,
		Err(rejection) => return Ok(Verdict::refused(rejection)),
	};
	let checked = Checked {
		floor: arguments.floor,
		presentation: arguments.audience.is_some() && arguments.nonce.is_some(),
	};

	let source = Source::of(arguments).await?;
	let (on_chain, anchored_at) = match source.anchor(verified.anchor()).await? {
		Lookup::Named => (None, None),
		Lookup::Found(on_chain, anchored) => (Some(on_chain), Some(anchored.unix_ms())),
		Lookup::Absent { genesis, block } => {
			return Ok(Verdict::Refused {
				reason: "ANCHOR".into(),
				detail: format!(
					"the anchor {} is not on the chain with genesis {genesis} as of block {block}, the latest that is \
					 final",
					Hash32(verified.anchor())
				),
			})
		}
	};
	let attested = attested(arguments, &verified, &source, anchored_at).await?;
	if let Some(refused) = too_few(arguments, &attested) {
		return Ok(refused);
	}
	Ok(Verdict::accepted(verified, on_chain, attested, &checked))
}

fn verified(text: Vec<u8>, policy: &Policy<'_>) -> Result<Verified, Rejection> {
	progress::during("checking the proof", || {
		let proof = Proof::read(&text)?;
		// Each of both may be as long as a record.
		drop(text);
		proof.verify(policy)
	})
}

async fn attested(
	arguments: &Arguments,
	verified: &Verified,
	source: &Source,
	anchored_at: Option<u64>,
) -> Result<Vec<Attested>, Failure> {
	let certifiers: Vec<_> = arguments.certifiers.iter().map(|certifier| certifier.0).collect();
	let mut attested = Vec::new();
	for attestation in verified.attestations() {
		attested.push(Attested::new(attestation, source, &certifiers, anchored_at).await?);
	}
	Ok(attested)
}

/// The verdict on a record that too few signers attest whose certificates were in force.
fn too_few(arguments: &Arguments, attested: &[Attested]) -> Option<Verdict> {
	let (wanted, found) = (arguments.min_attestations as usize, signers_in_force(attested));
	// Under a named anchor the proof itself was held against the number.
	if arguments.anchor.is_some() || found >= wanted {
		return None;
	}
	let mut detail = format!(
		"{found} signers with a certificate in force attest the record; {wanted} are demanded"
	);
	for attested in attested {
		detail.push_str(&format!("\n  {attested}"));
	}
	Some(Verdict::Refused { reason: "POLICY".into(), detail })
}
