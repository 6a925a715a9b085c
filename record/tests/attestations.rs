//! Attestations and presentations, signed with each scheme.

mod support;

use blake2::{digest::consts::U32, Blake2b, Digest};
use medibloc_record::{
	Attestation, Audience, CommitError, Commitment, Content, DiscloseError, Document, Holding,
	Numbered, Policy, Presentation, PresentationError, Proof, Reason, Request, Scheme, Seed,
	Statement, Terms,
};

/// A key of each scheme. Keys of a number are the same in every run.
enum Key {
	Ed25519(ed25519_dalek::SigningKey),
	Sr25519(Box<schnorrkel::Keypair>),
	Ecdsa(k256::ecdsa::SigningKey),
}

impl Key {
	fn new(scheme: Scheme, number: u8) -> Self {
		let secret = [number; 32];
		match scheme {
			Scheme::Ed25519 => Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(&secret)),
			Scheme::Sr25519 => {
				let secret = schnorrkel::MiniSecretKey::from_bytes(&secret).unwrap();
				Self::Sr25519(Box::new(
					secret.expand_to_keypair(schnorrkel::ExpansionMode::Ed25519),
				))
			}
			Scheme::Ecdsa => Self::Ecdsa(k256::ecdsa::SigningKey::from_slice(&secret).unwrap()),
		}
	}

	fn account(&self) -> [u8; 32] {
		match self {
			Self::Ed25519(key) => key.verifying_key().to_bytes(),
			Self::Sr25519(pair) => pair.public.to_bytes(),
			Self::Ecdsa(key) => {
				Blake2b::<U32>::digest(key.verifying_key().to_encoded_point(true)).into()
			}
		}
	}

	fn sign(&self, message: &str) -> Vec<u8> {
		match self {
			Self::Ed25519(key) => {
				ed25519_dalek::Signer::sign(key, message.as_bytes()).to_bytes().into()
			}
			Self::Sr25519(pair) => {
				pair.sign_simple(b"substrate", message.as_bytes()).to_bytes().into()
			}
			Self::Ecdsa(key) => {
				let digest: [u8; 32] = Blake2b::<U32>::digest(message).into();
				let (signature, recovery) = key.sign_prehash_recoverable(&digest).unwrap();
				let mut bytes = signature.to_bytes().to_vec();
				bytes.push(recovery.to_byte());
				bytes
			}
		}
	}
}

const TEXT: &[u8] = br#"{"resourceType":"Patient","active":true,"birthDate":"1970-01-01"}"#;

fn seed() -> Seed {
	Seed::from_bytes([1; 32])
}

fn terms(account: [u8; 32]) -> Terms<'static> {
	Terms { profile: "R4", previous: None, account }
}

/// What an attester signs who was given the document, the account and the content seed.
fn attest(key: &Key, scheme: Scheme, terms: &Terms<'_>) -> Attestation {
	let document = Document::read(TEXT).unwrap();
	let content = Content::new(&document, &seed().content_seed(), terms).unwrap();
	let statement = Statement {
		signer: key.account(),
		certificate: [9; 32],
		role: "physician".into(),
		signed_at: 1_700_000_000_000,
	};
	let signature = key.sign(&statement.message(&content.root()).unwrap());
	Attestation { statement, scheme, signature }
}

fn three_attestations(terms: &Terms<'_>) -> Vec<Numbered> {
	let attest = |(number, scheme): (u32, Scheme)| Numbered {
		number,
		attestation: attest(&Key::new(scheme, 5), scheme, terms),
	};
	[0, 3, 7].into_iter().zip(Scheme::ALL).map(attest).collect()
}

