//! What other pallets use.

use crate::{anchors::bounded_length, Call, Config, Pallet};
use medibloc_primitives::bandwidth::ANCHOR_STATE;
use medibloc_support::{Created, DeclaresPermanentState};

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	fn permanent_state(call: &Call<T>) -> Created {
		match call {
			Call::anchor { .. } => Created::bytes(ANCHOR_STATE),
			Call::anchor_many { roots } => {
				Created::bytes(ANCHOR_STATE.saturating_mul(bounded_length(roots)))
			}
			Call::__Ignore(..) => Created::default(),
		}
	}
}
