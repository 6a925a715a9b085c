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
//! SHORT-NAME: `extrinsic`, LONG-NAME: `ExtrinsicBase`, RUNTIME: `medibloc`
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
	/// Weight of executing a NO-OP extrinsic, for example `System::remark`.
	/// Calculated by multiplying the *P75Percentile* with `1.0` and adding `0`.
	///
	/// Stats nanoseconds:
	///   Min, Max: 101_806, 164_772
	///   Average:  107_765
	///   Median:   104_037
	///   Std-Dev:  10063.8
	///
	/// Percentiles nanoseconds:
	///   99th: 154_690
	///   95th: 125_530
	///   75th: 107_248
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(107_248), 0);
}

#[cfg(test)]
mod test_weights {
	use sp_weights::constants;

	/// Checks that the weight exists and is sane.
	// NOTE: If this test fails but you are sure that the generated values are fine,
	// you can delete it.
	#[test]
	fn sane() {
		let w = super::ExtrinsicBaseWeight::get();

		// At least 10 µs.
		assert!(
			w.ref_time() >= 10u64 * constants::WEIGHT_REF_TIME_PER_MICROS,
			"Weight should be at least 10 µs."
		);
		// At most 1 ms.
		assert!(
			w.ref_time() <= constants::WEIGHT_REF_TIME_PER_MILLIS,
			"Weight should be at most 1 ms."
		);
	}
}
