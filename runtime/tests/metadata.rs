//! The metadata that clients are built from is the one of this runtime.

use medibloc_runtime::Runtime;
use std::{fs, path::Path};

/// The version that subxt generates its types from.
const VERSION: u32 = 15;

#[test]
fn the_clients_metadata_should_be_the_runtimes() {
	let ours = sp_io::TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(VERSION))
		.expect("the runtime serves this version");
	// Relative to the package's folder, in which cargo runs its tests: a path from compile time would
	// be that of another clone when two share a build directory.
	let file = Path::new("../client/metadata.scale");
	if std::env::var_os("UPDATE_METADATA").is_some() {
		fs::write(file, &*ours).expect("the client's folder can be written");
	}
	let theirs = fs::read(file).unwrap_or_default();
	assert!(*ours == theirs, "client/metadata.scale is stale: run `make metadata`");
}

#[test]
fn every_version_that_clients_use_should_be_served() {
	sp_io::TestExternalities::default().execute_with(|| {
		for version in [14, 15, 16] {
			assert!(Runtime::metadata_versions().contains(&version));
			assert!(Runtime::metadata_at_version(version).is_some());
		}
	});
}
