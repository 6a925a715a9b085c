//! The files that a proof is written to.

use super::learned::Learned;
use crate::{
	cli::Disclose as Arguments,
	failure::Failure,
	package::{ensure_new_file, write_new_file},
	qr,
};
use medibloc_record::{split_qr_text, Proof, MAX_QR_TEXT};
use serde::Serialize;
use std::{
	ffi::OsStr,
	fmt,
	path::{Path, PathBuf},
};

/// The name that stands for the terminal.
const TERMINAL: &str = "-";

/// A proof, and where it is.
#[derive(Serialize)]
pub struct Written {
	#[serde(skip_serializing_if = "Option::is_none")]
	proof: Option<PathBuf>,
	/// Of the file; of the compact form, where there are only codes.
	bytes: usize,
	/// The pictures of its codes.
	codes: Vec<PathBuf>,
	/// The codes for a terminal.
	#[serde(skip)]
	blocks: Vec<String>,
	#[serde(flatten)]
	learned: Learned,
}

impl Written {
	/// Writes the proof to the files that were named.
	///
	/// # Errors
	///
	/// A file exists already or cannot be written, or the proof is too long for codes. What was written before stays.
	pub fn write(arguments: &Arguments, proof: &Proof, learned: Learned) -> Result<Self, Failure> {
		let pictures = match &arguments.qr {
			Some(target) => draw(target, &proof.to_qr_text())?,
			None => Pictures::default(),
		};
		for (path, _) in &pictures.files {
			ensure_new_file(path)?;
		}
		let contents = match &arguments.output {
			Some(_) if !arguments.compact => proof.to_json().into_bytes(),
			_ => proof.to_compact(),
		};
		let mut written = Self {
			proof: arguments.output.clone(),
			bytes: contents.len(),
			codes: Vec::new(),
			blocks: pictures.blocks,
			learned,
		};
		if let Some(path) = &arguments.output {
			write_new_file(path, &contents)?;
		}
		for (path, contents) in pictures.files {
			write_new_file(&path, &contents)?;
			written.codes.push(path);
		}
		Ok(written)
	}
}

/// What a code is drawn as in a file.
enum Picture {
	Svg,
	Png,
}

impl Picture {
	fn of(target: &Path) -> Result<Self, Failure> {
		match target.extension().and_then(OsStr::to_str) {
			Some("svg") => Ok(Self::Svg),
			Some("png") => Ok(Self::Png),
			_ => Err(Failure::unusable(format!(
				"{} is neither .svg nor .png: name such a file, or - for the terminal",
				target.display()
			))),
		}
	}
}

/// Refuses files that cannot be written, as far as it can be told before there is a proof.
pub fn ensure_writable(arguments: &Arguments) -> Result<(), Failure> {
	if let Some(path) = &arguments.output {
		ensure_new_file(path)?;
	}
	if let Some(target) = arguments.qr.as_deref().filter(|target| *target != Path::new(TERMINAL)) {
		Picture::of(target)?;
	}
	Ok(())
}

/// The codes of a proof, drawn.
#[derive(Default)]
struct Pictures {
	files: Vec<(PathBuf, Vec<u8>)>,
	blocks: Vec<String>,
}

fn draw(target: &Path, text: &str) -> Result<Pictures, Failure> {
	let texts = split_qr_text(text, MAX_QR_TEXT).map_err(Failure::refused)?;
	let mut pictures = Pictures::default();
	for (number, text) in (1..).zip(&texts) {
		let code = qr::code(text)
			.map_err(|error| Failure::refused(format!("the proof makes no QR code: {error}")))?;
		if target == Path::new(TERMINAL) {
			pictures.blocks.push(qr::blocks(&code));
			continue;
		}
		let contents = match Picture::of(target)? {
			Picture::Svg => qr::svg(&code).into_bytes(),
			Picture::Png => qr::png(&code).map_err(Failure::unchecked)?,
		};
		let path =
			if texts.len() == 1 { target.into() } else { numbered(target, number, texts.len()) };
		pictures.files.push((path, contents));
	}
	Ok(pictures)
}

/// `code.png` as `code-2-of-3.png`.
fn numbered(target: &Path, number: usize, count: usize) -> PathBuf {
	let stem = target.file_stem().and_then(OsStr::to_str).unwrap_or_default();
	let extension = target.extension().and_then(OsStr::to_str).unwrap_or_default();
	target.with_file_name(format!("{stem}-{number}-of-{count}.{extension}"))
}

impl fmt::Display for Written {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for blocks in &self.blocks {
			writeln!(f, "{blocks}")?;
		}
		if let Some(proof) = &self.proof {
			writeln!(f, "Wrote the proof {} ({} bytes).", proof.display(), self.bytes)?;
		}
		for code in &self.codes {
			writeln!(f, "Drew the code {}.", code.display())?;
		}
		if self.codes.len() > 1 || self.blocks.len() > 1 {
			writeln!(f, "All of the codes together are the proof, in any order.")?;
		}
		write!(f, "{}", self.learned)
	}
}
