//! MEASURED: crate frame-executive 49.0.0
//! MEASURED: crate frame-system 49.0.0
//! MEASURED: crate pallet-aura 49.0.0
//! MEASURED: crate pallet-authorship 49.0.0
//! MEASURED: crate pallet-grandpa 50.0.0
//! MEASURED: crate pallet-session 50.0.0
//! MEASURED: crate pallet-timestamp 49.0.0
//! MEASURED: code runtime/src/lib.rs, its extensions and pallets da3de6d80e948f5462f0409c0e7e3aca
//! MEASURED: code pallets/payer-signature/src/charge.rs d16791a42831737d09f4ed7f49ef2b44
//! MEASURED: code pallets/payer-signature/src/nonce.rs 2cc186fbceed3571c343636fa11a7d37
//!

//! THIS FILE WAS AUTO-GENERATED USING THE SUBSTRATE BENCHMARK CLI VERSION 64.0.0
//! DATE: 2026-11-26 (Y/M/D)
//! HOSTNAME: `2-cores-23-GiB`, CPU: `Intel(R) Xeon(R) Processor`
//!
//! SHORT-NAME: `block`, LONG-NAME: `BlockExecution`, RUNTIME: `medibloc`
//! WARMUPS: `10`, REPEAT: `100`
//! WEIGHT-PATH: `.`
//! WEIGHT-METRIC: `P75Percentile`, WEIGHT-MUL: `1.0`, WEIGHT-ADD: `0`

// Executed Command:
//   medibloc-node
//   benchmark
//   overhead
//   --chain
//   testnet-preset
//   --database
//   paritydb
//   --warmup
//   10
//   --repeat
//   100
//   --metric
//   p75
//   --hostname-override
//   2-cores-23-GiB
//   --weight-path
//   .

use sp_core::parameter_types;
use sp_weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

parameter_types! {
	/// Weight of executing an empty block.
	/// Calculated by multiplying the *P75Percentile* with `1.0` and adding `0`.
	///
	/// Stats nanoseconds:
	///   Min, Max: 208_214, 4_437_453
	///   Average:  292_200
	///   Median:   230_734
	///   Std-Dev:  420129.37
	///
	/// Percentiles nanoseconds:
	///   99th: 473_210
	///   95th: 397_743
	///   75th: 250_937
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(250_937), 0);
}

#[cfg(test)]
mod test_weights {
	use sp_weights::constants;

	/// Checks that the weight exists and is sane.
	// NOTE: If this test fails but you are sure that the generated values are fine,
	// you can delete it.
	#[test]
	fn sane() {
		let w = super::BlockExecutionWeight::get();

		// At least 100 µs.
		assert!(
			w.ref_time() >= 100u64 * constants::WEIGHT_REF_TIME_PER_MICROS,
			"Weight should be at least 100 µs."
		);
		// At most 50 ms.
		assert!(
			w.ref_time() <= 50u64 * constants::WEIGHT_REF_TIME_PER_MILLIS,
			"Weight should be at most 50 ms."
		);
	}
}
