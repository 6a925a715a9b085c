//! `make profile`: where the time goes when full blocks are authored and imported, and when a record is sealed.
//!
//! `perf` looks a thousand times a second which function runs. The Wasm's functions have their names, too, when
//! `WASMTIME_PROFILING_STRATEGY=perfmap` is set. There are no call graphs: release builds keep no frame pointers, and
//! nothing can unwind through both them and the Wasm.

mod authoring;
mod importing;
mod kind;
mod page;
mod perf;
mod sealing;

use crate::{machine::Machine, settings::Settings, Error};
use perf::Sample;
use std::{fs, path::Path};

/// Something that is watched.
struct Profile {
	/// What it is called.
	name: &'static str,
	/// What is watched, and how.
	about: &'static str,
	/// What was found in it.
	found: &'static str,
	/// Watches it.
	samples: fn(&Settings) -> Result<Vec<Sample>, Error>,
}

impl Profile {
	fn watch(&self, settings: &Settings) -> Result<Vec<Sample>, Error> {
		eprintln!("profile: {}", self.name);
		(self.samples)(settings)
	}
}

const PROFILES: [Profile; 3] = [
	Profile {
		name: "authoring",
		about: authoring::ABOUT,
		found: authoring::FOUND,
		samples: authoring::watch,
	},
	Profile {
		name: "importing",
		about: importing::ABOUT,
		found: importing::FOUND,
		samples: importing::watch,
	},
	Profile {
		name: "sealing",
		about: sealing::ABOUT,
		found: sealing::FOUND,
		samples: sealing::watch,
	},
];

/// Watches everything, and writes `profiles.md` to `folder`.
///
/// # Errors
///
/// There is no `perf`, or what it is to watch cannot be done.
pub fn write(folder: &Path, settings: &Settings, machine: &Machine) -> Result<(), Error> {
	let mut watched = Vec::new();
	for profile in &PROFILES {
		watched.push(profile.watch(settings)?);
	}
	let profiles: Vec<_> = PROFILES.iter().zip(&watched).collect();
	fs::write(folder.join("profiles.md"), page::page(&profiles, machine))?;
	Ok(())
}

/// Watches the one that has this name, and shows what was seen.
///
/// # Errors
///
/// None has it, there is no `perf`, or what it is to watch cannot be done.
pub fn show(name: &str, settings: &Settings) -> Result<String, Error> {
	let Some(profile) = PROFILES.iter().find(|profile| profile.name == name) else {
		let names = PROFILES.map(|profile| profile.name).join(", ");
		return Err(Error::Unmeasured(format!("there is no profile '{name}': there are {names}")));
	};
	Ok(page::section(profile, &profile.watch(settings)?))
}
