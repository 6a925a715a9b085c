//! One file per behaviour.

mod anchoring;
mod batches;
mod privacy;
mod state_invariants;
