//! What other pallets use.

use crate::{ballots::ballot_state, Call, Config, Pallet};
use medibloc_primitives::producers::CANDIDATE_STATE;
use medibloc_support::{Created, DeclaresPermanentState};

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	/// Of a call that is enacted it is what that call declares.
	fn permanent_state(call: &Call<T>) -> Created {
		match call {
			Call::register {} => Created::bytes(CANDIDATE_STATE),
			Call::vote { targets } => Created::bytes(ballot_state(targets.len())),
			_ => Created::default(),
		}
	}
}
