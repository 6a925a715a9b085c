//! One file per behaviour.

mod issuing;
mod junk;
mod queries;
mod random_operations;
mod revoking;
mod state_invariants;

use crate::{mock::*, Certificates};
use medibloc_primitives::{
	certificate::Certificate,
	time::{moment_of, SLOT_DURATION_MS},
	Moment,
};
use sp_core::H256;
use sp_runtime::DispatchResult;

const DOCTOR: u64 = 1;
const BOARD: u64 = 2;
const HOSPITAL: u64 = 3;

const HASH: H256 = H256::repeat_byte(0xa5);

/// The time of this block.
fn now() -> Moment {
	moment_of(Slot::get())
}

/// So many slots after this one.
fn after(slots: u64) -> Moment {
	now() + slots * SLOT_DURATION_MS
}

fn certify(certifier: u64, hash: H256, expires_at: Moment) -> DispatchResult {
	Certification::certify(RuntimeOrigin::signed(certifier), DOCTOR, hash, expires_at)
}

fn revoke(certifier: u64, hash: H256, reason: u8) -> DispatchResult {
	Certification::revoke(RuntimeOrigin::signed(certifier), DOCTOR, hash, reason)
}

/// The doctor's certificate with this hash.
fn issued_by(certifier: u64, hash: H256) -> Option<Certificate> {
	Certificates::<Test>::get((DOCTOR, certifier, hash))
}
