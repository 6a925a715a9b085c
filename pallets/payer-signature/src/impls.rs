//! What other pallets use.

use crate::{Call, Config, Pallet};
use medibloc_primitives::voucher::VOUCHER_STATE;
use medibloc_support::{Created, DeclaresPermanentState};

impl<T: Config> DeclaresPermanentState<Call<T>> for Pallet<T> {
	/// Of a sponsored call it is what the call within it declares; what the voucher adds depends on its signer, and is
	/// counted with the judgement.
	fn permanent_state(call: &Call<T>) -> Created {
		match call {
			// The key, and the payer.
			Call::authorize_key { .. } => Created::bytes(VOUCHER_STATE.saturating_mul(2)),
			Call::cancel { .. } | Call::cancel_all { .. } => Created::bytes(VOUCHER_STATE),
			_ => Created::default(),
		}
	}
}
