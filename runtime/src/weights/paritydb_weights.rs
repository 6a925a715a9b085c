//! MEASURED: crate parity-db 0.4.13
//! MEASURED: crate sc-client-db 0.55.0
//! MEASURED: crate sp-state-machine 0.54.0
//! MEASURED: crate sp-trie 47.0.0
//!
//! What the database costs, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21 (Y/M/D), MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark storage --chain anchors.json --base-path database --database paritydb --state-version 1 --warmups 1 --batch-size 10000 --disable-pov-recorder --hostname-override 2-cores-23-GiB --template-path weights-storage.hbs --weight-path paritydb_weights.rs`

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// One read and one write of ParityDb, on average.
	///
	/// Nanoseconds of a read: average 7_953, median 7_925, 95th percentile 10_169, longest 4_668_590.
	/// Of a write: average 28_742, median 29_428, 95th percentile 33_033, longest 38_518.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 7_953 * WEIGHT_REF_TIME_PER_NANOS,
		write: 28_742 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
