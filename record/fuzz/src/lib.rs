//! What is tried on any bytes, for each parser: it must not panic, and what it takes must be what it writes.

use medibloc_record::{
	join_qr_texts, split_qr_text, Attestation, Document, Header, Holding, Policy, Proof, Seed,
	Terms,
};

/// A target by its name.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 5] = [
	("document", document),
	("proof", proof),
	("scale", scale),
	("field_path", field_path),
	("qr", qr),
];

/// A document that is read can be sealed, and its parts can be listed.
pub fn document(bytes: &[u8]) {
	let Ok(document) = Document::read(bytes) else { return };
	let seed = Seed::from_bytes([7; 32]);
	let terms = Terms { profile: "R4", previous: None, account: [4; 32] };
	let holding = Holding { document: &document, seed: &seed, terms: &terms, attestations: &[] };
	let record = holding.commit().expect("what was read can be sealed");
	let mut leaves = 0;
	for unit in 0..document.units() {
		let values = document.values(unit).expect("what was read can be read again");
		assert_eq!(document.leaves(unit), Some(values.len() as u32));
		leaves += values.len() as u64;
	}
	assert_eq!(record.leaves(), leaves);
	let marks = document.identifying("R5").expect("what was read can be read again");
	let marked = document.marked_values("R5", |value, kind| {
		let on =
			marks.iter().find(|mark| mark.unit == value.unit && value.path.starts_with(&mark.path));
		assert_eq!(kind, on.map(|mark| mark.kind));
	});
	marked.expect("what was read can be read again");
}

/// A proof that is read is the same in every form, and gets one verdict in all of them.
pub fn proof(bytes: &[u8]) {
	let Ok(proof) = Proof::read(bytes) else { return };
	let policy = Policy { floor: true, ..Policy::default() };
	let verdict = proof.verify(&policy);
	for form in [proof.to_json().into_bytes(), proof.to_compact(), proof.to_qr_text().into_bytes()]
	{
		let again = Proof::read(&form).expect("what is written can be read");
		assert_eq!(again, proof);
		assert_eq!(again.verify(&policy), verdict);
	}
}

/// Headers and attestations have one encoding each.
pub fn scale(bytes: &[u8]) {
	if let Ok(header) = Header::decode(bytes) {
		assert_eq!(header.encode().as_deref(), Ok(bytes));
	}
	if let Ok(attestation) = Attestation::decode(bytes) {
		assert_eq!(attestation.encode().as_deref(), Ok(bytes));
		attestation.verify(&[0; 32]);
	}
}

/// A path is looked for in a document; a line feed stands between both.
pub fn field_path(bytes: &[u8]) {
	let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
	let (Some(path), Some(text)) = (parts.next(), parts.next()) else { return };
	let (Ok(path), Ok(document)) = (std::str::from_utf8(path), Document::read(text)) else {
		return;
	};
	if let Ok(field) = document.select(path) {
		assert_eq!(document.field(field.pointer()).as_ref(), Ok(&field));
	}
	if let Ok(field) = document.field(path) {
		assert_eq!(field.pointer(), path);
	}
}

/// Lines are the texts of codes; what they make is split and joined again.
pub fn qr(bytes: &[u8]) {
	let Ok(text) = std::str::from_utf8(bytes) else { return };
	if let Ok(joined) = join_qr_texts(text.lines()) {
		if let Ok(parts) = split_qr_text(&joined, 100) {
			let again = join_qr_texts(parts.iter().map(String::as_str));
			// A piece may be cut within a character only where there are others than those of base45.
			assert!(!joined.is_ascii() || again == Ok(joined));
		}
	}
}
