//! How a node builds a block: many transactions in one call of the runtime.

use crate::{weights::ExtrinsicBaseWeight, Executive, System, UncheckedExtrinsic};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use sp_io::storage::{commit_transaction, rollback_transaction, start_transaction};
use sp_runtime::{traits::Block as BlockT, ApplyExtrinsicResult};

sp_api::decl_runtime_apis! {
	/// What building a block needs besides the SDK's `BlockBuilder`.
	pub trait AuthorshipApi {
		/// Applies `extrinsics`, in their order, to the block that is being built, and returns what became of
		/// each. One that is refused has changed nothing, and those after it are tried.
		///
		/// It stops after the extrinsic with which they have weighed `ref_time` picoseconds or more; the
		/// answer is shorter than `extrinsics` then.
		///
		/// It does what `BlockBuilder::apply_extrinsic` does once for each: but every call of the runtime takes
		/// a new instance of its Wasm, and opens a cache of the state. An author spent a quarter of its time on these.
		fn apply_extrinsics(
			extrinsics: Vec<<Block as BlockT>::Extrinsic>,
			ref_time: u64,
		) -> Vec<ApplyExtrinsicResult>;
	}
}

/// See [`AuthorshipApi::apply_extrinsics`](runtime_decl_for_authorship_api::AuthorshipApi::apply_extrinsics).
pub(crate) fn apply_extrinsics(
	extrinsics: Vec<UncheckedExtrinsic>,
	ref_time: u64,
) -> Vec<ApplyExtrinsicResult> {
	let weight = || System::block_weight().total().ref_time();
	let mut limit = weight().saturating_add(ref_time);
	let mut results = Vec::with_capacity(extrinsics.len());
	for extrinsic in extrinsics {
		let result = apply_or_undo(extrinsic);
		if result.is_err() {
			// It weighs nothing in the block; its checks took time.
			let checks: Weight = ExtrinsicBaseWeight::get();
			limit = limit.saturating_sub(checks.ref_time());
		}
		results.push(result);
		if weight() >= limit {
			break;
		}
	}
	results
}

/// Applies `extrinsic`, or undoes what it changed before it was refused.
fn apply_or_undo(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	// Not by `frame_support::storage`, which counts how deep such layers lie in each other, up to a limit: whoever
	// imports the block has none here, and must come to the same result.
	start_transaction();
	let result = Executive::apply_extrinsic(extrinsic);
	match result {
		Ok(_) => commit_transaction(),
		Err(_) => rollback_transaction(),
	}
	result
}