/// A proof of the birth date that shows attestations with these numbers, and the record's anchor.
fn proof(terms: &Terms<'_>, attestations: &[Numbered], numbers: &[u32]) -> (Proof, [u8; 32]) {
	let document = Document::read(TEXT).unwrap();
	let holding = Holding { document: &document, seed: &seed(), terms, attestations };
	let fields = [document.field("/birthDate").unwrap()];
	let request = Request { fields: &fields, attestations: numbers, ..Request::default() };
	(holding.disclose(&request).unwrap(), holding.commit().unwrap().anchor())
}

#[test]
fn attestations_should_keep_the_content_root_and_change_the_anchor() {
	let document = Document::read(TEXT).unwrap();
	let terms = terms([2; 32]);
	let plain = Commitment::new(&document, &seed(), &terms).unwrap();
	let all = three_attestations(&terms);
	let mut anchors = vec![plain.anchor()];
	for count in 1..=all.len() {
		let record =
			Commitment::of_content(plain.content().clone(), &seed(), &all[..count]).unwrap();
		assert_eq!(record.content_root(), plain.content_root());
		assert!(!anchors.contains(&record.anchor()));
		anchors.push(record.anchor());
	}
}

#[test]
fn a_proof_should_show_the_attestations_asked_for_and_no_other() {
	let terms = terms([2; 32]);
	let all = three_attestations(&terms);
	for numbers in [&[][..], &[0], &[7], &[3, 0], &[0, 3, 7], &[3, 3]] {
		let (proof, anchor) = proof(&terms, &all, numbers);
		let policy = Policy { anchor: Some(anchor), ..Policy::default() };
		for form in [proof.to_json().into_bytes(), proof.to_compact(), proof.to_qr_text().into()] {
			let read = Proof::read(&form).unwrap();
			let verified = read.verify(&policy).unwrap();
			let wanted = all.iter().filter(|numbered| numbers.contains(&numbered.number));
			let wanted: Vec<_> = wanted.map(|numbered| &numbered.attestation).collect();
			assert_eq!(verified.attestations().len(), wanted.len());
			assert!(wanted.iter().all(|wanted| verified.attestations().contains(wanted)));
		}
		let hidden = all.iter().filter(|numbered| !numbers.contains(&numbered.number));
		for numbered in hidden {
			let signature = &numbered.attestation.signature;
			assert!(!proof.to_compact().windows(64).any(|window| window == &signature[..64]));
		}
	}
	let document = Document::read(TEXT).unwrap();
	let fields = [document.field("/birthDate").unwrap()];
	let request = Request { fields: &fields, attestations: &[1], ..Request::default() };
	let holding = Holding { document: &document, seed: &seed(), terms: &terms, attestations: &all };
	let error = holding.disclose(&request).unwrap_err();
	assert_eq!(error, DiscloseError::NoSuchAttestation { number: 1 });
}

#[test]
fn distinct_signers_should_count_not_signatures() {
	let terms = terms([2; 32]);
	let one = attest(&Key::new(Scheme::Ed25519, 5), Scheme::Ed25519, &terms);
	let twice = [0, 1].map(|number| Numbered { number, attestation: one.clone() });
	let (proof, _) = proof(&terms, &twice, &[0, 1]);
	let demand = |min_attestations| Policy { min_attestations, ..Policy::default() };
	assert_eq!(proof.verify(&demand(1)).unwrap().attestations().len(), 2);
	assert_eq!(proof.verify(&demand(2)).unwrap_err().reason, Reason::Policy);
}

#[test]
fn an_attestation_of_another_content_should_be_refused() {
	let document = Document::read(TEXT).unwrap();
	let signed_for_another_owner = three_attestations(&terms([3; 32]));
	let record = Commitment::new(&document, &seed(), &terms([2; 32])).unwrap();
	let error =
		Commitment::of_content(record.content().clone(), &seed(), &signed_for_another_owner);
	assert_eq!(error.unwrap_err(), CommitError::NotSigned { number: 0 });
}

