//! What other pallets use.

use crate::{Call, Config, Pallet};
use medibloc_primitives::bandwidth::ANCHOR_STATE;
use medibloc_support::DeclaresPermanentState;

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	fn permanent_state(call: &Call<T>) -> u32 {
		match call {
			Call::anchor { .. } => ANCHOR_STATE,
			Call::__Ignore(..) => 0,
		}
	}
}
