//! Proofs as files: in any form of the format, or as pictures of QR codes.

use crate::{failure::Failure, package::read_bounded, qr};
use medibloc_record::{limits::MAX_PROOF_BYTES, QrParts};
use std::path::{Path, PathBuf};

/// What the text of one of several QR codes begins with.
const PART_PREFIX: &[u8] = b"MBR1/";

/// The proof in `paths`: one file, or all pictures or texts of the codes that it is spread over, in any order.
///
/// # Errors
///
/// A file cannot be read, holds no code, or does not belong to the others.
pub fn read(paths: &[PathBuf]) -> Result<Vec<u8>, Failure> {
	if let [path] = paths {
		let contents = contents(path)?;
		if !qr::is_picture(&contents) && !contents.starts_with(PART_PREFIX) {
			return Ok(contents);
		}
	}
	let mut parts = QrParts::default();
	for path in paths {
		for text in texts(path)? {
			parts
				.add(&text)
				.map_err(|error| Failure::unusable(format!("{}: {error}", path.display())))?;
		}
	}
	parts.text().map(String::into_bytes).map_err(Failure::unusable)
}

fn contents(path: &Path) -> Result<Vec<u8>, Failure> {
	read_bounded(path, MAX_PROOF_BYTES as u64)
}

/// The texts of the codes in a picture, or the text that the file is.
fn texts(path: &Path) -> Result<Vec<String>, Failure> {
	let contents = contents(path)?;
	if qr::is_picture(&contents) {
		return qr::read_picture(&contents)
			.map_err(|error| Failure::unusable(format!("{}: {error}", path.display())));
	}
	let text = String::from_utf8(contents).map_err(|_| {
		Failure::unusable(format!(
			"{} is neither a picture (PNG, JPEG) nor the text of a QR code",
			path.display()
		))
	})?;
	// Whoever copies the text of a code takes the end of its line with it.
	Ok(vec![text.trim_end_matches(['\r', '\n']).into()])
}
