//! `medibloc verify-chain-proof`: check a proof with no node and no network.

use super::{check, read_checkpoint, shown::Shown};
use crate::{
	arguments::Hash32,
	cli::VerifyChainProof,
	failure::{Failure, Status},
	package::write_new_file,
	report::Report,
};
use medibloc_client::chain_proof::{Checkpoint, Trust};
use serde::Serialize;
use std::{fmt, path::PathBuf};

#[derive(Serialize)]
struct Checked {
	/// Whether everything that was asked for holds.
	accepted: bool,
	#[serde(flatten)]
	shown: Shown,
	#[serde(skip_serializing_if = "Option::is_none")]
	checkpoint: Option<PathBuf>,
}

impl fmt::Display for Checked {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let verdict = if self.accepted { "Proved" } else { "Proved, and not what was asked for" };
		write!(f, "{verdict}\n{}", self.shown)?;
		match &self.checkpoint {
			Some(file) => write!(f, "\nWrote the checkpoint {}", file.display()),
			None => Ok(()),
		}
	}
}

/// `medibloc verify-chain-proof`.
pub fn verify(arguments: VerifyChainProof) -> Result<Report, Failure> {
	let checkpoint = arguments.checkpoint.as_deref().map(read_checkpoint).transpose()?;
	let trust = match (&checkpoint, arguments.genesis) {
		(Some(checkpoint), _) => Trust::Checkpoint(checkpoint),
		(None, Some(Hash32(genesis))) => Trust::Genesis(genesis),
		(None, None) => {
			return Err(Failure::unusable("nothing is trusted: name a genesis hash with --genesis"))
		}
	};
	let proved = check(&arguments.proof, trust)?;
	if let Some(file) = &arguments.write_checkpoint {
		write_checkpoint(file, &proved.checkpoint)?;
	}
	let shown = Shown::new(&proved);
	let accepted = if arguments.absent { shown.is_absent() } else { shown.holds() };
	let checked = Checked { accepted, shown, checkpoint: arguments.write_checkpoint };
	Ok(Report::new(if accepted { Status::Done } else { Status::Refused }, checked))
}

fn write_checkpoint(file: &std::path::Path, checkpoint: &Checkpoint) -> Result<(), Failure> {
	let text = serde_json::to_vec_pretty(checkpoint).map_err(Failure::unchecked)?;
	write_new_file(file, &text)
}
