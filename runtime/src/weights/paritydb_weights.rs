//! MEASURED: crate parity-db 0.4.13
//! MEASURED: crate sc-client-db 0.55.0
//! MEASURED: crate sp-state-machine 0.54.0
//! MEASURED: crate sp-trie 47.0.0
//!
//! What the database costs, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-22 (Y/M/D), MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark storage --chain anchors.json --base-path database --database paritydb --state-version 1 --warmups 1 --batch-size 10000 --disable-pov-recorder --metric p75 --hostname-override 2-cores-23-GiB --template-path weights-storage.hbs --weight-path paritydb_weights.rs`

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// One read and one write of ParityDb: the *P75Percentile* of all values.
	///
	/// Nanoseconds of a read: average 8_765, median 8_406, 75th percentile 9_357, 95th 10_770, longest 10_161_700.
	/// Of a write: average 28_905, median 28_722, 75th percentile 31_353, 95th 35_337, longest 37_764.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 9_357 * WEIGHT_REF_TIME_PER_NANOS,
		write: 31_353 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