#[test]
fn a_number_should_be_given_once() {
	let document = Document::read(TEXT).unwrap();
	let terms = terms([2; 32]);
	let mut all = three_attestations(&terms);
	all[2].number = all[0].number;
	let record = Commitment::new(&document, &seed(), &terms).unwrap();
	let error = Commitment::of_content(record.content().clone(), &seed(), &all).unwrap_err();
	assert_eq!(error, CommitError::NumberTaken { number: 0 });
}

fn audience() -> Audience {
	Audience {
		audience: "https://insurer.example".into(),
		nonce: vec![8; 16],
		expires_at: 1_800_000_000_000,
	}
}

/// A proof for the owner of a key of this scheme, presented with it.
fn presented(scheme: Scheme) -> Proof {
	let key = Key::new(scheme, 6);
	let terms = terms(key.account());
	let (proof, _) = proof(&terms, &[], &[]);
	let proof = proof.with_subject(&seed(), key.account()).unwrap();
	let signature = key.sign(&proof.presentation_message(&audience()).unwrap());
	proof.with_presentation(Presentation { to: audience(), scheme, signature }).unwrap()
}

#[test]
fn a_presentation_should_be_good_for_its_audience_nonce_and_time_only() {
	for scheme in Scheme::ALL {
		let proof = presented(scheme);
		let Audience { audience, nonce, expires_at } = audience();
		let good = Policy {
			audience: Some(&audience),
			nonce: Some(&nonce),
			now: Some(expires_at),
			..Policy::default()
		};
		for form in [proof.to_json().into_bytes(), proof.to_compact()] {
			let verified = Proof::read(&form).unwrap().verify(&good).unwrap();
			assert_eq!(verified.presentation().unwrap().to, self::audience());
		}
		for bad in [
			Policy { audience: Some("https://insurer.example/"), ..good },
			Policy { nonce: Some(&[9; 16]), ..good },
			Policy { now: Some(expires_at + 1), ..good },
		] {
			assert_eq!(proof.verify(&bad).unwrap_err().reason, Reason::Presentation);
		}
	}
}

#[test]
fn a_proof_that_is_not_presented_should_be_refused_where_that_is_demanded() {
	let (proof, _) = proof(&terms([2; 32]), &[], &[]);
	let demand = Policy { audience: Some("https://insurer.example"), ..Policy::default() };
	assert_eq!(proof.verify(&demand).unwrap_err().reason, Reason::Presentation);
}

#[test]
fn a_presentation_should_be_refused_with_what_is_wrong_before_it_is_made() {
	let key = Key::new(Scheme::Sr25519, 6);
	let (proof, _) = proof(&terms(key.account()), &[], &[]);
	let message = |proof: &Proof, to| proof.presentation_message(&to).map(|_| ());
	let refused = |error| Err(DiscloseError::Presentation(error));
	assert_eq!(message(&proof, audience()), refused(PresentationError::NoSubject));
	let proof = proof.with_subject(&seed(), key.account()).unwrap();
	assert_eq!(message(&proof, audience()), Ok(()));
	for (to, error) in [
		(Audience { audience: "".into(), ..audience() }, PresentationError::AudienceLength(0)),
		(Audience { audience: "a\u{202e}b".into(), ..audience() }, PresentationError::AudienceText),
		(Audience { nonce: vec![1; 15], ..audience() }, PresentationError::NonceLength(15)),
		(Audience { nonce: vec![1; 65], ..audience() }, PresentationError::NonceLength(65)),
		(Audience { expires_at: 1 << 53, ..audience() }, PresentationError::Expiry),
	] {
		assert_eq!(message(&proof, to), refused(error));
	}
	let stranger = Key::new(Scheme::Sr25519, 7);
	let signature = stranger.sign(&proof.presentation_message(&audience()).unwrap());
	let presentation = Presentation { to: audience(), scheme: Scheme::Sr25519, signature };
	let error = proof.with_presentation(presentation).unwrap_err();
	assert_eq!(error, DiscloseError::Presentation(PresentationError::Signature));
}
