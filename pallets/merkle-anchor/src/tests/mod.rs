//! One file per behaviour.

mod anchoring;
mod privacy;
mod state_invariants;
