//! MEASURED: crate parity-db 0.4.13
//! MEASURED: crate sc-client-db 0.55.0
//! MEASURED: crate sp-state-machine 0.54.0
//! MEASURED: crate sp-trie 47.0.0
//!
//! What the database costs, measured by `scripts/weights.sh`. Do not edit.
//!
//! DATE: 2026-11-21 (Y/M/D), MACHINE: 2-cores-23-GiB, AMD EPYC
//!
//! COMMAND: `medibloc-node benchmark storage --chain anchors.json --base-path database --database paritydb --state-version 1 --warmups 1 --batch-size 10000 --disable-pov-recorder --metric p75 --hostname-override 2-cores-23-GiB --template-path weights-storage.hbs --weight-path paritydb_weights.rs`

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// One read and one write of ParityDb, at the 75th percentile.
	///
	/// Nanoseconds of a read: average 8_278, median 7_966, 75th percentile 9_086, 95th 10_540, longest 9_622_122.
	/// Of a write: average 30_853, median 31_166, 75th percentile 33_699, 95th 36_169, longest 40_275.
	pub const ParityDbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 9_086 * WEIGHT_REF_TIME_PER_NANOS,
		write: 33_699 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
