//! What other pallets use.

use crate::{Call, Config, Pallet};
use medibloc_primitives::bandwidth::CERTIFICATE_STATE;
use medibloc_support::{Created, DeclaresPermanentState};

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	fn permanent_state(call: &Call<T>) -> Created {
		match call {
			// What a revocation adds is paid for here.
			Call::certify { .. } => Created::bytes(CERTIFICATE_STATE),
			Call::revoke { .. } | Call::__Ignore(..) => Created::default(),
		}
	}
}
