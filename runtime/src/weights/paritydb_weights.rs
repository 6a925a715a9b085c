//! MEASURED: crate parity-db 0.4.13
//! MEASURED: crate sc-client-db 0.55.0
//! MEASURED: crate sp-state-machine 0.54.0
//! MEASURED: crate sp-trie 47.0.0
//!
//! What the database costs, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-26 (Y/M/D), MACHINE: 2-cores-23-GiB, Intel(R) Xeon(R) Processor
//!
//! COMMAND: `medibloc-node benchmark storage --chain anchors.json --base-path database --database paritydb --state-version 1 --warmups 1 --batch-size 10000 --disable-pov-recorder --metric p75 --hostname-override 2-cores-23-GiB --template-path weights-storage.hbs --weight-path paritydb_weights.rs`

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// One read and one write of ParityDb: the *P75Percentile* of all values.
	///
	/// Nanoseconds of a read: average 6_305, median 6_066, 75th percentile 6_543, 95th 8_796, longest 2_505_973.
	/// Of a write: average 30_182, median 30_151, 75th percentile 35_942, 95th 38_457, longest 40_171.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 6_543 * WEIGHT_REF_TIME_PER_NANOS,
		write: 35_942 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
