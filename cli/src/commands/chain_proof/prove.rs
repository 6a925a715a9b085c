//! `medibloc anchor prove`: make a proof.

use super::{read_checkpoint, shown::Shown};
use crate::{
	arguments::Hash32,
	cli::AnchorProve,
	failure::Failure,
	package::{ensure_new_file, read_bounded, write_new_file},
	report::Report,
};
use medibloc_client::{
	chain_proof::{Claim, ExportError, RawSpecification, Start},
	Chain,
};
use serde::Serialize;
use std::{
	fmt,
	path::{Path, PathBuf},
};

/// The longest raw specification, in bytes: one holds the Wasm in hexadecimal.
const MAX_SPECIFICATION_BYTES: u64 = 1 << 27;

#[derive(Serialize)]
struct Written {
	file: PathBuf,
	bytes: usize,
	#[serde(flatten)]
	shown: Shown,
	#[serde(skip_serializing_if = "Option::is_none")]
	checkpoint: Option<PathBuf>,
}

impl fmt::Display for Written {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { file, bytes, shown, checkpoint } = self;
		writeln!(f, "Wrote {}, {bytes} bytes", file.display())?;
		writeln!(f, "{shown}")?;
		write!(
			f,
			"Anybody checks it without a node: medibloc verify-chain-proof {} ",
			file.display()
		)?;
		match checkpoint {
			Some(checkpoint) => write!(f, "--checkpoint {}", checkpoint.display()),
			None => write!(f, "--genesis {}", shown.genesis),
		}
	}
}

/// `medibloc anchor prove`.
pub async fn prove(arguments: AnchorProve) -> Result<Report, Failure> {
	ensure_new_file(&arguments.output)?;
	let checkpoint = arguments.checkpoint.as_deref().map(read_checkpoint).transpose()?;
	let start = match &checkpoint {
		Some(checkpoint) => Start::Checkpoint(checkpoint),
		None => Start::Genesis(arguments.spec.as_deref().map(read_specification).transpose()?),
	};
	let anchors = arguments.anchors.iter().map(|Hash32(root)| Claim::Anchor { root: *root });
	let certificates = arguments.certificates.iter().map(|name| name.claim());
	let claims = anchors.chain(certificates).collect();

	let chain = Chain::connect(&arguments.chain.chain).await?;
	let (proof, proved) = chain.prove(claims, start).await?;
	let text = proof.to_json().map_err(Failure::refused)?;
	write_new_file(&arguments.output, text.as_bytes())?;
	Ok(Report::done(Written {
		file: arguments.output,
		bytes: text.len(),
		shown: Shown::new(&proved),
		checkpoint: arguments.checkpoint,
	}))
}

fn read_specification(path: &Path) -> Result<RawSpecification, Failure> {
	let text = read_bounded(path, MAX_SPECIFICATION_BYTES)?;
	RawSpecification::from_json(&text)
		.map_err(|error| Failure::unusable(format!("{}: {error}", path.display())))
}

impl From<ExportError> for Failure {
	fn from(error: ExportError) -> Self {
		match error {
			ExportError::Query(error) => error.into(),
			ExportError::NoGenesisState | ExportError::OtherSpecification { .. } => {
				Self::unusable(error)
			}
			ExportError::NotFinal | ExportError::Rejected(_) => Self::unchecked(error),
		}
	}
}
