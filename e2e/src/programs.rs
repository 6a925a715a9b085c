//! Where the programs under test are.

use std::{env, path::PathBuf, process::Command};

/// A program of this workspace.
#[derive(Clone, Copy, Debug)]
pub enum Program {
	/// The node.
	Node,
	/// The command for people and scripts.
	Medibloc,
}

impl Program {
	fn file_name(self) -> &'static str {
		match self {
			Self::Node => "medibloc-node",
			Self::Medibloc => "medibloc",
		}
	}

	/// The program beside this executable, or else the one of the release build.
	pub fn path(self) -> Option<PathBuf> {
		let executable = env::current_exe().ok()?;
		// Tests lie in `<target>/<profile>/deps`, programs in `<target>/<profile>`.
		let profile = executable.ancestors().skip(1).find(|path| !path.ends_with("deps"))?;
		let release = profile.parent()?.join("release");
		[profile, &release].iter().map(|folder| folder.join(self.file_name())).find(|p| p.exists())
	}
}

/// Runs `program`, which dies with whoever runs it, however that ends.
///
/// # Errors
///
/// Says how to build the program when it is not there.
pub fn command(program: Program) -> Result<Command, String> {
	let path = program.path().ok_or_else(|| {
		format!("{} is not built: run `cargo build --release` first", program.file_name())
	})?;
	// `setpriv` is part of util-linux: it asks the kernel for the signal, which would take unsafe
	// code here.
	let mut command = Command::new("setpriv");
	command.args(["--pdeathsig", "KILL", "--"]).arg(path);
	Ok(command)
}
